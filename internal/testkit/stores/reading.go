package stores

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/store"
)

// random editions are the same in each run.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2026)) }

func testHead(t *testing.T, s store.Store) {
	e := random(seeded(1), plain(), "main", "one", 100)
	publish(t, s, e)
	if got := opened(t, s, "main", "").Head(); !reflect.DeepEqual(got, e.Head) {
		t.Errorf("the head is\n%+v, want\n%+v", got, e.Head)
	}
	bare := &Edition{Head: store.Head{Schema: store.Schema, Dossier: "main", Edition: "bare"}}
	publish(t, s, bare)
	if got := opened(t, s, "main", "").Head(); !reflect.DeepEqual(got, bare.Head) {
		t.Errorf("the head is\n%+v, want\n%+v", got, bare.Head)
	}
	Holds(t, opened(t, s, "main", ""), bare)
}

// Each field of a question alone, against arcs that differ in one thing each.
func testArcs(t *testing.T, s store.Store) {
	base := store.Arc{From: "a", To: "b", Relation: "r", Claim: "base", Status: data.Asserted, Grade: 3, Modality: data.Actual, First: 100, Last: 200, Weight: 1,
		FromKind: data.KindPerson, ToKind: data.KindState, FromTies: 9, ToTies: 9}
	with := func(claim string, change func(*store.Arc)) store.Arc {
		a := base
		a.Claim = claim
		change(&a)
		return a
	}
	e := &Edition{Head: head("main", "one")}
	e.add(store.Batch{Arcs: []store.Arc{base,
		with("back", func(a *store.Arc) { a.From, a.To, a.FromKind, a.ToKind = "b", "a", a.ToKind, a.FromKind }),
		with("self", func(a *store.Arc) { a.To, a.ToKind = "a", a.FromKind }),
		with("other", func(a *store.Arc) { a.To, a.ToKind = "c", data.KindPlace }),
		with("far", func(a *store.Arc) { a.From, a.To = "c", "d" }),
		with("relation", func(a *store.Arc) { a.Relation = "q" }),
		with("denied", func(a *store.Arc) { a.Status = data.Denied }),
		with("confirmed", func(a *store.Arc) { a.Status = data.Confirmed }),
		with("grade", func(a *store.Arc) { a.Grade = 5 }),
		with("planned", func(a *store.Arc) { a.Modality = data.Planned }),
		with("early", func(a *store.Arc) { a.First, a.Last = data.MinDay, 99 }),
		with("late", func(a *store.Arc) { a.First, a.Last = 201, data.MaxDay }),
		with("always", func(a *store.Arc) { a.First, a.Last = data.MinDay, data.MaxDay }),
	}})
	e.Head.Counts.Arcs = 13
	publish(t, s, e)
	got := opened(t, s, "main", "")
	all, none := store.Relations{All: true}, store.Relations{}
	only := func(ids ...string) store.Relations { return store.Relations{IDs: ids} }
	pass := func(p store.Passing) store.Reach {
		return store.Reach{Near: []string{"a"}, Out: all, In: all, Passing: p}
	}
	for name, r := range map[string]store.Reach{
		"out": {Near: []string{"a"}, Out: all}, "in": {Near: []string{"a"}, In: all}, "both": {Near: []string{"a"}, Out: all, In: all},
		"neither": {Near: []string{"a"}, Out: none, In: none}, "empty relations": {Near: []string{"a"}, Out: only(), In: only()},
		"nobody": {Out: all, In: all}, "nobody of a list": {Near: []string{}, Out: all, In: all}, "unknown": {Near: []string{"x", "A", "a ", "\xff", ""}, Out: all, In: all},
		"two near": {Near: []string{"a", "b"}, Out: all, In: all}, "twice": {Near: []string{"a", "a", "b", "a"}, Out: all, In: all},
		"far": {Near: []string{"a"}, Far: []string{"c"}, Out: all, In: all}, "far two": {Near: []string{"a", "b"}, Far: []string{"b", "c"}, Out: all, In: all},
		"far itself": {Near: []string{"a"}, Far: []string{"a"}, Out: all, In: all}, "far nobody": {Near: []string{"a"}, Far: []string{}, Out: all, In: all},
		"one relation": {Near: []string{"a"}, Out: only("q"), In: all}, "two relations": {Near: []string{"a", "b"}, Out: only("q"), In: only("r", "q", "r", "x")},
		"one each way": {Near: []string{"a", "b"}, Out: only("r"), In: only("q")},
		"statuses":     pass(store.Passing{Statuses: []data.Status{data.Denied, data.Confirmed}}), "no status": pass(store.Passing{Statuses: []data.Status{}}),
		"modalities": pass(store.Passing{Modalities: []data.Modality{data.Planned}}), "no modality": pass(store.Passing{Modalities: []data.Modality{}}),
		"grade": pass(store.Passing{MinGrade: 4}), "grade as it is": pass(store.Passing{MinGrade: 3}), "grade beyond": pass(store.Passing{MinGrade: 255}),
		"dated": pass(store.Passing{Dated: true, Since: 100, Until: 200}), "until the day": pass(store.Passing{Dated: true, Since: data.MinDay, Until: 100}),
		"since the day": pass(store.Passing{Dated: true, Since: 200, Until: data.MaxDay}), "before": pass(store.Passing{Dated: true, Since: 0, Until: 99}),
		"not dated": pass(store.Passing{Since: 500, Until: 400}),
		"kinds":     pass(store.Passing{Kinds: []data.Kind{data.KindState}}), "no kind": pass(store.Passing{Kinds: []data.Kind{}}),
		"kept": pass(store.Passing{Kinds: []data.Kind{data.KindState}, Keep: []string{"c"}}), "only kept": pass(store.Passing{Kinds: []data.Kind{}, Keep: []string{"c", "a"}}),
		"kept without kinds":          pass(store.Passing{Keep: []string{"c"}}),
		"kinds seen from either side": {Near: []string{"a", "b"}, Out: all, In: all, Passing: store.Passing{Kinds: []data.Kind{data.KindPerson}}},
		"kinds from one side":         {Near: []string{"a", "b"}, Out: only("r"), In: only("q"), Passing: store.Passing{Kinds: []data.Kind{data.KindState}}},
	} {
		var list []store.Arc
		if err := got.Arcs(t.Context(), r, collect(&list)); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d := difference(list, e.arcs(&r), false); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func testRandomArcs(t *testing.T, s store.Store) {
	for name, p := range map[string]pools{"plain": plain(), "hostile": hostile()} {
		rng := seeded(7)
		e := random(rng, p, name, "one", 90)
		publish(t, s, e)
		got := opened(t, s, name, "one")
		Holds(t, got, e)
		for range 300 {
			r := reach(rng, p)
			var list []store.Arc
			if err := got.Arcs(t.Context(), r, collect(&list)); err != nil {
				t.Fatalf("%+v: %v", r, err)
			}
			if d := difference(list, e.arcs(&r), false); d != "" {
				t.Fatalf("%+v: %s", r, d)
			}
			testBetween(t, got, e, rng, p)
		}
	}
}

// testBetween asks for what is between actors, two by two: some of them twice, in both
// orders and with themselves.
func testBetween(t *testing.T, got store.Edition, e *Edition, rng *rand.Rand, p pools) {
	t.Helper()
	var pairs [][2]string
	for range rng.IntN(40) {
		pairs = append(pairs, [2]string{oneOf(rng, p.actors), oneOf(rng, p.actors)})
	}
	if len(pairs) > 2 {
		pairs = append(pairs, pairs[0], [2]string{pairs[1][1], pairs[1][0]})
	}
	var list []store.Arc
	if err := got.Between(t.Context(), pairs, collect(&list)); err != nil {
		t.Fatalf("between %q: %v", pairs, err)
	}
	if d := difference(list, e.between(pairs), false); d != "" {
		t.Fatalf("between %q: %s", pairs, d)
	}
}

// An actor with many ties, and a question with many actors.
func testHub(t *testing.T, s store.Store) {
	const spokes = 20_000
	e := &Edition{Head: head("main", "one")}
	var arcs []store.Arc
	var names []string
	for i := range spokes {
		spoke := fmt.Sprintf("spoke-%05d", i)
		names = append(names, spoke)
		a := store.Arc{From: "hub", To: spoke, Relation: "r", Claim: fmt.Sprintf("c%d", i), Weight: 1, FromTies: spokes, ToTies: 1}
		if i%2 == 1 {
			a.From, a.To, a.FromTies, a.ToTies = a.To, a.From, 1, spokes
		}
		arcs = append(arcs, a)
	}
	e.Head.Counts.Arcs = spokes
	for part := range slices.Chunk(arcs, 5000) {
		e.add(store.Batch{Arcs: part})
	}
	publish(t, s, e)
	got := opened(t, s, "main", "")
	all := store.Relations{All: true}
	for _, tt := range []struct {
		reach store.Reach
		want  int
	}{
		{store.Reach{Near: []string{"hub"}, Out: all, In: all}, spokes},
		{store.Reach{Near: []string{"hub"}, Out: all}, spokes / 2},
		{store.Reach{Near: []string{"hub"}, Far: names[:1000], Out: all, In: all}, 1000},
		{store.Reach{Near: names, Out: all, In: all}, spokes},
		{store.Reach{Near: append(names, "hub"), Out: all, In: all}, spokes},
		{store.Reach{Near: names[5:6], Out: all, In: all}, 1},
	} {
		n := 0
		if err := got.Arcs(t.Context(), tt.reach, func(store.Arc) error { n++; return nil }); err != nil || n != tt.want {
			t.Errorf("%d near, %d far: %d arcs, want %d (%v)", len(tt.reach.Near), len(tt.reach.Far), n, tt.want, err)
		}
	}
	enough := errors.New("enough")
	n := 0
	err := got.Arcs(t.Context(), store.Reach{Near: []string{"hub"}, Out: all, In: all}, func(store.Arc) error {
		if n++; n == 10 {
			return enough
		}
		return nil
	})
	fails(t, "an error of whoever gets the arcs", err, enough)
	if n != 10 {
		t.Errorf("%d arcs were given after an error", n-10)
	}
}

func testRecords(t *testing.T, s store.Store) {
	p := hostile()
	e := random(seeded(3), p, "main", "one", 64)
	e.add(store.Batch{Kind: store.Claims, Records: []store.Record{
		{ID: "large", JSON: []byte(`{"id": "large", "name": "` + strings.Repeat("金", 700_000) + `"}`)},
		{ID: "small", JSON: []byte(`{}`)},
	}})
	publish(t, s, e)
	got := opened(t, s, "main", "")
	for name, ids := range map[string][]string{
		"all": nil, "none": {}, "one": {"NULL"}, "twice": {"a", "b", "a"}, "unknown": {"nobody", "a", "\xff"}, "only unknown": {"nobody", "a ", " a"},
		"hostile": p.actors, "large": {"large"}, "empty": {""}, "case": {"A"},
	} {
		for _, kind := range append(store.Kinds(), "unknown") {
			var list []store.Record
			if err := got.Records(t.Context(), kind, ids, collect(&list)); err != nil {
				t.Errorf("%s of %s: %v", name, kind, err)
			} else if d := difference(list, e.records(kind, ids), ids == nil); d != "" {
				t.Errorf("%s of %s: %.500s", name, kind, d)
			}
		}
	}
	enough := errors.New("enough")
	fails(t, "an error of whoever gets the records", got.Records(t.Context(), store.Actors, nil, func(store.Record) error { return enough }), enough)
}

func testLook(t *testing.T, s store.Store) {
	p := hostile()
	rng := seeded(4)
	e := random(rng, p, "main", "one", 50)
	publish(t, s, e)
	got := opened(t, s, "main", "")
	for _, index := range append(store.Indexes(), "unknown") {
		questions := [][]string{nil, {}, {"nobody"}, {"\xff", "a\x00"}, p.texts, e.keys(index), slices.Concat(p.texts, p.texts)}
		for range 20 {
			questions = append(questions, some(rng, p.texts, 5))
		}
		for _, keys := range questions {
			var list []store.Entry
			if err := got.Look(t.Context(), index, keys, collect(&list)); err != nil {
				t.Fatalf("%s %.200q: %v", index, keys, err)
			}
			if d := difference(list, e.entries(index, func(key string) bool { return slices.Contains(keys, key) }), false); d != "" {
				t.Errorf("%s %.200q: %.500s", index, keys, d)
			}
		}
	}
	enough := errors.New("enough")
	fails(t, "an error of whoever gets the lines", got.Look(t.Context(), store.ActorNames, p.texts, func(store.Entry) error { return enough }), enough)
}

func testLookFrom(t *testing.T, s store.Store) {
	for name, p := range map[string]pools{"plain": plain(), "hostile": hostile()} {
		e := random(seeded(5), p, name, "one", 50)
		publish(t, s, e)
		got := opened(t, s, name, "")
		prefixes := []string{"", "k", "kim", "kim ", "50%", "a_", `a\`, "%", "_", "actor-1", "z", "\U0010ffff", "nobody", strings.Repeat("long ", 20), strings.Repeat("long ", 90), strings.Repeat("长", 100)}
		for _, key := range e.keys(store.ActorNames) {
			prefixes = append(prefixes, key)
			for i := range key {
				if i > 0 && i < 8 {
					prefixes = append(prefixes, key[:i])
				}
			}
		}
		for _, prefix := range prefixes {
			want := e.entries(store.ActorNames, func(key string) bool { return strings.HasPrefix(key, prefix) })
			for _, n := range []int{0, 1, 3, 10, math.MaxInt32} {
				list, err := got.LookFrom(t.Context(), store.ActorNames, prefix, n)
				if err != nil {
					t.Fatalf("%.100q: %v", prefix, err)
				}
				if d := difference(list, want[:min(n, len(want))], true); d != "" {
					t.Errorf("%.100q, %d: %.500s", prefix, n, d)
				}
			}
		}
		if _, err := got.LookFrom(t.Context(), store.ActorNames, "\xff", 5); err != nil {
			t.Errorf("a prefix that is not UTF-8: %v", err)
		}
	}
}
