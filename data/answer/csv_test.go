package answer_test

import (
	"strings"
	"testing"

	"dossier/data/answer"
)

// A spreadsheet runs nothing that somebody wrote, and a number stays one.
func TestCSVIsNotRun(t *testing.T) {
	ranking := &answer.Ranking{Scores: []answer.Score{
		{Place: 1, Actor: "a", Name: `=cmd|' /C calc'!A0`, Score: -0.5}, {Place: 2, Actor: "b", Name: "'@x", Score: 1}}}
	for _, shown := range []bool{false, true} {
		var b strings.Builder
		if err := answer.WriteCSV(t.Context(), &b, ranking, shown); err != nil {
			t.Fatal(err)
		}
		if want := "place,actor-id,actor,score\n1,a,'=cmd|' /C calc'!A0,-0.5\n2,b,''@x,1\n"; b.String() != want {
			t.Errorf("got\n%s\nwant\n%s", b.String(), want)
		}
	}
}
