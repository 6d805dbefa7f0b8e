package ask_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph/ask"
)

// sample is the engine of the embedded dossier.
func sample(t testing.TB) *ask.Memory {
	t.Helper()
	d, problems, err := load.LoadFS(t.Context(), samples.FS(), samples.Default, load.Options{})
	if err != nil || slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Severity == data.Error }) {
		t.Fatalf("loading the sample: %v %v", err, problems)
	}
	m, err := ask.Load(t.Context(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// questions are one or more of each verb.
func questions() []ask.Question {
	date := func(s string) data.Date {
		d, err := data.ParseDate(s)
		if err != nil {
			panic(err)
		}
		return d
	}
	return []ask.Question{
		{},
		{Verb: "path", Actors: []string{"Kim", "Seoul"}, Path: ask.PathOptions{Stress: true, K: 3}},
		{Verb: "path", Actors: []string{"Kim", "Seoul"}, Filter: ask.Filter{AccordingTo: "Moscow"}},
		{Verb: "path", Actors: []string{"Seoul", "Kyiv"}, Path: ask.PathOptions{By: 2}},
		{Verb: "show", Actors: []string{"Poland"}},
		{Verb: "claims"},
		{Verb: "claims", Actors: []string{"Kim"}, Filter: ask.Filter{Statuses: []data.Status{data.Contested}}},
		{Verb: "draw"},
		{Verb: "draw", Actors: []string{"Kim", "Putin"}, Network: ask.NetworkOptions{Hops: 1}},
		{Verb: "draw", Network: ask.NetworkOptions{Path: []string{"Kim", "Seoul"}}},
		{Verb: "draw", Network: ask.NetworkOptions{Highlight: []string{"Kim", "Seoul"}}, Filter: ask.Filter{MinGrade: 1, AsOf: date("2023")}},
		{Verb: "rank"},
		{Verb: "rank", Actors: []string{"brokers"}, Top: 3},
		{Verb: "groups"},
		{Verb: "groups", Actors: []string{"balance"}},
		{Verb: "diff", Sides: ask.SideOptions{AsOf: []data.Date{date("2019"), date("2023-09")}}},
		{Verb: "diff", Sides: ask.SideOptions{AccordingTo: []string{"Washington", "Moscow"}}},
	}
}

func put(t testing.TB, m *ask.Memory, q ask.Question) answer.Answer {
	t.Helper()
	var a answer.Answer
	var err error
	if q.Verb == answer.VerbDiff {
		a, err = ask.Compare(t.Context(), m, m, q)
	} else {
		a, err = ask.Ask(t.Context(), m, q)
	}
	if err != nil {
		t.Fatalf("%s: %v", q.CommandLine(), err)
	}
	return a
}

// TestAnswersComeBack writes answers as JSON and reads them back.
func TestAnswersComeBack(t *testing.T) {
	m := sample(t)
	for _, q := range questions() {
		a := put(t, m, q)
		var first, second bytes.Buffer
		if err := answer.Write(t.Context(), &first, a); err != nil {
			t.Fatal(err)
		}
		back, err := answer.Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v\n%s", q.CommandLine(), err, first.String())
		}
		if err := answer.Write(t.Context(), &second, back); err != nil {
			t.Fatal(err)
		}
		if first.String() != second.String() {
			t.Errorf("%s does not come back:\n%s\n%s", q.CommandLine(), first.String(), second.String())
		}
		if strings.Contains(first.String(), ": null") && !strings.Contains(first.String(), `"nearest": null`) && q.Verb != "diff" && !q.Path.Stress {
			t.Errorf("%s has a null:\n%s", q.CommandLine(), first.String())
		}
	}
}

// TestRowsAreClaims compares the claims of a table as they are listed with those
// that the dossier has.
func TestRowsAreClaims(t *testing.T) {
	const table = "from,relation,to,stance,by,when,what,quote,confidence,weight\n" +
		"Acme,owns,Beta,,,,,,,\n" +
		"the Firm,warns,Beta,denies,Carl,2019,\"of <a> \"\"price\"\"\",\"“well”\",70,0.25\n" +
		"Beta,is allied with,Acme,alleges,Acme,2022-02-24/..,,,0,3\n"
	d, _, err := load.LoadFS(t.Context(), fstest.MapFS{"ties.csv": {Data: []byte(table)}}, "ties.csv", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := ask.Load(t.Context(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	a := put(t, m, ask.Question{Verb: "claims", Filter: ask.Filter{Statuses: data.Statuses()}}).(*answer.Listing)
	listed, err := a.List.Slice()
	if err != nil || len(listed) != 3 {
		t.Fatalf("%d claims, %v", len(listed), err)
	}
	assessor := data.NewAssessor(d)
	for i := range d.Claims.Len() {
		c := d.Claim(i)
		want := answer.ClaimOf(c, assessor.Assess(c.Said))
		want.Sentence = a.Sentence(&want)
		k := slices.IndexFunc(listed, func(x answer.Claim) bool { return x.ID == c.ID })
		if k < 0 || !reflect.DeepEqual(listed[k], want) {
			t.Errorf("claim %s is listed as\n%+v\nwant\n%+v", c.ID, listed, want)
		}
	}
}
