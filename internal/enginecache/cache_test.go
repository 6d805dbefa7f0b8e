//go:build linux || darwin || freebsd

package enginecache

import (
	"os"
	"path/filepath"
	"testing"
)

// The package's init has run for this test program as for any other.
func TestMain(m *testing.M) {
	Done()
	os.Exit(m.Run())
}

// home makes a home with a folder that holds one sealed module.
func home(t *testing.T) (dir, module string) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", "")
	dir, err := open()
	if err != nil {
		t.Skip("this file system offers no private folder: ", err)
	}
	inner := filepath.Join(dir, "go-graphviz", "wazero-1")
	must(t, os.MkdirAll(inner, 0o755))
	module = filepath.Join(inner, "0123")
	must(t, os.WriteFile(module, []byte("code"), 0o600))
	seal(dir)
	return dir, module
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

func TestFolderIsRefused(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(t *testing.T, dir string)
	}{
		{"others may write", func(t *testing.T, dir string) { must(t, os.Chmod(dir, 0o777)) }},
		{"the group may write", func(t *testing.T, dir string) { must(t, os.Chmod(dir, 0o770)) }},
		{"others may write above", func(t *testing.T, dir string) { must(t, os.Chmod(filepath.Dir(dir), 0o777)) }},
		{"others may write to the home", func(t *testing.T, _ string) { must(t, os.Chmod(os.Getenv("HOME"), 0o777)) }},
		{"others may write within", func(t *testing.T, dir string) {
			must(t, os.Chmod(filepath.Join(dir, "go-graphviz"), 0o777))
		}},
		{"others may write further within", func(t *testing.T, dir string) {
			must(t, os.Chmod(filepath.Join(dir, "go-graphviz", "wazero-1"), 0o777))
		}},
		{"a symbolic link", func(t *testing.T, dir string) {
			must(t, os.Rename(dir, dir+"2"))
			must(t, os.Symlink(dir+"2", dir))
		}},
		{"a symbolic link within", func(t *testing.T, dir string) {
			inner := filepath.Join(dir, "go-graphviz")
			must(t, os.Rename(inner, inner+"2"))
			must(t, os.Symlink(inner+"2", inner))
		}},
		{"a file", func(t *testing.T, dir string) {
			must(t, os.RemoveAll(dir))
			must(t, os.WriteFile(dir, nil, 0o600))
		}},
		{"a folder in the place of a module", func(t *testing.T, dir string) {
			must(t, os.MkdirAll(filepath.Join(dir, "go-graphviz", "wazero-1", "4567", "x"), 0o700))
		}},
		{"somebody else's", func(t *testing.T, dir string) {
			if os.Getuid() != 0 {
				t.Skip("only root can give a folder away")
			}
			must(t, os.Chown(dir, 4242, 4242))
		}},
		{"no home", func(t *testing.T, _ string) { t.Setenv("HOME", "") }},
		{"a home that is no folder", func(t *testing.T, _ string) { t.Setenv("HOME", "/dev/null") }},
		{"a relative cache", func(t *testing.T, _ string) { t.Setenv("XDG_CACHE_HOME", "a/b") }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir, _ := home(t)
			c.spoil(t, dir)
			dir, err := open()
			if err == nil {
				err = dropUnsealed(dir)
			}
			if err == nil {
				t.Errorf("%s was accepted", dir)
			}
		})
	}
}

func TestFullDisk(t *testing.T) {
	const full = "/proc" // a file system without any space
	if !exists(full + "/self") {
		t.Skip("no " + full)
	}
	if err := checkSpace(full); err == nil {
		t.Error("a full file system was accepted")
	}
}

func TestStickyFolderAbove(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o777|os.ModeSticky))
	if err := checkAbove(dir); err != nil {
		t.Error(err)
	}
}

func TestSealKeepsWhatItKnows(t *testing.T) {
	dir, module := home(t)
	must(t, dropUnsealed(dir))
	if !exists(module) {
		t.Error("a sealed module was dropped")
	}
	stranger := filepath.Join(filepath.Dir(module), "4567")
	half := filepath.Join(filepath.Dir(module), "89ab.123.tmp")
	must(t, os.WriteFile(stranger, []byte("code"), 0o600))
	must(t, os.WriteFile(half, []byte("co"), 0o600))
	must(t, dropUnsealed(dir))
	if exists(stranger) || !exists(module) || !exists(half) {
		t.Error("only the module that is not sealed should go")
	}
	must(t, os.WriteFile(module, []byte("edoc!"), 0o600))
	must(t, dropUnsealed(dir))
	if exists(module) {
		t.Error("a changed module was kept")
	}
}

func TestSealDropsLeftOvers(t *testing.T) {
	dir, module := home(t)
	for _, name := range []string{"1", "2", "3"} {
		must(t, os.WriteFile(filepath.Join(filepath.Dir(module), name), []byte(name), 0o600))
		seal(dir)
	}
	if n := len(stored(dir)); n != kept {
		t.Fatalf("%d modules, want %d", n, kept)
	}
	latest := filepath.Join(filepath.Dir(module), "4")
	must(t, os.WriteFile(latest, []byte("4"), 0o600))
	seal(dir)
	if files := stored(dir); len(files) != 1 || files[0] != latest {
		t.Errorf("left: %v", files)
	}
	must(t, dropUnsealed(dir))
	if !exists(latest) {
		t.Error("the new module is not sealed")
	}
}
