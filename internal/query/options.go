package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph/path"
	"dossier/render"
	"dossier/render/layout"
)

// Group gathers options under one heading of a help text.
type Group string

// The groups, in the order of help texts.
const (
	PathChoice Group = "Which paths"
	Directions Group = "Which way ties are followed"
	Measuring  Group = "The measure"
	Comparing  Group = "The two sides"
	Drawing    Group = "The figure"
	Filters    Group = "Which claims count (the same on every verb)"
)

// Groups lists the groups in the order of help texts.
func Groups() []Group { return []Group{PathChoice, Directions, Measuring, Comparing, Drawing, Filters} }

// Option is one setting of a question: its name is the command-line flag and
// will be the parameter of a URL and the word in a report's marker.
type Option struct {
	Name  string
	Short string // one letter, or nothing
	Group Group
	Verbs []string
	Help  string
	Value func(*Question) Value
	// Hidden options are read and never written or shown: an earlier spelling
	// of another one, which stands in documents.
	Hidden bool
}

// Switch reports whether the option is on or off and takes no value.
func (o Option) Switch() bool {
	_, ok := o.Value(new(Question)).(switchValue)
	return ok
}

func (o Option) in(verb string) bool { return slices.Contains(o.Verbs, verb) }

// OptionsOf returns the options of a verb in the order of help texts.
func OptionsOf(verb string) []Option {
	return slices.DeleteFunc(Options(), func(o Option) bool { return !o.in(verb) })
}

// Options returns the whole table, one row an option.
func Options() []Option {
	return slices.Concat(pathOptions(), directionOptions(), measureOptions(), diffOptions(), figureOptions(), filterOptions())
}

func pathOptions() []Option {
	verbs := []string{"path", "draw"}
	row := func(name, short, help string, value func(*Question) Value) Option {
		return Option{Name: name, Short: short, Group: PathChoice, Verbs: verbs, Help: help, Value: value}
	}
	options := []Option{
		row("by", "", "what makes a path better: hops, evidence (its weakest hop as strong as can be) or weight", func(q *Question) Value {
			return oneValue[path.Choice]{&q.Path.By, parseChoice, formatChoice, "CHOICE"}
		}),
		row("count", "k", "how many paths, the best first (default 1)", func(q *Question) Value { return countValue{&q.Path.K, 1, 10000} }),
		row("all", "", "every path within --max-hops (6 unless said)", func(q *Question) Value { return switchValue{&q.Path.All} }),
		row("max-hops", "", "no path longer than this", func(q *Question) Value { return countValue{&q.Path.MaxHops, 1, 1 << 20} }),
		row("via", "", "actors that the path must pass, in any order", func(q *Question) Value {
			return listValue[string]{&q.Path.Via, keep, same, "ACTOR,..."}
		}),
		row("avoid", "", "actors that the path must not pass", func(q *Question) Value {
			return listValue[string]{&q.Path.Avoid, keep, same, "ACTOR,..."}
		}),
		row("time-respecting", "", "no hop may lie wholly before the hop it follows", func(q *Question) Value { return switchValue{&q.Path.TimeRespecting} }),
		row("stress", "", "say what becomes of the answer without each source and each voice", func(q *Question) Value { return switchValue{&q.Path.Stress} }),
	}
	options[len(options)-1].Verbs = []string{"path"}
	return options
}

func directionOptions() []Option {
	verbs := []string{"path", "draw", "rank", "groups"}
	return []Option{
		{Name: "as-written", Group: Directions, Verbs: verbs, Help: "as they are written, not as influence runs",
			Value: func(q *Question) Value { return switchValue{&q.Path.AsWritten} }},
		{Name: "either-way", Group: Directions, Verbs: verbs, Help: "in either direction",
			Value: func(q *Question) Value { return switchValue{&q.Path.EitherWay} }},
	}
}

func measureOptions() []Option {
	return []Option{
		{Name: "top", Group: Measuring, Verbs: []string{"rank", "groups"}, Help: "how many lines, the first ones (default 10)",
			Value: func(q *Question) Value { return countValue{&q.Measure.Top, 1, 1 << 30} }},
	}
}

func diffOptions() []Option {
	row := func(name, help string, value func(*Question) Value) Option {
		return Option{Name: name, Group: Comparing, Verbs: []string{"diff"}, Help: help, Value: value}
	}
	return []Option{
		row("as-of", "two dates to compare, or one for both sides", func(q *Question) Value {
			return listValue[data.Date]{&q.Diff.AsOf, data.ParseDate, data.Date.String, "DATE,DATE"}
		}),
		row("according-to", "two actors whose words to compare, or one for both sides", func(q *Question) Value {
			return listValue[string]{&q.Diff.AccordingTo, keep, same, "ACTOR,ACTOR"}
		}),
	}
}

