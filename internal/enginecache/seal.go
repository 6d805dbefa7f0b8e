//go:build linux || darwin || freebsd

package enginecache

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
)

// kept is the number of compiled modules that stay: one for each version and
// processor in use; more are left-overs.
const kept = 4

// stored lists the compiled modules below dir, in the order of their names.
// Files that a process is just writing (*.tmp) are left alone: their writer
// would panic if they vanished.
func stored(dir string) []string {
	// Folder and file names are the engine's and wazero's.
	files, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "wazero-*", "*"))
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range files {
		if filepath.Ext(f) != ".tmp" {
			out = append(out, f)
		}
	}
	return out
}

// line is what the seal notes of a file.
func line(dir, file string) (string, error) {
	info, err := os.Lstat(file)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errors.New(file + " is not a regular file")
	}
	name, err := filepath.Rel(dir, file)
	if err != nil {
		return "", err
	}
	return name + " " + strconv.FormatInt(info.Size(), 10) +
		" " + strconv.FormatInt(info.ModTime().UnixNano(), 10), nil
}

func readSeal(dir string) map[string]bool {
	sealed := map[string]bool{}
	text, err := os.ReadFile(filepath.Join(dir, "seal"))
	if err != nil {
		return sealed
	}
	start := 0
	for i, c := range text {
		if c == '\n' {
			sealed[string(text[start:i])] = true
			start = i + 1
		}
	}
	return sealed
}

// dropUnsealed checks the engine's own folders and removes every module that is
// not as the seal says. It fails if something cannot be trusted or removed.
func dropUnsealed(dir string) error {
	inner, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "wazero-*"))
	if err != nil {
		return err
	}
	for _, d := range append(inner, filepath.Join(dir, "go-graphviz")) {
		if err := checkOwn(d); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	sealed := readSeal(dir)
	for _, f := range stored(dir) {
		l, err := line(dir, f)
		if err == nil && sealed[l] {
			continue
		}
		if err := os.Remove(f); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// seal notes the modules now stored, which a start that went well has just read
// or written. Failing to seal costs the next start half a second, no more.
func seal(dir string) {
	files := stored(dir)
	sealed := readSeal(dir)
	var text string
	fresh := len(files) != len(sealed)
	for _, f := range files {
		l, err := line(dir, f)
		if err != nil {
			continue
		}
		if !sealed[l] {
			fresh = true
		} else if len(files) > kept {
			os.Remove(f) //nolint:errcheck // a left-over; it may stay
			continue
		}
		text += l + "\n"
	}
	if !fresh {
		return
	}
	tmp, err := os.CreateTemp(dir, "seal-*")
	if err != nil {
		return
	}
	_, err = tmp.WriteString(text)
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(tmp.Name(), filepath.Join(dir, "seal"))
	}
	if err != nil {
		os.Remove(tmp.Name()) //nolint:errcheck // nothing left to do
	}
}
