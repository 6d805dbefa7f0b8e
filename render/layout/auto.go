package layout

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
)

// Counts are the faults of a scene, from lines that run through actors to type
// that is too small, and how large it is.
type Counts = readability.Counts

// Report says how a scene came about.
type Report struct {
	Engine Engine // never Auto; empty where actors kept their places
	Flow   render.Flow
	// Counts are the faults of the scene.
	Counts Counts
	// Choice says in one line which layout was chosen and what spoke for it, where
	// [Auto] was asked for.
	Choice string
	// Instead says in one line that another engine than the one asked for was
	// taken, and why; empty where it was not.
	Instead string
	// TooWide is set where the figure does not fit the width and height asked for.
	TooWide *WidthWarning
	// Kept says what became of the actors of an earlier figure, where one was given.
	Kept *Kept
}

// The sizes up to which layers are compared. They count, not the clock, so that the same
// figure gets the same layout on a slow machine.
const compareActors, compareTies = 60, 140

// plans are the layouts to compare, what the figure itself asks for first: it
// stays unless another is clearly better.
func plans(f *render.Figure, opt Options) []plan {
	wraps := []draft.Wrap{draft.Roomy}
	if opt.Width > 0 {
		wraps = append(wraps, draft.Narrow)
	}
	other := render.TopToBottom
	if f.Flow == other {
		other = render.LeftToRight
	}
	small := len(f.Nodes) <= compareActors && len(f.Links) <= compareTies
	var out []plan
	for _, w := range wraps {
		add := func(engine Engine, flow render.Flow) { out = append(out, plan{engine: engine, flow: flow, wrap: w}) }
		switch {
		case opt.Engine != Auto:
			add(opt.Engine, f.Flow)
		case ownManages(f):
			layered := flows(f) && small
			if layered {
				add(Dot, f.Flow)
				add(Dot, other)
			}
			add(Auto, f.Flow)
			if len(f.Groups) > 0 && !layered && graphviz.Manages(graphviz.Dot, len(f.Links)) {
				add(Dot, f.Flow) // for many ties between groups
			}
		case len(f.Groups) > 0: // few engines keep groups together
			if graphviz.Manages(graphviz.Dot, len(f.Links)) {
				add(Dot, f.Flow)
			} else {
				add(Fdp, f.Flow)
			}
		default:
			add(Sfdp, f.Flow)
		}
	}
	return out
}

// tried is a layout that was made, or why it could not be.
type tried struct {
	plan    plan
	drawing *draft.Drawing
	scene   *render.Scene
	counts  Counts
	err     error
}

// Arrange is [Layout] with a report of how the scene came about.
func Arrange(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, Report{}, err
	}
	if err := check(f, opt); err != nil {
		return nil, Report{}, err
	}
	if opt.Width > 0 {
		opt.MinWidth = opt.sheet().MinWidth()
	}
	if len(f.Nodes) == 0 {
		s := opt.set(f, &draft.Drawing{})
		c, err := readability.Measure(ctx, s)
		return s, Report{Engine: Dot, Flow: f.Flow, Counts: c}, err
	}
	if opt.Engine == Matrix || opt.Engine == Auto && tabled(f) {
		return arrangeMatrix(ctx, f, opt)
	}
	if len(f.Slices) > 0 {
		return arrangeSlices(ctx, f, opt)
	}
	if opt.Keep != nil {
		return arrangeKept(ctx, f, opt)
	}
	return compare(ctx, f, opt)
}

// compare makes the layouts of a figure with actors and keeps the best.
func compare(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	t, r, err := best(ctx, f, opt)
	if err != nil {
		return nil, Report{}, err
	}
	r.fit(t.scene, opt)
	return t.scene, r, nil
}

// best makes the layouts of a figure with actors and keeps the best, as large as it is.
func best(ctx context.Context, f *render.Figure, opt Options) (*tried, Report, error) {
	var r Report
	if isOwn(opt.Engine) && opt.Engine != Auto && !ownManages(f) {
		r.Instead = fmt.Sprintf("%s would take too long for %d actors and %d ties; drawn with %s", opt.Engine, len(f.Nodes), len(f.Links), Sfdp)
		opt.Engine = Sfdp
	}
	if !isOwn(opt.Engine) {
		use, why := graphviz.Feasible(graphviz.Program(opt.Engine), f)
		opt.Engine, r.Instead = Engine(use), why
	}
	made, failed, err := tryAll(ctx, f, opt)
	if err != nil {
		return nil, Report{}, err
	}
	best := choose(made, opt.sheet())
	r.Engine, r.Flow, r.Counts = best.plan.engine, best.plan.flow, best.counts
	if isOwn(opt.Engine) && opt.Engine != Auto && r.Engine != opt.Engine {
		r.Instead = fmt.Sprintf("no part of the figure has the shape for %s; drawn with %s", opt.Engine, r.Engine)
	}
	if opt.asked == Auto {
		r.Choice = reason(made, failed, best)
	}
	return best, r, nil
}

