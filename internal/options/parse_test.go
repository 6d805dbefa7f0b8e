package options_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/graph/ask"
	"dossier/internal/options"
)

// TestSplitReadsShellWord quotes any words for a shell, joins them to a line, and
// splits it into the same words again. It also shows that no line crashes it.
func TestSplitReadsShellWord(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a b", `it's`, `"`, `\`, "-x", "~", "\n", "\u00a0"}))
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(word).Draw(t, "words")
		var line strings.Builder
		for _, w := range words {
			line.WriteString(" " + ask.ShellWord(w))
		}
		got, err := options.Split(line.String())
		if err != nil || !slices.Equal(got, words) {
			t.Fatalf("%q was split into %q (%v), want %q", line.String(), got, err, words)
		}
		_, _ = options.Split(strings.Join(words, " "))
	})
}

func TestSplit(t *testing.T) {
	for in, want := range map[string]string{
		`path "Kim Jong Un" 'Seoul'`: "path|Kim Jong Un|Seoul",
		`a\ b "c\"d\e" ''`:           `a b|c"d\e|`,
		`'a\'b"c 'd"`:                `a\bc 'd`,
		" \n\t ":                     "",
		`"a`:                         "error",
		`a'`:                         "error",
		`a\`:                         "error",
	} {
		got, err := options.Split(in)
		said := strings.Join(got, "|")
		if err != nil {
			said = "error"
			if !ask.IsUsage(err) {
				t.Errorf("%q gave %v, which is no wrong usage", in, err)
			}
		}
		if said != want {
			t.Errorf("%q was split into %q, want %q", in, said, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "begins with a verb",
		"drow":                    "did you mean draw?",
		"serve":                   "cannot be asked here",
		"path A B --nope":         "unknown flag",
		"path A B -f x":           "unknown shorthand flag",
		"path A B --status no":    "status",
		"path A B --max-hops":     "needs an argument",
		"show A --theme light":    "unknown flag",
		"path --help":             "--help cannot be asked here",
		"draw A -h --theme light": "--help cannot be asked here",
	} {
		_, err := options.Parse(strings.Fields(in), nil)
		if err == nil || !strings.Contains(err.Error(), want) || !ask.IsUsage(err) {
			t.Errorf("%q gave %v, want %q", in, err, want)
		}
	}
}

// TestBadValues names a value that an option does not take, and what the message
// must say instead. A request is as it was once a value has been refused.
func TestBadValues(t *testing.T) {
	bad := map[string][2]string{
		"status":     {"asserted,assert", "asserted"},
		"modality":   {"real", "actual"},
		"tone":       {"hostile", "conflictual"},
		"kind":       {"country", "or none for those whose kind is not given"},
		"as-of":      {"2023-13", "2023-13"},
		"since":      {"yesterday", "yesterday"},
		"min-grade":  {"6", "low, medium, high"},
		"count":      {"0", "from 1"},
		"relation":   {"supplies\nwarns", "separate its items by commas"},
		"by":         {"length", "hops, evidence or weight"},
		"theme":      {"blue", "print"},
		"notes":      {"no", "on, below, page or off"},
		"captions":   {"some", "auto or all"},
		"group-by":   {"tone", "kind or country"},
		"max-actors": {"1001", "1000"},
		"layout":     {"forest", "neato"},
		"direction":  {"up", "right or down"},
		"width":      {"10cm", "160mm"},
		"max-hops":   {"many", "whole number"},
		"all":        {"perhaps", "true"},
		"dpi":        {"0", "from 10"},
	}
	met := map[string]bool{}
	for _, o := range options.All() {
		pair, ok := bad[o.Name]
		if !ok {
			continue
		}
		met[o.Name] = true
		var r options.Request
		if err := o.Value(&r).Set(pair[0]); err == nil || !strings.Contains(err.Error(), pair[1]) {
			t.Errorf("--%s %s gave %v, want a message with %q", o.Name, pair[0], err, pair[1])
		}
		if v := o.Value(&r).String(); v != "" {
			t.Errorf("--%s %s was refused, and is now %q", o.Name, pair[0], v)
		}
	}
	if len(met) != len(bad) {
		t.Errorf("%d options of %d are there", len(met), len(bad))
	}
}
