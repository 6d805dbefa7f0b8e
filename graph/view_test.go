package graph

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// randomFilter sets each field now and then.
func randomFilter(rng *rand.Rand, d *data.Dossier) Filter {
	var f Filter
	some := func() bool { return rng.IntN(4) == 0 }
	actor := func() string { return d.Actors[rng.IntN(len(d.Actors))].ID }
	if some() {
		f.Relations = []string{d.Relations[0].ID, d.Relations[2].ID, d.Relations[3].ID}
	}
	if some() {
		f.Statuses = []data.Status{data.Status(rng.IntN(6)), data.Status(rng.IntN(6))}
	}
	if some() {
		f.Modalities = data.Modalities()[rng.IntN(3):]
	}
	if some() {
		f.Tones = []data.Tone{data.Cooperative, data.Neutral}
	}
	if some() {
		f.Kinds = data.Kinds()[:4]
		f.Keep = []string{actor()}
	}
	dates := []string{"2018", "2019", "2020-03-01", "2021", "../2019", "2021/.."}
	switch rng.IntN(6) {
	case 0, 1:
		f.AsOf = testkit.Date(dates[rng.IntN(len(dates))])
	}
	switch rng.IntN(6) {
	case 0:
		f.Since = testkit.Date("2019-06")
	case 1:
		f.Until = testkit.Date("2019")
	case 2:
		f.Since, f.Until = testkit.Date("2018-07"), testkit.Date("2020-02")
	}
	if some() {
		f.MinGrade = data.Grade(rng.IntN(6))
	}
	if some() {
		f.AccordingTo = actor()
	}
	if some() {
		f.WithoutSources = []string{d.Sources[rng.IntN(len(d.Sources))].ID}
	}
	if some() {
		f.WithoutVoices = []string{actor(), actor(), "wire"}[:1+rng.IntN(3)]
	}
	return f
}

func in[T comparable](list []T, x T, whenEmpty bool) bool {
	if len(list) == 0 {
		return whenEmpty
	}
	return slices.Contains(list, x)
}

func set(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return m
}

// naivePass judges one of the claims of a dossier as the documentation of Filter has it.
func naivePass(d *data.Dossier, f Filter, claims []testkit.Claim, i int) (data.Assessment, bool) {
	assessor := data.NewAssessor(d)
	left := func(i int) []data.Attribution {
		return assessor.Without(claims[i].Said, set(f.WithoutSources), set(f.WithoutVoices))
	}
	c, said := claims[i], left(i)
	a := assessor.Assess(said)
	general := testkit.InGeneral(d, claims, i, left)
	if len(general) > 0 {
		a.Status, a.Grade = data.StatusOf(append(slices.Clone(said), general...), a.Origins), data.GradeOf(append(slices.Clone(said), general...), assessor.IndependentOrigins(said, data.Asserts))
	}
	if len(said) == 0 && len(c.Said) > 0 {
		return a, false
	}
	if !in(f.Statuses, a.Status, a.Status != data.Denied) || !in(f.Modalities, c.Modality, c.Modality == data.Actual) || a.Grade < f.MinGrade {
		return a, false
	}
	if !c.When.IsZero() {
		if !f.AsOf.IsZero() && !c.When.Overlaps(f.AsOf) {
			return a, false
		}
		if !f.Since.IsZero() && c.When.Last() < f.Since.First() || !f.Until.IsZero() && c.When.First() > f.Until.Last() {
			return a, false
		}
	}
	if f.AccordingTo != "" {
		holds, denies, denied := false, false, false
		for _, at := range said {
			own := slices.Contains(assessor.Voice(&at), f.AccordingTo)
			holds = holds || own && at.Stance.Holds()
			denies = denies || own && !at.Stance.Holds()
			denied = denied || !at.Stance.Holds()
		}
		denied = denied || len(general) > 0
		if denies || denied && !holds {
			return a, false
		}
	}
	return a, true
}