// fit brings a scene to the column or page that is asked for, if one is.
func (r *Report) fit(s *render.Scene, opt Options) {
	if opt.Width == 0 {
		return
	}
	sheet := opt.sheet()
	fits := sheet.Fits(s)
	wide, high := sheet.Fit(s)
	if !fits {
		r.TooWide = &WidthWarning{Asked: opt.Width, Needed: wide, AskedHeight: opt.Height, NeededHeight: high,
			Points: cmp.Or(opt.Points, SmallestPoints), Shrunk: opt.Whole}
	}
}

// tryAll makes the layouts in question. One that fails because of the drawing
// itself is left out, as it is whenever the figure is drawn, as long as another is
// made; after any other failure, of time, memory or a process, the figure fails,
// since without that layout it might be another figure. They are made at the same
// time where others run the engine: which is the best is decided afterwards and in
// the order of the plans, so that it does not matter who comes first.
func tryAll(ctx context.Context, f *render.Figure, opt Options) (made, failed []tried, err error) {
	var all []tried
	for _, pl := range plans(f, opt) {
		all = append(all, tried{plan: pl})
	}
	if opt.Engine == Auto && opt.Runner != nil {
		var wait sync.WaitGroup
		for i := range all {
			wait.Go(func() { all[i].lay(ctx, f, opt) })
		}
		wait.Wait()
	} else {
		all = inTurn(ctx, f, opt, all)
	}
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	for _, t := range all {
		switch {
		case t.err == nil:
			made = append(made, t)
		case graphviz.Repeats(t.err):
			failed = append(failed, t)
		default:
			return nil, nil, t.err
		}
	}
	if len(made) == 0 {
		return nil, nil, failed[0].err
	}
	return made, failed, nil
}

// inTurn makes one layout after the other. It ends at the first failure after
// which there is no figure and, unless they are to be compared, at the first
// layout that fits the width.
func inTurn(ctx context.Context, f *render.Figure, opt Options, all []tried) []tried {
	for i := range all {
		t := &all[i]
		t.lay(ctx, f, opt)
		if t.err != nil && !graphviz.Repeats(t.err) || t.err == nil && opt.Engine != Auto && opt.sheet().Fits(t.scene) {
			return all[:i+1]
		}
	}
	return all
}

// lay lays the figure out by the plan.
func (t *tried) lay(ctx context.Context, f *render.Figure, opt Options) {
	if t.drawing, t.err = follow(ctx, f, &t.plan, opt); t.err != nil {
		return
	}
	t.scene = opt.set(f, t.drawing.Clone())
	t.scene.Places.Narrow = t.plan.wrap == draft.Narrow
	t.counts, t.err = readability.Measure(ctx, t.scene)
}

// clearly is the part of the first layout's score, vetoes apart, that another must save.
const clearly = 10 // a tenth

// spare is how much larger than the smallest layout another may be where none
// fits: what cannot be had is no reason to take one that cannot be read.
const spare = 1.25

// choose finds the best layout: of those that fit the sheet, or where none does of
// the small ones, the one with the least score.
func choose(all []tried, sheet page.Sheet) *tried {
	most, some := 0.0, false
	for i := range all {
		some = some || sheet.Fits(all[i].scene)
		most = max(most, sheet.Room(all[i].scene))
	}
	var best *tried
	for i := range all {
		t := &all[i]
		if some && !sheet.Fits(t.scene) || !some && spare*sheet.Room(t.scene) < most {
			continue
		}
		if best == nil {
			best = t
			continue
		}
		score, least := t.counts.Score(), best.counts.Score()
		if best == &all[0] {
			least -= best.counts.Rest() / clearly
		}
		if score < least {
			best = t
		}
	}
	return best
}

// reason is what was chosen and why, in a line.
func reason(all, failed []tried, best *tried) string {
	var rest, missing []string
	for i := range failed {
		missing = append(missing, failed[i].plan.String())
	}
	for i := range all {
		if t := &all[i]; t != best {
			rest = append(rest, fmt.Sprintf("%s with %d vetoes and %d crossings", t.plan, t.counts.Vetoes(), t.counts.Crossings))
		}
	}
	s := fmt.Sprintf("layout: %s (%d vetoes; %s)", best.plan, best.counts.Vetoes(), best.counts)
	if len(rest) > 0 {
		s += "; tried as well: " + strings.Join(rest, ", ")
	}
	if len(missing) > 0 {
		s += "; the engine fails at " + strings.Join(missing, ", ")
	}
	return s
}
