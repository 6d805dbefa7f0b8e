package ask

import (
	"fmt"
	"slices"
	"strconv"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/path"
	"dossier/internal/setting"
)

// Group gathers options under one heading of a help text.
type Group string

// The groups, in the order of help texts.
const (
	PathChoice Group = "Which paths"
	Directions Group = "Which way ties are followed"
	Measuring  Group = "The measure"
	Comparing  Group = "The two sides"
	Showing    Group = "What is shown"
	Filters    Group = "Which claims count (the same on every verb)"
)

// Names says what a setting names, so that names can be completed.
type Names string

// What a setting may name; empty: nothing of a dossier.
const (
	NamesActors    Names = "actor"
	NamesRelations Names = "relation"
	NamesSources   Names = "source"
)

// Option is one setting of a question: its name is the command-line flag, the
// parameter of a URL, the word in a marker and the field in JSON.
type Option struct {
	Name  string
	Short string // one letter, or nothing
	Group Group
	Verbs []string
	Help  string
	// Names says what its value names, Words lists the words that it takes;
	// empty where it takes something else.
	Names Names
	Words []string
	Value func(*Question) setting.Value
}

// Flag writes a setting as a command line has it, by its name.
func Flag(name string, v setting.Value) string {
	if _, on := v.(setting.Switch); on {
		return "--" + name
	}
	return "--" + name + " " + ShellWord(v.String())
}

// OptionsOf returns the options of a verb in the order of help texts.
func OptionsOf(verb string) []Option {
	return slices.DeleteFunc(Options(), func(o Option) bool { return !slices.Contains(o.Verbs, verb) })
}

// Options returns the whole table, one row an option.
func Options() []Option {
	return slices.Concat(pathOptions(), directionOptions(), measureOptions(), sideOptions(), networkOptions(), filterOptions())
}

func pathOptions() []Option {
	row := func(name, help string, value func(*Question) setting.Value) Option {
		return Option{Name: name, Group: PathChoice, Verbs: []string{answer.VerbPath, answer.VerbDraw}, Help: help, Value: value}
	}
	by := row("by", "what makes a path better: hops, evidence (its weakest hop as strong as can be) or weight",
		func(q *Question) setting.Value {
			return setting.One[path.Choice]{X: &q.Path.By, Parse: parseChoice, Format: formatChoice, Kind: "CHOICE"}
		})
	by.Words = choices
	count := row("count", "how many paths, the best first (default 1; with --all 1000)",
		func(q *Question) setting.Value { return setting.Count{N: &q.Path.K, Min: 1, Max: 1 << 20} })
	count.Short = "k"
	via := row("via", "actors that the path must pass, in any order",
		func(q *Question) setting.Value { return setting.Names(&q.Path.Via, "ACTOR,...") })
	avoid := row("avoid", "actors that the path must not pass",
		func(q *Question) setting.Value { return setting.Names(&q.Path.Avoid, "ACTOR,...") })
	via.Names, avoid.Names = NamesActors, NamesActors
	stress := row("stress", "say what becomes of the answer without each source and each voice",
		func(q *Question) setting.Value { return setting.Switch{On: &q.Path.Stress} })
	stress.Verbs = []string{answer.VerbPath}
	return []Option{
		by, count,
		row("all", "every path within --max-hops (6 unless said)", func(q *Question) setting.Value { return setting.Switch{On: &q.Path.All} }),
		row("max-hops", "no path longer than this", func(q *Question) setting.Value { return setting.Count{N: &q.Path.MaxHops, Min: 1, Max: 1 << 20} }),
		via, avoid,
		row("time-respecting", "no hop may lie wholly before the hop it follows",
			func(q *Question) setting.Value { return setting.Switch{On: &q.Path.TimeRespecting} }),
		stress,
	}
}

