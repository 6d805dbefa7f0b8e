package safefile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteCreatesAndReplaces(t *testing.T) {
	name := filepath.Join(t.TempDir(), "figure.svg")
	for _, text := range []string{"first, and longer", "second"} {
		if err := Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(name); string(got) != text {
			t.Errorf("the file holds %q, want %q", got, text)
		}
	}
	onlyFile(t, name)
}

func TestWriteKeepsPermissionsAndLinks(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "real.svg"), filepath.Join(t.TempDir(), "link.svg")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	if err := Write(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v; want 0600", info.Mode(), err)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if got, _ := os.ReadFile(name); string(got) != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
}

func TestWriteFailsWhole(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, []byte("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("writing onto a folder gave %v", err)
	}
	if err := Write(filepath.Join(dir, "no", "such", "folder.svg"), []byte("x")); err == nil {
		t.Error("writing into a folder that is not there succeeded")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestWriteFullDiskLeavesNothing(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	if err := Write("/dev/full", []byte("x")); err == nil {
		t.Error("writing to a full device succeeded")
	}
}

func onlyFile(t *testing.T, name string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the file alone", entries, err)
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a.yaml"), filepath.Join(t.TempDir(), "link.yaml")
	if err := os.WriteFile(name, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	for _, tt := range []struct{ name, was, now string }{{name, "two", "x"}, {name, "on", "x"}, {link, "one", "x"}, {dir, "", "x"}, {filepath.Join(dir, "none"), "", "x"}} {
		if err := Replace(tt.name, []byte(tt.was), []byte(tt.now)); !errors.Is(err, ErrChanged) {
			t.Errorf("%s that held %q: %v", tt.name, tt.was, err)
		}
	}
	if err := Replace(name, []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if got, _ := os.ReadFile(name); err != nil || string(got) != "two" || info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v", got, info.Mode())
	}
	onlyFile(t, name)
}
