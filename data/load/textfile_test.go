package load

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data/samples"
)

// locating loads a dossier and returns where its stored texts lie.
func locating(t *testing.T, load func(Options) error) map[string]TextFile {
	t.Helper()
	files := map[string]TextFile{}
	if err := load(Options{Limits: Limits{Text: 1000}, Located: func(source string, file TextFile) { files[source] = file }}); err != nil {
		t.Fatal(err)
	}
	return files
}

func onDisk(t *testing.T, name string) map[string]TextFile {
	t.Helper()
	return locating(t, func(opt Options) error {
		_, _, err := Load(context.Background(), []string{name}, opt)
		return err
	})
}

// TestTextsAreReadLater changes what lies in the folder after it was loaded.
func TestTextsAreReadLater(t *testing.T) {
	dir := t.TempDir()
	d := filepath.Join(dir, "d")
	text := filepath.Join(d, "texts", "a.txt")
	write(t, filepath.Join(dir, "secret.txt"), "secret")
	write(t, filepath.Join(d, "dossier.yaml"), withText("file: texts/a.txt, sha256: "+digest("Alpha supplies"), "Alpha supplies"))
	write(t, text, "Alpha supplies")
	for _, name := range []string{d, filepath.Join(d, "dossier.yaml")} {
		write(t, text, "Alpha supplies")
		f := onDisk(t, name)["paper"]
		if raw, err := f.Read(); string(raw) != "Alpha supplies" || err != nil || f.Name != "texts/a.txt" || f.SHA256 != digest("Alpha supplies") {
			t.Errorf("%s: %q, %v, %+v", name, raw, err, f)
		}
		write(t, text, "another one")
		if raw, err := f.Read(); string(raw) != "another one" || err != nil {
			t.Errorf("changed: %q, %v", raw, err)
		}
		for what, change := range map[string]func() error{
			"there is no such file":     func() error { return nil },
			"it is not a regular file":  func() error { return os.Mkdir(text, 0o700) },
			"it is bigger than 1000":    func() error { return os.WriteFile(text, make([]byte, 2000), 0o600) },
			"path escapes from parent":  func() error { return os.Symlink("../../secret.txt", text) },
			"path escapes from parent ": func() error { return os.Symlink(filepath.Join(dir, "secret.txt"), text) },
		} {
			if err := os.RemoveAll(text); err != nil {
				t.Fatal(err)
			}
			if err := change(); err != nil {
				t.Fatal(err)
			}
			if raw, err := f.Read(); err == nil || !strings.Contains(err.Error(), strings.TrimSpace(what)) || strings.Contains(err.Error(), dir) {
				t.Errorf("%s: %q, %v", what, raw, err)
			}
		}
		if err := os.Remove(text); err != nil {
			t.Fatal(err)
		}
	}
	f := onDisk(t, d)["paper"]
	if err := os.RemoveAll(d); err != nil {
		t.Fatal(err)
	}
	if raw, err := f.Read(); err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("without a folder: %q, %v", raw, err)
	}
}

func TestTextsElsewhere(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"d":              {"d/dossier.yaml": {Data: []byte(withText("file: a.txt", "Alpha"))}, "d/a.txt": {Data: []byte("Alpha")}},
		".":              {"dossier.yaml": {Data: []byte(withText("file: a.txt", "Alpha"))}, "a.txt": {Data: []byte("Alpha")}},
		"d/dossier.yaml": {"d/dossier.yaml": {Data: []byte(withText("file: ./x/../a.txt", "Alpha"))}, "d/a.txt": {Data: []byte("Alpha")}},
	} {
		files := locating(t, func(opt Options) error {
			_, _, err := LoadFS(context.Background(), fsys, name, opt)
			return err
		})
		if raw, err := files["paper"].Read(); string(raw) != "Alpha" || err != nil {
			t.Errorf("%s: %q, %v", name, raw, err)
		}
	}
	files := locating(t, func(opt Options) error {
		_, _, err := LoadFS(context.Background(), samples.FS(), samples.Default, opt)
		return err
	})
	if len(files) != 1 {
		t.Errorf("the sample has %v", files)
	}
	for _, source := range []string{"file: a.txt", "file: ../a.txt"} { // no folder, and a path out of it
		files := locating(t, func(opt Options) error {
			opt.Stdin = strings.NewReader(withText(source, "Alpha"))
			_, _, err := Load(context.Background(), []string{"-"}, opt)
			return err
		})
		if len(files) != 0 {
			t.Errorf("%s on standard input: %v", source, files)
		}
	}
}
