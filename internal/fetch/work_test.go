package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/testkit"
)

// counted counts what is fetched, and tells somebody of each trip.
type counted struct {
	store.Edition
	trips, arcs, claims int
	onTrip              func(trip int)
}

func (c *counted) trip() {
	c.trips++
	if c.onTrip != nil {
		c.onTrip(c.trips)
	}
}

func (c *counted) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	c.trip()
	return c.Edition.Arcs(ctx, r, func(a store.Arc) error { c.arcs++; return yield(a) })
}

func (c *counted) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	c.trip()
	return c.Edition.Between(ctx, pairs, func(a store.Arc) error { c.arcs++; return yield(a) })
}

func (c *counted) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	c.trip()
	return c.Edition.Records(ctx, kind, ids, func(r store.Record) error {
		if kind == store.Claims {
			c.claims++
		}
		return yield(r)
	})
}

func (c *counted) Look(ctx context.Context, index store.Index, keys []string, yield func(store.Entry) error) error {
	c.trip()
	return c.Edition.Look(ctx, index, keys, yield)
}

// edgeList makes a dossier of plain ties.
func edgeList(t *testing.T, ties func(add func(from, to string, weight float64))) *data.Dossier {
	t.Helper()
	d := &data.Dossier{Title: "An edge list", Relations: testkit.Relations(), Sources: []data.Source{{ID: "s", Title: "S"}}}
	known := map[string]bool{}
	actor := func(id string) {
		if !known[id] {
			known[id] = true
			d.Actors = append(d.Actors, data.Actor{ID: id, Name: "Actor " + id})
		}
	}
	ties(func(from, to string, weight float64) {
		actor(from)
		actor(to)
		d.Claims.Append(data.Claim{From: []string{from}, Relation: "supplies", To: []string{to}, Weight: &weight,
			Said: []data.Attribution{{Stance: data.Asserts, Source: "s"}}})
	})
	return d
}

// hub is an actor that supplies very many, one of whom supplies the end of the path.
func hub(t *testing.T, spokes int) *data.Dossier {
	return edgeList(t, func(add func(string, string, float64)) {
		add("start", "hub", 1)
		for i := range spokes {
			add("hub", fmt.Sprintf("spoke-%d", i), 1)
		}
		add("spoke-7", "end", 1)
		add("end", "beyond", 1)
	})
}

func ways(from, to string, o ask.PathOptions) ask.Question {
	return ask.Question{Verb: answer.VerbPath, Actors: []string{from, to}, Path: o}
}

// A path by way of a hub is found from the side where few ties are.
func TestHubsAreNotFetched(t *testing.T) {
	const spokes = 5000
	d := hub(t, spokes)
	for name, o := range map[string]ask.PathOptions{"hops": {}, "weight": {By: path.ByWeight}, "evidence": {By: path.ByEvidence}} {
		c := &counted{Edition: open(t, d)}
		a, err := ask.Ask(t.Context(), fetch.New(c, "test", fetch.Budget{}), ways("start", "end", o))
		if err != nil {
			t.Fatal(err)
		}
		if p := a.(*answer.Paths); len(p.Paths) != 1 || p.Paths[0].Length != 3 {
			t.Errorf("by %s: %d paths", name, len(p.Paths))
		}
		if c.arcs > 60 || c.trips > 30 || c.claims > 10 {
			t.Errorf("by %s: %d arcs, %d claims in %d trips", name, c.arcs, c.claims, c.trips)
		}
	}
}

// grid is a net of streets, in which much is as far as much else.
func grid(t *testing.T, size int) *data.Dossier {
	at := func(x, y int) string { return fmt.Sprintf("x%dy%d", x, y) }
	return edgeList(t, func(add func(string, string, float64)) {
		for x := range size {
			for y := range size {
				add(at(x, y), at(x+1, y), float64(1+(x*7+y*3)%5)/4)
				add(at(x, y), at(x, y+1), float64(1+(x*5+y*11)%7)/4)
				add(at(x, y+1), at(x, y), 0.5)
			}
		}
	})
}

func TestAnswersOverALargeNet(t *testing.T) {
	d := grid(t, 30)
	here, there := inMemory(t, d), stored(t, d)
	for _, o := range []ask.PathOptions{{}, {K: 25}, {K: 7, By: path.ByWeight}, {K: 3, By: path.ByEvidence}, {K: 4, EitherWay: true}, {K: 3, MaxHops: 9},
		{All: true, MaxHops: 8}, {Via: []string{"x5y6"}}, {Avoid: []string{"x4y4", "x5y5"}, K: 3}, {Stress: true}, {AsWritten: true, By: path.ByWeight, MaxHops: 12}} {
		for _, ends := range [][2]string{{"x3y3", "x7y6"}, {"x9y9", "x2y2"}, {"x0y0", "x1y9"}} {
			same(t, here, there, ways(ends[0], ends[1], o))
		}
	}
	for _, q := range []ask.Question{
		{Verb: answer.VerbShow, Actors: []string{"x4y4"}}, {Verb: answer.VerbClaims, Actors: []string{"x4y4", "Actor x5y5"}},
		{Verb: answer.VerbDraw, Actors: []string{"x4y4"}, Network: ask.NetworkOptions{Hops: 6}},
		{Verb: answer.VerbDraw, Actors: []string{"x4y4"}, Network: ask.NetworkOptions{Hops: 3, Highlight: []string{"x4y4", "x6y5"}}},
	} {
		same(t, here, there, q)
	}
}

