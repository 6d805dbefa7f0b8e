package path_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

// Paths of the reversed graph are the paths reversed.
func TestReversed(t *testing.T) {
	for seed := range uint64(150) {
		d := testkit.SeededDossier(seed, 7, 22)
		back := testkit.SeededDossier(seed, 7, 22)
		turn := map[data.Influence]data.Influence{data.Forward: data.Backward, data.Backward: data.Forward}
		for i, r := range back.Relations {
			if other, ok := turn[r.Influence]; ok && !r.Symmetric {
				back.Relations[i].Influence = other
			}
		}
		v, w := viewOf(t, build(t, d), graph.Filter{}), viewOf(t, build(t, back), graph.Filter{})
		for by := range path.ByWeight + 1 {
			there := find(t, v, path.Question{From: 0, To: 6, By: by, K: 1000})
			again := find(t, w, path.Question{From: 6, To: 0, By: by, K: 1000})
			if a, b := turned(there.Paths, false), turned(again.Paths, true); !reflect.DeepEqual(a, b) {
				t.Fatalf("seed %d by %d: %v, reversed %v", seed, by, a, b)
			}
		}
	}
}

// turned tells paths in an order of their own, each turned round if asked.
func turned(paths []path.Path, round bool) []string {
	var list []string
	for _, p := range paths {
		hops := slices.Clone(p.Hops)
		if round {
			slices.Reverse(hops)
			for i, h := range hops {
				hops[i].From, hops[i].To = h.To, h.From
			}
		}
		list = append(list, show([]path.Path{{Hops: hops, Grade: p.Grade, Weight: p.Weight}}))
	}
	slices.Sort(list)
	return list
}

// The order of actors and claims in the dossier never shows.
func TestShuffled(t *testing.T) {
	for seed := range uint64(150) {
		d := testkit.SeededDossier(seed, 8, 30)
		rng := rand.New(rand.NewPCG(seed, 9))
		other := *d
		other.Claims = data.Claims{}
		claims := slices.Clone(d.Claims.Written())
		rng.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		other.Claims.Append(claims...)
		other.Actors = slices.Clone(d.Actors)
		rng.Shuffle(len(other.Actors), func(i, j int) { other.Actors[i], other.Actors[j] = other.Actors[j], other.Actors[i] })
		v, w := viewOf(t, build(t, d), graph.Filter{}), viewOf(t, build(t, &other), graph.Filter{})
		for by := range path.ByWeight + 1 {
			q := path.Question{From: 0, To: 7, By: by, K: 50, TimeRespecting: seed%2 == 0}
			if a, b := find(t, v, q), find(t, w, q); !reflect.DeepEqual(a, b) {
				t.Fatalf("seed %d by %d: %s, shuffled %s", seed, by, show(a.Paths), show(b.Paths))
			}
		}
	}
}

// The way from a to c is no longer than that by b.
func TestTriangle(t *testing.T) {
	v := viewOf(t, skewed(60, 240), graph.Filter{})
	best := func(from, to graph.Node, by path.Choice) float64 {
		if from == to {
			return 0
		}
		a := find(t, v, path.Question{From: from, To: to, By: by})
		if len(a.Paths) == 0 {
			return math.Inf(1)
		}
		return length(a.Paths[0], by)
	}
	rapid.Check(t, func(t *rapid.T) {
		node := rapid.Uint32Range(0, 59)
		a, b, c := graph.Node(node.Draw(t, "a")), graph.Node(node.Draw(t, "b")), graph.Node(node.Draw(t, "c"))
		for _, by := range []path.Choice{path.ByHops, path.ByWeight} {
			if best(a, c, by) > best(a, b, by)+best(b, c, by) {
				t.Fatalf("by %d: %d to %d is longer than by %d", by, a, c, b)
			}
		}
	})
}

func TestWeights(t *testing.T) {
	// 0 - 1 - 2 - 3 and 0 - 4 - 3, and 0 - 3 at once.
	ties := [][2]int{{0, 1}, {1, 2}, {2, 3}, {0, 4}, {4, 3}, {0, 3}}
	tests := []struct {
		name    string
		weights []float64
		hops    []int // of the paths in order
		sums    []float64
	}{
		{"zero", []float64{0, 0, 0, 0, 0, 0}, []int{1, 2, 3}, []float64{0, 0, 0}},
		{"zero against one", []float64{0, 0, 0, 0, 0, 1}, []int{2, 3, 1}, []float64{0, 0, 1}},
		{"2^53", []float64{1 << 53, 1 << 53, 1, 1 << 53, 1 << 53, 1 << 53}, []int{1, 2, 3}, []float64{1 << 53, 1 << 54, 1<<54 + 1}},
		{"2^53 and a thousand-millionth", []float64{0, 0, 1<<53 + 0, 1e-9, 1<<53 - 1, 1 << 53}, []int{2, 1, 3}, []float64{1<<53 - 1, 1 << 53, 1 << 53}},
		{"tenths", []float64{.1, .1, .1, .1, .2, .3}, []int{1, 2, 3}, []float64{.3, .3, .3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := edges(t, 5, ties, func(i int) float64 { return tt.weights[i] })
			a := find(t, v, path.Question{To: 3, By: path.ByWeight, K: 5})
			var hops []int
			var sums []float64
			for _, p := range a.Paths {
				hops, sums = append(hops, len(p.Hops)), append(sums, p.Weight)
			}
			if !slices.Equal(hops, tt.hops) || !slices.Equal(sums, tt.sums) {
				t.Errorf("hops %v, sums %v; want %v, %v", hops, sums, tt.hops, tt.sums)
			}
		})
	}
	for _, bad := range []float64{-1, math.Inf(1), math.Inf(-1), 1<<53 + 2} {
		v := edges(t, 5, ties, func(i int) float64 { return []float64{bad, 1}[min(i, 1)] })
		_, err := path.Find(t.Context(), v, path.Question{From: 4, To: 3, By: path.ByWeight})
		if !errors.Is(err, path.ErrWeight) || !strings.Contains(err.Error(), "10000000 r 10000001") {
			t.Errorf("weight %v: %v", bad, err)
		}
		if a := find(t, v, path.Question{From: 4, To: 3}); len(a.Paths) != 1 {
			t.Errorf("weight %v disturbs a question by hops", bad)
		}
	}
}

