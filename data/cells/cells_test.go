package cells

import (
	"strings"
	"testing"
)

func TestDefuse(t *testing.T) {
	for _, c := range []struct{ text, cell string }{
		{"", ""},
		{"Kim", "Kim"},
		{"'Kim'", "'Kim'"},
		{"'", "'"},
		{"=1+1", "'=1+1"},
		{"+49 30 1234", "'+49 30 1234"},
		{"-", "'-"},
		{"- a dash", "'- a dash"},
		{"@handle", "'@handle"},
		{"\t=1", "'\t=1"},
		{"\r=1", "'\r=1"},
		{"\n=1", "'\n=1"},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠x", "'＠x"},
		{"'=1", "''=1"},
		{"''-x", "'''-x"},
		{"'-5", "''-5"},
		{"-5", "-5"},
		{"+3.2", "+3.2"},
		{"-1e9", "-1e9"},
		{"-2.5E-3", "-2.5E-3"},
		{"-1+1", "'-1+1"},
		{"-5.", "'-5."},
		{"-.5", "'-.5"},
		{"-1e", "'-1e"},
		{"--5", "'--5"},
		{"-0044-03-15", "'-0044-03-15"},
		{"a=1", "a=1"},
		{"\xff=", "\xff="},
	} {
		if got := Defuse(c.text); got != c.cell {
			t.Errorf("Defuse(%q) = %q, want %q", c.text, got, c.cell)
		}
		if got := Restore(c.cell); got != c.text {
			t.Errorf("Restore(%q) = %q, want %q", c.cell, got, c.text)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, ""},
		{[]string{"Kim"}, "Kim"},
		{[]string{"Peskov", "Russia"}, "Peskov + Russia"},
		{[]string{"A; B"}, `"A; B"`},
		{[]string{"A|B", "C"}, `"A|B" + C`},
		{[]string{"A + B", "C"}, `"A + B" + C`},
		{[]string{"C++", "A+B", "+49"}, "C++ + A+B + +49"},
		{[]string{"+ x", "x +", "+"}, `"+ x" + "x +" + "+"`},
		{[]string{`"Wagner"`}, `"""Wagner"""`},
		{[]string{`Yevgeny "Chef" P`}, `Yevgeny "Chef" P`},
		{[]string{" Kim", "Putin\n"}, "\" Kim\" + \"Putin\n\""},
		{[]string{`a;"b"`}, `"a;""b"""`},
	} {
		if got := Join(c.names); got != c.want {
			t.Errorf("Join(%q) = %q, want %q", c.names, got, c.want)
		}
	}
}

func FuzzDefuse(f *testing.F) {
	f.Add("'=x")
	f.Add("-5")
	f.Fuzz(func(t *testing.T, text string) {
		cell := Defuse(text)
		if got := Restore(cell); got != text {
			t.Errorf("%q became %q and was read as %q", text, cell, got)
		}
		if got := string(Restore([]byte(cell))); got != text {
			t.Errorf("%q became %q and was read as %q from bytes", text, cell, got)
		}
		if cell != "" && strings.ContainsRune("=@\t\r\n", rune(cell[0])) {
			t.Errorf("%q became %q, which a spreadsheet runs", text, cell)
		}
	})
}

func TestKeep(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Kim": "Kim", `"Kim"`: `"Kim"`, `say "x"`: `say "x"`, "a - b": "a - b",
		"-": `"-"`, " x": `" x"`, "x\n": "\"x\n\"", "\u00a0": "\"\u00a0\"",
		`"-"`: `""-""`, `"" x""`: `""" x"""`, `"`: `"`, `""`: `""`, `" "`: `"" ""`,
	} {
		if got := Keep(text); got != want || Kept(got) != text {
			t.Errorf("%q is kept as %q, want %q, and comes back as %q", text, got, want, Kept(got))
		}
	}
}

// Any text comes back, and white space around its cell makes no difference.
func FuzzKeep(f *testing.F) {
	for _, text := range []string{"", "-", " x ", `"-"`, `"" ""`, "\u2028"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := Keep(text)
		if got := Kept(strings.TrimSpace(cell)); got != text || cell == Nothing {
			t.Errorf("%q is kept as %q and comes back as %q", text, cell, got)
		}
	})
}
