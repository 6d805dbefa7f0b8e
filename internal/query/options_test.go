package query

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"pgregory.net/rapid"

	"dossier/data"
)

// samplesOf gives values that an option takes, by its name.
func samplesOf(t rapid.TB, o Option) []string {
	byName := map[string][]string{
		"by":             {"hops", "evidence", "weight"},
		"path":           {"Kim,Seoul", `"A, B",C`},
		"highlight":      {"Kim,Seoul"},
		"theme":          {"light", "dark", "auto", "print"},
		"status":         {"confirmed", "asserted,alleged", "denied"},
		"modality":       {"actual", "planned,possible"},
		"tone":           {"cooperative", "neutral,conflictual"},
		"kind":           {"person", "state,event"},
		"min-grade":      {"3", "5"},
		"as-of":          {"2019", "2023-09", "2022-02-24/.."},
		"since":          {"2019", "2023-09-12"},
		"until":          {"2023~"},
		"count":          {"3"},
		"top":            {"5"},
		"dpi":            {"150"},
		"keep":           {"figures/earlier edition.svg", "old.html", "x"},
		"notes":          {"off"},
		"captions":       {"all"},
		"group-by":       {"kind", "country"},
		"max-actors":     {"60", "1000"},
		"layout":         {"neato", "auto"},
		"direction":      {"right", "down"},
		"width":          {"160mm", "85"},
		"max-hops":       {"4"},
		"hops":           {"2"},
		"relation":       {"supplies", "supplies,warns"},
		"via":            {"Moscow", "Kim Jong Un,Putin", `"say ""no"""`},
		"avoid":          {"Moscow"},
		"according-to":   {"Moscow", "the White House", "it's; rm -rf *"},
		"without-source": {"brief"},
		"without-voice":  {"Washington,Moscow"},
		"title":          {"A title", "$(title)", "-x"},
	}
	if o.Switch() {
		return []string{"true"}
	}
	if byName[o.Name] == nil {
		t.Fatalf("no sample values for the new option --%s: add some here", o.Name)
	}
	return byName[o.Name]
}

// TestCommandLineAsksTheSame writes questions as command lines and reads them
// back: the line asks the very same question.
func TestCommandLineAsksTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		verb := rapid.SampledFrom([]string{"path", "show", "claims", "draw", "rank", "groups", "diff"}).Draw(t, "verb")
		q := Question{Verb: verb, Actors: rapid.SliceOfN(rapid.SampledFrom([]string{"Kim", "Kim Jong Un", "O'Brien", "", "서울"}), 0, 2).Draw(t, "actors")}
		for _, o := range OptionsOf(verb) {
			if rapid.Bool().Draw(t, o.Name) {
				if err := o.Value(&q).Set(rapid.SampledFrom(samplesOf(t, o)).Draw(t, "value")); err != nil {
					t.Fatalf("--%s: %v", o.Name, err)
				}
			}
		}
		line := q.CommandLine()
		again := parse(t, shellSplit(t, line))
		if again.CommandLine() != line {
			t.Errorf("%s\nwas read as\n%s", line, again.CommandLine())
		}
	})
}

func parse(t rapid.TB, words []string) Question {
	q := Question{Verb: words[1]}
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	for _, o := range OptionsOf(q.Verb) {
		f := flags.VarPF(o.Value(&q), o.Name, o.Short, o.Help)
		if o.Switch() {
			f.NoOptDefVal = "true"
		}
	}
	if err := flags.Parse(words[2:]); err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	q.Actors = flags.Args()
	return q
}

// shellSplit splits a line as a POSIX shell does, for the quoting in use here.
func shellSplit(t rapid.TB, line string) []string {
	var words []string
	var word strings.Builder
	inWord, quoted := false, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quoted:
			if c == '\'' {
				quoted = false
			} else {
				word.WriteByte(c)
			}
		case c == '\'':
			quoted, inWord = true, true
		case c == '\\':
			i++
			word.WriteByte(line[i])
			inWord = true
		case c == ' ':
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		case strings.IndexByte("$`\"*?[]#!&|;<>(){}", c) >= 0:
			t.Fatalf("%q has an unquoted %q", line, c)
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if inWord {
		words = append(words, word.String())
	}
	return words
}

func TestOptionsAreWellFormed(t *testing.T) {
	names := map[string]bool{}
	for _, o := range Options() {
		for _, verb := range o.Verbs {
			if names[verb+" --"+o.Name] {
				t.Errorf("%s --%s stands twice in the table", verb, o.Name)
			}
			names[verb+" --"+o.Name] = true
		}
		if o.Help == "" || len(o.Verbs) == 0 || !slices.Contains(Groups(), o.Group) {
			t.Errorf("--%s lacks help, verbs or a group", o.Name)
		}
		q := Question{}
		value := o.Value(&q).String()
		for _, s := range samplesOf(t, o) {
			if err := o.Value(&q).Set(s); err != nil {
				t.Errorf("--%s %s: %v", o.Name, s, err)
			}
		}
		if o.Value(&q).String() == value {
			t.Errorf("--%s has no effect on the question", o.Name)
		}
	}
}

func TestBadValuesSayWhatIsWanted(t *testing.T) {
	bad := map[string][2]string{ // option: value, what the message says
		"status":     {"assert", "asserted"},
		"modality":   {"real", "actual"},
		"tone":       {"hostile", "conflictual"},
		"kind":       {"country", "state"},
		"as-of":      {"2023-13", "2023-13"},
		"min-grade":  {"6", "low, medium, high"},
		"count":      {"0", "from 1"},
		"by":         {"length", "hops, evidence or weight"},
		"theme":      {"blue", "print"},
		"notes":      {"no", "on or off"},
		"captions":   {"some", "auto or all"},
		"group-by":   {"tone", "kind or country"},
		"max-actors": {"1001", "1000"},
		"layout":     {"tree", "neato"},
		"direction":  {"up", "right or down"},
		"width":      {"10cm", "160mm"},
		"max-hops":   {"many", "whole number"},
	}
	for _, o := range Options() {
		pair, ok := bad[o.Name]
		if !ok {
			continue
		}
		q := Question{}
		if err := o.Value(&q).Set(pair[0]); err == nil || !strings.Contains(err.Error(), pair[1]) {
			t.Errorf("--%s %s gave %v, want a message with %q", o.Name, pair[0], err, pair[1])
		}
		if len(q.Filter.Statuses) > 0 || q.Filter.AsOf != (data.Date{}) {
			t.Errorf("--%s %s was taken in spite of its error", o.Name, pair[0])
		}
	}
}
