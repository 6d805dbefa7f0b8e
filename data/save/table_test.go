package save

import (
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
)

// names are those that cells with several names have trouble with.
var names = []string{"Kim", "A; B", "A + B", "A|B", "+", "x +", "+ x", `"Q"`, `say "x"`, "=1+1", "-5", "-x", "@h", "'=1", "＝x", "C++", "a,b", "line\nline", "김정은", "'"}

// withoutWhatTablesLose takes out of a dossier what counts of it say, but for what makes
// no row. Links to claims without rows go: claims that differ in such a link alone are one
// afterwards.
func withoutWhatTablesLose(d *data.Dossier) {
	written := d.Claims.Written()
	for i := range written {
		if written[i].About != "" && slices.ContainsFunc(written, func(c data.Claim) bool { return c.ID == written[i].About && len(c.Said) == 0 }) {
			written[i].About = ""
		}
	}
	for i := range d.Sources {
		d.Sources[i].Origin = ""
	}
	d.Relations = data.BuiltinRelations()
	for _, c := range written {
		if c.Relation == "lobbies" {
			d.Relations = append(d.Relations, data.PlainRelation("lobbies", "lobbies"))
			return
		}
	}
}

// Rows come back as they went, with all of their actors and attributions, and answers
// are the same, less what is counted as lost.
func TestTablesKeepClaims(t *testing.T) {
	for _, format := range []string{"csv", "tsv"} {
		t.Run(format, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				d := drawDossier(t)
				for i := range d.Actors {
					d.Actors[i].Name = fmt.Sprint(rapid.SampledFrom(names).Draw(t, "name"), i)
					if i%2 == 0 {
						d.Actors[i].Name = fmt.Sprint(i, rapid.SampledFrom(names).Draw(t, "name"))
					}
				}
				withoutWhatTablesLose(d)
				if data.HasErrors(data.Check(context.Background(), d)) {
					t.Skip("not sound")
				}
				united, err := data.Unite(context.Background(), d)
				if err != nil {
					t.Fatal(err)
				}
				text, lost := write(t, d, format)
				if strings.Count(text, "\n") == 1 {
					t.Skip("no rows")
				}
				back, _ := read(t, text, format)
				counted := make(map[string]int)
				for _, l := range lost {
					counted[l.One] = l.Count
				}
				if got, want := back.Claims.Count(), united.Claims.Count()-counted["claim that is nobody's word"]; got != want {
					t.Fatalf("%d claims came back of %d\n%s\nlost: %s", got, want, text, lost)
				}
				if got, want := len(back.Actors), len(united.Actors)-counted["actor that no claim names"]; got != want {
					t.Fatalf("%d actors came back of %d\n%s\nlost: %s", got, want, text, lost)
				}
				again, _ := write(t, back, format)
				if got, want := sortedLines(again), sortedLines(withFileAsSource(text, format)); !slices.Equal(got, want) {
					t.Fatalf("written again, it is\n%s\nwas\n%s\nlost: %s", strings.Join(got, "\n"), strings.Join(want, "\n"), lost)
				}
				if counted["claim that is nobody's word"]+counted["attribution that names no source, for which the file stands"] > 0 {
					return // these show in answers
				}
				actors := [2]string{back.Actors[0].ID, back.Actors[len(back.Actors)-1].ID}
				questions := 3
				if len(back.Actors) == 1 {
					questions-- // no path
				}
				for i := range questions {
					if got, want := answerCSV(t, back, actors, i), answerCSV(t, d, actors, i); got != want {
						t.Fatalf("the answer is\n%s\nwas\n%s\n%s\nlost: %s", got, want, text, lost)
					}
				}
			})
		})
	}
}

// sortedLines are the lines of a text in order: rows may come in another one. Line ends
// within cells are the same in both texts that are compared.
func sortedLines(text string) []string { return slices.Sorted(strings.Lines(text)) }

// withFileAsSource is a table in which the file stands for sources that are not named.
func withFileAsSource(text, format string) string {
	rows, comma := csv.NewReader(strings.NewReader(text)), ','
	if format == "tsv" {
		comma = '\t'
	}
	rows.Comma = comma
	var b strings.Builder
	out := csv.NewWriter(&b)
	out.Comma = comma
	records, err := rows.ReadAll()
	if err != nil {
		panic(err)
	}
	source := slices.Index(records[0], "source")
	for _, record := range records {
		if record[source] == "" {
			record[source] = "file"
		}
	}
	if err := out.WriteAll(records); err != nil {
		panic(err)
	}
	return b.String()
}

// answerCSV is the answer to one of a few questions, its lines in order.
func answerCSV(t *rapid.T, d *data.Dossier, actors [2]string, question int) string {
	m, err := ask.Load(context.Background(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	q := []ask.Question{
		{Verb: answer.VerbClaims, Filter: ask.Filter{Modalities: data.Modalities(), Statuses: data.Statuses()}},
		{Verb: answer.VerbClaims, Filter: ask.Filter{AccordingTo: actors[0]}},
		{Verb: answer.VerbPath, Actors: actors[:], Path: ask.PathOptions{K: 5}},
	}[question]
	found, err := ask.Ask(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := answer.WriteCSV(context.Background(), &b, found, false); err != nil {
		t.Fatal(err)
	}
	return strings.Join(sortedLines(inOneOrder(b.String())), "")
}

// inOneOrder puts what stands in a cell into order, since voices have none.
func inOneOrder(text string) string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	for _, row := range rows {
		for i := range row {
			row[i] = strings.Join(slices.Sorted(strings.SplitSeq(row[i], "; ")), "; ")
		}
		fmt.Fprintf(&b, "%q\n", row)
	}
	return b.String()
}
