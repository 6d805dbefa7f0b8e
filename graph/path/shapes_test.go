package path_test

import (
	"context"
	"math"
	"strconv"
	"testing"
	"time"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

const million = 1_000_000

// edges builds a graph of numbered actors from a list of ties by one relation.
// Actor i is node i.
func edges(tb testing.TB, actors int, ties [][2]int, weight func(i int) float64) *graph.View {
	tb.Helper()
	d := &data.Dossier{
		Relations: []data.Relation{{ID: "r", Label: "r", Influence: data.Forward, Tone: data.Neutral}},
		Sources:   []data.Source{{ID: "s"}},
		Actors:    make([]data.Actor, actors),
	}
	for i := range d.Actors {
		d.Actors[i].ID = strconv.Itoa(10*million + i)
	}
	t := &data.Table{Source: "s", Relation: make([]uint16, len(ties))}
	for i, e := range ties {
		t.From, t.To = append(t.From, uint32(e[0])), append(t.To, uint32(e[1]))
		if weight != nil {
			t.Weight = append(t.Weight, weight(i))
		}
	}
	d.Claims.AppendTable(t)
	return viewOf(tb, build(tb, d), graph.Filter{})
}

// find asks a question along influence and fails on an error.
func find(tb testing.TB, v *graph.View, q path.Question) path.Answer {
	tb.Helper()
	a, err := path.Find(context.Background(), v, q)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// findWithin is find that fails where a search does more work than some arcs' worth
// between two looks at its context, or more than that of a budget.
func findWithin(tb testing.TB, v *graph.View, q path.Question, budget int) path.Answer {
	tb.Helper()
	looks := testkit.EndAfter(math.MaxInt)
	a, err := path.Find(looks, v, q)
	if err != nil {
		tb.Fatal(err)
	}
	if most := budget/path.AskEvery + 50; looks.Count() > most {
		tb.Errorf("%+v: %d looks at the context, want %d at most", q, looks.Count(), most)
	}
	return a
}

func TestHub(t *testing.T) {
	if testing.Short() {
		t.Skip("a million ties")
	}
	// 0 and everybody else tie to the hub 1, and the hub to everybody else.
	half := million / 2
	ties := [][2]int{{0, 1}}
	for i := 2; i < half; i++ {
		ties = append(ties, [2]int{i, 1}, [2]int{1, i})
	}
	v := edges(t, half, ties, nil)
	for by := range path.ByWeight + 1 {
		a := find(t, v, path.Question{From: 0, To: graph.Node(half - 1), By: by})
		if len(a.Paths) != 1 || len(a.Paths[0].Hops) != 2 {
			t.Errorf("by %d: %+v", by, a)
		}
		a = find(t, v, path.Question{From: 0, To: graph.Node(half - 1), By: by, K: 5})
		if len(a.Paths) != 1 || !a.Complete {
			t.Errorf("by %d, k best: %d paths, %s", by, len(a.Paths), a.Bound)
		}
	}
	if a := find(t, v, path.Question{From: 2, To: 0}); len(a.Paths) != 0 || !a.Complete {
		t.Error("a way back to where nothing leads")
	}
}

func TestChain(t *testing.T) {
	if testing.Short() {
		t.Skip("a million actors")
	}
	var ties [][2]int
	for i := range million - 1 {
		ties = append(ties, [2]int{i, i + 1})
	}
	v := edges(t, million, ties, nil)
	for _, q := range []path.Question{
		{}, {By: path.ByEvidence}, {By: path.ByWeight}, {K: 3}, {K: 3, By: path.ByWeight},
		{All: true, MaxHops: million}, {Via: []graph.Node{1000}}, {TimeRespecting: true},
	} {
		q.To = million - 1
		a := find(t, v, q)
		if len(a.Paths) != 1 || len(a.Paths[0].Hops) != million-1 || q.By == path.ByWeight && a.Paths[0].Weight != million-1 {
			t.Errorf("%+v: %d paths, %s", q, len(a.Paths), a.Bound)
		}
	}
}

func TestParallelClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("a million claims")
	}
	ties := make([][2]int, million)
	for i := range ties {
		ties[i] = [2]int{0, 1}
	}
	v := edges(t, 3, ties, func(i int) float64 { return float64(million - i) })
	for _, q := range []path.Question{{K: 3}, {By: path.ByWeight}, {TimeRespecting: true}, {All: true}} {
		q.To = 1
		a := find(t, v, q)
		if len(a.Paths) != 1 || len(a.Paths[0].Hops[0].Ties) != 1 || !a.Complete {
			t.Errorf("%+v: %+v", q, a)
		}
		if q.By == path.ByWeight && a.Paths[0].Weight != 1 {
			t.Errorf("weight %v of the lightest claim", a.Paths[0].Weight)
		}
	}
	if a := find(t, v, path.Question{To: 2}); len(a.Paths) != 0 || !a.Complete {
		t.Error("a path to an isolated actor")
	}
	if !path.Untied(v.Graph(), 2) || path.Untied(v.Graph(), 1) {
		t.Error("actor 2 alone has no ties")
	}
}

// lattice has layers of two actors, each tied to both of the next layer, between
// a first and a last one: 2^layers shortest paths.
func lattice(tb testing.TB, layers int) (*graph.View, graph.Node) {
	tb.Helper()
	var ties [][2]int
	add := func(a, b int) { ties = append(ties, [2]int{a, b}, [2]int{b, a}) }
	last := 2*layers + 1
	add(0, 1)
	add(0, 2)
	for i := 1; i < layers; i++ {
		a := 2*i - 1
		for _, x := range []int{a, a + 1} {
			add(x, a+2)
			add(x, a+3)
		}
	}
	add(last-2, last)
	add(last-1, last)
	return edges(tb, last+1, ties, nil), graph.Node(last)
}

