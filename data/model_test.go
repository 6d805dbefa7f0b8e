package data

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The tables of the document must be those of the code.
func TestDocumentedTables(t *testing.T) {
	text, err := os.ReadFile(filepath.FromSlash("../docs/model.md"))
	if err != nil {
		t.Fatal(err)
	}
	doc := strings.ReplaceAll(string(text), "\r\n", "\n")
	for heading, want := range map[string]string{"## The built-in relations\n": relationTable(), "## Problems\n": codeTable()} {
		_, section, found := strings.Cut(doc, heading)
		section, _, _ = strings.Cut(section, "\n## ")
		if !found || !strings.Contains(section+"\n", "\n\n"+want+"\n") {
			t.Errorf("docs/model.md should have under %q this table:\n%s", strings.TrimSpace(heading), want)
		}
	}
}

func relationTable() string {
	var b strings.Builder
	b.WriteString("| id | label | inverse | tone | mode | influence | CAMEO | PLOVER |\n|---|---|---|---|---|---|---|---|\n")
	for _, r := range BuiltinRelations() {
		inverse := r.Inverse
		if r.Symmetric {
			inverse = "*mutual*"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", r.ID, r.Label, inverse, r.Tone, r.Mode, r.Influence, r.CAMEO, r.PLOVER)
	}
	return b.String()
}

func codeTable() string {
	var b strings.Builder
	b.WriteString("| code | | meaning |\n|---|---|---|\n")
	for _, c := range Codes() {
		severity := "error"
		if c.Severity == Warning {
			severity = "warning"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.ID, severity, c.Meaning)
	}
	return b.String()
}
