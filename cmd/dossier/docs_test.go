package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocsShowWhatIsPrinted runs every command in the console blocks of the
// README and the docs and compares what it prints with what stands there. A block
// that names a file, "csv owns.csv", is that file for the commands. A figure that a
// command writes is that of the same name in docs/figures, where the text shows it.
// With UPDATE_DOCS set it writes what is printed and drawn into the files.
func TestDocsShowWhatIsPrinted(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, pattern := range []string{"docs/*.md", "docs/reports/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	commands := 0
	for _, file := range append(files, filepath.Join(root, "README.md")) {
		t.Chdir(t.TempDir())
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		told := string(text)
		writeInputs(t, told)
		shown, n := replay(t, told)
		commands += n
		sameFigures(t, filepath.Join(root, "docs", "figures"), told)
		if told == shown {
			continue
		}
		if os.Getenv("UPDATE_DOCS") == "" {
			t.Errorf("%s shows something else than is printed; UPDATE_DOCS=1 go test ./cmd/dossier mends it", file)
			continue
		}
		if err := os.WriteFile(file, []byte(shown), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if commands < 4 {
		t.Errorf("only %d commands were found in the docs: are their blocks still marked console?", commands)
	}
}

// writeInputs writes the blocks in a text that have names.
func writeInputs(t *testing.T, text string) {
	for _, block := range strings.Split(text, "\n```")[1:] {
		info, lines, _ := strings.Cut(block, "\n")
		if _, name, named := strings.Cut(info, " "); named {
			if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(lines+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// sameFigures compares the figures that commands have written here with those that the
// text shows.
func sameFigures(t *testing.T, folder, text string) {
	written, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range written {
		if strings.Contains(text, "figures/"+name+")") {
			sameFigure(t, name, filepath.Join(folder, name))
		}
	}
}

// sameFigure compares a figure that was drawn with that of the docs.
func sameFigure(t *testing.T, made, file string) {
	drawn, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_DOCS") != "" {
		if err := os.WriteFile(file, drawn, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if told, err := os.ReadFile(file); err != nil || !bytes.Equal(told, drawn) {
		t.Errorf("%s is not what is drawn (%v); UPDATE_DOCS=1 go test ./cmd/dossier mends it", file, err)
	}
}

// replay returns the text with the output of every command in its console
// blocks as it is printed now, and the number of commands.
func replay(t *testing.T, text string) (string, int) {
	var b strings.Builder
	commands := 0
	inBlock := false
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, "\n")
		switch {
		case bare == "```console":
			inBlock = true
		case bare == "```":
			inBlock = false
		case inBlock && strings.HasPrefix(bare, "$ dossier"):
			b.WriteString(line)
			args := shellWords(strings.TrimPrefix(bare, "$ dossier"))
			_, out, errs := run(t, "", args...)
			b.WriteString(out + errs)
			commands++
			continue
		}
		if !inBlock || bare == "```console" {
			b.WriteString(line)
		}
	}
	return b.String(), commands
}

// shellWords splits a command line at spaces outside of double quotes.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// figures are the pictures in README and docs and the commands that draw them.
var figures = map[string][]string{
	"kim-seoul.svg":        {"draw", "--path", "Kim,Seoul"},
	"kim-seoul-print.svg":  {"draw", "--path", "Kim,Seoul", "--theme", "print"},
	"kim-seoul-dark.svg":   {"draw", "--path", "Kim,Seoul", "--theme", "dark"},
	"kim-seoul-auto.svg":   {"draw", "--path", "Kim,Seoul", "--theme", "auto"},
	"kim-seoul.png":        {"draw", "--path", "Kim,Seoul", "--format", "png", "--dpi", "144"},
	"kim-seoul.pdf":        {"draw", "--path", "Kim,Seoul", "--format", "pdf"},
	"kim-seoul.emf":        {"draw", "--path", "Kim,Seoul", "--format", "emf"},
	"kim-seoul.html":       {"draw", "--path", "Kim,Seoul", "--format", "html"},
	"kim-seoul.dot":        {"draw", "--path", "Kim,Seoul", "--format", "dot"},
	"kim-seoul.mmd":        {"draw", "--path", "Kim,Seoul", "--format", "mermaid"},
	"kim-seoul.json":       {"draw", "--path", "Kim,Seoul", "--format", "json"},
	"kim-putin.svg":        {"draw", "Kim", "Putin", "--hops", "1"},
	"kim-seoul-column.svg": {"draw", "--path", "Kim,Seoul", "--width", "85mm"},
	"in-context.svg":       {"draw", "--highlight", "Kim,Seoul", "--layout", "auto"},
	"around.svg":           {"draw", "--path", "Kim,Seoul", "--expand", "Russia", "--hide", "Vladivostok", "--notes", "off"},
	"voices.svg":           {"draw", "Pyongyang", "--voices", "Moscow,Washington", "--relation", "supplies,seeks-from,has-ties-with", "--notes", "off"},
	"changes.svg":          {"diff", "--as-of", "2019,2023-09"},
	"all.svg":              {"draw", "--layout", "auto"},
	"countries.svg":        {"draw", "--group-by", "country"},
	"florentine.svg":       {"-f", "sample:florentine", "draw", "--notes", "off", "--layout", "auto"},
	"slices.svg":           {"draw", "Kim", "--slices", "2019,2022", "--notes", "off"},

	"florentine-matrix.svg": {"-f", "sample:florentine", "draw", "--notes", "off", "--layout", "matrix"},
}

// TestDocsShowWhatIsDrawn draws the figures of the docs again: they are the same
// to the byte. With UPDATE_DOCS set it writes them.
func TestDocsShowWhatIsDrawn(t *testing.T) {
	for name, args := range figures {
		made := filepath.Join(t.TempDir(), name)
		code, _, errs := run(t, "", append(args, "-o", made)...)
		if code != exitDone {
			t.Errorf("%q: exit code %d\n%s", args, code, errs)
			continue
		}
		sameFigure(t, made, filepath.Join("../../docs/figures", name))
	}
}

// TestReadmeProgramRuns compares the program in the README with the example that
// runs, line by line.
func TestReadmeProgramRuns(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../../render/example_program_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, told, found := strings.Cut(string(readme), "```go\n")
	told, _, closed := strings.Cut(told, "```")
	if !found || !closed {
		t.Fatal("the README has no program")
	}
	var indented strings.Builder
	for line := range strings.Lines(told) {
		if strings.TrimSpace(line) != "" {
			indented.WriteByte('\t')
		}
		indented.WriteString(line)
	}
	if !strings.Contains(string(example), indented.String()) {
		t.Errorf("the program in the README is not that of render/example_program_test.go:\n%s", told)
	}
}
