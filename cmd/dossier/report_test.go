package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// folder makes a folder with files in it and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestHostileNamesInReports: what a dossier says stays text, in a report and in
// a document that is filled.
func TestHostileNamesInReports(t *testing.T) {
	dir := folder(t, map[string]string{
		"hostile.yaml": hostileDossier(),
		"doc.md":       "<!-- dossier: claims -->\n<!-- /dossier -->\n\n<!-- dossier: draw -->\n<!-- /dossier -->\n",
		"doc.html":     "<!-- dossier: show a0 --><!-- /dossier -->\n<!-- dossier: draw --><!-- /dossier -->\n",
	})
	file := func(name string) string { return filepath.Join(dir, name) }
	for _, args := range [][]string{
		{"report", "path", "a0", "a11", "--stress", "-o", file("path.html")},
		{"report", "path", "a0", "a11", "--stress", "-o", file("path.md"), "--figures", "inline", "--bibliography", file("s.bib")},
		{"report", "claims", "-o", file("claims.html"), "--bibliography", file("s.json")},
		{"embed", file("doc.md"), file("doc.html")},
		{"embed", "--check", file("doc.md"), file("doc.html")},
	} {
		if code, _, errs := run(t, "", append([]string{"-f", file("hostile.yaml")}, args...)...); code != exitDone {
			t.Fatalf("%q: exit code %d\n%s", args, code, errs)
		}
	}
	markup := regexp.MustCompile(`(?i)<script|<img [^>]*onerror|<!--&amp|javascript:|\x1b|\x{202e}|<[^>]* on[a-z]+=`)
	for _, name := range []string{"path.html", "path.md", "claims.html", "doc.md", "doc.html"} {
		text := read(t, file(name))
		if at := markup.FindStringIndex(text); at != nil {
			t.Errorf("%s has %q", name, text[max(0, at[0]-60):min(len(text), at[1]+60)])
		}
	}
	if !strings.HasSuffix(strings.TrimSpace(read(t, file("doc.md"))), "<!-- /dossier -->") {
		t.Error("the last marker is no longer where it was")
	}
}
