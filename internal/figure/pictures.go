package figure

import (
	"slices"
	"strings"

	"dossier/graph/ask"
)

// Readers are who shows a text with figures in files beside it: they say in which
// formats a figure can be a picture there.
type Readers uint8

// The readers of texts.
const (
	// Programs are those that a text goes on to, such as pandoc: nobody knows which, so
	// that whoever names a format is believed.
	Programs Readers = iota
	Browsers
	TeX
	Typst
)

// shows is what a text is to these readers, and the formats that it shows, the usual one
// first.
func (r Readers) shows() (text string, formats []string) {
	switch r {
	case Browsers:
		return "a page", []string{"svg", "png"}
	case TeX:
		return "LaTeX", []string{"pdf", "png"}
	case Typst:
		return "Typst", []string{"svg", "png", "pdf"}
	}
	return "a text", PictureNames()
}

// ForText settles the formats of a figure in files beside a text. It is written in
// exactly those that are named, in that order and each once, or in the one that is usual
// with these readers where none is; the text refers to the first that they can show.
// Names that are no formats, or none that these readers can show, are wrong usage.
func ForText(names []string, r Readers) (written []Format, shown Format, err error) {
	text, shows := r.shows()
	if len(names) == 0 {
		names = shows[:1]
	}
	for _, name := range names {
		f, err := FormatOf("", name)
		if err != nil {
			return nil, Format{}, err
		}
		if !f.picture {
			return nil, Format{}, ask.Usagef("%s is no format for the figure of a text: there are %s", name, strings.Join(PictureNames(), ", "))
		}
		if slices.ContainsFunc(written, func(other Format) bool { return other.Name == f.Name }) {
			continue
		}
		written = append(written, f)
		if shown.Name == "" && slices.Contains(shows, f.Name) {
			shown = f
		}
	}
	if shown.Name == "" {
		return nil, Format{}, ask.Usagef("%s shows no %s as a picture: say --figure-format %s,%s",
			text, strings.ToUpper(written[0].Name), strings.Join(names, ","), shows[0])
	}
	return written, shown, nil
}

// PictureNames lists the formats that a text can have as its pictures.
func PictureNames() []string {
	var names []string
	for _, f := range Formats() {
		if f.picture {
			names = append(names, f.Name)
		}
	}
	return names
}