func TestViewAgainstNaive(t *testing.T) {
	passed, hidden := 0, 0
	for seed := range uint64(1500) {
		d := mixedDossier(seed)
		f := randomFilter(rand.New(rand.NewPCG(seed, 3)), d)
		g := build(t, d)
		v := mustView(t, g, f)
		assessments := make([]data.Assessment, d.Claims.Len())
		passes := make([]bool, d.Claims.Len())
		claims := testkit.ClaimsOf(d)
		for k, c := range claims {
			i := c.Entries[0]
			assessments[i], passes[i] = naivePass(d, f, claims, k)
			if v.HasClaim(ClaimRef(i)) != passes[i] {
				t.Fatalf("seed %d, filter %+v: claim %+v passes: %v", seed, f, c, !passes[i])
			}
			if passes[i] && v.Assess(ClaimRef(i)) != assessments[i] {
				t.Fatalf("seed %d, filter %+v: claim %+v assessed %+v, want %+v", seed, f, c, v.Assess(ClaimRef(i)), assessments[i])
			}
		}
		for tie := range Tie(g.NumTies()) {
			want := naiveClaims(g, f, tie, assessments, passes)
			if got := v.Claims(tie); !slices.Equal(got, want) || v.Has(tie) != (len(want) > 0) {
				t.Fatalf("seed %d, filter %+v, tie %d: has %v claims %v, want %v", seed, f, tie, v.Has(tie), got, want)
			}
			if len(want) == 0 {
				hidden++
				continue
			}
			passed++
			best := assessments[want[0]]
			if v.Status(tie) != best.Status || v.Grade(tie) != best.Grade {
				t.Fatalf("seed %d, filter %+v, tie %d: %v %d, want %+v", seed, f, tie, v.Status(tie), v.Grade(tie), best)
			}
			checkNumbers(t, v, tie, want, assessments)
		}
	}
	if passed < 1000 || hidden < 1000 {
		t.Errorf("%d ties passed and %d did not: the filters test little", passed, hidden)
	}
}

func naiveClaims(g *Graph, f Filter, tie Tie, assessments []data.Assessment, passes []bool) (refs []ClaimRef) {
	from, to := g.Ends(tie)
	for _, n := range []Node{from, to} {
		if a := g.Actor(n); !in(f.Kinds, a.Kind, true) && !slices.Contains(f.Keep, a.ID) {
			return nil
		}
	}
	if r := g.Relation(tie); !in(f.Relations, r.ID, true) || !in(f.Tones, r.Tone, true) {
		return nil
	}
	for _, c := range g.Claims(tie) {
		if passes[c] {
			refs = append(refs, c)
		}
	}
	slices.SortFunc(refs, func(a, b ClaimRef) int {
		return cmp.Or(cmp.Compare(assessments[b].Grade, assessments[a].Grade), strings.Compare(g.Claim(a).ID, g.Claim(b).ID))
	})
	return refs
}

func checkNumbers(t *testing.T, v *View, tie Tie, claims []ClaimRef, assessments []data.Assessment) {
	t.Helper()
	weight, said, origins := 0.0, false, 0
	for _, c := range claims {
		if w := v.Graph().Claim(c).Weight; w != nil && (!said || *w < weight) {
			weight, said = *w, true
		}
		origins = max(origins, assessments[c].Origins)
	}
	if !said {
		weight = 1
	}
	if v.Weight(tie) != weight || v.Origins(tie) != origins {
		t.Fatalf("tie %d: weight %g and %d origins, want %g and %d", tie, v.Weight(tie), v.Origins(tie), weight, origins)
	}
}

// A filter that asks for less never shows more, and asking twice changes nothing.
func TestViewIsASubset(t *testing.T) {
	for seed := range uint64(200) {
		d := mixedDossier(seed)
		rng := rand.New(rand.NewPCG(seed, 5))
		g := build(t, d)
		f := randomFilter(rng, d)
		wide := mustView(t, g, f)
		narrower := f
		narrower.MinGrade = min(f.MinGrade+1, 5)
		narrower.Relations = []string{d.Relations[0].ID}
		if len(f.Relations) > 0 {
			narrower.Relations = f.Relations[:1]
		}
		narrow := mustView(t, g, narrower)
		for tie := range narrow.Ties {
			if !wide.Has(tie) {
				t.Fatalf("seed %d: tie %d passes the narrower filter only", seed, tie)
			}
		}
		if dump(wide) != dump(mustView(t, g, wide.Filter())) {
			t.Fatalf("seed %d: the same filter again shows something else", seed)
		}
	}
}

