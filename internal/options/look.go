package options

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/setting"
	"dossier/render"
	"dossier/render/layout"
)

// Look says how a figure looks. The zero value of every field is its default.
type Look struct {
	Title string
	// Notes says where the evidence notes stand.
	Notes Notes
	// GroupBy puts the actors of one kind or one country into a box; empty: no boxes.
	GroupBy render.Grouping
	// MaxActors is how many actors a laid out figure may have; 0 means 400.
	MaxActors int
	// AllCaptions leaves captions that repeat the relation of most ties.
	AllCaptions bool
	// Fold puts the leaves of an actor that have the same ties to it into one box.
	Fold  bool
	Theme render.Theme
	DPI   int // of PNG; 0 means 300
	// Layout is how the figure is laid out; empty means auto.
	Layout layout.Engine
	// Direction is where ties run by preference: "right", "down", or nothing
	// for what suits the figure.
	Direction Direction
	// For is what the figure is made for, which settles its size, its type and whether it
	// has notes; empty: Width counts.
	For Purpose
	// Width is that of the column the figure is for, in millimetres; 0: as wide
	// as the drawing needs.
	Width Millimetres
	// Keep names an earlier edition of the figure, whose actors keep their places.
	Keep string
	// Slices are the times that are drawn beside one another; none: the figure is
	// one drawing.
	Slices []data.Date
	// Voices are the actors according to whom the figure is drawn, beside one another.
	Voices []string
}

// SideBySide names the option that asks for several drawings in one figure; empty: there
// is one.
func (l *Look) SideBySide() string {
	switch {
	case len(l.Slices) > 0:
		return "--slices"
	case len(l.Voices) > 0:
		return "--voices"
	}
	return ""
}

// Notes is where the evidence notes of a figure stand.
type Notes string

// The places of notes.
const (
	NotesBelow Notes = ""     // below the drawing
	NotesPage  Notes = "page" // on a page of their own
	NotesOff   Notes = "off"  // nowhere
)

// Direction is the direction in which a figure is read.
type Direction string

// The directions of a figure.
const (
	Right Direction = "right"
	Down  Direction = "down"
)

// Flow gives the direction as figures know it; nil where none was asked for.
func (d Direction) Flow() *render.Flow {
	flow := render.TopToBottom
	switch d {
	case Right:
		flow = render.LeftToRight
	case Down:
	default:
		return nil
	}
	return &flow
}

// Millimetres is a width on paper.
type Millimetres float64

// Drawing is the heading of the options of a figure in a help text.
const Drawing ask.Group = "The figure"

