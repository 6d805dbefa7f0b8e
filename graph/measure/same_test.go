package measure

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"dossier/data"
	"dossier/graph"
)

// answersOf runs every measure and writes each answer down to the last bit.
func answersOf(t *testing.T, v *graph.View, d graph.Direction) map[string]string {
	t.Helper()
	answers := make(map[string]string)
	for _, r := range Rankings() {
		scores, note, err := r.Compute(ctx, v, d)
		if err != nil {
			t.Fatalf("%s: %v", r.Name, err)
		}
		bits := make([]uint64, len(scores))
		for n, x := range scores {
			bits[n] = math.Float64bits(x)
		}
		answers[r.Name] = fmt.Sprint(bits, note)
	}
	for _, g := range Groupings() {
		groups, note, err := g.Compute(ctx, v, d)
		if err != nil {
			t.Fatalf("%s: %v", g.Name, err)
		}
		answers["groups "+g.Name] = fmt.Sprint(groups, note)
	}
	sampled, err := Betweenness(ctx, v, d, BetweennessOptions{Pivots: 100})
	if err != nil {
		t.Fatal(err)
	}
	answers["sampled betweenness"] = fmt.Sprint(sampled)
	triads, err := TriadCensus(ctx, v, d)
	if err != nil {
		t.Fatal(err)
	}
	answers["triads"] = fmt.Sprint(triads)
	balance, err := Balance(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	answers["balance"] = fmt.Sprint(balance)
	return answers
}

// mixed spreads the relations of test graphs over links, by their ends.
func mixed(links []link) func(i int) uint16 {
	return func(i int) uint16 { return uint16((links[i].from*7 + links[i].to) % 4) }
}

// TestAnswersAreTheSame runs everything on one processor and on several, and on
// the same network read in another order.
func TestAnswersAreTheSame(t *testing.T) {
	const n = 2100
	links := skewedLinks(n, 4000)
	d := dossierOf(n, links, mixed(links))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := answersOf(t, viewOf(t, d), graph.AlongInfluence)

	rng := rand.New(rand.NewPCG(1, 2))
	place := rng.Perm(n)
	shuffled := dossierOf(n, links, mixed(links))
	for i, a := range d.Actors {
		shuffled.Actors[place[i]] = a
	}
	table := shuffled.Claims.Tables()[0]
	for i := range table.From {
		table.From[i], table.To[i] = uint32(place[table.From[i]]), uint32(place[table.To[i]])
	}
	rng.Shuffle(table.Len(), func(i, j int) {
		table.From[i], table.From[j] = table.From[j], table.From[i]
		table.To[i], table.To[j] = table.To[j], table.To[i]
		table.Relation[i], table.Relation[j] = table.Relation[j], table.Relation[i]
	})
	for _, processors := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(processors)
		for name, got := range answersOf(t, viewOf(t, shuffled), graph.AlongInfluence) {
			if got != want[name] {
				t.Errorf("%s differs on %d processors", name, processors)
			}
		}
	}
}

// TestConcurrentUse lets several measures use one view at once; the race
// detector tells the rest.
func TestConcurrentUse(t *testing.T) {
	links := skewedLinks(1100, 2000)
	d := dossierOf(1100, links, mixed(links))
	want := answersOf(t, viewOf(t, d), graph.AsWritten)
	v := viewOf(t, d)
	results := make(chan map[string]string)
	for range 3 {
		go func() { results <- answersOf(t, v, graph.AsWritten) }()
	}
	for range 3 {
		for name, got := range <-results {
			if got != want[name] {
				t.Errorf("%s differs when used at once", name)
			}
		}
	}
}

// TestHiddenActorsDoNotCount compares a filtered view with a graph of just
// those actors.
func TestHiddenActorsDoNotCount(t *testing.T) {
	const n = 300
	links := skewedLinks(n, 1500)
	d := dossierOf(n, links, mixed(links)) // every second actor is of the second kind
	v := filtered(t, d, graph.Filter{Kinds: data.Kinds()[:1]})

	var kept []link
	var relations []uint16
	for i, l := range links {
		if l.from%2 == 0 && l.to%2 == 0 {
			kept = append(kept, link{l.from / 2, l.to / 2})
			relations = append(relations, mixed(links)(i))
		}
	}
	alone := viewOf(t, dossierOf(n/2, kept, func(i int) uint16 { return relations[i] }))
	for _, r := range Rankings() {
		got, _, err := r.Compute(ctx, v, graph.AlongInfluence)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := r.Compute(ctx, alone, graph.AlongInfluence)
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range got {
			if i%2 == 1 && x != 0 || i%2 == 0 && !near(x, want[i/2], 1e-9) {
				t.Fatalf("%s of %d: %v, want %v", r.Name, i, x, want[i/2])
			}
		}
	}
	for _, g := range Groupings() {
		got, _, err := g.Compute(ctx, v, graph.AlongInfluence)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := g.Compute(ctx, alone, graph.AlongInfluence)
		if err != nil {
			t.Fatal(err)
		}
		for i, group := range got.Of {
			if i%2 == 1 && group != NoGroup || i%2 == 0 && group != want.Of[i/2] {
				t.Fatalf("%s: %d is in group %d, want %d", g.Name, i, group, want.Of[i/2])
			}
		}
	}
	a, errA := TriadCensus(ctx, v, graph.AsWritten)
	b, errB := TriadCensus(ctx, alone, graph.AsWritten)
	if a != b || errA != nil || errB != nil {
		t.Errorf("triads %v (%v), want %v (%v)", a, errA, b, errB)
	}
}

// everything lists all measures as functions that only report an error.
func everything() map[string]func(context.Context, *graph.View, graph.Direction) error {
	all := make(map[string]func(context.Context, *graph.View, graph.Direction) error)
	for _, r := range Rankings() {
		all[r.Name] = func(ctx context.Context, v *graph.View, d graph.Direction) error {
			_, _, err := r.Compute(ctx, v, d)
			return err
		}
	}
	for _, g := range Groupings() {
		all["groups "+g.Name] = func(ctx context.Context, v *graph.View, d graph.Direction) error {
			_, _, err := g.Compute(ctx, v, d)
			return err
		}
	}
	all["triads"] = func(ctx context.Context, v *graph.View, d graph.Direction) error {
		_, err := TriadCensus(ctx, v, d)
		return err
	}
	all["balance"] = func(ctx context.Context, v *graph.View, _ graph.Direction) error {
		_, err := Balance(ctx, v)
		return err
	}
	return all
}
