package query

import (
	"bytes"
	"errors"
	"strconv"

	"dossier/render"
	"dossier/render/report"
)

// figure draws the figure of a question for a section, if figures are asked for.
// One that is too large to be read is left out, with a word about those that
// redraw can make instead.
func (w *reporter) figure(s *report.Section, f *render.Figure, q Question, redraw func(Question) (*render.Figure, error)) error {
	if !w.opt.Figures {
		return nil
	}
	o := q.Figure
	if o.Theme == "" {
		o.Theme = w.opt.Theme
	}
	if o.Keep != "" {
		if w.opt.Earlier == nil {
			return usagef("--keep %s: no earlier figure can be read here", ShellWord(o.Keep))
		}
		var err error
		if o.Places, err = w.opt.Earlier(o.Keep); err != nil {
			return err
		}
	}
	format, err := FormatOf("", "svg")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	warnings, err := format.Encode(w.ctx, &b, f, o, w.opt.Placer)
	var large *TooLargeError
	if err = Fitting(err, f, q, redraw); errors.As(err, &large) {
		s.NoFigure = "There is no figure: " + large.Error() + "."
		return nil
	}
	if err != nil {
		return err
	}
	if o.Keep != "" {
		w.warnings = append(w.warnings, warnings...)
	}
	s.Figure = &report.Figure{Title: f.Title, SVG: distinct(b.Bytes(), w.opt.Drawn)}
	return nil
}

// distinct renames the ids of a figure that stands on its page already. Their
// prefix is a digest of the figure, so that no other text contains it.
func distinct(svg []byte, drawn map[string]int) []byte {
	_, rest, _ := bytes.Cut(svg, []byte(` id="`))
	prefix, _, ok := bytes.Cut(rest, []byte(`"`))
	if !ok {
		return svg
	}
	drawn[string(prefix)]++
	if n := drawn[string(prefix)]; n > 1 {
		return bytes.ReplaceAll(svg, prefix, []byte(string(prefix)+"x"+strconv.Itoa(n)))
	}
	return svg
}
