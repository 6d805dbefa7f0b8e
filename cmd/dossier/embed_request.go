package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
	"dossier/internal/embed"
	"dossier/internal/figure"
	"dossier/internal/options"
)

// Where the figure of a marker stands.
const (
	inline = "inline"
	beside = "beside"
)

// request is what a marker asks.
type request struct {
	request options.Request
	dossier string // -f
	file    string // -o
	figures string // --figures
	// pictures are the formats of the files as they were named, formats are those once
	// settled, and shown is the one that the text refers to.
	pictures []string
	formats  []figure.Format
	shown    figure.Format
	// How the text shows the figure.
	caption, label, width, alt string
	// draws is set where the marker has a figure: that of draw, and that of diff
	// where it says what should become of it.
	draws bool
}

// read reads the words of a marker.
func (f *filler) read(line string) (request, error) {
	var asked request
	words, err := options.Split(line)
	if err != nil {
		return asked, err
	}
	asked.request, err = options.Parse(words, asked.bind)
	if err != nil {
		return asked, err
	}
	asked.draws = asked.request.Verb == answer.VerbDraw || asked.file != "" || asked.figures != "" || len(asked.pictures) > 0
	if !asked.draws || !slices.Contains([]string{answer.VerbDraw, answer.VerbDiff}, asked.request.Verb) {
		return asked, asked.withoutFigure()
	}
	if err := asked.settleFigures(f.plan.kind); err != nil {
		return asked, err
	}
	return asked, asked.settleShow()
}

// bind adds the options that are for markers alone.
func (r *request) bind(flags *pflag.FlagSet) {
	flags.StringVarP(&r.dossier, "file", "f", "", "")
	flags.StringVarP(&r.file, "output", "o", "", "")
	flags.StringVar(&r.figures, "figures", "", "")
	flags.StringSliceVar(&r.pictures, "figure-format", nil, "")
	flags.StringVar(&r.caption, "caption", "", "")
	flags.StringVar(&r.label, "label", "", "")
	flags.StringVar(&r.alt, "alt", "", "")
	if width := flags.Lookup("width"); width != nil {
		width.Value = &shownWidth{width.Value, &r.width}
	} else {
		flags.StringVar(&r.width, "width", "", "")
	}
}

// shownWidth is the width of a figure in a text: one in millimetres is that for which
// it is drawn as well, one in percent that of the text around it.
type shownWidth struct {
	pflag.Value
	to *string
}

func (w *shownWidth) Set(s string) error {
	percent, ok := strings.CutSuffix(s, "%")
	if !ok {
		if err := w.Value.Set(s); err != nil {
			return fmt.Errorf("%w, or a part of the text around it, such as 80%%", err)
		}
		*w.to = w.Value.String()
		return nil
	}
	if n, err := strconv.ParseFloat(percent, 64); err != nil || !(n >= 1 && n <= 100) {
		return fmt.Errorf("want from 1%% to 100%%, not %q", s)
	}
	*w.to = s
	return nil
}

// withoutFigure refuses what is for figures where there is none.
func (r *request) withoutFigure() error {
	verb := r.request.Verb
	switch {
	case r.draws:
		return fmt.Errorf("-o, --figures and --figure-format are for draw and diff: %s has no figure here", verb)
	case r.request.Look.Keep != "":
		return fmt.Errorf("--keep is for figures: %s has none here", verb)
	}
	for _, o := range [...][2]string{{"caption", r.caption}, {"label", r.label}, {"width", r.width}, {"alt", r.alt}} {
		if o[1] != "" {
			return fmt.Errorf("--%s is for figures: %s has none here", o[0], verb)
		}
	}
	return nil
}

// settleFigures says where the figure stands, and in which formats.
func (r *request) settleFigures(kind embed.Kind) error {
	named := r.file != "" || len(r.pictures) > 0
	if r.figures == "" {
		r.figures = beside
		if kind == embed.HTML && !named {
			r.figures = inline
		}
	}
	switch {
	case r.figures != inline && r.figures != beside:
		return fmt.Errorf("--figures is inline or beside, not %s", data.Quoted(r.figures))
	case r.figures == inline && r.file != "":
		return errors.New("-o names a file and --figures inline wants none: leave out one of them")
	case r.figures == inline && named:
		return errors.New("--figure-format is for figures beside the text: leave out --figures inline")
	case r.figures == inline && !slices.Contains([]embed.Kind{embed.HTML, embed.Markdown, embed.Quarto, embed.Notebook}, kind):
		return fmt.Errorf("%s has figures in files beside the text: leave out --figures inline", kind)
	case r.figures == inline:
		return nil
	}
	return r.settleFormats(kind)
}

// settleFormats says which files are written, and which of them the text shows: where it
// can, the one that -o names.
func (r *request) settleFormats(kind embed.Kind) error {
	names, ending := r.pictures, strings.ToLower(strings.TrimPrefix(path.Ext(r.file), "."))
	if r.file != "" {
		if !slices.Contains(figure.PictureNames(), ending) {
			return r.badFile()
		}
		names = append([]string{ending}, r.pictures...)
	}
	var err error
	r.formats, r.shown, err = figure.ForText(names, readersOf(kind))
	if err == nil && r.file != "" && len(r.pictures) > 0 && !slices.Contains(r.pictures, ending) {
		return fmt.Errorf("-o %s names another format than --figure-format: let the name end in .%s", data.Quoted(r.file), r.pictures[0])
	}
	return err
}

// badFile refuses the name of the file of a figure.
func (r *request) badFile() error {
	endings := "." + strings.Join(figure.PictureNames(), ", .")
	return fmt.Errorf("-o %s: a marker names a file in the document's own folder that ends in one of %s, with forward slashes, and without .. or hidden folders", data.Quoted(r.file), endings)
}

// readersOf says who shows documents of a kind.
func readersOf(kind embed.Kind) figure.Readers {
	switch kind {
	case embed.HTML, embed.MDX, embed.Notebook:
		return figure.Browsers
	case embed.LaTeX:
		return figure.TeX
	case embed.Typst:
		return figure.Typst
	}
	return figure.Programs
}

// settleShow looks at how the text is to show the figure.
func (r *request) settleShow() error {
	label := strings.ContainsFunc(r.label, func(c rune) bool {
		return !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':')
	})
	switch {
	case label || len(r.label) > 100:
		return fmt.Errorf("--label %s: a label has letters from a to z, digits, - _ and : alone, such as fig-kim", data.Quoted(r.label))
	case r.figures == inline && strings.HasSuffix(r.width, "%"):
		return errors.New("--width in percent is for figures beside the text: name millimetres, or say --figures beside")
	case r.figures == inline && r.alt != "":
		return errors.New("--alt is for figures beside the text: one within it describes itself; say --figures beside")
	}
	return nil
}

// show gives a figure what the marker says of it.
func (r *request) show(figure *document.Figure) {
	figure.Caption, figure.Label, figure.Width = r.caption, r.label, r.width
	if r.alt != "" {
		figure.Alt = r.alt
	}
}
