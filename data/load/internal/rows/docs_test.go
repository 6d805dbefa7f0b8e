package rows

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/testkit"
)

const docs = "../../../../docs/tables.md"

// The documentation shows which headers are known as the program has them. With -update
// it is written.
func TestDocsShowTheHeaders(t *testing.T) {
	testkit.DocsPart(t, docs, "table of tools", toolTable())
	testkit.DocsPart(t, docs, "table of headers of actors", actorTable())
}

// toolTable is the table of dialects in Markdown.
func toolTable() string {
	var b strings.Builder
	b.WriteString("| tool | known by the columns | read as | left aside |\n|---|---|---|---|\n")
	const ends = 2 // the meanings that come first
	var before dialect
	for _, d := range dialects() {
		needs := make([]string, len(d.needs))
		for i, need := range d.needs {
			needs[i] = headerWords(need, " or ", 3)
		}
		means, aside := d.means, headerWords(d.aside, ", ", 8)
		again := len(means) > ends && len(means) == len(before.means) && slices.Equal(means[ends:], before.means[ends:]) && d.aside == before.aside
		if again {
			means, aside = means[:ends], "as above"
		}
		var read []string
		for _, m := range means {
			read = append(read, headerWords(m.headers, ", ", 5)+": "+headerWords(strings.ReplaceAll(m.fields, "|", ","), " or ", 3))
		}
		if again {
			read = append(read, "all else as above")
		}
		fmt.Fprintf(&b, "| **%s**. %s | %s | %s | %s |\n", d.tool, d.says, strings.Join(needs, "; "), strings.Join(read, "; "), aside)
		before = d
	}
	return b.String()
}

// actorTable is the table of the headers of tables of actors in Markdown.
func actorTable() string {
	var b strings.Builder
	b.WriteString("| field | headers |\n|---|---|\n")
	for _, headers := range nodeHeaders[1:] {
		fmt.Fprintf(&b, "| `%s` | %s |\n", headers[0], headerWords(strings.Join(headers, ","), ", ", len(headers)))
	}
	return b.String()
}

// headerWords shows some of the words that commas separate, and how many more there are.
func headerWords(list, between string, most int) string {
	var words []string
	for _, word := range strings.Split(list, ",") {
		if word != "" {
			words = append(words, "`"+word+"`")
		}
	}
	if more := len(words) - most; more > 1 {
		words = append(words[:most], fmt.Sprintf("%d more", more))
	}
	return strings.Join(words, between)
}
