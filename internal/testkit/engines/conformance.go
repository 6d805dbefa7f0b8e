package engines

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"slices"
	"sync"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// Open makes the engine of a dossier, ready to be asked by several at once.
type Open func(t *testing.T, d *data.Dossier) ask.Engine

// Seeds is how many random dossiers an engine is asked about.
const Seeds = 60

// Conformance tests what any engine must do.
func Conformance(t *testing.T, open Open) {
	t.Run("answers are those of the oracle", func(t *testing.T) {
		for _, d := range dossiers() {
			e := open(t, d)
			for _, q := range questions(d) {
				c := &checker{TB: t, d: d, e: e, q: q}
				c.check(c.put(q))
			}
		}
	})
	t.Run("the order of the input never shows", func(t *testing.T) { inAnyOrder(t, open) })
	t.Run("where an entry is written never shows", func(t *testing.T) { inOtherPlaces(t, open) })
	t.Run("several may ask at once", func(t *testing.T) { atOnce(t, open) })
	t.Run("a context that ends gives its error", func(t *testing.T) { untilTheEnd(t, open) })
	t.Run("names", func(t *testing.T) { names(t, open) })
	t.Run("actors of one name", func(t *testing.T) { homonyms(t, open) })
	t.Run("wrong questions", func(t *testing.T) { wrong(t, open) })
	t.Run("limits in words", func(t *testing.T) { limits(t, open) })
	t.Run("networks that are too large", func(t *testing.T) { tooLarge(t, open) })
}

// dossiers are those that were written by hand, and random ones, some with a table.
func dossiers() []*data.Dossier {
	list := []*data.Dossier{Written(), {Title: "Nothing", Relations: testkit.Relations(), Actors: []data.Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}}}
	for seed := range uint64(Seeds) {
		d := testkit.SeededDossier(seed, 2+int(seed%5), int(seed%4)*6)
		if seed%3 == 0 {
			d.Claims.AppendTable(testkit.RandomTable(random(seed), d, 12))
		}
		list = append(list, d)
	}
	return list
}

// checker holds an answer against what the oracle knows.
type checker struct {
	testing.TB
	d *data.Dossier
	e ask.Engine
	q ask.Question
}

// put asks a question that must be answered.
func (c *checker) put(q ask.Question) answer.Answer {
	c.Helper()
	a, err := ask.Ask(c.Context(), c.e, q)
	if err != nil {
		c.Fatalf("%s: %s: %v", c.d.Title, q.CommandLine(), err)
	}
	return a
}

// failf says for which question something is wrong.
func (c *checker) failf(format string, args ...any) {
	c.Helper()
	c.Errorf("%s: "+format, append([]any{c.q.CommandLine()}, args...)...)
}

// same compares two lists that mean the same.
func same[T comparable](c *checker, what string, got, want []T) {
	c.Helper()
	if !slices.Equal(got, want) {
		c.failf("%s: got %v, want %v", what, got, want)
	}
}

// check holds an answer against the oracle.
func (c *checker) check(a answer.Answer) {
	c.Helper()
	c.wellFormed(a)
	switch a := a.(type) {
	case *answer.Overview:
		c.overview(a)
	case *answer.Paths:
		c.paths(a)
	case *answer.Profile:
		c.profile(a)
	case *answer.Listing:
		c.listing(a)
	case *answer.Network:
		c.network(a)
	case *answer.Ranking:
		c.ranking(a)
	case *answer.Grouping:
		c.grouping(a)
	default:
		c.failf("an answer of the kind %T", a)
	}
}

// written gives the bytes of an answer.
func written(ctx context.Context, t testing.TB, a answer.Answer) (string, error) {
	t.Helper()
	var b bytes.Buffer
	err := answer.Write(ctx, &b, a)
	return b.String(), err
}

// text asks a question and gives the bytes of the answer.
func text(ctx context.Context, t testing.TB, e ask.Engine, q ask.Question) (string, error) {
	t.Helper()
	a, err := ask.Ask(ctx, e, q)
	if err != nil {
		return "", err
	}
	return written(ctx, t, a)
}

