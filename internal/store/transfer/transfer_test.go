package transfer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/edition"
	"dossier/internal/store/memory"
	"dossier/internal/store/transfer"
	"dossier/internal/testkit"
)

func editionOf(t rapid.TB, d *data.Dossier) *edition.Edition {
	t.Helper()
	e, err := edition.Of(context.Background(), d, "main", "test")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func push(t rapid.TB, s store.Store, d *data.Dossier) transfer.Pushed {
	t.Helper()
	p, err := transfer.Push(context.Background(), s, editionOf(t, d), transfer.PushOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func open(t rapid.TB, s store.Store) store.Edition {
	t.Helper()
	e, err := s.Open(context.Background(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func pull(t rapid.TB, s store.Store, o transfer.PullOptions) *data.Dossier {
	t.Helper()
	p, err := transfer.Pull(context.Background(), open(t, s), o)
	if err != nil {
		t.Fatal(err)
	}
	return p.Dossier
}

func digestOf(t rapid.TB, d *data.Dossier) string {
	t.Helper()
	digest, err := d.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestPulledIsWhatWasPushed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.DrawDossier(t, 12, 40)
		s := new(memory.Store)
		p := push(t, s, d)
		if p.Known || p.Written == 0 || p.Standing != p.Batches || p.Written != p.Batches {
			t.Fatalf("%+v", p)
		}
		pulled := pull(t, s, transfer.PullOptions{})
		if got, want := digestOf(t, pulled), digestOf(t, d); got != want {
			t.Fatalf("the digest is %s, not %s", got, want)
		}
		if again := push(t, s, pulled); again.Written != 0 || !again.Known || !again.Current {
			t.Fatalf("pushed again: %+v", again)
		}
	})
}

// A second edition takes the place of the first, and the first may take it again.
func TestPushSwitchesEditions(t *testing.T) {
	s := new(memory.Store)
	one, two := testkit.SeededDossier(1, 8, 20), testkit.SeededDossier(2, 8, 20)
	push(t, s, one)
	push(t, s, two)
	if got := open(t, s).Head().Digest; got != digestOf(t, two) {
		t.Errorf("the current one is %s", got)
	}
	if p := push(t, s, one); !p.Known || p.Current || p.Written != 0 {
		t.Errorf("%+v", p)
	}
	if got := open(t, s).Head().Digest; got != digestOf(t, one) {
		t.Errorf("the current one is %s", got)
	}
}

// shaky is a store whose drafts fail as fail says, with the number of the push.
type shaky struct {
	store.Store
	pushes atomic.Int64
	fail   func(n int) (before, after error)
}

func (s *shaky) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	d, err := s.Store.Begin(ctx, h)
	return &shakyDraft{d, s}, err
}

type shakyDraft struct {
	store.Draft
	s *shaky
}

func (d *shakyDraft) Push(ctx context.Context, b store.Batch) (bool, error) {
	before, after := d.s.fail(int(d.s.pushes.Add(1)))
	if before != nil {
		return false, before
	}
	wrote, err := d.Draft.Push(ctx, b)
	if after != nil {
		return false, after
	}
	return wrote, err
}

// Wherever a push is cut, the same push again writes what is missing and nothing else.
func TestPushGoesOn(t *testing.T) {
	d := testkit.SeededDossier(3, 20, 60)
	want := push(t, new(memory.Store), d).Batches
	if want < 5 {
		t.Fatalf("only %d batches", want)
	}
	for cut := range want {
		for _, workers := range []int{1, 3} {
			s := new(memory.Store)
			broken := errors.New("broken")
			failing := &shaky{Store: s, fail: func(n int) (error, error) {
				if n > cut {
					return broken, nil
				}
				return nil, nil
			}}
			first, err := transfer.Push(t.Context(), failing, editionOf(t, d), transfer.PushOptions{Workers: workers})
			if !errors.Is(err, broken) || first.Standing > cut || workers == 1 && first.Standing < cut || first.Batches != want {
				t.Fatalf("cut at %d: %+v, %v", cut, first, err)
			}
			if _, err := s.Open(t.Context(), "main", ""); err == nil {
				t.Fatal("a half of an edition can be asked")
			}
			if second := push(t, s, d); second.Written != want-first.Written || second.Standing != want {
				t.Fatalf("cut at %d: %+v, %+v", cut, first, second)
			}
			if got := digestOf(t, pull(t, s, transfer.PullOptions{})); got != digestOf(t, d) {
				t.Fatalf("cut at %d: another digest", cut)
			}
		}
	}
}

// Where the way is lost, before or after a batch was written, it is tried again.
func TestPushTriesAgain(t *testing.T) {
	d := testkit.SeededDossier(3, 20, 60)
	lost := store.Lost(errors.New("cut off"))
	synctest.Test(t, func(t *testing.T) {
		s := &shaky{Store: new(memory.Store), fail: func(n int) (error, error) {
			switch {
			case n%3 == 0:
				return lost, nil
			case n%4 == 0:
				return nil, lost
			}
			return nil, nil
		}}
		p, err := transfer.Push(t.Context(), s, editionOf(t, d), transfer.PushOptions{})
		if err != nil || p.Standing != p.Batches {
			t.Fatalf("%+v, %v", p, err)
		}
		if got := digestOf(t, pull(t, s, transfer.PullOptions{})); got != digestOf(t, d) {
			t.Fatal("another digest")
		}
	})
	synctest.Test(t, func(t *testing.T) {
		s := &shaky{Store: new(memory.Store), fail: func(int) (error, error) { return lost, nil }}
		_, err := transfer.Push(t.Context(), s, editionOf(t, d), transfer.PushOptions{Workers: 1})
		if !errors.Is(err, store.ErrLost) || err.Error() != "cut off" || s.pushes.Load() != 6 {
			t.Fatalf("after %d tries: %v", s.pushes.Load(), err)
		}
	})
}

func TestPushEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := new(memory.Store)
	p, err := transfer.Push(ctx, s, editionOf(t, testkit.SeededDossier(3, 20, 60)), transfer.PushOptions{Progress: func(done, _ int) {
		if done == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || p.Standing < 2 || p.Standing == p.Batches {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestProgressCountsUp(t *testing.T) {
	var seen []int
	d := testkit.SeededDossier(3, 20, 60)
	p, err := transfer.Push(t.Context(), new(memory.Store), editionOf(t, d), transfer.PushOptions{Progress: func(done, all int) { seen = append(seen, done, all) }})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(seen); i += 2 {
		if seen[i] != i/2+1 || seen[i+1] != p.Batches {
			t.Fatalf("%v", seen)
		}
	}
	if len(seen) != 2*p.Batches {
		t.Errorf("%d calls for %d batches", len(seen)/2, p.Batches)
	}
}

func TestCompare(t *testing.T) {
	ctx := t.Context()
	s := new(memory.Store)
	small := func(edit func(*data.Dossier)) *data.Dossier {
		d := &data.Dossier{Title: "T", Relations: testkit.Relations(),
			Actors:  []data.Actor{{ID: "a", Name: "A", Kind: data.KindState}, {ID: "b", Name: "B", Kind: data.KindState}, {ID: "c", Name: "C", Kind: data.KindState}},
			Sources: []data.Source{{ID: "s", Title: "S"}, {ID: "u", Title: "U"}}}
		said := []data.Attribution{{Stance: data.Asserts, Source: "s"}}
		relation := d.Relations[0].ID
		d.Claims.Append(data.Claim{ID: "c1", From: []string{"a"}, Relation: relation, To: []string{"b"}, Said: said})
		edit(d)
		return d
	}
	as := small(func(*data.Dossier) {})
	other := small(func(d *data.Dossier) {
		d.Actors[2] = data.Actor{ID: "d", Name: "D", Kind: data.KindState}
		d.Actors[0].Description = "another one"
		d.Sources = d.Sources[:1]
		d.Claims.Append(data.Claim{ID: "c2", From: []string{"b"}, Relation: d.Relations[0].ID, To: []string{"d"}, Said: []data.Attribution{{Stance: data.Asserts, Source: "s"}}})
	})
	check := func(d *data.Dossier, want string) {
		t.Helper()
		c, err := transfer.Compare(ctx, s, editionOf(t, d))
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(c.Current != "", c.Published, c.Begun, c.Counts[store.Actors], c.Counts[store.Sources], c.Counts[store.Claims])
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	check(as, "false false false {3 0 0} {2 0 0} {1 0 0}")
	if list, err := s.Editions(ctx, "main"); err != nil || len(list) != 0 {
		t.Errorf("a look wrote %v (%v)", list, err)
	}
	push(t, s, as)
	check(as, "true true false {0 0 0} {0 0 0} {0 0 0}")
	check(other, "true false false {1 1 1} {0 1 0} {1 0 0}")
	if _, err := s.Begin(ctx, editionOf(t, other).Head); err != nil {
		t.Fatal(err)
	}
	check(other, "true false true {1 1 1} {0 1 0} {1 0 0}")
	push(t, s, other)
	check(as, "true true false {1 1 1} {1 0 0} {0 1 0}")
}

func TestPrune(t *testing.T) {
	ctx := t.Context()
	s := new(memory.Store)
	var names []string
	for seed := range uint64(3) {
		d := testkit.SeededDossier(seed, 8, 20)
		push(t, s, d)
		names = append(names, editionOf(t, d).Head.Edition)
	}
	begun := editionOf(t, testkit.SeededDossier(9, 8, 20)).Head
	if _, err := s.Begin(ctx, begun); err != nil {
		t.Fatal(err)
	}
	if _, err := transfer.Prunable(ctx, s, "main", names[2], []string{"none"}); !errors.Is(err, store.ErrNoEdition) {
		t.Errorf("one that is not there is kept: %v", err)
	}
	list, err := transfer.Prunable(ctx, s, "main", names[2], names[:1])
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	gone, err := transfer.Prune(ctx, s, "main", append(list, store.Listed{Edition: "gone already"}, store.Listed{Edition: names[2]}))
	if err != nil || !slices.Equal(gone, list) {
		t.Errorf("gone: %v, %v", gone, err)
	}
	left, err := s.Editions(ctx, "main")
	if err != nil || len(left) != 2 || !left[0].Current || left[0].Edition != names[2] || left[1].Edition != names[0] {
		t.Errorf("left: %v, %v", left, err)
	}
}

// The part around actors has the claims that plain loops find, and what is asked about
// within it is answered as from the whole.
func TestPullAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.DrawDossier(t, 15, 25)
		s := new(memory.Store)
		push(t, s, d)
		whole := pull(t, s, transfer.PullOptions{})
		hops := rapid.IntRange(0, 3).Draw(t, "hops")
		start := whole.Actors[rapid.IntRange(0, len(whole.Actors)-1).Draw(t, "start")].ID
		part := pull(t, s, transfer.PullOptions{Around: []string{start}, Hops: hops})
		if !strings.HasSuffix(part.Title, "the part around "+nameOf(whole, start)) {
			t.Errorf("it is called %q", part.Title)
		}
		near := within(whole, start, hops)
		has := map[string]bool{}
		for i := range part.Claims.Len() {
			c := part.Claim(i)
			has[c.ID] = true
		}
		for i := range whole.Claims.Len() {
			c := whole.Claim(i)
			from := slices.ContainsFunc(c.From, func(id string) bool { return near[id] })
			to := slices.ContainsFunc(c.To, func(id string) bool { return near[id] })
			if from && to && !has[c.ID] {
				t.Errorf("%s from %v to %v is missing", c.ID, c.From, c.To)
			}
		}
		if hops == 0 {
			return
		}
		if got, want := shown(t, part, start), shown(t, whole, start); got != want {
			t.Errorf("%s\nis shown as from another dossier\n%s", want, got)
		}
	})
}

func nameOf(d *data.Dossier, id string) string {
	i := slices.IndexFunc(d.Actors, func(a data.Actor) bool { return a.ID == id })
	return d.Actors[i].Name
}

// within gives the actors that are at most so many ties away.
func within(d *data.Dossier, start string, hops int) map[string]bool {
	near := map[string]bool{start: true}
	for range hops {
		next := map[string]bool{}
		for i := range d.Claims.Len() {
			c := d.Claim(i)
			for _, a := range c.From {
				for _, b := range c.To {
					if near[a] || near[b] {
						next[a], next[b] = true, true
					}
				}
			}
		}
		for id := range next {
			near[id] = true
		}
	}
	return near
}

// shown gives the claims of an actor with their status.
func shown(t rapid.TB, d *data.Dossier, id string) string {
	t.Helper()
	m, err := ask.Load(context.Background(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	a, err := ask.Ask(context.Background(), m, ask.Question{Verb: answer.VerbClaims, Actors: []string{id}})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for c, err := range a.(*answer.Listing).List.All() {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprint(c.ID, c.Status, c.Grade))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// lying is an edition whose records are others.
type lying struct {
	store.Edition
	records func(store.Kind, func(store.Record) error) error
}

func (l *lying) Records(_ context.Context, kind store.Kind, _ []string, yield func(store.Record) error) error {
	return l.records(kind, yield)
}

func TestPullRefusesWhatIsTorn(t *testing.T) {
	s := new(memory.Store)
	push(t, s, testkit.SeededDossier(3, 20, 60))
	e := open(t, s)
	for name, tt := range map[string]struct {
		records func(store.Kind, func(store.Record) error) error
		memory  int64
		want    string
	}{
		"nothing": {func(store.Kind, func(store.Record) error) error { return nil }, 0, "is not what it says of itself"},
		"without end": {func(_ store.Kind, yield func(store.Record) error) error {
			for {
				if err := yield(store.Record{ID: "x", JSON: []byte(`{"id":"x"}`)}); err != nil {
					return err
				}
			}
		}, 0, "is not what it says of itself"},
		"no JSON": {func(_ store.Kind, yield func(store.Record) error) error {
			return yield(store.Record{ID: "x", JSON: []byte("x")})
		}, 0, "cannot be read"},
		"another": {func(_ store.Kind, yield func(store.Record) error) error {
			return yield(store.Record{ID: "x", JSON: []byte(`{"id":"y"}`)})
		}, 0, "is that of"},
		"large": {func(kind store.Kind, yield func(store.Record) error) error {
			return e.Records(context.Background(), kind, nil, yield)
		}, 100, "too large for the memory"},
	} {
		_, err := transfer.Pull(t.Context(), &lying{e, tt.records}, transfer.PullOptions{Memory: tt.memory})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}

func TestCheck(t *testing.T) {
	d := &data.Dossier{Relations: testkit.Relations(), Actors: []data.Actor{{ID: "a", Name: "A", Kind: data.KindState}, {ID: "b", Name: "B", Kind: data.KindState}}}
	if err := transfer.Check(t.Context(), d); err != nil {
		t.Error(err)
	}
	d.Claims.Append(data.Claim{ID: "c", From: []string{"a"}, Relation: "none of these", To: []string{"b"}, Said: []data.Attribution{{Stance: data.Asserts}}})
	if err := transfer.Check(t.Context(), d); err == nil || !strings.Contains(err.Error(), "no sound dossier") {
		t.Error(err)
	}
}

func TestPullAroundRefuses(t *testing.T) {
	s := new(memory.Store)
	push(t, s, testkit.SeededDossier(3, 20, 60))
	_, err := transfer.Pull(t.Context(), open(t, s), transfer.PullOptions{Around: []string{"nobody at all"}, Hops: 1})
	if !ask.IsUsage(err) {
		t.Errorf("%v", err)
	}
	_, err = fetch.Around(t.Context(), open(t, s), []string{"a001"}, 3, fetch.Budget{Claims: 2})
	if !errors.As(err, new(*fetch.BudgetError)) {
		t.Errorf("%v", err)
	}
}

// Several that push the same edition at once write each batch once.
func TestPushedByTwo(t *testing.T) {
	s := new(memory.Store)
	d := testkit.SeededDossier(3, 20, 60)
	var wg sync.WaitGroup
	var written, all atomic.Int64
	for range 2 {
		wg.Go(func() {
			p, err := transfer.Push(t.Context(), s, editionOf(t, d), transfer.PushOptions{})
			if err != nil {
				t.Error(err)
			}
			written.Add(int64(p.Written))
			all.Store(max(all.Load(), int64(p.Batches)))
		})
	}
	wg.Wait()
	if written.Load() != all.Load() {
		t.Errorf("%d written of %d", written.Load(), all.Load())
	}
}
