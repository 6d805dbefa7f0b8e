package yaml

import (
	"bufio"
	"strings"
	"testing"
)

func written(s string) string {
	var b strings.Builder
	w := writer{bufio.NewWriter(&b), Usual()}
	w.text(s, 4)
	w.Flush()
	return b.String()
}

func TestText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kim Jong Un", "Kim Jong Un\n"},
		{"김정은", "김정은\n"},
		{"it's (not) so, or 50/50; see a.b-c_d + e = f", "it's (not) so, or 50/50; see a.b-c_d + e = f\n"},
		{"https://example.org/a?b=c#d", "https://example.org/a?b=c#d\n"},
		{"3 ships", "3 ships\n"},
		{"", `""` + "\n"},
		{"3", `"3"` + "\n"},
		{"0211", `"0211"` + "\n"},
		{"3 e5", `"3 e5"` + "\n"},
		{"1e5", `"1e5"` + "\n"},
		{"12:30:45", `"12:30:45"` + "\n"},
		{"2019-01-01", `"2019-01-01"` + "\n"},
		{"-5", `"-5"` + "\n"},
		{".inf", `".inf"` + "\n"},
		{"null", `"null"` + "\n"},
		{"Yes", `"Yes"` + "\n"},
		{"N", `"N"` + "\n"},
		{"oFF", `"oFF"` + "\n"},
		{"~", `"~"` + "\n"},
		{"a: b", `"a: b"` + "\n"},
		{"a:", `"a:"` + "\n"},
		{"a #b", `"a #b"` + "\n"},
		{"- a", `"- a"` + "\n"},
		{"---", `"---"` + "\n"},
		{" a", `" a"` + "\n"},
		{"a ", `"a "` + "\n"},
		{`say "so"`, `'say "so"'` + "\n"},
		{`C:\x`, `'C:\x'` + "\n"},
		{`it's "so"`, `"it's \"so\""` + "\n"},
		{"a\tb\x00\x1b\u0085\u00a0\u202e\U000e0001", `"a\tb\x00\x1b\x85\xa0\u202e\U000e0001"` + "\n"},
		{"a\xffb", "\"a\ufffdb\"\n"},
		{"one\ntwo", "|-\n    one\n    two\n"},
		{"one\n\n# two\n- three\n", "|\n    one\n\n    # two\n    - three\n"},
		{"one\n\n", `"one\n\n"` + "\n"},
		{"one \ntwo", `"one \ntwo"` + "\n"},
		{" one\ntwo", `" one\ntwo"` + "\n"},
		{"\n", `"\n"` + "\n"},
		{"one\r\ntwo", `"one\x0d\ntwo"` + "\n"},
		{strings.Repeat("word ", 20) + "- end", ">-\n    " + strings.Repeat("word ", 16) + "word\n    " + strings.Repeat("word ", 3) + "- end\n"},
		{strings.Repeat("x", 100), strings.Repeat("x", 100) + "\n"},
		{strings.Repeat("x", 100) + "  y", strings.Repeat("x", 100) + "  y\n"},
	} {
		if got := written(c.text); got != c.want {
			t.Errorf("%q is written\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// No line is longer than what readers take.
func TestVeryLongText(t *testing.T) {
	for line := range strings.Lines(written(strings.Repeat("\t ", 1<<20))) {
		if len(line) > quotedLine+20 {
			t.Fatalf("a line of %d bytes", len(line))
		}
	}
}

func TestInBrackets(t *testing.T) {
	for _, c := range []struct {
		list []string
		want string
	}{
		{[]string{"a", "b c"}, "[a, b c]"},
		{[]string{"a, b"}, ""},
		{[]string{"1"}, ""},
		{[]string{"a:b"}, ""},
		{[]string{"yes"}, ""},
		{[]string{strings.Repeat("long ", 8) + "a", strings.Repeat("long ", 8) + "b"}, ""},
	} {
		if got, ok := inBrackets(c.list); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, %v", c.list, got, ok)
		}
	}
}