// inAnyOrder asks the same of dossiers whose parts stand in another order.
func inAnyOrder(t *testing.T, open Open) {
	for seed, d := range dossiers() {
		rng := random(uint64(seed))
		other := *d
		other.Actors, other.Sources, other.Relations = shuffled(rng, d.Actors), shuffled(rng, d.Sources), shuffled(rng, d.Relations)
		if len(d.Claims.Tables()) > 0 {
			continue // rows point to actors by their position
		}
		other.Claims = data.Claims{}
		other.Claims.Append(shuffled(rng, d.Claims.Written())...)
		before, after := open(t, d), open(t, &other)
		for _, q := range questions(d) {
			want, err := text(t.Context(), t, before, q)
			got, err2 := text(t.Context(), t, after, q)
			if err != nil || err2 != nil || got != want {
				t.Fatalf("%s: %v, %v; in another order\n%s", q.CommandLine(), err, err2, testkit.Diff([]byte(want), []byte(got)))
			}
		}
	}
}

// inOtherPlaces asks the same of dossiers whose entries stand elsewhere: rows by
// themselves, and all in another order. The numbers of rows are told, and left out here.
func inOtherPlaces(t *testing.T, open Open) {
	rows := regexp.MustCompile(`"row":[0-9]+,`)
	for seed, d := range dossiers() {
		if len(d.Claims.Tables()) == 0 {
			continue
		}
		entries := make([]data.Claim, d.Claims.Len())
		for i := range entries {
			entries[i] = d.Entry(i)
			for k := range entries[i].Said {
				entries[i].Said[k].Row = 0
			}
		}
		other := *d
		other.Claims = data.Claims{}
		other.Claims.Append(shuffled(random(uint64(seed)), entries)...)
		before, after := open(t, d), open(t, &other)
		for _, q := range questions(d) {
			want, err := text(t.Context(), t, before, q)
			got, err2 := text(t.Context(), t, after, q)
			if want = rows.ReplaceAllString(want, ""); err != nil || err2 != nil || got != want {
				t.Fatalf("%s: %v, %v; in other places\n%s", q.CommandLine(), err, err2, testkit.Diff([]byte(want), []byte(got)))
			}
		}
	}
}

// atOnce puts the same questions to one engine from many sides.
func atOnce(t *testing.T, open Open) {
	d := testkit.SeededDossier(7, 7, 30)
	list := questions(d)
	alone := make([]string, len(list))
	first := open(t, d)
	for i, q := range list {
		alone[i], _ = text(t.Context(), t, first, q)
	}
	shared := open(t, d)
	var group sync.WaitGroup
	for side := range 8 {
		group.Go(func() {
			for i := range list {
				k := (i + side*5) % len(list)
				if got, err := text(t.Context(), t, shared, list[k]); err != nil || got != alone[k] {
					t.Errorf("%s: another answer when several ask (%v)", list[k].CommandLine(), err)
				}
			}
		})
	}
	group.Wait()
}

// untilTheEnd lets the context end after it was looked at so many times: there is
// the whole answer or its error, and nothing in between.
func untilTheEnd(t *testing.T, open Open) {
	for _, d := range []*data.Dossier{Written(), testkit.SeededDossier(3, 6, 24)} {
		for _, q := range questions(d) {
			want, err := text(t.Context(), t, open(t, d), q)
			if err != nil {
				t.Fatal(err)
			}
			for looks := 0; ; looks += 1 + looks/16 {
				got, err := text(testkit.EndAfter(looks), t, open(t, d), q)
				if err == nil && got == want {
					break
				}
				if !errors.Is(err, context.Canceled) || looks > 1<<20 {
					t.Fatalf("%s, after %d looks at the context: %v\n%s", q.CommandLine(), looks, err, testkit.Diff([]byte(want), []byte(got)))
				}
			}
			ended, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := text(ended, t, open(t, d), q); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, asked too late: %v", q.CommandLine(), err)
			}
		}
	}
}
