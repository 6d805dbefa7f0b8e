package pipelines

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// program is the dossier that the tests run, built from the module around this one.
var program string

func TestMain(m *testing.M) {
	os.Exit(runAll(m))
}

func runAll(m *testing.M) int {
	folder, err := os.MkdirTemp("", "dossier-pipelines-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "dossier")
	if r, err := start(context.Background(), "../..", "go", "build", "-o", program, "./cmd/dossier"); err != nil {
		fmt.Fprintf(os.Stderr, "the program does not build: %v\n%s", err, r.errs)
		return 1
	}
	code := m.Run()
	tell()
	return code
}

// tell says which of the tools ran.
func tell() {
	ran, left := 0, []string{}
	var skipped []string
	for _, e := range toolbox {
		found, was := asked[e.name]
		switch {
		case !was:
			left = append(left, e.name)
		case found:
			ran++
		default:
			skipped = append(skipped, e.name)
		}
	}
	line := fmt.Sprintf("pipelines: ran %d tools, skipped %d", ran, len(skipped))
	if len(skipped) > 0 {
		line += ": " + strings.Join(skipped, ", ")
	}
	if len(left) > 0 {
		line += fmt.Sprintf("; not asked for: %s", strings.Join(left, ", "))
	}
	fmt.Println(line)
}

// folder gives a folder for what a test makes, which asks once: it is named after the
// test, and kept where PIPELINES_OUT says.
func folder(t *testing.T) string {
	t.Helper()
	out := os.Getenv("PIPELINES_OUT")
	if out == "" {
		return t.TempDir()
	}
	made := filepath.Join(out, strings.ReplaceAll(t.Name(), "/", "-"))
	if err := os.RemoveAll(made); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(made, 0o750); err != nil {
		t.Fatal(err)
	}
	abs, err := filepath.Abs(made)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
