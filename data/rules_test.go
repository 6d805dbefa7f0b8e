package data

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// rulesDossier has two articles that repeat one wire, two that stand alone and
// the own site of an actor.
func rulesDossier() *Dossier {
	return &Dossier{Sources: []Source{
		{ID: "times", Origin: "ria-wire"},
		{ID: "post", Origin: "ria-wire"},
		{ID: "blog"},
		{ID: "daily"},
		{ID: "kremlin-site", Origin: "russia"},
	}}
}

// said reads attributions from a short form: "russia+peskov asserts blog 2"
// (voice, stance, source, credibility), "-" for a source's own voice.
func said(t testing.TB, lines ...string) []Attribution {
	t.Helper()
	var list []Attribution
	for _, line := range lines {
		f := strings.Fields(line)
		a := Attribution{Stance: Stance(f[1])}
		if f[0] != "-" {
			a.By = strings.Split(f[0], "+")
		}
		if len(f) > 2 && f[2] != "-" {
			a.Source = f[2]
		}
		if len(f) > 3 {
			if percent, ok := strings.CutSuffix(f[3], "%"); ok {
				n := digits(percent)
				a.Confidence = &n
			} else {
				a.Credibility = digits(f[3])
			}
		}
		list = append(list, a)
	}
	return list
}

func TestAssess(t *testing.T) {
	tests := []struct {
		name    string
		said    []string
		status  Status
		grade   Grade
		origins int
	}{
		{"nobody", nil, Rumoured, 1, 0},
		{"one speculates", []string{"a speculates blog"}, Rumoured, 1, 1},
		{"two speculate", []string{"a speculates blog", "b speculates blog"}, Rumoured, 1, 2},
		{"one alleges", []string{"a alleges blog"}, Alleged, 2, 1},
		{"many allege, none asserts", []string{"a alleges blog", "b alleges blog", "c alleges blog"}, Alleged, 2, 3},
		{"one asserts", []string{"a asserts blog"}, Asserted, 4, 1},
		{"one asserts, one alleges", []string{"a asserts blog", "b alleges blog"}, Asserted, 4, 2},
		{"two assert", []string{"a asserts blog", "b asserts blog"}, Confirmed, 5, 2},
		{"one confirms", []string{"a confirms blog"}, Confirmed, 5, 1},
		{"only denials", []string{"a denies blog", "b denies blog"}, Denied, 0, 0},
		{"alleged and denied", []string{"us alleges blog", "north-korea denies blog", "russia denies blog"}, Contested, 1, 1},
		{"asserted and denied", []string{"a asserts blog", "b denies blog"}, Contested, 3, 1},
		{"confirmed and denied", []string{"a asserts blog", "b asserts blog", "c denies blog"}, Contested, 4, 2},
		{"rumoured and denied", []string{"a speculates blog", "b denies blog"}, Contested, 1, 1},

		{"one wire in two articles", []string{"- asserts times", "- asserts post"}, Asserted, 4, 1},
		{"two articles of their own", []string{"- asserts blog", "- asserts daily"}, Confirmed, 5, 2},
		{"one speaker in two articles", []string{"a asserts blog", "a asserts daily"}, Asserted, 4, 1},
		{"spokesman and government", []string{"peskov+russia asserts blog", "russia asserts daily"}, Asserted, 4, 1},
		{"joined by a third voice", []string{"a asserts blog", "b asserts daily", "a+b asserts daily"}, Asserted, 4, 1},
		{"an actor and its own site", []string{"russia asserts blog", "- asserts kremlin-site"}, Asserted, 4, 1},
		{"nobody's words are one", []string{"- asserts", "- asserts -"}, Asserted, 4, 1},

		{"rated 3", []string{"a asserts blog 3"}, Asserted, 3, 1},
		{"rated 5", []string{"a asserts blog 5"}, Asserted, 1, 1},
		{"a rating never lifts", []string{"a alleges blog 1"}, Alleged, 2, 1},
		{"cannot be judged", []string{"a asserts blog 6"}, Asserted, 4, 1},
		{"the best rating counts", []string{"a asserts blog 4", "b asserts blog 2"}, Confirmed, 4, 2},
		{"an unrated holder lifts the cap", []string{"a asserts blog 5", "b asserts blog"}, Confirmed, 5, 2},
		{"a denier's rating does not count", []string{"a asserts blog", "b denies blog 5"}, Contested, 3, 1},
		{"capped, then contested", []string{"a asserts blog 4", "b denies blog"}, Contested, 1, 1},
		{"confidence 85", []string{"a confirms blog 85%"}, Confirmed, 5, 1},
		{"confidence 79", []string{"a confirms blog 79%"}, Confirmed, 4, 1},
		{"confidence 50", []string{"a confirms blog 50%"}, Confirmed, 3, 1},
		{"confidence 20", []string{"a confirms blog 20%"}, Confirmed, 2, 1},
		{"confidence 0", []string{"a confirms blog 0%"}, Confirmed, 1, 1},
	}
	a := NewAssessor(rulesDossier())
	for _, tt := range tests {
		got := a.Assess(said(t, tt.said...))
		if want := (Assessment{tt.status, tt.grade, tt.origins}); got != want {
			t.Errorf("%s: got %v, want %v", tt.name, got, want)
		}
	}
}

