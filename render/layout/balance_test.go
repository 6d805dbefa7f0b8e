package layout

import (
	"context"
	"fmt"
	"testing"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/geom"
)

// hubFigure has an actor with leaves, some of which tie themselves to it.
func hubFigure(leaves int) *render.Figure {
	f := &render.Figure{Nodes: []render.Node{{Actor: "hub", Name: "Holding", Kind: data.KindOrganization}}}
	for i := 1; i <= leaves; i++ {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("a", i), Name: fmt.Sprint("Subsidiary ", i), Kind: data.KindOrganization})
		l := render.Link{From: 0, To: i, Caption: "owns", Tone: data.Neutral, Status: data.Asserted}
		if i%5 == 0 {
			l.From, l.To = i, 0
		}
		f.Links = append(f.Links, l)
	}
	return f
}

// A hub stands between its leaves, and every line still runs as its tie does.
func TestLeavesOnBothSides(t *testing.T) {
	const leaves = 40
	f := hubFigure(leaves)
	s, err := Layout(context.Background(), f, Options{Engine: Dot})
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	hub := geom.Centre(s.Actors[0].Box)
	for _, a := range s.Actors[1:] {
		if geom.Centre(a.Box).X < hub.X {
			left++
		}
	}
	if left != leaves/2 {
		t.Errorf("%d of %d leaves on the left", left, leaves)
	}
	for _, l := range s.Lines {
		tip := l.Heads[0][0]
		if gap := geom.Gap(tip, s.Actors[f.Links[l.Link].To].Box); gap > 4 {
			t.Errorf("the arrow of tie %d ends %.0f pixels from its actor", l.Link, gap)
		}
	}
	if c := mustMeasure(t, s); c.Collisions() > 0 {
		t.Errorf("collisions: %v", c)
	}
}

// Only hubs with many leaves are set between them.
func TestFewLeavesStay(t *testing.T) {
	for _, turn := range turned(hubFigure(render.ManyLeaves)) {
		if turn {
			t.Fatal("a leaf of few was moved")
		}
	}
}
