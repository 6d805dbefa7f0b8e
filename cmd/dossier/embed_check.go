package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/render/stamp"
)

// report lists what is stale, and why. Of what was made before claims were known by
// what they say nobody can tell.
func (e *embedding) report() error {
	stale := 0
	for _, p := range e.plans {
		for i := range p.outcomes {
			reasons, before := p.stale(i)
			if len(reasons) == 0 {
				continue
			}
			stale++
			state, why := "stale", " ("+strings.Join(reasons, "; ")+")"
			if before {
				state, why = "made before this version: draw it anew", ""
			}
			m := &p.doc.Markers[i]
			fmt.Fprintf(e.app.out, "%s:%d:%d: %s: %s%s\n", data.Printable(p.name), m.Line, m.Column, state, data.Printable(m.Words), data.Printable(why))
		}
	}
	if stale > 0 {
		fmt.Fprintf(e.app.err, "dossier: %d of %s to be filled anew, as dossier embed does\n", stale, answer.Counted(e.markers(), "marker"))
		return errNothing
	}
	fmt.Fprintf(e.app.err, "%s: %s\n", e.counted(), e.standing())
	return e.nothing()
}

// standing says what was found where nothing is stale.
func (e *embedding) standing() string {
	switch {
	case e.markers() == 0:
		return "nothing to check"
	case e.problems > 0 || len(e.failures) > 0:
		return "those that can be filled are up to date"
	}
	return "all up to date"
}

// stale says why a marker is stale, and whether what stands in it, or a file that
// belongs to it, is stamped with a digest of the first form.
func (p *plan) stale(marker int) (reasons []string, before bool) {
	o := &p.outcomes[marker]
	if o.content == nil {
		return nil, false
	}
	if !p.doc.Filled(marker, o.content) {
		reasons = append(reasons, p.textDiffers(marker))
		before = data.StampedBefore(p.doc.Content(marker))
	}
	for _, f := range o.files {
		name := filepath.Base(f.name)
		switch old, err := os.ReadFile(f.name); {
		case errors.Is(err, os.ErrNotExist):
			reasons = append(reasons, name+" is missing")
		case err != nil:
			reasons = append(reasons, name+" cannot be read")
		default:
			if why := outdated(old, f.data); why != "" {
				reasons = append(reasons, name+": "+why)
				before = before || data.StampedBefore(old)
			}
		}
	}
	return reasons, before
}

// textDiffers says what of the text in a marker is another one.
func (p *plan) textDiffers(marker int) string {
	if p.doc.Empty(marker) {
		return "it is not filled yet"
	}
	line, want := p.doc.Difference(marker, p.outcomes[marker].content)
	switch {
	case line == 0:
		return "its structure differs"
	case want == "":
		return fmt.Sprintf("line %d is no longer there", line)
	}
	return fmt.Sprintf("line %d: it now says %s", line, data.Quoted(answer.Cut(want, 60)))
}

// Why a file is to be written anew.
const (
	isRewritten = "other software has rewritten it"
	isOther     = "it is not what would be drawn"
)

// outdated says why a file is to be written anew, and nothing where it is what it
// should be. Line ends of another system change no figure.
func outdated(old, should []byte) string {
	if bytes.Equal(old, should) {
		return ""
	}
	drawn, ours := stamp.Read(should)
	if !ours {
		return isOther
	}
	if drawn.Format == "svg" && bytes.Equal(bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")), should) {
		return ""
	}
	was, ours := stamp.Read(old)
	switch {
	case !ours:
		return isOther
	case was.Version != drawn.Version:
		return "it was drawn by another version, " + data.Quoted(was.Version)
	case was.Digest != drawn.Digest:
		return "the claims have changed since it was drawn"
	case was.Query != drawn.Query:
		return "it was drawn for another question"
	}
	return isRewritten
}
