// Package safefile writes files whole or not at all: the bytes go to a
// temporary file beside the target, which is renamed into place once they are
// all there. It decides nothing about what is written.
package safefile

import (
	"bytes"
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

// ErrChanged says that a file does not hold what it was taken to hold.
var ErrChanged = errors.New("the file has been changed meanwhile")

// Replace is [Write] for a file that holds was. One that holds anything else, that is
// gone or that is a link or no regular file is left as it is, and the error is
// [ErrChanged]. The file is looked at when all is written and only its place has to be
// taken; what another program writes to it between that look and the next instant is lost,
// since no file system replaces on a condition.
func Replace(name string, was, now []byte) error {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return errors.Join(ErrChanged, err)
	}
	same := func() error {
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(was)) {
			return errors.Join(ErrChanged, err)
		}
		if there, err := os.ReadFile(name); err != nil || !bytes.Equal(there, was) {
			return errors.Join(ErrChanged, err)
		}
		return nil
	}
	if err := same(); err != nil {
		return err
	}
	write := func(w io.Writer) error {
		_, err := w.Write(now)
		return err
	}
	return replace(name, write, info.Mode().Perm(), same)
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
	return replace(target, write, mode, func() error { return nil })
}

// replace writes a file beside the target and puts it in its place, where it still may.
func replace(target string, write func(io.Writer) error, mode fs.FileMode, may func() error) (err error) {
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
	if err = may(); err != nil {
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
