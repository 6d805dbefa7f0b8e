package path_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// manyWeights makes a graph of ties of every manner, several between some pairs.
func manyWeights(rng *rand.Rand, actors, ties int, weight func() float64) *graph.Graph {
	d := &data.Dossier{Title: "Weighted", Sources: []data.Source{{ID: "s"}}}
	for i, influence := range []data.Influence{data.Forward, data.Backward, data.Both, data.Forward} {
		d.Relations = append(d.Relations, data.Relation{ID: fmt.Sprintf("r%d", i), Influence: influence, Symmetric: i == 3, Tone: data.Neutral})
	}
	for i := range actors {
		d.Actors = append(d.Actors, data.Actor{ID: fmt.Sprintf("a%05d", i)})
	}
	t := &data.Table{Source: "s"}
	for range ties {
		a, b := rng.IntN(actors), rng.IntN(actors)
		if rng.IntN(3) == 0 {
			b /= 4 // some actors have many ties
		}
		if a == b {
			continue
		}
		t.From, t.To = append(t.From, uint32(a)), append(t.To, uint32(b))
		t.Relation = append(t.Relation, uint16(rng.IntN(4)))
		t.Weight = append(t.Weight, weight())
		t.Stance = append(t.Stance, []data.Stance{data.Asserts, data.Alleges}[rng.IntN(2)])
	}
	d.Claims.AppendTable(t)
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		panic(err)
	}
	return g
}

// awaitWeighed has the weighed arcs of a view made.
func awaitWeighed(t *testing.T, v *graph.View, d graph.Direction) {
	t.Helper()
	for range 60_000 {
		v.ReuseWeighed(d)
		if v.Weighed(d) != nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("no weighed arcs in a minute")
}

// same fails where the two searches by weight differ. It reports whether there
// is a path.
func same(t *testing.T, v *graph.View, q path.Question) bool {
	t.Helper()
	awaitWeighed(t, v, q.Direction)
	q.By = path.ByWeight
	want, _, err := path.FindWeighed(t.Context(), v, q, true)
	if err != nil {
		t.Fatal(err)
	}
	got, done, err := path.FindWeighed(t.Context(), v, q, false)
	if err != nil || !done || !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v: %s, want %s (done %v, %v)", q, show(got.Paths), show(want.Paths), done, err)
	}
	return len(got.Paths) > 0
}

// The search on weighed arcs gives what the general one gives.
func TestWeighedAgree(t *testing.T) {
	weights := map[string]func(*rand.Rand) float64{
		"equal":      func(*rand.Rand) float64 { return 1 },
		"few":        func(r *rand.Rand) float64 { return float64(1 + r.IntN(3)) },
		"zeros":      func(r *rand.Rand) float64 { return float64(r.IntN(3)) },
		"none":       func(*rand.Rand) float64 { return 0 },
		"digits":     func(r *rand.Rand) float64 { return float64(1 + r.IntN(9)) },
		"tenths":     func(r *rand.Rand) float64 { return float64(r.IntN(20)) / 10 },
		"nanos":      func(r *rand.Rand) float64 { return float64(r.IntN(4)) / 1e9 },
		"any":        func(r *rand.Rand) float64 { return r.Float64() },
		"large":      func(r *rand.Rand) float64 { return float64(r.IntN(5)) * (1 << 28) },
		"small, big": func(r *rand.Rand) float64 { return []float64{.001, 100_000}[r.IntN(2)] },
	}
	filters := []graph.Filter{{}, {Relations: []string{"r0", "r3"}}, {Statuses: []data.Status{data.Asserted}}}
	for name, weight := range weights {
		t.Run(name, func(t *testing.T) {
			paths := 0
			for seed := range uint64(24) {
				rng := rand.New(rand.NewPCG(seed, 3))
				actors := []int{6, 12, 60, 300}[seed%4]
				g := manyWeights(rng, actors, actors*(2+rng.IntN(4)), func() float64 { return weight(rng) })
				for i, f := range filters {
					v := viewOf(t, g, f)
					for range 25 {
						q := path.Question{From: graph.Node(rng.IntN(actors)), Direction: graph.Direction((int(seed/4) + i) % 3)}
						q.To = (q.From + 1 + graph.Node(rng.IntN(actors-1))) % graph.Node(actors)
						if avoid := graph.Node(rng.IntN(actors)); avoid != q.From && avoid != q.To {
							q.Avoid = []graph.Node{avoid}
						}
						if same(t, v, q) {
							paths++
						}
					}
				}
			}
			if paths < 500 {
				t.Errorf("only %d paths to compare", paths)
			}
		})
	}
}

