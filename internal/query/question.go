package query

import (
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/render"
	"dossier/render/layout"
)

// Question is what somebody wants to know of a dossier, in the words they used:
// actors and relations by name. The zero value of every field is its default.
type Question struct {
	// Verb is "path", "show", "claims", "draw", "rank", "groups" or "diff".
	Verb string
	// Actors are the names that the verb is about: FROM and TO of a path. For
	// rank and groups it holds the name of the measure.
	Actors  []string
	Filter  Filter
	Path    PathOptions
	Measure MeasureOptions
	Diff    DiffOptions
	Figure  FigureOptions
}

// MeasureOptions say how much of a measure is shown.
type MeasureOptions struct {
	Top int // lines; 0 means 10
}

// Filter narrows what is let through (see [graph.Filter], which it becomes once
// names are looked up).
type Filter struct {
	Relations      []string
	Statuses       []data.Status
	Modalities     []data.Modality
	Tones          []data.Tone
	Kinds          []data.Kind
	AsOf           data.Date
	Since          data.Date
	Until          data.Date
	MinGrade       data.Grade
	AccordingTo    string
	WithoutSources []string
	WithoutVoices  []string
}

// PathOptions say which paths are wanted and how many.
type PathOptions struct {
	AsWritten      bool
	EitherWay      bool
	By             path.Choice
	K              int
	All            bool
	MaxHops        int
	Via            []string
	Avoid          []string
	TimeRespecting bool
	Stress         bool
}

// FigureOptions say what is drawn and how it looks.
type FigureOptions struct {
	// Hops is the reach of the neighbourhood around the named actors; 0 means 1.
	Hops int
	// Path holds the two ends of a path to draw, or nothing; Highlight those of
	// a path to show within a figure of more.
	Path      []string
	Highlight []string
	Title     string
	NoNotes   bool
	// GroupBy puts the actors of one kind or one country into a box; empty: no boxes.
	GroupBy render.Grouping
	// MaxActors is how many actors a laid out figure may have; 0 means 400.
	MaxActors int
	// AllCaptions leaves captions that repeat the relation of most ties.
	AllCaptions bool
	Theme       render.Theme
	DPI         int // of PNG; 0 means 300
	// Layout is how the figure is laid out; empty means dot.
	Layout layout.Engine
	// Direction is where ties run by preference: "right", "down", or nothing
	// for what suits the figure.
	Direction Direction
	// Width is that of the column the figure is for, in millimetres; 0: as wide
	// as the drawing needs.
	Width Millimetres
	// Keep names an earlier edition of the figure, whose actors keep their places,
	// and Places is what was read from it: this package opens no such file.
	Keep   string
	Places *render.Places
}

// Direction is the direction in which a figure is read.
type Direction string

// The directions of a figure.
const (
	Right Direction = "right"
	Down  Direction = "down"
)

// flow gives the direction as figures know it; nil where none was asked for.
func (d Direction) flow() *render.Flow {
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

// Direction returns the direction asked for.
func (o PathOptions) Direction() graph.Direction {
	switch {
	case o.AsWritten:
		return graph.AsWritten
	case o.EitherWay:
		return graph.EitherWay
	}
	return graph.AlongInfluence
}

// CommandLine returns the command that asks the same question again. It names
// no files: the same question can be put to another dossier.
func (q Question) CommandLine() string {
	words := []string{"dossier", q.Verb}
	for _, a := range q.Actors {
		words = append(words, ShellWord(a))
	}
	var fresh Question
	for _, o := range Options() {
		if o.in(q.Verb) && !o.Hidden {
			if v := o.Value(&q).String(); v != o.Value(&fresh).String() {
				words = append(words, o.flag(v))
			}
		}
	}
	return strings.Join(words, " ")
}

func (o Option) flag(value string) string {
	if o.Switch() {
		return "--" + o.Name
	}
	return "--" + o.Name + " " + ShellWord(value)
}

// ShellWord quotes s for a POSIX shell where that is needed.
func ShellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./,:@%+~", r)
	}
	if s != "" && s[0] != '~' && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
