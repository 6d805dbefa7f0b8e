package edition

import (
	"context"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// earlier is a figure in which some actors of a random one stood side by side, and
// one that is gone.
func earlier(d *draft.Draft, stay int) *render.Places {
	p := &render.Places{Actors: []render.Place{{Actor: "gone", Box: render.Box{X: 40, Y: 300, W: 80, H: 32}}}}
	for i := range stay {
		box := geom.Around(render.Point{X: 150 + 260*float64(i), Y: 120}, d.Actors[i].W, d.Actors[i].H)
		p.Actors = append(p.Actors, render.Place{Actor: d.Figure.Nodes[i].Actor, Box: box})
	}
	return p
}

func TestTally(t *testing.T) {
	d := draft.Measure(figures.Random(9, 12, 1), draft.Roomy)
	if stay, fresh, gone := Tally(d.Figure, earlier(d, 5)); stay != 5 || fresh != 4 || gone != 1 {
		t.Errorf("%d stay, %d are new, %d are gone", stay, fresh, gone)
	}
}

// Who stays keeps its place and is as large as its name, unless that would run into
// another.
func TestOld(t *testing.T) {
	d := draft.Measure(figures.Random(9, 12, 1), draft.Roomy)
	natural := d.Actors[1]
	was := earlier(d, 5)
	was.Actors[1].Box.X = was.Actors[2].Box.X + was.Actors[2].Box.W - 30 // the second stands close to the first
	d.Figure.Nodes[0].Name = figures.Names[9]
	old, err := Old(context.Background(), d, was)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range old {
		if stays := b != nil; stays != (i < 5) {
			t.Errorf("actor %d: stays %v", i, stays)
		}
	}
	if got := d.Actors[1]; got.W != natural.W || got.H != natural.H {
		t.Errorf("an actor with the old name has got another size: %v", got)
	}
	if wide := draft.MeasureActor(&d.Figure.Nodes[0], draft.Roomy); d.Actors[0].W >= wide.W {
		t.Errorf("a name that has grown into a neighbour is as wide as it would be: %v", d.Actors[0].W)
	}
}

// A drawing is the earlier one where all stand among each other as they did.
func TestShift(t *testing.T) {
	d := draft.Measure(figures.Random(3, 2, 1), draft.Roomy)
	was := earlier(d, 3)
	was.Actors = was.Actors[1:]
	dr := &draft.Drawing{}
	for i, a := range was.Actors {
		dr.Actors = append(dr.Actors, d.ActorMark(i, geom.MoveBox(a.Box, render.Point{X: -20, Y: 7.5})))
	}
	if by, ok := Shift(dr, was); !ok || by != (render.Point{X: 20, Y: -7.5}) {
		t.Errorf("%v, %v", by, ok)
	}
	dr.Actors[2].Box.X += 0.5
	if _, ok := Shift(dr, was); ok {
		t.Error("an actor that has moved is not seen")
	}
	if by, moved := Near(dr, was); by != (render.Point{X: 20, Y: -7.5}) || moved != 1 {
		t.Errorf("nearest at %v, %d have moved", by, moved)
	}
	was.Actors = was.Actors[:2]
	if _, ok := Shift(dr, was); ok {
		t.Error("an actor that is new is not seen")
	}
}
