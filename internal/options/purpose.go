package options

import (
	"dossier/internal/setting"
)

// Purpose is what a figure is made for, by the name of a preset; empty: nothing in
// particular.
type Purpose string

// The purposes.
const (
	Page  Purpose = "page"
	Slide Purpose = "slide"
)

// Preset is how a figure is set for a purpose.
type Preset struct {
	Name Purpose
	What string // in words, for help texts
	// Width and Height are the room that there is.
	Width, Height Millimetres
	// Points is the size that the smallest type should have, and Least what it may have
	// where there is much to show; 0: that is the same.
	Points, Least float64
	// Whole has the figure take all of the room, with what is left free around it.
	Whole bool
	// Bare has the figure go without notes below it: captions say the status.
	Bare bool
}

// Presets lists the presets in the order of help texts.
func Presets() []Preset {
	return []Preset{
		// What A4 and letter have between their margins.
		{Name: Page, What: "a page of a text, 160 by 240 mm", Width: 160, Height: 240, Points: 7, Least: 6},
		{Name: Slide, What: "a slide, 254 by 143 mm, with larger type and without notes", Width: 254, Height: 143, Points: 10, Whole: true, Bare: true},
	}
}

// Preset is how the figure is set: for its purpose, or for the column that is named.
func (l *Look) Preset() Preset {
	for _, p := range Presets() {
		if p.Name == l.For {
			return p
		}
	}
	return Preset{Width: l.Width}
}

// WithoutNotes reports whether the figure has no evidence notes, so that its captions say
// how well ties are attested.
func (l *Look) WithoutNotes() bool {
	return l.Notes == NotesOff || l.Notes == NotesBelow && l.Preset().Bare
}

// purposes lists the words that --for takes.
func purposes() []Purpose {
	var all []Purpose
	for _, p := range Presets() {
		all = append(all, p.Name)
	}
	return all
}

func purposeSetting(l *Look) setting.Value {
	return setting.Word(&l.For, "PURPOSE", purposes())
}

// purposeWords says what the figure can be made for.
func purposeWords() string {
	s := ""
	for i, p := range Presets() {
		if i > 0 {
			s += ", or "
		}
		s += string(p.Name) + " (" + p.What + ")"
	}
	return s
}