func directionOptions() []Option {
	verbs := []string{answer.VerbPath, answer.VerbDraw, answer.VerbRank, answer.VerbGroups}
	return []Option{
		{Name: "as-written", Group: Directions, Verbs: verbs, Help: "as they are written, not as influence runs",
			Value: func(q *Question) setting.Value { return setting.Switch{On: &q.Path.AsWritten} }},
		{Name: "either-way", Group: Directions, Verbs: verbs, Help: "in either direction",
			Value: func(q *Question) setting.Value { return setting.Switch{On: &q.Path.EitherWay} }},
	}
}

func measureOptions() []Option {
	return []Option{
		{Name: "top", Group: Measuring, Verbs: []string{answer.VerbRank, answer.VerbGroups}, Help: "how many lines, the first ones (default 10)",
			Value: func(q *Question) setting.Value { return setting.Count{N: &q.Top, Min: 1, Max: 1 << 30} }},
	}
}

func sideOptions() []Option {
	return []Option{
		{Name: "as-of", Group: Comparing, Verbs: []string{answer.VerbDiff}, Help: "two dates to compare, or one for both sides",
			Value: func(q *Question) setting.Value {
				return setting.List[data.Date]{X: &q.Sides.AsOf, Parse: data.ParseDate, Format: data.Date.String, Kind: "DATE,DATE"}
			}},
		{Name: "according-to", Group: Comparing, Verbs: []string{answer.VerbDiff}, Help: "two actors whose words to compare, or one for both sides",
			Names: NamesActors, Value: func(q *Question) setting.Value { return setting.Names(&q.Sides.AccordingTo, "ACTOR,ACTOR") }},
	}
}

func networkOptions() []Option {
	row := func(name, help string, names Names, value func(*Question) setting.Value) Option {
		return Option{Name: name, Group: Showing, Verbs: []string{answer.VerbDraw}, Help: help, Names: names, Value: value}
	}
	return []Option{
		row("hops", "how far the neighbourhood of the named actors reaches (default 1)", "",
			func(q *Question) setting.Value { return setting.Count{N: &q.Network.Hops, Min: 1, Max: 100} }),
		row("path", "draw the paths between two actors", NamesActors,
			func(q *Question) setting.Value { return setting.Names(&q.Network.Path, "FROM,TO") }),
		row("highlight", "show the paths between two actors within the rest, in grey", NamesActors,
			func(q *Question) setting.Value { return setting.Names(&q.Network.Highlight, "FROM,TO") }),
		row("expand", fmt.Sprintf("add what is around these actors: of each the %d others with the best evidence", answer.MostExpanded), NamesActors,
			func(q *Question) setting.Value { return setting.Names(&q.Network.Expand, "ACTOR,...") }),
		row("hide", "leave these actors and their ties out of the figure, after all else", NamesActors,
			func(q *Question) setting.Value { return setting.Names(&q.Network.Hide, "ACTOR,...") }),
	}
}

var choices = []string{path.ByHops: "hops", path.ByEvidence: "evidence", path.ByWeight: "weight"}

// formatChoice writes a choice, and nothing for the default.
func formatChoice(c path.Choice) string {
	if c == path.ByHops {
		return ""
	}
	return choices[c]
}

func parseChoice(s string) (path.Choice, error) {
	if i := slices.Index(choices, s); i >= 0 {
		return path.Choice(i), nil
	}
	return 0, setting.NotOneOf(choices, s)
}

// parseGrade reads a minimal grade: a number from 0 to 5 or a band, which
// stands for the lowest grade in it.
func parseGrade(s string) (data.Grade, error) {
	switch s {
	case "low":
		return 1, nil
	case "medium":
		return 3, nil
	case "high":
		return 5, nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= 5 {
		return data.Grade(n), nil
	}
	return 0, fmt.Errorf("want low, medium, high or a grade from 0 to 5, not %q", s)
}

func formatGrade(g data.Grade) string {
	if g == 0 {
		return ""
	}
	return strconv.Itoa(int(g))
}