func TestQuestionsRefused(t *testing.T) {
	v := edges(t, 4, [][2]int{{0, 1}}, nil)
	tests := []struct {
		name string
		q    path.Question
		is   error
		says string
	}{
		{"same", path.Question{From: 1, To: 1}, path.ErrSameActor, "same actor"},
		{"unknown from", path.Question{From: 4, To: 1}, nil, "no actor number 4"},
		{"unknown via", path.Question{To: 1, Via: []graph.Node{9}}, nil, "no actor number 9"},
		{"unknown avoid", path.Question{To: 1, Avoid: []graph.Node{math.MaxUint32}}, nil, "no actor number 4294967295"},
		{"via and avoid", path.Question{To: 1, Via: []graph.Node{2}, Avoid: []graph.Node{2}}, path.ErrConflict, "10000002"},
		{"avoid an end", path.Question{To: 1, Avoid: []graph.Node{1}}, path.ErrConflict, "10000001"},
		{"negative k", path.Question{To: 1, K: -1}, path.ErrConflict, "negative"},
		{"negative hops", path.Question{To: 1, MaxHops: -1}, path.ErrConflict, "negative"},
		{"negative budget", path.Question{To: 1, Budget: -1}, path.ErrConflict, "negative"},
		{"choice", path.Question{To: 1, By: 7}, nil, "no choice number 7"},
		{"direction", path.Question{To: 1, Direction: 7}, nil, "no direction number 7"},
		{"too many via", path.Question{To: 1, Via: make([]graph.Node, 13)}, nil, "at most 12"},
	}
	for _, tt := range tests {
		_, err := path.Find(t.Context(), v, tt.q)
		if err == nil || tt.is != nil && !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if a := find(t, v, path.Question{To: 1, Via: []graph.Node{0, 1, 1}}); len(a.Paths) != 1 {
		t.Error("the ends are on every path")
	}
}

// Any number of questions may be asked at once.
func TestConcurrent(t *testing.T) {
	v := viewOf(t, skewed(300, 1500), graph.Filter{})
	questions := []path.Question{{}, {By: path.ByEvidence}, {By: path.ByWeight}, {K: 20}, {K: 20, By: path.ByWeight},
		{All: true, MaxHops: 4}, {Via: []graph.Node{5}}, {TimeRespecting: true}}
	want := make([]path.Answer, len(questions))
	for i := range questions {
		questions[i].From, questions[i].To = 17, 200
		want[i] = find(t, v, questions[i])
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for i := range 5 * len(questions) {
				k := (i + worker) % len(questions)
				if got, err := path.Find(t.Context(), v, questions[k]); err != nil || !reflect.DeepEqual(got, want[k]) {
					t.Errorf("%+v: another answer (%v)", questions[k], err)
				}
			}
		})
	}
	wg.Wait()
}

// A smaller budget gives the beginning of what a larger one gives.
func TestBudgetGivesPrefix(t *testing.T) {
	v := viewOf(t, skewed(60, 400), graph.Filter{})
	for _, q := range []path.Question{
		{All: true, MaxHops: 5}, {All: true, MaxHops: 4, By: path.ByEvidence}, {All: true, MaxHops: 4, By: path.ByWeight},
		{K: 100}, {K: 100, By: path.ByEvidence}, {K: 100, By: path.ByWeight}, {K: 50, Via: []graph.Node{4}}, {K: 50, TimeRespecting: true},
	} {
		q.From, q.To = 7, 50
		whole := find(t, v, q)
		if !whole.Complete && whole.Bound[:3] != "max" || len(whole.Paths) < 20 {
			t.Fatalf("%+v: %d paths, %s", q, len(whole.Paths), whole.Bound)
		}
		for q.Budget = 10; ; q.Budget *= 3 {
			a := find(t, v, q)
			if n := len(a.Paths); n > len(whole.Paths) || show(a.Paths) != show(whole.Paths[:n]) {
				t.Fatalf("%+v: %s", q, show(a.Paths))
			}
			if len(a.Paths) == len(whole.Paths) {
				break
			}
			if a.Complete || !strings.HasPrefix(a.Bound, "budget of ") {
				t.Fatalf("%+v: complete %v, %q with %d of %d paths", q, a.Complete, a.Bound, len(a.Paths), len(whole.Paths))
			}
		}
	}
}
