package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// endEverywhere runs work under contexts that end after some look or other, up
// to the last that it takes, and expects the context's error from each. It
// returns how many looks the work takes.
func endEverywhere(t *testing.T, work func(ctx context.Context) error) int {
	t.Helper()
	whole := testkit.EndAfter(math.MaxInt)
	if err := work(whole); err != nil {
		t.Fatal(err)
	}
	looks := whole.Count()
	for n := 0; n < looks; n += 1 + looks/8 {
		if err := work(testkit.EndAfter(n)); !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %d of %d looks: %v", n, looks, err)
		}
	}
	return looks
}

// shuffledRows are a table and written claims, with dates and voices, out of order.
func shuffledRows(rows, written int) *data.Dossier {
	random := rand.New(rand.NewPCG(3, 4))
	d := rowsOnly(rows/2, rows, func(i int) (uint32, uint32) { return uint32(random.IntN(rows / 2)), uint32(i % 7) })
	random.Shuffle(len(d.Actors), func(i, j int) { d.Actors[i], d.Actors[j] = d.Actors[j], d.Actors[i] })
	table := d.Claims.Tables()[0]
	table.When = make([]data.Date, rows)
	table.When[5] = testkit.Date("2020")
	table.Stance = make([]data.Stance, rows)
	for i := range rows / 2 {
		table.Stance[i*2] = data.Denies
	}
	d.Claims = data.Claims{}
	for i := range written {
		d.Claims.Append(data.Claim{ID: fmt.Sprintf("c%d", (i*7919)%written), From: []string{d.Actors[i%99].ID}, Relation: "ties", To: []string{d.Actors[i%98+1].ID}})
	}
	d.Claims.AppendTable(table)
	return d
}

func TestBuildEndsWithItsContext(t *testing.T) {
	const rows, written = 2 * askEvery, askEvery + 100
	d := shuffledRows(rows, written)
	looks := endEverywhere(t, func(ctx context.Context) error {
		g, err := Build(ctx, d)
		if (g == nil) != (err != nil) {
			t.Errorf("a graph %v with the error %v", g != nil, err)
		}
		return err
	})
	// Rows are assessed, counted, dealt, counted by ties and written.
	if least := 5 * rows / askEvery; looks < least {
		t.Errorf("%d looks at the context, want at least %d", looks, least)
	}
}

func TestViewEndsWithItsContext(t *testing.T) {
	const rows = 2 * askEvery
	d := shuffledRows(rows, askEvery+100)
	g := build(t, d)
	for _, f := range []Filter{
		{MinGrade: 4}, {AsOf: testkit.Date("2020")}, {AccordingTo: d.Actors[0].ID}, {WithoutSources: []string{"file"}},
		{Relations: []string{"ties"}, Statuses: data.Statuses()}, {Kinds: []data.Kind{data.KindState}, Statuses: data.Statuses()},
	} {
		looks := endEverywhere(t, func(ctx context.Context) error { _, err := g.View(ctx, f); return err })
		if looks < 2 {
			t.Errorf("%+v: %d looks at the context", f, looks)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if v, err := g.View(ended, Filter{}); v != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("the default view of an ended context: %v, %v", v, err)
	}
	if got, want := mustView(t, g, Filter{}).NumTies(), naiveHeld(g); got != want {
		t.Errorf("after that %d ties pass, want %d", got, want)
	}
}

// naiveHeld counts the ties with a claim that is not denied.
func naiveHeld(g *Graph) (n int) {
	for t := range Tie(g.NumTies()) {
		for _, c := range g.Claims(t) {
			if g.marks[c].status() != data.Denied {
				n++
				break
			}
		}
	}
	return n
}

func TestSortIn(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 100, askEvery, askEvery + 1, 3 * askEvery, 5*askEvery - 7} {
		list := make([]int, n)
		for i := range list {
			list[i] = random.IntN(n)
		}
		want := slices.Sorted(slices.Values(list))
		if err := sortIn(context.Background(), list, cmp.Compare); err != nil || !slices.Equal(list, want) {
			t.Errorf("%d numbers are out of order, %v", n, err)
		}
	}
}
