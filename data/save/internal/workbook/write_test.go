package workbook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/data"
	"dossier/data/save/internal/xlsx"
	"dossier/internal/testkit"
)

// told gives the sheets of a workbook as another library reads them, a row a line.
func told(t *testing.T, d *data.Dossier) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var text strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "== %s\n", sheet)
		for _, row := range rows[1:] {
			text.WriteString(strings.Join(row, "|") + "\n")
		}
	}
	return text.String()
}

func TestWrite(t *testing.T) {
	weight, confidence := 2.5, 70
	d := &data.Dossier{Title: " Small ", Relations: append(data.BuiltinRelations(), data.Relation{ID: "x", Label: "-", Symmetric: true}),
		Actors: []data.Actor{{ID: "kim", Name: "=Kim", Kind: data.KindPerson, Aliases: []string{"A; B", " c", "d"}, Country: "PRK"},
			{ID: "seoul", Name: "Seoul", Made: true}, {ID: "nobody"}},
		Sources:   []data.Source{{ID: "brief", Title: "1984", Table: true}},
		Decisions: []data.Decision{{Actors: []string{"kim", "nobody"}, Verdict: data.Unsure, TakenBack: &data.TakingBack{By: "Ann", On: testkit.Date("2024")}}}}
	d.Claims.Append(
		data.Claim{ID: "c", From: []string{"kim"}, Relation: "warns", To: []string{"seoul"}, When: testkit.Date("2023-09~"), Weight: &weight, Said: []data.Attribution{
			{By: []string{"kim", "seoul"}, Stance: data.Alleges, Source: "brief", At: "-", Row: 3, Credibility: 2, Confidence: &confidence}, {Stance: data.Denies, Quote: `"no"`}}},
		data.Claim{From: []string{"kim", "nobody"}, Relation: "meets"})
	want := `== claims
c|kim|=Kim|warns|seoul|Seoul|||2023-09~|||2.5|alleges|kim + seoul|=Kim + Seoul|brief|"-"|3||||2|70
c|kim|=Kim|warns|seoul|Seoul|||2023-09~|||2.5|denies||||||"no"
|kim + nobody|=Kim + nobody|meets
== actors
kim|=Kim|person|"A; B"; """ c"""; d||||PRK
seoul|Seoul|||||||true
nobody
== sources
brief|1984||||||||true
== relations
x|"-"||true|neutral|-|both
== decisions
kim; nobody|unsure|||||Ann|2024
== dossier
" Small "
`
	if got := told(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Sheets of which nothing is known are left out but that of claims, to which somebody may
// want to add.
func TestWriteOfNothing(t *testing.T) {
	if got := told(t, new(data.Dossier)); got != "== claims\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestTooMuch(t *testing.T) {
	long := strings.Repeat("x", 32768)
	for _, c := range []struct {
		name string
		with func(*data.Dossier)
		want string
	}{
		{"a quote", func(d *data.Dossier) {
			d.Claims.Append(data.Claim{From: []string{"a000"}, Relation: "warns", To: []string{"a001"}, Said: []data.Attribution{{Quote: long}}})
		}, `the workbook cannot hold the claim a000 warns a001: sheet "claims", row 13, column "quote": `},
		{"a description", func(d *data.Dossier) { d.Actors[1].Description = long }, `the workbook cannot hold the actor a001: sheet "actors", row 3, column "description": `},
		{"a title", func(d *data.Dossier) { d.Title = long }, `the workbook cannot hold the dossier xxx`},
	} {
		d := testkit.SeededDossier(1, 3, 5)
		d.Relations = data.BuiltinRelations()
		c.with(d)
		err := Write(t.Context(), &bytes.Buffer{}, d)
		var much *xlsx.TooMuchError
		if !errors.As(err, &much) || !strings.HasPrefix(err.Error(), c.want) || !strings.HasSuffix(err.Error(), "; write YAML or JSON Lines instead") || len(err.Error()) > 600 {
			t.Errorf("%s: %.800v", c.name, err)
		}
	}
	if err := Write(testkit.EndAfter(1), &bytes.Buffer{}, testkit.SeededDossier(1, 3, 5)); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
}