// lookOptions are the settings of a figure, one row each.
func lookOptions() []Option {
	verbs := []string{answer.VerbDraw, answer.VerbPath, answer.VerbDiff}
	row := func(name, help string, value func(*Look) setting.Value) Option {
		return Option{Name: name, Group: Drawing, Verbs: verbs, Help: help, Value: func(r *Request) setting.Value { return value(&r.Look) }}
	}
	choice := func(name, help string, words []string, value func(*Look) setting.Value) Option {
		o := row(name, help, value)
		o.Words = words
		return o
	}
	captions := choice("captions", "all, or auto: where most ties say the same, or there are many, the legend says it once (default auto)", []string{"auto", "all"},
		func(l *Look) setting.Value { return either(&l.AllCaptions, "auto", "all") })
	captions.Verbs = []string{answer.VerbDraw, answer.VerbPath}
	themes, engines, groupings := words(render.Themes()), words(layout.Engines()), words(render.Groupings())
	return []Option{
		row("title", "the title of the figure", func(l *Look) setting.Value { return setting.Text{S: &l.Title, Kind: "TEXT"} }),
		choice("notes", "the evidence notes: below the drawing, on a page of their own (in PDF; else a second file), or off (default on, which is below)",
			notesWords(), func(l *Look) setting.Value { return notesSetting(&l.Notes) }),
		{Name: "no-notes", Group: Drawing, Verbs: verbs, Help: "the same as --notes off", Hidden: true,
			Value: func(r *Request) setting.Value { return noNotes{&r.Look.Notes} }},
		choice("group-by", "put the actors of one kind or one country into a box: "+setting.OneOf(groupings), groupings,
			func(l *Look) setting.Value {
				return setting.Word(&l.GroupBy, strings.Join(groupings, "|"), render.Groupings())
			}),
		row("max-actors", "how many actors a figure may have, at most 1000 (default 400)",
			func(l *Look) setting.Value { return setting.Count{N: &l.MaxActors, Min: 1, Max: layout.MostActors} }),
		captions,
		row("fold", "put actors that are tied to one other alone, in the same way, into one box with their names",
			func(l *Look) setting.Value { return setting.Switch{On: &l.Fold} }),
		choice("theme", "light, dark, auto (as the reader's screen is set) or print (greys)", themes,
			func(l *Look) setting.Value { return setting.Word(&l.Theme, "THEME", render.Themes()) }),
		choice("layout", "auto takes what suits the figure (the default); stress (few crossings), star, tree, columns, snake, ring, matrix (a table); or of Graphviz dot (layers), neato, fdp, sfdp, circo, twopi", engines,
			func(l *Look) setting.Value { return setting.Word(&l.Layout, "LAYOUT", layout.Engines()) }),
		choice("direction", "where ties run by preference: right or down (default what suits the figure)", []string{"right", "down"},
			func(l *Look) setting.Value { return setting.Word(&l.Direction, "DIRECTION", []Direction{Right, Down}) }),
		choice("for", "what the figure is made for: "+purposeWords(), words(purposes()), purposeSetting),
		row("width", "fit a column of this width, such as 160mm, with type that can be read", func(l *Look) setting.Value {
			return setting.One[Millimetres]{X: &l.Width, Parse: parseWidth, Format: formatWidth, Kind: "WIDTH"}
		}),
		row("keep", "an earlier edition of the figure, .svg, .html or .json: its actors stay where they stand there",
			func(l *Look) setting.Value { return setting.Text{S: &l.Keep, Kind: "FILE"} }),
		{Name: "slices", Group: Drawing, Verbs: []string{answer.VerbDraw}, Help: "draw the figure as of each of these dates, with everybody in the same place: 2019,2021,2023",
			Value: func(r *Request) setting.Value {
				return setting.List[data.Date]{X: &r.Look.Slices, Parse: data.ParseDate, Format: data.Date.String, Kind: "DATE,..."}
			}},
		{Name: "voices", Group: Drawing, Verbs: []string{answer.VerbDraw}, Help: "draw the figure according to each of these, with everybody in the same place", Names: ask.NamesActors,
			Value: func(r *Request) setting.Value { return setting.Names(&r.Look.Voices, "ACTOR,...") }},
		row("dpi", "dots per inch of a PNG (default 300)", func(l *Look) setting.Value { return setting.Count{N: &l.DPI, Min: 10, Max: 2400} }),
	}
}

// either is a choice of two words, the first of which is the default and written
// as nothing.
func either(second *bool, usual, other string) setting.Value {
	parse := func(s string) (bool, error) {
		if s == usual || s == other {
			return s == other, nil
		}
		return false, fmt.Errorf("want %s or %s, not %q", usual, other, s)
	}
	format := func(is bool) string {
		if is {
			return other
		}
		return ""
	}
	return setting.One[bool]{X: second, Parse: parse, Format: format, Kind: usual + "|" + other}
}

func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

func parseWidth(s string) (Millimetres, error) {
	mm, err := strconv.ParseFloat(strings.TrimSuffix(s, "mm"), 64)
	if err != nil || !(mm >= 30 && mm <= 2000) {
		return 0, fmt.Errorf("want millimetres from 30 to 2000, such as 160mm, not %q", s)
	}
	return Millimetres(mm), nil
}

func formatWidth(w Millimetres) string {
	if w == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(w), 'f', -1, 64) + "mm"
}