func TestCredibilityCountsBeforeConfidence(t *testing.T) {
	low, list := 10, said(t, "a confirms blog 2")
	list[0].Confidence = &low
	if g := GradeOf(list, 1); g != 4 {
		t.Errorf("credibility 2 with confidence 10 gives grade %d, want 4", g)
	}
	list[0].Credibility = 6
	if g := GradeOf(list, 1); g != 5 {
		t.Errorf("credibility 6 with confidence 10 gives grade %d, want no cap", g)
	}
}

// drawSaid draws attributions at random, all of them legal.
func drawSaid(t *rapid.T) []Attribution {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Attribution {
		at := Attribution{
			By:          rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "russia"}), 0, 3, rapid.ID[string]).Draw(t, "by"),
			Stance:      rapid.SampledFrom(Stances()).Draw(t, "stance"),
			Source:      rapid.SampledFrom([]string{"times", "post", "blog", "daily", "kremlin-site"}).Draw(t, "source"),
			Credibility: rapid.IntRange(0, 6).Draw(t, "credibility"),
		}
		if rapid.Bool().Draw(t, "confident") {
			n := rapid.IntRange(0, 100).Draw(t, "confidence")
			at.Confidence = &n
		}
		return at
	}), 0, 6).Draw(t, "said")
}

func TestAssessProperties(t *testing.T) {
	a := NewAssessor(rulesDossier())
	rapid.Check(t, func(t *rapid.T) {
		list := drawSaid(t)
		got := a.Assess(list)
		if shuffled := rapid.Permutation(list).Draw(t, "shuffled"); a.Assess(shuffled) != got {
			t.Fatalf("the order matters: %v and %v", got, a.Assess(shuffled))
		}
		if (got.Grade == 0) != (got.Status == Denied) {
			t.Fatalf("grade 0 must mean denied: %v", got)
		}
		if want := slowOrigins(a, list); got.Origins != want {
			t.Fatalf("%d origins, want %d", got.Origins, want)
		}
		again := a.Assess(append(slices.Clone(list), list...))
		if again != got {
			t.Fatalf("saying it twice changes %v to %v", got, again)
		}
		held := slices.ContainsFunc(list, func(at Attribution) bool { return at.Stance.Holds() })
		if held {
			denied := a.Assess(append(slices.Clone(list), Attribution{By: []string{"z"}, Stance: Denies}))
			if denied.Status != Contested || denied.Grade > max(got.Grade, 1) {
				t.Fatalf("a denial turns %v into %v", got, denied)
			}
		}
	})
}

// slowOrigins counts connected groups of voices by joining until nothing changes.
func slowOrigins(a *Assessor, list []Attribution) int {
	var groups [][]string
	for i := range list {
		if list[i].Stance.Holds() {
			groups = append(groups, slices.Clone(a.Voice(&list[i])))
		}
	}
	for joined := true; joined; {
		joined = false
		for i := 0; i < len(groups); i++ {
			for j := len(groups) - 1; j > i; j-- {
				if slices.ContainsFunc(groups[i], func(v string) bool { return slices.Contains(groups[j], v) }) {
					groups[i] = append(groups[i], groups[j]...)
					groups = slices.Delete(groups, j, j+1)
					joined = true
				}
			}
		}
	}
	return len(groups)
}

func TestAssessRowAgreesAndDoesNotAllocate(t *testing.T) {
	a := NewAssessor(rulesDossier())
	for _, stance := range Stances() {
		for confidence := -1; confidence <= 100; confidence++ {
			at := Attribution{By: []string{"a"}, Stance: stance, Source: "blog"}
			if confidence >= 0 {
				at.Confidence = &confidence
			}
			if row, full := AssessRow(stance, 0, confidence), a.Assess([]Attribution{at}); row != full {
				t.Fatalf("%s at %d: row %v, claim %v", stance, confidence, row, full)
			}
		}
	}
	if n := testing.AllocsPerRun(100, func() { AssessRow(Asserts, 0, 50) }); n != 0 {
		t.Errorf("AssessRow allocates %v times", n)
	}
}

