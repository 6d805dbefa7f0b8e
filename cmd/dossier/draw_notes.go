package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"dossier/data/answer"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/safefile"
	"dossier/render"
)

// notesName is the file for the notes of a figure that stand on a page of their own.
func (f *figureFile) notesName() string {
	end := filepath.Ext(f.name)
	return strings.TrimSuffix(f.name, end) + "-notes" + end
}

// mayWriteNotes refuses a second file where there is no name for it, where it was read,
// and where it is there and was not drawn by this program, since nobody typed its name.
func (a *app) mayWriteNotes(to figureFile, look options.Look) error {
	if look.Notes != options.NotesPage || !to.format.Beside() {
		return nil
	}
	if to.name == "" {
		return &flagError{errors.New("--notes page writes a second file beside the figure: name the figure with -o, such as -o figure.svg, or write PDF, which has pages")}
	}
	if err := a.mayWrite(to.notesName()); err != nil {
		return err
	}
	return mayReplace(to.notesName())
}

// writeNotes writes the notes of a figure into a file beside it, where they are asked for
// on a page of their own and the figure's file has no other page.
func (a *app) writeNotes(ctx context.Context, to figureFile, f *render.Figure, d figure.Drawing) error {
	if d.Look.Notes != options.NotesPage || !to.format.Beside() || len(f.Notes) == 0 {
		return nil
	}
	var b bytes.Buffer
	warnings, err := to.format.EncodeNotes(ctx, &b, f, d)
	if err != nil {
		return err
	}
	a.warn(warnings)
	if err := safefile.Write(to.notesName(), b.Bytes()); err != nil {
		return explainFailedWrite(to.notesName(), err)
	}
	fmt.Fprintf(a.err, "wrote %s (%s)\n", to.notesName(), answer.Counted(len(f.Notes), "note"))
	return nil
}
