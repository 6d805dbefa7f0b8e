package layout

import (
	"context"
	"math"
	"testing"

	"dossier/render"
	"dossier/render/layout/internal/geom"
)

// faults counts what makes a figure hard to read.
type faults struct{ onActor, onCaption, onLine, afar int }

func count(s *render.Scene) faults {
	var f faults
	lines := make([][]render.Point, len(s.Lines))
	for i, l := range s.Lines {
		lines[i] = geom.Curve(l.Curve).Flat()
	}
	for i, c := range s.Captions {
		for _, a := range s.Actors {
			if geom.Overlap(c.Box, a.Box) > 1 {
				f.onActor++
			}
		}
		for _, other := range s.Captions[i+1:] {
			if geom.Overlap(c.Box, other.Box) > 1 {
				f.onCaption++
			}
		}
		for k, line := range lines {
			if k != c.Link && crossing(line, c.Box) > 2 {
				f.onLine++
			}
		}
		if gapTo(lines[c.Link], c.Box) > 12 {
			f.afar++
		}
	}
	return f
}

func gapTo(line []render.Point, b render.Box) float64 {
	least := math.Inf(1)
	for i := 1; i < len(line); i++ {
		for k := range 20 {
			least = min(least, geom.Gap(geom.Lerp(line[i-1], line[i], float64(k)/20), b))
		}
	}
	return least
}

func TestCaptionsKeepClear(t *testing.T) {
	var all faults
	for seed := range int64(12) {
		s, err := Layout(context.Background(), randomFigure(16, 24, seed), Options{})
		if err != nil {
			t.Fatal(err)
		}
		f := count(s)
		all.onActor += f.onActor
		all.onCaption += f.onCaption
		all.onLine += f.onLine
		all.afar += f.afar
	}
	t.Logf("in 12 figures of 16 actors and 24 ties: %+v", all)
}

func TestX(t *testing.T) {
	for _, e := range Engines() {
		s, err := Layout(context.Background(), randomFigure(50, 90, 3), Options{Engine: e})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s %+v", e, count(s))
		s, err = Layout(context.Background(), randomFigure(20, 30, 3), Options{Engine: e})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s %+v", e, count(s))
	}
}