func TestWithout(t *testing.T) {
	a := NewAssessor(rulesDossier())
	list := said(t, "us alleges blog", "peskov+russia denies daily", "- asserts times")
	set := func(ids ...string) map[string]bool {
		m := make(map[string]bool)
		for _, id := range ids {
			m[id] = true
		}
		return m
	}
	tests := []struct {
		sources, voices map[string]bool
		want            []int
	}{
		{nil, nil, []int{0, 1, 2}},
		{set("blog"), nil, []int{1, 2}},
		{nil, set("russia"), []int{0, 2}},
		{nil, set("ria-wire"), []int{0, 1}},
		{set("times"), set("us", "peskov"), nil},
	}
	for _, tt := range tests {
		var want []Attribution
		for _, i := range tt.want {
			want = append(want, list[i])
		}
		got := a.Without(list, tt.sources, tt.voices)
		if len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("without %v and %v: %v, want %v", tt.sources, tt.voices, got, want)
		}
	}
	if len(list) != 3 || list[0].By[0] != "us" {
		t.Error("the list itself was changed")
	}
}

func TestHoldersAndDeniers(t *testing.T) {
	list := said(t, "us alleges blog", "peskov+russia denies daily", "russia denies blog", "- asserts times")
	if got := Holders(list); !slices.Equal(got, []string{"us"}) {
		t.Errorf("holders %v", got)
	}
	if got := Deniers(list); !slices.Equal(got, []string{"peskov", "russia"}) {
		t.Errorf("deniers %v", got)
	}
}

func TestBandsAndStatusWords(t *testing.T) {
	var bands []string
	for g := Grade(0); g <= 5; g++ {
		bands = append(bands, g.Band().String())
	}
	if got := strings.Join(bands, " "); got != "none low low medium medium high" {
		t.Errorf("bands of the grades: %s", got)
	}
	if !slices.IsSortedFunc(Statuses(), func(a, b Status) int { return int(b) - int(a) }) || len(Statuses()) != len(statusNames) {
		t.Errorf("statuses are not strongest first: %v", Statuses())
	}
	for _, s := range Statuses() {
		text, err := json.Marshal(s)
		if err != nil || string(text) != `"`+s.String()+`"` {
			t.Errorf("%v marshals to %s, %v", s, text, err)
		}
		var back Status
		if err := json.Unmarshal(text, &back); err != nil || back != s {
			t.Errorf("%s comes back as %v, %v", text, back, err)
		}
	}
}

func TestParseWords(t *testing.T) {
	if s, err := ParseStance("alleges"); s != Alleges || err != nil {
		t.Errorf("ParseStance: %v, %v", s, err)
	}
	if i, err := ParseInfluence("both"); i != Both || err != nil {
		t.Errorf("ParseInfluence: %v, %v", i, err)
	}
	errs := []struct {
		err  error
		want string
	}{
		{second(ParseStance("assert")), `unknown stance "assert": did you mean "asserts"? write one of confirms, asserts, alleges, speculates, denies`},
		{second(ParseStatus("rumored")), `unknown status "rumored": did you mean "rumoured"? write one of denied, rumoured, alleged, contested, asserted, confirmed`},
		{second(ParseKind("organisation")), `unknown kind of actor "organisation": did you mean "organization"? write one of person, state, organization, group, place, event, unknown`},
		{second(ParseTone("")), `unknown tone "": write one of cooperative, neutral, conflictual`},
		{second(ParseMode("xyzzy")), `unknown mode "xyzzy": write one of verbal, material, structural`},
		{second(ParseModality("Actual")), `unknown modality "Actual": did you mean "actual"? write one of actual, planned, possible`},
	}
	for _, tt := range errs {
		if tt.err == nil || tt.err.Error() != tt.want {
			t.Errorf("got %v\nwant %s", tt.err, tt.want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func BenchmarkAssess(b *testing.B) {
	a := NewAssessor(rulesDossier())
	list := said(b, "us alleges blog", "peskov+russia denies daily", "- asserts times")
	b.ReportAllocs()
	for b.Loop() {
		a.Assess(list)
	}
}
