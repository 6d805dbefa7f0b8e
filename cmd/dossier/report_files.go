package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dossier/internal/document"
	"dossier/internal/safefile"
	"dossier/render/stamp"
)

// outFile is a file to be written; a name that is empty means standard output.
type outFile struct {
	name  string
	write func(io.Writer) error
	// beside is set for a figure under a name that nobody typed.
	beside bool
}

// bytesFile is a file whose bytes are there already.
func bytesFile(name string, text []byte) outFile {
	return outFile{name: name, write: func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}}
}

// files encodes a report: its figures and its bibliography first, then itself.
func (f *reportFile) files(ctx context.Context, d *document.Document) (files []outFile, err error) {
	if f.figures == "beside" {
		files = f.figureFiles(d)
	}
	switch filepath.Ext(f.bibliography) {
	case ".bib":
		files = append(files, bytesFile(f.bibliography, document.BibTeX(d.Sources)))
	case ".json":
		csl, err := document.CSL(d.Sources)
		if err != nil {
			return nil, err
		}
		files = append(files, bytesFile(f.bibliography, csl))
	}
	text := document.Markdown
	switch {
	case f.format == "html":
		text = document.HTML
	case f.frontMatter:
		text = document.MarkdownPage
	}
	return append(files, outFile{name: f.name, write: func(w io.Writer) error { return text(ctx, w, d) }}), nil
}

// figureFiles puts the figures of a report into files beside it, those of one figure
// under names that differ in their endings alone.
func (f *reportFile) figureFiles(d *document.Document) (files []outFile) {
	n := 0
	for i := range d.Sections {
		figure := d.Sections[i].Figure
		if figure == nil {
			continue
		}
		n++
		for _, picture := range figure.Encoded {
			file := bytesFile(f.figureName(n, picture.Format), picture.Data)
			file.beside = true
			files = append(files, file)
		}
		figure.File = filepath.Base(f.figureName(n, f.shown.Name))
	}
	return files
}

// figureName is the file of a report's figure beside it.
func (f *reportFile) figureName(n int, format string) string {
	return strings.TrimSuffix(f.name, filepath.Ext(f.name)) + "-figure-" + strconv.Itoa(n) + "." + format
}

// drawn lists the files from which the places of figures can be read, at most one figure
// a question.
func (f *reportFile) drawn(questions int) []string {
	if f.figures != "beside" {
		return []string{f.name}
	}
	var names []string
	for i := range questions {
		for _, format := range f.formats {
			if format.HoldsPlaces() {
				names = append(names, f.figureName(i+1, format.Name))
			}
		}
	}
	return names
}

// mayWriteFiles refuses to write over what was read, and figures over files that
// are none.
func (a *app) mayWriteFiles(files []outFile) error {
	for _, file := range files {
		if err := a.mayWrite(file.name); err != nil {
			return err
		}
		if !file.beside {
			continue
		}
		if err := mayReplace(file.name); err != nil {
			return err
		}
	}
	return nil
}

// writeReport writes the files one after another, each whole or not at all.
func (a *app) writeReport(ctx context.Context, files []outFile) error {
	for _, file := range files {
		if file.name == "" {
			if err := file.write(a.out); err != nil {
				return err
			}
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := safefile.WriteFrom(file.name, file.write); err != nil {
			return explainFailedWrite(file.name, err)
		}
		fmt.Fprintf(a.err, "wrote %s\n", file.name)
	}
	return nil
}

// mayReplace refuses to write a figure, under a name that nobody typed, over a
// file that is no figure of ours.
func mayReplace(name string) error {
	old, err := readBounded(name, maxFigure)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && !isFigure(old) {
		return fmt.Errorf("cannot write %s: a file of that name is there, and %s", name, notOurs)
	}
	return err
}

// maxFigure is the size of a figure in bytes that is looked at.
const maxFigure = 64 << 20

// isFigure reports whether a file is a figure that this program drew and in which
// nobody has drawn since.
func isFigure(file []byte) bool {
	f, ours := stamp.Read(file)
	return ours && !f.Edited
}

// notOurs says why a file is not written over, and what to do.
const notOurs = "dossier did not draw it, or another program has changed it since: move it away"
