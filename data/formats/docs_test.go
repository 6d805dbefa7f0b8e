package formats

import (
	"cmp"
	"strings"
	"testing"

	"dossier/internal/testkit"
)

// The documentation shows the table of formats as it is. With -update it is written.
func TestDocsShowTheTable(t *testing.T) {
	testkit.DocsPart(t, "../../docs/formats.md", "table of formats", table())
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
