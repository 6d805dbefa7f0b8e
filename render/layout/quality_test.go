package layout

import (
	"context"
	"math"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
)

// faults counts what makes a figure hard to read.
type faults struct{ actors, lineOnActor, onActor, onCaption, onLine, onBar, afar int }

func count(s *render.Scene, links []render.Link) faults {
	var f faults
	lines := make([][]render.Point, len(s.Lines))
	for i, l := range s.Lines {
		lines[i] = geom.Curve(l.Curve).Flat()
	}
	for i, a := range s.Actors {
		for _, other := range s.Actors[i+1:] {
			if geom.Overlap(a.Box, other.Box) > 0 {
				f.actors++
			}
		}
		for k, line := range lines {
			l := links[s.Lines[k].Link]
			if l.From != i && l.To != i && inside(line, geom.Grow(a.Box, -4)) > 0 {
				f.lineOnActor++
			}
		}
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
			if k != c.Link && inside(line, c.Box) > 2 {
				f.onLine++
			}
		}
		for _, bar := range s.Lines[c.Link].Bars {
			if inside(bar[:], c.Box) > 0 {
				f.onBar++
			}
		}
		if gapTo(lines[c.Link], c.Box) > 12 {
			f.afar++
		}
	}
	return f
}

// inside is the length of a line within a box.
func inside(line []render.Point, b render.Box) float64 {
	l := 0.0
	for k := 1; k < len(line); k++ {
		l += geom.Within(line[k-1], line[k], b)
	}
	return l
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
	for seed := range int64(6) {
		fig := figures.Random(16, 24, seed)
		s, err := Layout(context.Background(), fig, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if f := count(s, fig.Links); f != (faults{}) {
			t.Errorf("figure %d: %+v", seed, f)
		}
	}
	// From 140 ties on dot is not told the captions.
	for _, size := range [][2]int{{50, 90}, {60, 140}} {
		fig := figures.Random(size[0], size[1], 3)
		s, err := Layout(context.Background(), fig, Options{Engine: Dot})
		if err != nil {
			t.Fatal(err)
		}
		if f := count(s, fig.Links); f.onActor+f.onCaption+f.actors+f.lineOnActor > 0 || f.onLine > size[1]/12 {
			t.Errorf("figure of %d actors: %+v", size[0], f)
		}
	}
}
