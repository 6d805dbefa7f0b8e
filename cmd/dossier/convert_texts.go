package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"dossier/data/formats"
)

// storedTexts are the stored texts of sources that have to lie beside a file which is
// written, since it holds their paths. It keeps those that are not there yet.
type storedTexts struct {
	folder  *os.Root          // nil: nothing is looked for or copied
	missing map[string][]byte // by the path below the folder, with forward slashes
	// other is the path under which another text lies there, or under which what was read
	// has two.
	other string
}

// textsBeside finds out what has to be copied for a file that is written.
func textsBeside(out string, format formats.Format) *storedTexts {
	if out == "" || format.Loses != "" {
		return &storedTexts{}
	}
	folder, err := os.OpenRoot(filepath.Dir(out))
	if err != nil {
		return &storedTexts{} // whoever writes the file will say what is wrong
	}
	return &storedTexts{folder: folder, missing: make(map[string][]byte)}
}

func (s *storedTexts) close() {
	if s.folder != nil {
		_ = s.folder.Close() // only a folder
	}
}

// take is told of each stored text that is read.
func (s *storedTexts) take(file string, text []byte) {
	if s.folder == nil || s.other != "" {
		return
	}
	file = path.Clean(file)
	if first, met := s.missing[file]; met {
		if !bytes.Equal(first, text) {
			s.other = file
		}
		return
	}
	there, err := s.folder.ReadFile(filepath.FromSlash(file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.missing[file] = text
	case err != nil || !bytes.Equal(there, text):
		s.other = file
	}
}

// write copies what is missing, each text whole or not at all, and replaces nothing.
func (s *storedTexts) write(ctx context.Context) error {
	if s.other != "" {
		return &flagError{fmt.Errorf("another text lies, or would lie, at %s: name a file in another folder for the output", filepath.Join(s.folder.Name(), filepath.FromSlash(s.other)))}
	}
	for _, file := range slices.Sorted(maps.Keys(s.missing)) {
		err := ctx.Err()
		if err == nil {
			err = s.writeOne(filepath.FromSlash(file), s.missing[file])
		}
		if err != nil {
			return explainFailedWrite(filepath.Join(s.folder.Name(), filepath.FromSlash(file)), err)
		}
	}
	return nil
}

func (s *storedTexts) writeOne(name string, text []byte) error {
	if err := s.folder.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	part := name + ".part"
	f, err := s.folder.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.folder.Rename(part, name)
	}
	if err != nil {
		return errors.Join(err, s.folder.Remove(part))
	}
	return nil
}