// same asks two engines.
func same(t *testing.T, here, there ask.Engine, q ask.Question) {
	t.Helper()
	want, err := ask.Ask(t.Context(), here, q)
	got, err2 := ask.Ask(t.Context(), there, q)
	if err != nil || err2 != nil {
		t.Errorf("%s: %v, %v", q.CommandLine(), err, err2)
		return
	}
	if d := testkit.Diff(text(t, want), text(t, got)); d != "" {
		t.Errorf("%s: another answer\n%s", q.CommandLine(), d)
	}
}

// Very many claims between two actors, some of which deny the others in general.
func TestParallelClaims(t *testing.T) {
	d := edgeList(t, func(add func(string, string, float64)) { add("b", "c", 1) })
	d.Actors = append(d.Actors, data.Actor{ID: "a", Name: "A"})
	for i := range 3000 {
		stance, when := data.Asserts, data.DayOf(2020, 1, 1+i%28)
		if i%50 == 0 {
			stance = data.Denies
		}
		c := data.Claim{From: []string{"a"}, Relation: "supplies", To: []string{"b"}, What: fmt.Sprint("lot ", i/100), Said: []data.Attribution{{Stance: stance, Source: "s"}}}
		if stance == data.Asserts {
			c.When, c.Occasion = testkit.Date(when.String()), fmt.Sprint(i)
		}
		d.Claims.Append(c)
	}
	here, there := inMemory(t, d), stored(t, d)
	same(t, here, there, ways("a", "c", ask.PathOptions{}))
	same(t, here, there, ask.Question{Verb: answer.VerbShow, Actors: []string{"a"}})
	same(t, here, there, ask.Question{Verb: answer.VerbClaims, Actors: []string{"a"}, Filter: ask.Filter{Statuses: []data.Status{data.Contested}}})
}

// A question that would fetch too much says so, and gives no path that is not certain.
func TestBudgets(t *testing.T) {
	d := hub(t, 400)
	e := open(t, d)
	var over *fetch.BudgetError
	_, err := ask.Ask(t.Context(), fetch.New(e, "test", fetch.Budget{Arcs: 50}), ask.Question{Verb: answer.VerbShow, Actors: []string{"hub"}})
	if !errors.As(err, &over) || !strings.Contains(err.Error(), "more than 50 arcs") || !strings.Contains(err.Error(), "dossier pull") {
		t.Errorf("show: %v", err)
	}
	_, err = ask.Ask(t.Context(), fetch.New(e, "test", fetch.Budget{Claims: 50}), ask.Question{Verb: answer.VerbClaims, Actors: []string{"hub"}})
	if !errors.As(err, &over) {
		t.Errorf("claims: %v", err)
	}
	_, err = ask.Ask(t.Context(), fetch.New(e, "test", fetch.Budget{Arcs: 50}), ways("hub", "nobody-knows", ask.PathOptions{}))
	if !ask.IsUsage(err) {
		t.Errorf("an unknown actor: %v", err)
	}
	// Two paths of three hops are certain before the budget ends; the third would need the hub.
	a, err := ask.Ask(t.Context(), fetch.New(open(t, grid(t, 12)), "test", fetch.Budget{Arcs: 60}), ways("x2y2", "x3y3", ask.PathOptions{K: 400}))
	if err != nil {
		t.Fatal(err)
	}
	p := a.(*answer.Paths)
	whole, err := ask.Ask(t.Context(), inMemory(t, grid(t, 12)), ways("x2y2", "x3y3", ask.PathOptions{K: 400}))
	if err != nil {
		t.Fatal(err)
	}
	all := whole.(*answer.Paths).Paths
	if p.Complete || p.Bound != "budget of 60 arcs of the store" || len(p.Paths) == 0 || len(p.Paths) >= len(all) {
		t.Fatalf("%d of %d paths, complete %t, %q", len(p.Paths), len(all), p.Complete, p.Bound)
	}
	for i := range p.Paths {
		if route(&p.Paths[i]) != route(&all[i]) {
			t.Errorf("path %d is %s, not %s", i, route(&p.Paths[i]), route(&all[i]))
		}
	}
}

func route(p *answer.Path) (s string) {
	for _, h := range p.Hops {
		s += " " + h.To
	}
	return s
}

// An edition that is removed while it is read gives no answer.
func TestNoTornAnswers(t *testing.T) {
	d := grid(t, 8)
	for trip := 1; trip < 9; trip++ {
		s, e := pushed(t, d)
		d2 := edgeList(t, func(add func(string, string, float64)) { add("a", "b", 1) })
		c := &counted{Edition: e}
		c.onTrip = func(n int) {
			if n == trip {
				push(t, s, d2)
				if err := s.Remove(t.Context(), "main", e.Head().Edition); err != nil {
					t.Error(err)
				}
			}
		}
		if _, err := ask.Ask(t.Context(), fetch.New(c, "test", fetch.Budget{}), ways("x2y2", "x5y5", ask.PathOptions{K: 3})); !errors.Is(err, store.ErrGone) {
			t.Errorf("removed at trip %d: %v", trip, err)
		}
	}
}

