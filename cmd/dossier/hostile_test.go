package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// hostileNames are names that somebody might write to break a terminal, a file
// format or a picture.
var hostileNames = []string{
	`"]; drop <script>alert(1)</script>`,
	"a\u202eb\u2066c\u200fd",
	"bell\aback\bescape\x1b[31mred\x1b]0;title\anul",
	"👩\u200d👩\u200d👧 🇰🇵",
	strings.Repeat("long ", 400),
	strings.Repeat("W", 2000),
	`\N\G\L"\`,
	"]]>--><!--&amp;&#0;",
	"$(reboot) `reboot` ; rm -rf ~",
	"=HYPERLINK(\"http://example.org\")",
	"\ufeffmark\u2028line\u2029paragraph",
	"a%s%n%d{{.}}",
}

// hostileDossier ties all of them in a row, with hostile words in every field.
func hostileDossier() string {
	var b strings.Builder
	b.WriteString("title: " + strconv.Quote(hostileNames[0]) + "\nactors:\n")
	for i, name := range hostileNames {
		b.WriteString("  - {id: a" + strconv.Itoa(i) + ", kind: group, name: " + yamlQuote(name) + ", description: " + yamlQuote(name) + "}\n")
	}
	b.WriteString("sources:\n  - {id: s, title: " + yamlQuote(hostileNames[0]) + "}\nclaims:\n")
	for i := 1; i < len(hostileNames); i++ {
		b.WriteString("  - {id: c" + strconv.Itoa(i) + ", from: a" + strconv.Itoa(i-1) + ", to: a" + strconv.Itoa(i) +
			", relation: supplies, what: " + yamlQuote(hostileNames[i]) +
			", said: [{stance: asserts, source: s, at: " + yamlQuote(hostileNames[i]) + "}]}\n")
	}
	return b.String()
}

// yamlQuote writes a double-quoted YAML scalar.
func yamlQuote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < 0x20:
			b.WriteString(`\x` + strconv.FormatInt(int64(r)+0x100, 16)[1:])
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

func TestHostileNamesAreHarmless(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "hostile.yaml")
	if err := os.WriteFile(file, []byte(hostileDossier()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{}, {"check"}, {"claims"}, {"show", "a3"}, {"path", "a0", "a5"}, {"path", "a5", "a0"}, {"rank"}, {"groups"},
		{"path", "a0", "a11", "--stress", "-k", "3"}, {"claims", "--format", "json"}, {"path", "nobody\x1b[2J", "a1"},
	} {
		code, out, errs := run(t, "", append([]string{"-f", file}, args...)...)
		if code == exitData || code == exitInternal {
			t.Errorf("%q: exit code %d\n%s", args, code, errs)
		}
		for _, r := range out + errs {
			if r != '\n' && unicode.IsControl(r) || r == '\u202e' || r == '\u2066' {
				t.Errorf("%q prints the character %U", args, r)
				break
			}
		}
	}
	drawHostile(t, file, dir)
}

func drawHostile(t *testing.T, file, dir string) {
	figures := []string{"all.svg", "all.dot", "all.html", "all.mmd", "all.json", "all.pdf", "all.emf", "all.png"}
	for _, name := range figures {
		if code, _, errs := run(t, "", "-f", file, "draw", "--dpi", "40", "-o", filepath.Join(dir, name)); code != exitDone {
			t.Fatalf("draw %s: exit code %d\n%s", name, code, errs)
		}
	}
	reports := []string{"a.html", "a.md"}
	for _, name := range reports {
		if code, _, errs := run(t, "", "-f", file, "report", "path", "a0", "a3", "--either-way", "--figures", "none", "-o", filepath.Join(dir, name)); code != exitDone {
			t.Fatalf("report %s: exit code %d\n%s", name, code, errs)
		}
	}
	drawn, err := os.ReadFile(filepath.Join(dir, "all.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(drawn)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the SVG is not XML: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "a" || e.Name.Local == "image") {
			t.Errorf("a name became an element <%s>", e.Name.Local)
		}
	}
	if dot, err := exec.LookPath("dot"); err == nil {
		if out, err := exec.Command(dot, "-Tsvg", "-o", os.DevNull, filepath.Join(dir, "all.dot")).CombinedOutput(); err != nil {
			t.Errorf("native Graphviz refuses the DOT: %v\n%s", err, out)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1+len(figures)+len(reports) {
		t.Errorf("the folder holds %v (%v), want just the named files", entries, err)
	}
}

func TestOneHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 100 MB")
	}
	dir := t.TempDir()
	line := bytes.Repeat([]byte("x"), 100<<20)
	for name, start := range map[string]string{"line.yaml": "title: ", "line.csv": "from,to\n"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, append([]byte(start), line...), 0o600); err != nil {
			t.Fatal(err)
		}
		code, _, errs := run(t, "", "-f", file, "path", "A", "B")
		if code != exitData || !strings.Contains(errs, name) || len(errs) > 2000 {
			t.Errorf("%s: exit code %d and %d bytes of message, want %d and a short one\n%.300s", name, code, len(errs), exitData, errs)
		}
	}
}

func TestNothingIsHalfWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "figure.svg")
	if err := os.WriteFile(file, []byte("what was there"), 0o600); err != nil {
		t.Fatal(err)
	}
	unchanged := func(what string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != 1 {
			t.Errorf("%s left %v behind (%v)", what, entries, err)
		}
		if text, err := os.ReadFile(file); err != nil || string(text) != "what was there" {
			t.Errorf("%s changed the file to %.30q (%v)", what, text, err)
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &out}, err: &errs, env: func(string) string { return "" }}
	if code := a.run(ctx, []string{"draw", "-o", file}); code != exitInternal || !strings.Contains(errs.String(), "every file is whole") {
		t.Errorf("stopped: exit code %d, %s", code, errs.String())
	}
	unchanged("stopping")

	if code, _, errs := run(t, "", "draw", "-o", filepath.Join(file, "below.svg")); code != exitInternal || !strings.Contains(errs, "cannot write") {
		t.Errorf("below a file: exit code %d, %s", code, errs)
	}
	unchanged("a path that cannot be")

	if _, err := os.Stat("/dev/full"); err == nil {
		if code, _, errs := run(t, "", "draw", "-o", "/dev/full", "--format", "svg"); code != exitInternal || !strings.Contains(errs, "no space") {
			t.Errorf("a full disk: exit code %d, %s", code, errs)
		}
	}
	unchanged("a full disk")
}
