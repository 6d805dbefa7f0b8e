package rows

import (
	"strings"
	"testing"
)

func TestSplitCells(t *testing.T) {
	for _, c := range []struct {
		cell, want string
		separator  byte
	}{
		{"A", "A", ';'},
		{"A; B;C", "A;B;C", ';'},
		{"A + B; C", "A+B;C", ';'},
		{"A+B", "A+B", ';'},
		{`"A; B"`, "A; B", ';'},
		{`"A ""x"" + B" + C; D`, `A "x" + B+C;D`, ';'},
		{` "A" ; B`, "A;B", ';'},
		{`"A" B; C`, `"A" B;C`, ';'},
		{`"A; B`, `"A;B`, ';'},
		{"; A;; + ;", "A", ';'},
		{"", "", ';'},
		{"A; B|C", "A; B;C", '|'},
	} {
		var groups []string
		for _, group := range splitCell([]byte(c.cell), c.separator) {
			var members []string
			for _, m := range group {
				members = append(members, string(m.text))
			}
			groups = append(groups, strings.Join(members, "+"))
		}
		if got := strings.Join(groups, ";"); got != c.want {
			t.Errorf("%q at %c: %q, want %q", c.cell, c.separator, got, c.want)
		}
	}
}

// A cell of marks alone is taken apart in one go.
func FuzzSplitCell(f *testing.F) {
	for _, cell := range []string{"A; B + C", `"A; ""B"" + C" + D|E`, `"`, `""`, " + + ", ";;;"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		n := 0
		for _, group := range splitCell([]byte(cell), ';') {
			for _, m := range group {
				if n += len(m.text); len(m.text) == 0 {
					t.Errorf("%q has an empty member", cell)
				}
			}
		}
		if n > len(cell) {
			t.Errorf("%q: the members are longer than the cell", cell)
		}
	})
}
