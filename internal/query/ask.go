package query

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"dossier/data"
)

// reportVerbs are the verbs that a report or a marker can ask with.
var reportVerbs = []string{"draw", "path", "show", "claims", "diff", "rank", "groups"}

// ReportVerbs lists the verbs that a report or a marker can ask with.
func ReportVerbs() []string { return slices.Clone(reportVerbs) }

// Parse reads a question from words as they stand on a command line after
// "dossier": the verb, its actors and its options. More, where not nil, adds the
// options of whoever asks, beside those of the question. What cannot be read gives
// a [*UsageError].
func Parse(words []string, more func(*pflag.FlagSet)) (Question, error) {
	if len(words) == 0 {
		return Question{}, usagef("a question begins with a verb: %s", strings.Join(reportVerbs, ", "))
	}
	q := Question{Verb: words[0]}
	if !slices.Contains(reportVerbs, q.Verb) {
		hint := ""
		if near := data.Nearest(q.Verb, reportVerbs, 1); len(near) > 0 {
			hint = "did you mean " + near[0] + "? "
		}
		return q, usagef("%s cannot be asked here: %sthere are %s", data.Quoted(q.Verb), hint, strings.Join(reportVerbs, ", "))
	}
	flags := pflag.NewFlagSet(q.Verb, pflag.ContinueOnError)
	flags.Usage = func() {}
	for _, o := range OptionsOf(q.Verb) {
		f := flags.VarPF(o.Value(&q), o.Name, o.Short, o.Help)
		if o.Switch() {
			f.NoOptDefVal = "true"
		}
	}
	if more != nil {
		more(flags)
	}
	if flags.Lookup("help") == nil { // pflag knows it by itself and would print it
		flags.BoolP("help", "h", false, "")
	}
	if err := flags.Parse(words[1:]); err != nil {
		return q, usagef("%v", err)
	}
	if flags.Changed("help") {
		return q, usagef("--help cannot be asked here")
	}
	q.Actors = flags.Args()
	return q, nil
}
