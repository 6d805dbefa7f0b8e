package formats

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"dossier/internal/testkit"
)

const (
	docs       = "../../docs/formats.md"
	tableBegin = "<!-- the table of formats -->\n"
	tableEnd   = "<!-- end of the table -->\n"
)

// The documentation shows the table of formats as it is. With -update it is written.
func TestDocsShowTheTable(t *testing.T) {
	text, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(text), tableBegin)
	shown, after, ends := strings.Cut(rest, tableEnd)
	if !begins || !ends {
		t.Fatalf("%s has no place for the table", docs)
	}
	if shown == table() {
		return
	}
	if !testkit.Updating() {
		t.Fatalf("%s shows another table: run go test ./data/formats -update\n%s", docs, testkit.Diff([]byte(shown), []byte(table())))
	}
	if err := os.WriteFile(docs, []byte(before+tableBegin+table()+tableEnd+after), 0o600); err != nil {
		t.Fatal(err)
	}
}

// table is the table of formats in Markdown.
func table() string {
	var b strings.Builder
	b.WriteString("| format | is | files | read | written | cannot hold |\n|---|---|---|---|---|---|\n")
	yes := func(can bool) string {
		if can {
			return "yes"
		}
		return "no"
	}
	for _, f := range All() {
		loses := "nothing is lost"
		if !f.Writes {
			loses = ""
		}
		b.WriteString("| `" + f.Name + "` | " + f.What + " | `" + strings.Join(f.Extensions, "` `") + "` | " + yes(f.Reads) + " | " + yes(f.Writes) + " | " + cmp.Or(f.Loses, loses) + " |\n")
	}
	return b.String()
}