// An actor with a hundred thousand ties is passed from either side.
func TestWeighedHub(t *testing.T) {
	const n = 100_003
	var ties [][2]int
	for i := 1; i <= 50_000; i++ {
		ties = append(ties, [2]int{i, 0}, [2]int{0, 50_000 + i})
	}
	ties = append(ties, [2]int{n - 2, 1}, [2]int{n - 2, 7}, [2]int{50_001, n - 1}, [2]int{50_009, n - 1})
	v := edges(t, n, ties, func(i int) float64 { return float64(1 + i%3) })
	for _, q := range []path.Question{
		{From: n - 2, To: n - 1}, {From: 3, To: 70_000}, {From: n - 2, To: 60_000},
		{From: n - 1, To: n - 2, Direction: graph.EitherWay}, {From: 70_000, To: 99_000, Direction: graph.EitherWay},
	} {
		if !same(t, v, q) {
			t.Errorf("%+v: no path", q)
		}
	}
}

// Where a path weighs more than the short costs hold, the general search answers.
func TestWeighedTooFar(t *testing.T) {
	const n = 400
	var ties [][2]int
	for i := range n - 1 {
		ties = append(ties, [2]int{i, i + 1})
	}
	v := edges(t, n, ties, func(i int) float64 { return 4_000_000_000 + float64(i%2) })
	awaitWeighed(t, v, graph.AlongInfluence)
	q := path.Question{To: n - 1, By: path.ByWeight}
	if _, done, err := path.FindWeighed(t.Context(), v, q, false); done || err != nil {
		t.Fatalf("done %v, %v", done, err)
	}
	want := float64(n-1)*4_000_000_000 + (n-1)/2
	if a := find(t, v, q); len(a.Paths) != 1 || a.Paths[0].Weight != want {
		t.Errorf("%s, want a weight of %v", show(a.Paths), want)
	}
	q.To = 20
	same(t, v, q)
}

// The search ends with its budget and with its context.
func TestWeighedEnds(t *testing.T) {
	v := viewOf(t, skewed(1000, 10_000), graph.Filter{})
	awaitWeighed(t, v, graph.AlongInfluence)
	for budget, ended := 1, 0; ; budget *= 2 {
		a := find(t, v, path.Question{From: 3, To: 777, By: path.ByWeight, Budget: budget})
		if a.Complete {
			if ended < 3 {
				t.Errorf("ended %d times", ended)
			}
			break
		}
		if ended++; len(a.Paths) > 0 {
			t.Errorf("budget %d: cut short, and a path", budget)
		}
	}
}

// counting is a context that counts how often it is asked, and ends when it was
// asked so often.
type counting struct {
	context.Context
	asked, end int
}

func (c *counting) Err() error {
	if c.asked++; c.asked > c.end {
		return context.Canceled
	}
	return nil
}

// The check of all weights heeds the context.
func TestWeightsCheckEnds(t *testing.T) {
	v := viewOf(t, skewed(10_000, 100_000), graph.Filter{})
	for _, end := range []int{2, 5, 1000} {
		ctx := &counting{Context: t.Context(), end: end}
		a, err := path.Find(ctx, v, path.Question{From: 3, To: 777, By: path.ByWeight})
		if err != nil {
			t.Fatal(err)
		}
		if a.Complete != (end == 1000) || ctx.asked > end+1 || end == 1000 && ctx.asked < 12 {
			t.Errorf("end %d: asked %d times, complete %v", end, ctx.asked, a.Complete)
		}
	}
}
