package browsertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// tool gives a file of a package that package.json names, or skips the test.
func tool(t *testing.T, name, file string) string {
	t.Helper()
	raw, err := os.ReadFile("package.json")
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Dependencies map[string]string }
	if err := json.Unmarshal(raw, &list); err != nil || list.Dependencies[name] == "" {
		t.Fatalf("package.json does not name %s (%v)", name, err)
	}
	folder := os.Getenv("DOSSIER_BROWSER_TOOLS")
	if folder == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			t.Skip(err)
		}
		folder = filepath.Join(cache, "dossier-browsertest")
	}
	path := filepath.Join(folder, name+"@"+list.Dependencies[name], file)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not there: internal/browsertest/tools.sh fetches it", name)
	}
	return path
}

// source reads a script that comes with the tests.
func source(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
