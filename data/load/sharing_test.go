package load

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
)

// statement is a row of an edge list, by column.
type statement map[string]string

var statementColumns = []string{"from", "from-id", "relation", "to", "to-id", "by", "by-id", "stance", "what", "when", "modality", "occasion", "about", "id",
	"source", "at", "quote", "said-on", "reliability", "credibility", "confidence", "weight", "directed"}

// statements draws rows with all that a column can hold; each names its source. A key
// stands with one name and an id with one claim: more would depend on the file.
func statements(t *rapid.T) []statement {
	names := rapid.SampledFrom([]string{"Ada", "ADA", "Ádá", "A-B", "A B", "a  b", "Countess", "Bo!", "Bo?", "bo", "Ockham", "ada", "k1", "Di"})
	keyed := rapid.SampledFrom([][2]string{{"k1", "Cy"}, {"k1", "CY"}, {"k1", ""}, {"K1", "Cy"}, {"k_2", "Di"}, {"k-2", "Di"}, {"ada", "Ada"}, {"ada", "Countess"}, {"7", "Eve"}, {"Ω", "a-b"}})
	draw := func(row statement, column string, values ...string) {
		if rapid.IntRange(0, 2).Draw(t, "more") == 0 {
			row[column] = rapid.SampledFrom(values).Draw(t, column)
		}
	}
	actor := func(row statement, column string) {
		if rapid.IntRange(0, 2).Draw(t, "keyed") == 0 {
			pair := keyed.Draw(t, column)
			row[column+"-id"], row[column] = pair[0], pair[1]
		} else {
			row[column] = names.Draw(t, column)
		}
	}
	var rows []statement
	for range rapid.IntRange(0, 25).Draw(t, "rows") {
		row := statement{}
		actor(row, "from")
		actor(row, "to")
		if rapid.Bool().Draw(t, "speaks") {
			actor(row, "by")
		}
		row["source"] = rapid.SampledFrom([]string{"S", "s", "The Daily", "the daily", "the-daily", "https://example.org/x"}).Draw(t, "source")
		row["relation"] = rapid.SampledFrom([]string{"owns", "meets", "Blips", "blips", "blip s"}).Draw(t, "relation")
		draw(row, "stance", "denies", "alleged", "confirms")
		draw(row, "what", "Rain", "rain", "snow")
		draw(row, "when", "2019", "2019-02-03", "2019-02-03T10:00", "2019/..")
		draw(row, "modality", "planned", "actual")
		draw(row, "occasion", "noon", "10:00")
		draw(row, "about", "base")
		draw(row, "at", "p. 1", "p. 2")
		draw(row, "quote", "No")
		draw(row, "said-on", "2020")
		draw(row, "reliability", "a", "B")
		draw(row, "credibility", "2", "3")
		draw(row, "confidence", "50")
		draw(row, "weight", "1", "2.5")
		draw(row, "directed", "false")
		rows = append(rows, row)
		if n := len(rows) - 1; rapid.IntRange(0, 3).Draw(t, "id") == 0 {
			row["id"] = fmt.Sprintf("c-%d", n)
			if rapid.Bool().Draw(t, "again") {
				again := statement{}
				for column, cell := range row {
					again[column] = cell
				}
				draw(again, "stance", "denies")
				draw(again, "at", "p. 3")
				rows = append(rows, again)
			}
		}
	}
	return rows
}

// edgeListOf writes rows as a file, whose columns begin at one of them.
func edgeListOf(rows []statement, first int) string {
	columns := slices.Concat(statementColumns[first:], statementColumns[:first])
	var b strings.Builder
	b.WriteString(strings.Join(columns, ",") + "\n")
	for _, row := range rows {
		for i, column := range columns {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(row[column])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// written are the parts of a dossier file.
var written = map[string][]string{
	"actors":  {"{id: ada, name: Ada, kind: person, aliases: [Countess], metonyms: [Ockham]}", "{id: zed, name: Zed, kind: state, aliases: [Bo Z]}"},
	"sources": {"{id: s, title: S}", "{id: wire, title: The wire}"},
	"claims": {"{id: base, from: ada, relation: owns, to: zed, said: [{by: ada, stance: asserts, source: s}]}",
		"{from: zed, relation: meets, to: ada, what: Rain, occasion: noon, said: [{by: zed, stance: denies, source: wire}]}",
		"{from: ada, relation: meets, to: zed, what: rain, about: base, said: [{stance: alleges, source: wire}]}"},
}

// dossierOf writes the parts of a dossier that are chosen.
func dossierOf(title string, chosen func(part string) bool) string {
	text := title + "description: shared\n"
	for _, key := range []string{"actors", "sources", "claims"} {
		lines := ""
		for _, part := range written[key] {
			if chosen(part) {
				lines += "  - " + part + "\n"
			}
		}
		if lines != "" {
			text += key + ":\n" + lines
		}
	}
	return text
}

// However rows and entries are ordered and shared out among files, the dossier is the same.
func TestSharingOutNeverShows(t *testing.T) {
	told := func(files map[string]string, backwards bool) string {
		d, problems := loadTogether(t, files, Options{}, backwards)
		if data.HasErrors(problems) {
			return "errors"
		}
		digest, err := d.Digest(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for i := range d.Claims.Len() {
			if !d.Claims.Follows(i) {
				ids = append(ids, d.ClaimID(i))
			}
		}
		slices.Sort(ids)
		return digest + " " + who(d) + " " + strings.Join(ids, " ")
	}
	sound := 0
	rapid.Check(t, func(t *rapid.T) {
		rows := statements(t)
		want := told(map[string]string{"a.csv": edgeListOf(rows, 0), "b.yaml": dossierOf("title: T\n", func(string) bool { return true })}, false)
		if want != "errors" {
			sound++
		}
		second := map[string]bool{}
		for _, key := range []string{"actors", "sources", "claims"} {
			for _, part := range written[key] {
				second[part] = rapid.Bool().Draw(t, "second")
			}
		}
		files := map[string]string{
			"d.yaml": dossierOf("title: T\n", func(part string) bool { return !second[part] }),
			"e.yaml": dossierOf("", func(part string) bool { return second[part] }),
		}
		shuffled := rapid.Permutation(rows).Draw(t, "order")
		for n := 0; len(shuffled) > 0; n++ {
			part := rapid.IntRange(1, len(shuffled)).Draw(t, "part")
			files[fmt.Sprintf("%c.csv", 'a'+n)] = edgeListOf(shuffled[:part], rapid.IntRange(0, len(statementColumns)-1).Draw(t, "first"))
			shuffled = shuffled[part:]
		}
		if got := told(files, rapid.Bool().Draw(t, "backwards")); got != want {
			t.Fatalf("shared out over %v:\n%s\nin one file each:\n%s", files, got, want)
		}
	})
	if sound == 0 {
		t.Error("no dossier without errors was drawn")
	}
}