// A question built to explode answers within its budget, says that it is
// incomplete, and what it gives is right and in order.
func TestLattice(t *testing.T) {
	const layers = 40
	v, last := lattice(t, layers)
	for _, q := range []path.Question{
		{All: true, MaxHops: layers + 5}, {K: 1 << 30}, {K: 500}, {K: 500, By: path.ByWeight}, {K: 500, By: path.ByEvidence},
		{All: true, MaxHops: layers + 5, By: path.ByWeight}, {All: true, MaxHops: layers + 5, By: path.ByEvidence},
		{K: 500, Via: []graph.Node{9, 30}}, {K: 100, TimeRespecting: true},
	} {
		q.To, q.Budget = last, 2_000_000
		a := findWithin(t, v, q, q.Budget)
		if enough := !q.All && len(a.Paths) == q.K; a.Complete != enough || len(a.Paths) < 100 {
			t.Errorf("%+v: complete %v with %d paths, %s", q, a.Complete, len(a.Paths), a.Bound)
		}
		for i, p := range a.Paths { // in binary counting, but for what q asks to pass
			want := i
			if q.Via != nil {
				want = latticeVia(i)
			}
			if got := rank(p, layers); got != want || len(p.Hops) != layers+1 {
				t.Fatalf("%+v: path %d of %d hops is number %d, not %d", q, i, len(p.Hops), got, want)
			}
		}
	}
}

// rank reads a shortest path of the lattice as a number.
func rank(p path.Path, layers int) (n int) {
	for _, h := range p.Hops[:layers] {
		n = n<<1 | 1 - int(h.To&1)
	}
	return n
}

// latticeVia is the number of path i of those that pass 9, the lower actor of
// layer 5, and 30, the upper one of layer 15.
func latticeVia(i int) int {
	const free = 25 // layers below 15
	low, high := i%(1<<free), i>>free
	return high<<(free+1) | 1<<free | low
}

func TestContext(t *testing.T) {
	v, last := lattice(t, 40)
	for _, q := range []path.Question{
		{All: true, MaxHops: 80, Budget: 1 << 40}, {K: 1 << 30, Budget: 1 << 40}, {K: 1 << 30, By: path.ByWeight, Budget: 1 << 40},
		{K: 1 << 30, Via: []graph.Node{9}, Budget: 1 << 40}, {All: true, MaxHops: 80, By: path.ByWeight, Budget: 1 << 40},
	} {
		q.To = last
		const end = 100
		looks := testkit.EndAfter(end)
		a, err := path.Find(looks, v, q)
		if err != nil || a.Complete || a.Bound != "cancelled" {
			t.Errorf("%+v: complete %v, %q, %v", q, a.Complete, a.Bound, err)
		}
		if looks.Count() > end+5 {
			t.Errorf("%+v went on for %d looks", q, looks.Count()-end)
		}
	}
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if a, err := path.Find(late, v, path.Question{To: last}); err != nil || a.Complete || a.Bound != "time" {
		t.Errorf("after its time: %+v, %v", a, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if a, err := path.Find(ctx, v, path.Question{To: last}); err != nil || a.Complete || a.Bound != "cancelled" {
		t.Errorf("cancelled before it began: %+v, %v", a, err)
	}
}

// A ladder of many rungs has ever so many shortest paths that differ only in
// where they change sides; ordering them must not take longer than finding them.
func TestLadder(t *testing.T) {
	const rungs = 20_000
	var ties [][2]int
	for i := range rungs - 1 {
		for _, side := range []int{0, 1} {
			ties = append(ties, [2]int{2*i + side, 2*i + 2 + side})
		}
		ties = append(ties, [2]int{2 * i, 2*i + 3})
	}
	ties = append(ties, [2]int{2*rungs - 2, 2 * rungs}, [2]int{2*rungs - 1, 2 * rungs})
	v := edges(t, 2*rungs+1, ties, nil)
	for _, q := range []path.Question{
		{K: 10}, {K: 10, By: path.ByWeight}, {K: 10, By: path.ByEvidence}, {K: 3, TimeRespecting: true}, {All: true, MaxHops: rungs, Budget: 10_000_000},
	} {
		q.To = 2 * rungs
		a := findWithin(t, v, q, 20_000_000)
		for i, p := range a.Paths { // path i changes sides i rungs before the end, the first not at all
			if side := p.Hops[rungs-1].From; len(p.Hops) != rungs || side != graph.Node(2*rungs-2+min(i, 1)) {
				t.Fatalf("%+v: path %d of %d hops ends by %d", q, i, len(p.Hops), side)
			}
			if i > 0 && p.Hops[rungs-1-i].To&1 != 1 {
				t.Fatalf("%+v: path %d changes sides elsewhere", q, i)
			}
		}
		if enough := !q.All && len(a.Paths) == q.K; len(a.Paths) == 0 || a.Complete != enough {
			t.Errorf("%+v: %d paths, complete %v, %s", q, len(a.Paths), a.Complete, a.Bound)
		}
	}
}

// build makes the index of a dossier in which every claim makes a tie.
func build(t interface{ Fatal(args ...any) }, d *data.Dossier) *graph.Graph {
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