func TestDefaultViewIsKept(t *testing.T) {
	g := build(t, mixedDossier(2))
	a := mustView(t, g, Filter{})
	b := mustView(t, g, Filter{Keep: []string{g.Actor(0).ID}, Modalities: []data.Modality{data.Actual}})
	if a.weights != b.weights {
		t.Error("two filters that come to the default made two views")
	}
	if len(b.Filter().Keep) != 1 || len(a.Filter().Keep) != 0 {
		t.Error("a view does not return its own filter")
	}
}

// Searches need not ask for each tie where a filter hides none.
func TestHasAll(t *testing.T) {
	d := caseDossier()
	g := build(t, d)
	everything := Filter{Modalities: data.Modalities(), Statuses: []data.Status{0, 1, 2, 3, 4, 5}}
	for _, f := range []Filter{everything, {Modalities: data.Modalities(), Statuses: everything.Statuses, Kinds: data.Kinds()}} {
		if v := mustView(t, g, f); !v.HasAll() || v.NumTies() != g.NumTies() {
			t.Errorf("%+v hides something", f)
		}
	}
	if mustView(t, g, Filter{}).HasAll() {
		t.Error("the default filter hides nothing")
	}
}

func TestViewKeepsItsFilter(t *testing.T) {
	g := build(t, mixedDossier(2))
	ids := []string{"warns"}
	v := mustView(t, g, Filter{Relations: ids})
	ids[0] = "supplies"
	if v.Filter().Relations[0] != "warns" {
		t.Error("a change to the caller's list reached the view")
	}
}

func TestFilterErrors(t *testing.T) {
	g := build(t, testkit.SeededDossier(1, 5, 10))
	tests := []struct {
		name   string
		filter Filter
		field  string
		want   string
	}{
		{"relation", Filter{Relations: []string{"suplies"}}, "Relations", `there is no relation "suplies"; did you mean supplies?`},
		{"tone", Filter{Tones: []data.Tone{"neutrall"}}, "Tones", `there is no tone "neutrall"; did you mean neutral?`},
		{"modality", Filter{Modalities: []data.Modality{"plan"}}, "Modalities", `there is no modality "plan"`},
		{"status", Filter{Statuses: []data.Status{9}}, "Statuses", "there is no status 9"},
		{"kind", Filter{Kinds: []data.Kind{"persn"}}, "Kinds", `there is no kind of actor "persn"; did you mean person?`},
		{"keep", Filter{Keep: []string{"zzzzzzzzzz"}}, "Keep", `there is no actor "zzzzzzzzzz"`},
		{"grade", Filter{MinGrade: 6}, "MinGrade", "there is no grade 6; grades run from 0 to 5"},
		{"according to", Filter{AccordingTo: "somebody"}, "AccordingTo", `there is no actor "somebody"`},
		{"source", Filter{WithoutSources: []string{"s9"}}, "WithoutSources", `there is no source "s9"; did you mean s0, s1 or s2?`},
		{"voice", Filter{WithoutVoices: []string{"somebody"}}, "WithoutVoices", `there is no actor "somebody"`},
		{"empty voice", Filter{WithoutVoices: []string{""}}, "WithoutVoices", `there is no actor ""`},
		{"time", Filter{Since: testkit.Date("2020"), Until: testkit.Date("2019")}, "Until", "the time ends (2019) before it begins (2020)"},
		{"control", Filter{Relations: []string{"a\x1b[2J"}}, "Relations", `there is no relation "a\x1b[2J"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := g.View(context.Background(), tt.filter)
			var fe *FilterError
			if v != nil || !errors.As(err, &fe) {
				t.Fatalf("View = %v, %v", v, err)
			}
			if fe.Field != tt.field || err.Error() != tt.want {
				t.Errorf("%s: %s, want %s: %s", fe.Field, err, tt.field, tt.want)
			}
		})
	}
}
