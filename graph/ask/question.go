package ask

import (
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// Question is what somebody wants to know of a dossier, in the words they used:
// actors, relations and sources by name. The zero value of every field is its default.
type Question struct {
	// Verb is one of the Verb constants of package data/answer; empty asks for an overview.
	Verb string
	// Actors are the names that the verb is about: FROM and TO of a path. For rank
	// and groups it holds the name of the measure, and for diff what the two sides
	// are called where they are two dossiers.
	Actors  []string
	Filter  Filter
	Path    PathOptions
	Network NetworkOptions
	Sides   SideOptions
	// Top is how many lines of a measure are given; 0 means 10.
	Top int
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

// NetworkOptions say which part of the dossier a figure shows.
type NetworkOptions struct {
	// Hops is the reach of the neighbourhood around the named actors; 0 means 1.
	Hops int
	// Path holds the two ends of the paths to show, or nothing; Highlight those of
	// paths to bring out within more.
	Path      []string
	Highlight []string
	// Expand names actors whose neighbourhood is added, and Hide those that are then
	// taken out with their ties.
	Expand, Hide []string
	// Most bounds the network that is gathered: one that is larger gives a
	// [*TooLargeError] before it is. It is no part of the question as it is
	// written; whoever draws knows what can be drawn. Zero: no bound.
	Most Size
}

// Size counts what a network holds.
type Size struct{ Actors, Ties int }

// SideOptions name the two sides of a comparison within one dossier: two dates
// or two voices. One value holds for both sides.
type SideOptions struct {
	AsOf        []data.Date
	AccordingTo []string
}

// CommandLine returns the command that asks the same question again. It names no
// files: the same question can be put to another dossier.
func (q Question) CommandLine() string {
	var flags []string
	for _, o := range OptionsOf(q.Verb) {
		if v := o.Value(&q); v.String() != "" {
			flags = append(flags, Flag(o.Name, v))
		}
	}
	return Command(q.Verb, q.Actors, flags)
}

// Command writes a command line with flags that are written already. Names that
// begin with a hyphen stand at the end, where they are no flags.
func Command(verb string, actors, flags []string) string {
	words := []string{"dossier"}
	if verb != "" {
		words = append(words, verb)
	}
	names := make([]string, len(actors))
	hyphen := false
	for i, a := range actors {
		names[i] = ShellWord(a)
		hyphen = hyphen || strings.HasPrefix(a, "-")
	}
	if hyphen {
		words = append(append(append(words, flags...), "--"), names...)
	} else {
		words = append(append(words, names...), flags...)
	}
	return strings.Join(words, " ")
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