func figureOptions() []Option {
	row := func(name, help string, value func(*Question) Value, verbs ...string) Option {
		return Option{Name: name, Group: Drawing, Verbs: verbs, Help: help, Value: value}
	}
	return []Option{
		row("hops", "how far the neighbourhood of the named actors reaches (default 1)", func(q *Question) Value {
			return countValue{&q.Figure.Hops, 1, 100}
		}, "draw"),
		row("path", "draw the paths between two actors", func(q *Question) Value {
			return listValue[string]{&q.Figure.Path, keep, same, "FROM,TO"}
		}, "draw"),
		row("highlight", "show the paths between two actors within the rest, in grey", func(q *Question) Value {
			return listValue[string]{&q.Figure.Highlight, keep, same, "FROM,TO"}
		}, "draw"),
		row("title", "the title of the figure", func(q *Question) Value { return textValue{&q.Figure.Title, "TEXT"} }, "draw", "path", "diff"),
		row("notes", "the evidence notes: on or off (default on)", func(q *Question) Value {
			return oneValue[bool]{&q.Figure.NoNotes, parseOff, formatOff, "on|off"}
		}, "draw", "path", "diff"),
		{Name: "no-notes", Group: Drawing, Verbs: []string{"draw", "path", "diff"}, Help: "the same as --notes off", Hidden: true,
			Value: func(q *Question) Value { return switchValue{&q.Figure.NoNotes} }},
		row("group-by", "put the actors of one kind or one country into a box: kind or country", func(q *Question) Value {
			return oneValue[render.Grouping]{&q.Figure.GroupBy, parseGrouping, word[render.Grouping], "kind|country"}
		}, "draw", "path", "diff"),
		row("max-actors", "how many actors a figure may have, at most 1000 (default 400)", func(q *Question) Value {
			return countValue{&q.Figure.MaxActors, 1, layout.MostActors}
		}, "draw", "path", "diff"),
		row("captions", "all, or auto: where most ties say the same, or there are many, the legend says it once (default auto)", func(q *Question) Value {
			return oneValue[bool]{&q.Figure.AllCaptions, parseAll, formatAll, "auto|all"}
		}, "draw", "path"),
		row("theme", "light, dark, auto (as the reader's screen is set) or print (greys)", func(q *Question) Value {
			return oneValue[render.Theme]{&q.Figure.Theme, parseTheme, word[render.Theme], "THEME"}
		}, "draw", "path", "diff"),
		row("layout", "dot (layers), neato, fdp, sfdp, circo, twopi, or auto, which takes what reads best (default dot)", func(q *Question) Value {
			return oneValue[layout.Engine]{&q.Figure.Layout, parseLayout, word[layout.Engine], "LAYOUT"}
		}, "draw", "path", "diff"),
		row("direction", "where ties run by preference: right or down (default what suits the figure)", func(q *Question) Value {
			return oneValue[Direction]{&q.Figure.Direction, parseDirection, word[Direction], "DIRECTION"}
		}, "draw", "path", "diff"),
		row("width", "fit a column of this width, such as 160mm, with type that can be read", func(q *Question) Value {
			return oneValue[Millimetres]{&q.Figure.Width, parseWidth, formatWidth, "WIDTH"}
		}, "draw", "path", "diff"),
		row("keep", "an earlier edition of the figure, .svg, .html or .json: its actors stay where they stand there", func(q *Question) Value {
			return textValue{&q.Figure.Keep, "FILE"}
		}, "draw", "path", "diff"),
		row("dpi", "dots per inch of a PNG (default 300)", func(q *Question) Value { return countValue{&q.Figure.DPI, 10, 2400} }, "draw", "path", "diff"),
	}
}

