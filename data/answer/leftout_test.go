package answer_test

import (
	"reflect"
	"slices"
	"testing"

	"dossier/data"
	"dossier/data/answer"
)

func TestLeftOutWords(t *testing.T) {
	for _, c := range []struct {
		list []answer.LeftOut
		want string
	}{
		{nil, ""},
		{[]answer.LeftOut{{File: "ties.csv", Rows: 12}}, "12 rows of ties.csv that cannot be read are left out."},
		{[]answer.LeftOut{{File: "ties.csv", Rows: 1}}, "1 row of ties.csv that cannot be read is left out."},
		{[]answer.LeftOut{{File: "a.csv", Rows: 1}, {File: "b.csv", Rows: 1}}, "1 row of a.csv and 1 row of b.csv that cannot be read are left out."},
		{[]answer.LeftOut{{File: "a.csv", Rows: 1}, {File: "b.csv", Rows: 2}, {File: "c.csv", Rows: 3}, {File: "d.csv", Rows: 4}, {File: "e.csv", Rows: 5}},
			"1 row of a.csv, 2 rows of b.csv, 3 rows of c.csv and 9 rows of 2 more files that cannot be read are left out."},
	} {
		if got := answer.LeftOutWords(c.list); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

// TestLeftOutOf: files go by their names, whatever folder they lie in, unless two have
// the same; a file that two dossiers share counts once.
func TestLeftOutOf(t *testing.T) {
	of := func(list ...data.LeftOut) *data.Dossier { return &data.Dossier{LeftOut: list} }
	for _, c := range []struct {
		dossiers []*data.Dossier
		want     []answer.LeftOut
	}{
		{[]*data.Dossier{of()}, nil},
		{[]*data.Dossier{of(data.LeftOut{File: "in/ties.csv", Rows: 2})}, []answer.LeftOut{{File: "ties.csv", Rows: 2}}},
		{[]*data.Dossier{of(data.LeftOut{File: "in/ties.csv", Rows: 2}), of(data.LeftOut{File: "in/ties.csv", Rows: 2})}, []answer.LeftOut{{File: "ties.csv", Rows: 2}}},
		{[]*data.Dossier{of(data.LeftOut{File: "old/ties.csv", Rows: 2}), of(data.LeftOut{File: "new/ties.csv", Rows: 3}, data.LeftOut{File: "new/more.csv", Rows: 1})},
			[]answer.LeftOut{{File: "old/ties.csv", Rows: 2}, {File: "new/ties.csv", Rows: 3}, {File: "more.csv", Rows: 1}}},
	} {
		if got := answer.LeftOutOf(c.dossiers...); !reflect.DeepEqual(got, c.want) {
			t.Errorf("got  %v\nwant %v", got, c.want)
		}
	}
}

// TestLimitLinesAndWhatIsLeftOut: how many claims would pass without the limits does not
// count what cannot be read.
func TestLimitLinesAndWhatIsLeftOut(t *testing.T) {
	out := "3 rows of ties.csv that cannot be read are left out."
	b := answer.Base{Limits: []string{"As of 2019.", out}, LeftOut: []answer.LeftOut{{File: "ties.csv", Rows: 3}}, Scope: &answer.Scope{Passing: 1, Unlimited: 2}}
	want := []string{"As of 2019.", "Without this limit 2 claims would pass; with it 1 does.", out}
	if got := b.LimitLines(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	b.Limits, b.Scope = []string{out}, nil
	if got := b.LimitLines(); !slices.Equal(got, []string{out}) {
		t.Errorf("got %q", got)
	}
}
