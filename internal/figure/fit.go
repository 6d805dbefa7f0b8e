package figure

import (
	"context"

	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// fitted lays a figure out. One that does not fit the height of its sheet is tried without
// shapes that take much room, and then with the least type that is allowed: the first that
// fits is taken, or else the one that comes nearest. That is four layouts at most.
func fitted(ctx context.Context, f *render.Figure, opt layout.Options, preset options.Preset) (*render.Scene, layout.Report, error) {
	var scene *render.Scene
	var report layout.Report
	var before layout.Engine // of the layout before
	for _, try := range attempts(opt, preset) {
		if try.Engine == layout.Stress && opt.Engine != layout.Stress && (before == layout.Stress || before == layout.Matrix) {
			continue // it would be the same again, or worse
		}
		s, r, err := layout.Arrange(ctx, f, try)
		if err != nil {
			return nil, r, err
		}
		before = r.Engine
		if scene == nil || beyond(&r) < beyond(&report) {
			scene, report = s, r
		}
		if report.TooWide == nil {
			break
		}
	}
	return scene, report, nil
}

// attempts are the ways to lay a figure out, the one that was asked for first.
func attempts(opt layout.Options, preset options.Preset) []layout.Options {
	all := []layout.Options{opt}
	if opt.Height == 0 {
		return all
	}
	free := opt.Keep == nil && (opt.Engine == "" || opt.Engine == layout.Auto)
	if stress := opt; free {
		stress.Engine = layout.Stress
		all = append(all, stress)
	}
	if preset.Least > 0 {
		for _, small := range all {
			small.Points = preset.Least
			all = append(all, small)
		}
	}
	return all
}

// beyond is how many times as large as its sheet a figure is with the least type; 0 for
// one that fits.
func beyond(r *layout.Report) float64 {
	w := r.TooWide
	if w == nil {
		return 0
	}
	if w.AskedHeight == 0 {
		return w.Needed / w.Asked
	}
	return max(w.Needed/w.Asked, w.NeededHeight/w.AskedHeight)
}