func filterOptions() []Option {
	verbs := []string{"path", "show", "claims", "draw", "rank", "groups"}
	row := func(name, help string, value func(*Question) Value) Option {
		return Option{Name: name, Group: Filters, Verbs: append(verbs[:len(verbs):len(verbs)], "diff"), Help: help, Value: value}
	}
	oneSided := func(o Option) Option { // diff has two values of it
		o.Verbs = verbs
		return o
	}
	return []Option{
		row("relation", "only ties of these relations: supplies, warns, ...", func(q *Question) Value {
			return listValue[string]{&q.Filter.Relations, keep, same, "NAME,..."}
		}),
		row("status", "only claims of these statuses: confirmed, asserted, contested, alleged, rumoured, denied (default all but denied)", func(q *Question) Value {
			return listValue[data.Status]{&q.Filter.Statuses, data.ParseStatus, data.Status.String, "STATUS,..."}
		}),
		row("modality", "actual, planned, possible (default actual)", func(q *Question) Value {
			return listValue[data.Modality]{&q.Filter.Modalities, data.ParseModality, word[data.Modality], "MODALITY,..."}
		}),
		row("tone", "only ties of these tones: cooperative, neutral, conflictual", func(q *Question) Value {
			return listValue[data.Tone]{&q.Filter.Tones, data.ParseTone, word[data.Tone], "TONE,..."}
		}),
		row("kind", "only actors of these kinds: person, state, organization, group, place, event, unknown", func(q *Question) Value {
			return listValue[data.Kind]{&q.Filter.Kinds, data.ParseKind, word[data.Kind], "KIND,..."}
		}),
		oneSided(row("as-of", "only what can hold at this time: 2019, 2023-09, 2023-09-12", dateValue(func(q *Question) *data.Date { return &q.Filter.AsOf }))),
		row("since", "only what can hold at this time or later", dateValue(func(q *Question) *data.Date { return &q.Filter.Since })),
		row("until", "only what can hold at this time or before", dateValue(func(q *Question) *data.Date { return &q.Filter.Until })),
		row("min-grade", "only claims of this grade or better: low, medium, high, or 0 to 5", func(q *Question) Value {
			return oneValue[data.Grade]{&q.Filter.MinGrade, parseGrade, formatGrade, "GRADE"}
		}),
		oneSided(row("according-to", "what this actor holds and what nobody denies, less what it denies", func(q *Question) Value {
			return textValue{&q.Filter.AccordingTo, "ACTOR"}
		})),
		row("without-source", "as if these sources had never been published", func(q *Question) Value {
			return listValue[string]{&q.Filter.WithoutSources, keep, same, "SOURCE,..."}
		}),
		row("without-voice", "as if these actors had never spoken", func(q *Question) Value {
			return listValue[string]{&q.Filter.WithoutVoices, keep, same, "ACTOR,..."}
		}),
	}
}

func dateValue(field func(*Question) *data.Date) func(*Question) Value {
	return func(q *Question) Value {
		return oneValue[data.Date]{field(q), data.ParseDate, data.Date.String, "DATE"}
	}
}

var choices = []string{path.ByHops: "hops", path.ByEvidence: "evidence", path.ByWeight: "weight"}

func formatChoice(c path.Choice) string { return choices[c] }

func parseChoice(s string) (path.Choice, error) {
	if i := slices.Index(choices, s); i >= 0 {
		return path.Choice(i), nil
	}
	return 0, fmt.Errorf("want hops, evidence or weight, not %q", s)
}

func parseTheme(s string) (render.Theme, error) {
	if slices.Contains(render.Themes(), render.Theme(s)) {
		return render.Theme(s), nil
	}
	return "", fmt.Errorf("want light, dark, auto or print, not %q", s)
}

func parseGrouping(s string) (render.Grouping, error) {
	if slices.Contains(render.Groupings(), render.Grouping(s)) {
		return render.Grouping(s), nil
	}
	return "", fmt.Errorf("want kind or country, not %q", s)
}

// parseOff reads on or off and reports whether it is off.
func parseOff(s string) (bool, error) {
	if s == "on" || s == "off" {
		return s == "off", nil
	}
	return false, fmt.Errorf("want on or off, not %q", s)
}

// formatOff writes what is off, and nothing for on, which is the default.
func formatOff(off bool) string {
	if off {
		return "off"
	}
	return ""
}

func parseAll(s string) (bool, error) {
	if s == "auto" || s == "all" {
		return s == "all", nil
	}
	return false, fmt.Errorf("want auto or all, not %q", s)
}

// formatAll writes all, and nothing for auto, which is the default.
func formatAll(all bool) string {
	if all {
		return "all"
	}
	return ""
}

func parseLayout(s string) (layout.Engine, error) {
	if slices.Contains(layout.Engines(), layout.Engine(s)) {
		return layout.Engine(s), nil
	}
	return "", fmt.Errorf("want dot, neato, fdp, sfdp, circo, twopi or auto, not %q", s)
}

func parseDirection(s string) (Direction, error) {
	if d := Direction(s); d == Right || d == Down {
		return d, nil
	}
	return "", fmt.Errorf("want right or down, not %q", s)
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
