package layout

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"

	"dossier/data"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
)

// edited is a later edition of a figure: some actors are gone with their ties,
// some are new and tied to old and new ones, some have another name.
func edited(f *render.Figure, r *rand.Rand, gone, fresh, renamed int) *render.Figure {
	next := &render.Figure{Title: f.Title, Flow: f.Flow}
	at := map[int]int{}
	left := r.Perm(len(f.Nodes))[:min(gone, len(f.Nodes)-2)]
	for i, n := range f.Nodes {
		if slices.Contains(left, i) {
			continue
		}
		at[i] = len(next.Nodes)
		next.Nodes = append(next.Nodes, n)
	}
	for range renamed {
		i := r.Intn(len(next.Nodes))
		next.Nodes[i].Name = figures.Names[r.Intn(len(figures.Names))]
	}
	for _, l := range f.Links {
		from, here := at[l.From]
		to, there := at[l.To]
		if here && there {
			l.From, l.To = from, to
			next.Links = append(next.Links, l)
		}
	}
	for k := range fresh {
		id := fmt.Sprint("n", r.Int63(), "-", k)
		next.Nodes = append(next.Nodes, render.Node{Actor: id, Name: figures.Names[r.Intn(len(figures.Names))], Kind: data.Kinds()[r.Intn(7)]})
		me := len(next.Nodes) - 1
		for range 1 + r.Intn(2) {
			l := render.Link{From: me, To: r.Intn(me), Caption: figures.Captions[r.Intn(len(figures.Captions))], Tone: data.Neutral,
				Status: data.Status(r.Intn(6)), Origins: r.Intn(4)}
			if r.Intn(2) == 0 {
				l.From, l.To = l.To, l.From
			}
			next.Links = append(next.Links, l)
		}
	}
	for i := range next.Links {
		next.Links[i].Notes = nil
	}
	return next
}

// TestEditionsKeepPlaces makes three editions of figures that change at random:
// who stays stands where it stood, but for one shift of all and for those that give
// way and are told; nobody overlaps; and an edition of the same figure is the same.
func TestEditionsKeepPlaces(t *testing.T) {
	faults := readability.Counts{}
	stayed, gaveWay := 0, 0
	for seed := int64(0); seed < 26; seed += 2 {
		if testing.Short() && seed%8 > 0 {
			continue
		}
		r := rand.New(rand.NewSource(seed))
		actors := 4 + int(seed)
		f := figures.Random(actors, actors*5/4, seed)
		for i := range f.Links {
			f.Links[i].Notes = nil
		}
		f.Notes = nil
		old, _ := mustArrange(t, f, Options{})
		for edition := range 3 {
			grow := max(1, len(f.Nodes)*3/10)
			f = edited(f, r, r.Intn(grow+1), min(grow, 40-len(f.Nodes)), r.Intn(3))
			s, report := mustArrange(t, f, Options{Keep: &old.Places})
			if moved := movedIn(t, &old.Places, s); report.Kept.Spread == 0 && (moved < report.Kept.Moved-1 || moved > report.Kept.Moved+1) {
				t.Errorf("figure %d, edition %d: %d have moved, %d are told", seed, edition, moved, report.Kept.Moved)
			}
			stayed, gaveWay = stayed+report.Kept.Stay, gaveWay+report.Kept.Moved
			c := mustMeasure(t, s)
			if c.Vetoes() > 0 {
				t.Errorf("figure %d, edition %d of %d actors: %v", seed, edition, len(f.Nodes), c)
			}
			t.Logf("figure %d, edition %d: %+v: %3d actors %3d ties: %v", seed, edition, *report.Kept, c.Actors, c.Lines, c)
			faults.CaptionsOverLines += c.CaptionsOverLines
			faults.CaptionsAstray += c.CaptionsAstray
			faults.LinesTogether += c.LinesTogether
			faults.Crossings += c.Crossings
			faults.Lines += c.Lines
			again, _ := mustArrange(t, f, Options{Keep: &s.Places})
			if a, b := asJSON(t, s), asJSON(t, again); a != b {
				t.Errorf("figure %d, edition %d: an edition of the same figure is another", seed, edition)
			}
			old = s
		}
	}
	t.Logf("all: %d ties: %v", faults.Lines, faults)
	// Three in ten actors are new each time, in figures of up to three ties an actor.
	if gaveWay > stayed/3 {
		t.Errorf("%d of %d actors have given way", gaveWay, stayed)
	}
	for what, n := range map[string]int{"captions on lines": faults.CaptionsOverLines, "captions astray": faults.CaptionsAstray,
		"lines together": faults.LinesTogether} {
		if n > faults.Lines/25 {
			t.Errorf("%d %s, of %d ties", n, what, faults.Lines)
		}
	}
}

