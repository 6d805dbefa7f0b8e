// Package safefile writes files whole or not at all: the bytes go to a
// temporary file beside the target, which is renamed into place once they are
// all there. It decides nothing about what is written.
package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write replaces or creates the named file with data. When it fails, the file
// is as it was before and nothing is left beside it. A symbolic link is
// followed, a replaced file keeps its permissions, and something that is not a
// regular file (a terminal, a pipe) is written to as it is.
func Write(name string, data []byte) error {
	return WriteFrom(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// WriteFrom is [Write] of what a function writes. When the function fails, so does
// it, and the file is as it was before.
func WriteFrom(name string, write func(io.Writer) error) error {
	target, err := filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) {
		target = name
	} else if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder: name a file", name)
	case err == nil && !info.Mode().IsRegular():
		return writeThrough(target, write)
	case err == nil:
		mode = info.Mode().Perm()
	}
	return replace(target, write, mode)
}

func replace(target string, write func(io.Writer) error, mode fs.FileMode) (err error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+shorten(filepath.Base(target))+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // a second Close is harmless
			os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Chmod(mode); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), target)
}

// shorten keeps the temporary name within what file systems take.
func shorten(base string) string {
	return base[:min(len(base), 64)]
}

func writeThrough(target string, write func(io.Writer) error) error {
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
