package ask_test

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
)

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
	a := answers.Put(t, answers.Engine(t, d), ask.Question{Verb: "claims", Filter: ask.Filter{Statuses: data.Statuses()}}).(*answer.Listing)
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