// A dossier that is too large to be fetched whole says what works.
func TestWholeDossiersAreRefused(t *testing.T) {
	e := fetch.New(open(t, hub(t, 300)), "test", fetch.Budget{Whole: 200})
	for _, q := range []ask.Question{{Verb: answer.VerbRank}, {Verb: answer.VerbGroups}, {Verb: answer.VerbClaims}, {Verb: answer.VerbDraw}} {
		_, err := ask.Ask(t.Context(), e, q)
		if !ask.IsUsage(err) || !strings.Contains(err.Error(), "dossier pull") || !strings.Contains(err.Error(), "303 claims") {
			t.Errorf("%s: %v", q.CommandLine(), err)
		}
	}
	_, err := ask.Compare(t.Context(), e, e, ask.Question{Verb: answer.VerbDiff, Sides: ask.SideOptions{AsOf: []data.Date{testkit.Date("2019"), testkit.Date("2020")}}})
	if !ask.IsUsage(err) {
		t.Errorf("diff: %v", err)
	}
	if a, err := ask.Ask(t.Context(), e, ask.Question{}); err != nil || a.(*answer.Overview).Totals.Claims != 303 {
		t.Errorf("the overview was worked out when it was pushed: %v", err)
	}
}

// Names in another script, former ids and names that several go by find whom they find in memory.
func TestNamesInTheStore(t *testing.T) {
	d := edgeList(t, func(add func(string, string, float64)) {
		add("zelenskyy", "kyiv", 1)
		add("kim-a", "kim-b", 1)
		add("kim-b", "old", 1)
	})
	for i := range d.Actors {
		a := &d.Actors[i]
		switch a.ID {
		case "zelenskyy":
			a.Name = "Володимир Зеленський"
		case "kim-a", "kim-b":
			a.Name = "Kim"
		}
	}
	d.Actors = append(d.Actors, data.Actor{ID: "new", Name: "New", Aliases: []string{"The New"}})
	d.Decisions = []data.Decision{{Actors: []string{"old", "new"}, Verdict: data.Same, Keep: "new"}, {Actors: []string{"kim-a", "old"}, Verdict: data.Unsure, By: "Ann"}}
	here, there := inMemory(t, d), stored(t, d)
	for _, name := range []string{"zelenskyy", "Volodymyr Zelenskyy", "ЗЕЛЕНСЬКИЙ", "Kim", "kim-a", "KIM-A", "old", "OLD", "new", "the new", "nwe", "", " ", "a\x00b", strings.Repeat("x", 5000)} {
		q := ask.Question{Verb: answer.VerbShow, Actors: []string{name}}
		want, err := ask.Ask(t.Context(), here, q)
		got, err2 := ask.Ask(t.Context(), there, q)
		switch {
		case fmt.Sprint(err) != fmt.Sprint(err2):
			t.Errorf("%q: %v, not %v", name, err2, err)
		case err == nil && testkit.Diff(text(t, want), text(t, got)) != "":
			t.Errorf("%q: %s", name, testkit.Diff(text(t, want), text(t, got)))
		}
	}
	for _, prefix := range []string{"k", "kim", "зе", "zel", "n", "the", "o", "", "q"} {
		want, _ := here.Resolve(t.Context(), ask.NamesActors, prefix, 5)
		got, err := there.Resolve(t.Context(), ask.NamesActors, prefix, 5)
		if err != nil || !slices.Equal(want, got) {
			t.Errorf("%q: %v, not %v (%v)", prefix, got, want, err)
		}
	}
}

// Where the one tie of an actor falls with a source, the network behind it is not searched
// for another way.
func TestWhatFellIsNotWalked(t *testing.T) {
	d := grid(t, 30)
	d.Sources = append(d.Sources, data.Source{ID: "lone", Title: "The one that says so"})
	d.Actors = append(d.Actors, data.Actor{ID: "start", Name: "Start"})
	d.Claims.Append(data.Claim{From: []string{"start"}, Relation: "supplies", To: []string{"x9y9"}, Said: []data.Attribution{{Stance: data.Asserts, Source: "lone"}}})
	for by, most := range map[path.Choice]int{path.ByHops: 40, path.ByEvidence: 40, path.ByWeight: 200} { // of 241 that can be reached
		q := ways("start", "x11y11", ask.PathOptions{Stress: true, By: by})
		same(t, inMemory(t, d), stored(t, d), q)
		c := &counted{Edition: open(t, d)}
		if _, err := ask.Ask(t.Context(), fetch.New(c, "test", fetch.Budget{}), q); err != nil || c.claims > most {
			t.Errorf("by choice %d: %d claims in %d trips (%v)", by, c.claims, c.trips, err)
		}
	}
}
