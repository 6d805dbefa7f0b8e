//go:build linux || darwin || freebsd

package engine

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/enginecache"
)

// childVariable makes this test program a program that starts, draws and tells.
const childVariable = "DOSSIER_TEST_ENGINE_CHILD"

// report is what a child tells of itself.
type report struct {
	TempDir      string // the variable TMPDIR
	TempDirIsSet bool
	Place        string // the folder of the engine's code
	Drawn        string // the answer, or the error
}

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) == "" {
		os.Exit(m.Run())
	}
	r := report{Place: enginecache.Place()}
	r.TempDir, r.TempDirIsSet = os.LookupEnv("TMPDIR")
	positions, err := Run("dot", smallDrawing)
	r.Drawn = fmt.Sprintf("%s %v", positions, err)
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		os.Exit(1)
	}
}

// start runs a child in an environment of just these variables and requires
// that it draws.
func start(t *testing.T, env ...string) report {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(env, childVariable+"=1")
	out, err := cmd.Output()
	if err != nil {
		var text string
		if e, ok := err.(*exec.ExitError); ok {
			text, _, _ = strings.Cut(string(e.Stderr), "\n\n")
		}
		t.Fatalf("the program does not start: %v\n%s", err, text)
	}
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Drawn, `"pos"`) {
		t.Errorf("it does not draw: %s", r.Drawn)
	}
	return r
}

// warm makes a home in which the program has been started once.
func warm(t *testing.T) (home, place string) {
	t.Helper()
	home = t.TempDir()
	place = start(t, "HOME="+home).Place
	if place == "" {
		t.Skip("this file system offers no private folder")
	}
	return home, place
}

// modules lists the compiled modules below a folder.
func modules(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "wazero-*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTempDirIsUntouched(t *testing.T) {
	t.Parallel()
	home, place := warm(t)
	if !strings.HasSuffix(place, filepath.Join("dossier", "engine")) {
		t.Errorf("the engine's code lies in %s", place)
	}
	if len(modules(t, place)) != 1 {
		t.Errorf("modules: %v", modules(t, place))
	}
	if r := start(t, "HOME="+home); r.TempDirIsSet {
		t.Errorf("TMPDIR was not set and is %q", r.TempDir)
	}
	for _, dir := range []string{"", t.TempDir(), "/nowhere/at/all"} {
		r := start(t, "HOME="+home, "TMPDIR="+dir)
		if !r.TempDirIsSet || r.TempDir != dir {
			t.Errorf("TMPDIR was %q and is %q", dir, r.TempDir)
		}
		if _, err := os.Stat(filepath.Join(dir, "go-graphviz")); dir != "" && err == nil {
			t.Errorf("the engine used %s", dir)
		}
	}
}

// Whatever lies in the folder that the engine would use by itself is not read:
// it dies on a file it does not understand.
func TestPoisonedTempDir(t *testing.T) {
	t.Parallel()
	home, place := warm(t)
	temp := t.TempDir()
	for _, m := range modules(t, place) {
		name, err := filepath.Rel(place, m)
		if err != nil {
			t.Fatal(err)
		}
		poison := filepath.Join(temp, name)
		if err := os.MkdirAll(filepath.Dir(poison), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(poison, []byte("poison"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// With a private folder, and without a home to make one in.
	start(t, "HOME="+home, "TMPDIR="+temp)
	if r := start(t, "HOME=/dev/null", "TMPDIR="+temp); r.Place != "" {
		t.Errorf("it found a folder in %s", r.Place)
	}
	for _, p := range modules(t, temp) {
		if text, err := os.ReadFile(p); err != nil || string(text) != "poison" {
			t.Errorf("%s was changed", p)
		}
	}
}

// A damaged module would kill every start. It is replaced, and the next start
// finds a whole one; a folder that others may write to is not used at all.
func TestSpoiltFolder(t *testing.T) {
	t.Parallel()
	home, place := warm(t)
	module := modules(t, place)[0]
	whole, err := os.Stat(module)
	must(t, err)
	must(t, os.Truncate(module, 100_000))
	if r := start(t, "HOME="+home); r.Place != place {
		t.Errorf("the folder in use is %q", r.Place)
	}
	if now, err := os.Stat(module); err != nil || now.Size() != whole.Size() {
		t.Errorf("the module was not replaced: %v", err)
	}
	must(t, os.Chmod(place, 0o777))
	must(t, os.WriteFile(module, []byte("poison"), 0o600))
	if r := start(t, "HOME="+home); r.Place != "" {
		t.Errorf("the folder in use is %q", r.Place)
	}
}
