package main

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"dossier/data"
	"dossier/internal/figure"
	"dossier/render"
	"dossier/render/places"
)

// earlier reads the figure that a marker keeps the places of: one in the
// document's folder, as it will be where an earlier marker draws it anew. The
// marker's own figure need not be there yet.
func (f *filler) earlier(name string, asked request) (*render.Places, error) {
	inside := path.Clean(name)
	if !fs.ValidPath(inside) || strings.Contains(name, `\`) {
		return nil, markerf("--keep %s: a marker names a figure in the document's own folder, with forward slashes and without ..", data.Quoted(name))
	}
	if planned, again := f.figures[filepath.Join(filepath.Dir(f.plan.name), filepath.FromSlash(inside))]; again {
		return figure.ReadPlaces(name, planned)
	}
	text, err := f.readWithin(inside)
	switch own := f.draws(asked, inside); {
	case errors.Is(err, fs.ErrNotExist) && own:
		return &render.Places{}, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, markerf("--keep %s: there is no such figure in the document's folder", data.Quoted(name))
	case err != nil:
		return nil, markerf("--keep %s: %v", data.Quoted(name), err)
	}
	return figure.ReadPlaces(name, text)
}

// readWithin reads a regular file of the document's folder, and a byte more
// than a figure has of a larger one.
func (f *filler) readWithin(name string) ([]byte, error) {
	info, err := f.root.Stat(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file")
	}
	file, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, places.MaxSize+1))
}
