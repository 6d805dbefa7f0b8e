package load

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"time"
)

// ReadFile is a file that was read for a dossier.
type ReadFile struct {
	// Name is how people know it: the File of its problems.
	Name string
	// Path is where it lies on disk; empty where it does not.
	Path string
	// Format is its format, by its name in package formats; empty where it is none.
	Format string
}

// readFile tells of a file that is read.
func (s *session) readFile(f inFolder, in *input) {
	if s.opt.Read == nil {
		return
	}
	file := ReadFile{Name: f.label, Format: in.format}
	if f.root != "" {
		file.Path = filepath.Join(f.root, filepath.FromSlash(f.name))
	}
	s.opt.Read(file)
}

// replacement is a text that is read in the place of a file.
type replacement struct {
	*bytes.Reader
	name string
}

func replacing(name string, text []byte) opener {
	return func() (fs.File, error) { return replacement{bytes.NewReader(text), name}, nil }
}

// Close does nothing: it is all in memory.
func (replacement) Close() error { return nil }

// Stat says that it is a regular file.
func (r replacement) Stat() (fs.FileInfo, error) { return r, nil }

// Name, Size, Mode, ModTime, IsDir and Sys make it a description of itself.
func (r replacement) Name() string     { return filepath.Base(r.name) }
func (replacement) Mode() fs.FileMode  { return 0o400 }
func (replacement) ModTime() time.Time { return time.Time{} }
func (replacement) IsDir() bool        { return false }
func (replacement) Sys() any           { return nil }
