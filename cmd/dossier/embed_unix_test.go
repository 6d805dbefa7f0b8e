//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMarkersStayInTheirFolder: a document that somebody sent cannot make the
// program read or write elsewhere, nor wait.
func TestMarkersStayInTheirFolder(t *testing.T) {
	const secret = "actors:\n  - {id: secret-agent, name: Secret, kind: person}\n  - {id: b, name: B, kind: person}\nsources:\n  - {id: s, title: S}\nclaims:\n  - {id: c, from: secret-agent, relation: warns, to: b, said: [{stance: asserts, source: s}]}\n"
	outside := folder(t, map[string]string{"dossier.yaml": secret, "figure.svg": "outside"})
	dir := folder(t, map[string]string{"own.svg": "mine", "dossier.yaml": secret, "odd/x": ""})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Symlink(outside, filepath.Join(dir, "link")))
	must(os.Symlink(filepath.Join(outside, "dossier.yaml"), filepath.Join(dir, "link.yaml")))
	must(os.Symlink(filepath.Join(outside, "figure.svg"), filepath.Join(dir, "link.svg")))
	must(os.Symlink(filepath.Join(outside, "new.svg"), filepath.Join(dir, "dangling.svg")))
	must(syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o600))
	must(syscall.Mkfifo(filepath.Join(dir, "odd", "dossier.yaml"), 0o600))
	must(syscall.Mkfifo(filepath.Join(dir, "pipe.svg"), 0o600))
	for _, words := range []string{
		"claims -f ../" + filepath.Base(outside), "claims -f " + outside, "claims -f link", "claims -f link/dossier.yaml", "claims -f link.yaml",
		"claims -f pipe.yaml", "claims -f odd", "claims -f -", "claims -f /dev/stdin", `claims -f ..\x`, "claims -f sample:../x",
		"draw -o /tmp/x.svg", "draw -o ../x.svg", "draw -o link/x.svg", "draw -o link.svg", "draw -o dangling.svg", "draw -o own.svg", "draw -o pipe.svg",
		"draw -o x.md", "draw -o .git/hooks/x.svg", "draw -o own.svg/x.svg", "claims -o x.svg", "draw --figures inline -o x.svg", "draw --figures no",
	} {
		doc := filepath.Join(dir, "doc.md")
		before := "<!-- dossier: " + strings.ReplaceAll(words, `\`, `\\`) + " -->\n<!-- /dossier -->\n"
		must(os.WriteFile(doc, []byte(before), 0o600))
		code, _, errs := run(t, "", "embed", doc)
		if code != exitData || !strings.Contains(errs, "doc.md:1:1: ") {
			t.Errorf("%s: exit code %d, want %d\n%s", words, code, exitData, errs)
		}
		if read(t, doc) != before {
			t.Errorf("%s: the document was changed", words)
		}
	}
	for _, name := range []string{"new.svg", "x.svg"} {
		if _, err := os.Stat(filepath.Join(outside, name)); err == nil {
			t.Errorf("%s was written outside", name)
		}
	}
	if read(t, filepath.Join(outside, "figure.svg")) != "outside" || read(t, filepath.Join(dir, "own.svg")) != "mine" {
		t.Error("a file that is no figure of ours was written over")
	}
	must(os.WriteFile(filepath.Join(dir, "doc.md"), []byte("<!-- dossier: claims -f . -->\n<!-- /dossier -->\n"), 0o600))
	if code, _, errs := run(t, "", "embed", filepath.Join(dir, "doc.md")); code != exitDone {
		t.Errorf("a dossier in the folder itself: exit code %d\n%s", code, errs)
	}
}
