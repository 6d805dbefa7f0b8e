package readability

import (
	"context"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
	"dossier/render/internal/steps"
)

const (
	touch  = 1.0 // square pixels of overlap that nobody sees
	inside = 4.0 // how deep in a group's box a line runs through it, not past it
	// rounding is what coordinates in 1/100 pixel may take from a distance that a
	// layout has kept exactly.
	rounding = 0.02
)

// Measure counts the faults of a scene. What is near to what is looked up, so that
// it takes time in proportion to the marks and to the pairs of them that lie close
// together: some milliseconds for a hundred lines, some hundred for 1,500. It fails
// only where ctx is done.
func Measure(ctx context.Context, s *render.Scene) (Counts, error) {
	m := newMeter(s)
	m.steps = steps.Count(ctx)
	c := Counts{
		Actors: len(s.Actors), Lines: len(s.Lines), Captions: len(s.Captions),
		Width: s.Width, Height: s.Height, SmallestType: smallestType(s),
	}
	c.DrawingWidth, c.DrawingHeight = m.bounds.W, m.bounds.H
	m.actors(&c)
	m.groups(&c)
	m.captions(&c)
	m.blocks(&c)
	m.lines(&c)
	m.ends(&c)
	m.bars(&c)
	c.Wasted = m.wasted()
	return c, m.steps.Err()
}

// meter holds a scene with its lines in straight pieces.
type meter struct {
	s       *render.Scene
	flat    [][]render.Point
	extents []render.Box
	own     map[int]int // the line of a link
	strand  []int       // of each line: all lines between the same two actors are one
	strands [][]int     // the lines of each strand
	bounds  render.Box
	steps   *steps.Counter

	nearLines, nearActors, nearCaptions *grid.Grid
}

func newMeter(s *render.Scene) *meter {
	m := &meter{s: s, own: make(map[int]int, len(s.Lines)), strand: make([]int, len(s.Lines))}
	known := make(map[[2]int]int, len(s.Lines))
	for i := range s.Lines {
		l := &s.Lines[i]
		flat := flatten(l)
		m.flat = append(m.flat, flat)
		m.extents = append(m.extents, geom.Grow(geom.Bounds(flat), sameLine))
		m.own[l.Link] = i
		dyad := [2]int{min(l.From, l.To), max(l.From, l.To)}
		if _, ok := known[dyad]; !ok {
			known[dyad] = len(m.strands)
			m.strands = append(m.strands, nil)
		}
		m.strand[i] = known[dyad]
		m.strands[m.strand[i]] = append(m.strands[m.strand[i]], i)
		if len(flat) > 0 {
			m.bounds = geom.Union(m.bounds, geom.Bounds(flat))
		}
	}
	m.enter()
	return m
}

// enter enters all marks in the grids, and what they cover in the bounds.
func (m *meter) enter() {
	for _, g := range m.s.Groups {
		m.bounds = geom.Union(m.bounds, g.Box)
	}
	for _, a := range m.s.Actors {
		m.bounds = geom.Union(m.bounds, a.Box)
	}
	for _, c := range m.s.Captions {
		m.bounds = geom.Union(m.bounds, c.Box)
	}
	m.nearLines, m.nearActors, m.nearCaptions = grid.New(m.bounds, len(m.flat)), grid.New(m.bounds, len(m.s.Actors)), grid.New(m.bounds, len(m.s.Captions))
	for i, line := range m.flat {
		m.nearLines.SetLine(i, line, sameLine)
	}
	for i, a := range m.s.Actors {
		m.nearActors.Set(i, a.Box)
	}
	for i, c := range m.s.Captions {
		m.nearCaptions.Set(i, c.Box)
	}
}

// flatten is a line in straight pieces with the tips of its arrowheads, which are
// part of it.
func flatten(l *render.LineMark) []render.Point {
	if len(l.Curve) < 4 || len(l.Curve)%3 != 1 {
		return nil
	}
	flat := geom.Curve(l.Curve).Flat()
	for _, h := range l.Heads {
		if tip := h[0]; geom.Distance(tip, flat[0]) < geom.Distance(tip, flat[len(flat)-1]) {
			flat = append([]render.Point{tip}, flat...)
		} else {
			flat = append(flat, tip)
		}
	}
	return flat
}

// smallestType is the size of the smallest text of a scene.
func smallestType(s *render.Scene) float64 {
	least := 0.0
	see := func(texts ...render.Text) {
		for _, t := range texts {
			if t.Size > 0 && (least == 0 || t.Size < least) {
				least = t.Size
			}
		}
	}
	see(s.Heading...)
	see(s.Footer...)
	for _, g := range s.Groups {
		see(g.Label)
	}
	for _, a := range s.Actors {
		see(a.Names...)
		for _, m := range a.Members {
			see(m.Names...)
			for _, b := range m.Badges {
				see(b.Number)
			}
		}
	}
	for _, c := range s.Captions {
		see(c.Lines...)
		for _, b := range c.Badges {
			see(b.Number)
		}
	}
	see(s.LegendHeads...)
	for _, l := range s.Legend {
		see(l.Label)
	}
	for _, n := range s.Notes {
		see(n.Badge.Number)
		see(n.Lines...)
	}
	return least
}