// TestNothingToKeep draws a first edition: over no actors at all, over others, and
// over an area that a hostile file makes as large as it may.
func TestNothingToKeep(t *testing.T) {
	f := figures.Path()
	first, r := mustArrange(t, f, Options{Keep: &render.Places{}})
	if *r.Kept != (Kept{New: 4}) {
		t.Errorf("%+v", *r.Kept)
	}
	other := &render.Places{Actors: []render.Place{{Actor: "nobody", Box: render.Box{X: 500, Y: 500, W: 80, H: 32}}}}
	again, r := mustArrange(t, f, Options{Keep: other})
	if *r.Kept != (Kept{New: 4, Gone: 1}) {
		t.Errorf("%+v", *r.Kept)
	}
	second, _ := mustArrange(t, f, Options{Keep: &first.Places})
	if a := asJSON(t, first); a != asJSON(t, again) || a != asJSON(t, second) {
		t.Error("the first edition and the next over the same actors are not the same")
	}
	far := &render.Places{Area: render.Box{X: -render.MaxPlaceAt, Y: -render.MaxPlaceAt, W: 2 * render.MaxPlaceAt, H: 2 * render.MaxPlaceAt},
		Actors: []render.Place{{Actor: f.Nodes[0].Actor}, {Actor: f.Nodes[1].Actor}, {Actor: f.Nodes[2].Actor, Box: render.Box{X: render.MaxPlaceAt, Y: -render.MaxPlaceAt}}}}
	_, r = mustArrange(t, f, Options{Keep: far})
	if r.Kept.Stay != 3 || r.Kept.Moved != 1 || r.Kept.Overlap != 0 { // of two in one place one gives way
		t.Errorf("%+v", *r.Kept)
	}
}

// TestLongerNamesMakeNoOverlap lets names grow until only a cut helps.
func TestLongerNamesMakeNoOverlap(t *testing.T) {
	f := &render.Figure{Nodes: []render.Node{{Actor: "a", Name: "A", Kind: data.KindState}, {Actor: "b", Name: "B", Kind: data.KindState}}}
	keep := &render.Places{Actors: []render.Place{{Actor: "a", Box: render.Box{X: 50, Y: 50, W: 58, H: 32}}, {Actor: "b", Box: render.Box{X: 120, Y: 50, W: 58, H: 32}}}}
	for _, name := range []string{"Organisation for the Prohibition of Chemical Weapons", "Donaudampfschifffahrtsgesellschaft", "B"} {
		f.Nodes[0].Name = name
		s, r := mustArrange(t, f, Options{Keep: keep})
		samePlaces(t, keep, s)
		if want := name != "B"; r.Counts.ActorsOverActors > 0 || r.Kept.Overlap > 0 || (r.Kept.Cut > 0) != want {
			t.Errorf("%s: %+v", name, *r.Kept)
		}
	}
}

// TestKeepAndWidth brings editions to a column: they are the same drawing.
func TestKeepAndWidth(t *testing.T) {
	f := figures.Path()
	for _, width := range []float64{60, 85, 160, 400} {
		first, _ := mustArrange(t, f, Options{Engine: Auto, Width: width, Keep: &render.Places{}})
		second, _ := mustArrange(t, f, Options{Width: width, Keep: &first.Places})
		if asJSON(t, first) != asJSON(t, second) {
			t.Errorf("%v mm: the second edition is another", width)
		}
		wide, _ := mustArrange(t, f, Options{Keep: &first.Places})
		samePlaces(t, &first.Places, wide)
	}
}

func asJSON(t *testing.T, s *render.Scene) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// samePlaces requires that all who stay have moved by the same vector, to the right and
// downward.
func samePlaces(t *testing.T, old *render.Places, s *render.Scene) {
	t.Helper()
	if moved := movedIn(t, old, s); moved > 0 {
		t.Errorf("%d have moved among the others", moved)
	}
}

// movedIn counts those that stay and have not moved by the same vector as most.
func movedIn(t *testing.T, old *render.Places, s *render.Scene) int {
	t.Helper()
	was := map[string]render.Box{}
	for _, a := range old.Actors {
		was[a.Actor] = a.Box
	}
	var shifts []render.Point
	for _, a := range s.Places.Actors {
		if box, stays := was[a.Actor]; stays {
			shifts = append(shifts, geom.Sub(geom.Centre(a.Box), geom.Centre(box)))
		}
	}
	same := func(a, b render.Point) bool { return math.Abs(a.X-b.X) < 0.011 && math.Abs(a.Y-b.Y) < 0.011 }
	most := 0
	var shift render.Point
	for _, by := range shifts {
		n := 0
		for _, other := range shifts {
			if same(by, other) {
				n++
			}
		}
		if n > most {
			most, shift = n, by
		}
	}
	if 2*most > len(shifts) && (shift.X < 0 || shift.Y < 0) {
		t.Errorf("all move by %v, up or to the left", shift)
	}
	if s.Width < s.Places.Area.X+s.Places.Area.W {
		t.Errorf("the drawing reaches beyond the page")
	}
	return len(shifts) - most
}
