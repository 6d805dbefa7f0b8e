package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"dossier/data"
	"dossier/internal/document"
	"dossier/internal/options"
)

// beside puts a figure into files beside the document, one a format, and links it.
func (f *filler) beside(asked request, figure *document.Figure) (files []figureBeside, err error) {
	stem := f.figureStem(asked)
	inside := path.Clean(stem)
	if !fs.ValidPath(inside) || strings.Contains(stem, `\`) || hidden(inside) || strings.HasSuffix(stem, "/") {
		return nil, &markerError{asked.badFile()}
	}
	for _, e := range figure.Encoded {
		name := inside + "." + e.Format
		if err := f.mayReplaceWithin(name); err != nil {
			return nil, err
		}
		full := filepath.Join(filepath.Dir(f.plan.name), filepath.FromSlash(name))
		if old, again := f.figures[full]; again && !bytes.Equal(old, e.Data) {
			return nil, markerf("another marker writes another figure into %s: name a file with -o", data.Quoted(name))
		}
		files = append(files, figureBeside{full, e.Data})
	}
	for _, file := range files {
		f.figures[file.name] = file.data
	}
	figure.File = inside + "." + asked.shown.Name
	return files, nil
}

// figureStem names the files of a marker's figure, without their endings.
func (f *filler) figureStem(asked request) string {
	if asked.file != "" {
		return strings.TrimSuffix(asked.file, path.Ext(asked.file))
	}
	base := filepath.Base(f.plan.name)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-" + figureSlug(asked.request)
}

// draws reports whether a figure is written into a file of this name, which is clean, and
// the next edition can read its places there.
func (f *filler) draws(asked request, name string) bool {
	for _, format := range asked.formats {
		if asked.figures == beside && format.HoldsPlaces() && path.Clean(f.figureStem(asked)+"."+format.Name) == name {
			return true
		}
	}
	return false
}

// hidden reports whether a part of a path begins with a dot: no place for a
// figure, and one where other programs keep what they obey.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// mayReplaceWithin refuses a place outside of the folder, which a link may lead
// to, and a file that is no figure of ours.
func (f *filler) mayReplaceWithin(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := f.root.Lstat(filepath.FromSlash(dir))
		if err == nil && !info.IsDir() {
			return markerf("-o %s: %s is no folder", data.Quoted(name), data.Quoted(dir))
		}
	}
	info, err := f.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return markerf("-o %s: %v", data.Quoted(name), err)
	}
	if info.Mode().IsRegular() && info.Size() <= maxFigure {
		if old, err := f.root.ReadFile(filepath.FromSlash(name)); err == nil && isFigure(old) {
			return nil
		}
	}
	return markerf("a file %s is there, and %s, or name another with -o", data.Quoted(name), notOurs)
}

// figureSlug names the file of a figure by its ask.
func figureSlug(r options.Request) string {
	asked := strings.TrimPrefix(strings.TrimPrefix(r.CommandLine(), "dossier draw"), "dossier ")
	if asked == "" {
		return "all"
	}
	return data.Slug(asked)
}
