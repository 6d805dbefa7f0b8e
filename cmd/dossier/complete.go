package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/inputs"
	"dossier/internal/options"
)

// What a shell may do with the candidates: nothing more, no blank behind one, or
// the names of files in their stead.
const (
	onlyThese = cobra.ShellCompDirectiveNoFileComp
	noBlank   = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	orFiles   = cobra.ShellCompDirectiveDefault
)

// completeVerb completes the words behind a verb of questions: actors, a measure or
// two dossiers.
func (a *app) completeVerb(verb string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		most := len(given) + 1
		switch verb {
		case answer.VerbPath:
			most = 2
		case answer.VerbShow, answer.VerbRank, answer.VerbGroups:
			most = 1
		case answer.VerbDiff:
			return a.completeDossier(cmd, given, typed)
		}
		if len(given) >= most {
			return nil, onlyThese
		}
		if measures := measuresOf(verb); len(measures) > 0 {
			var list []cobra.Completion
			for _, m := range measures {
				list = append(list, cobra.CompletionWithDesc(m.Name, m.Meaning))
			}
			return list, onlyThese
		}
		return written(a.names(cmd.Context(), ask.NamesActors, typed, given)), onlyThese
	}
}

// completeDossier offers the samples to who begins to type that word, and leaves
// files to the shell.
func (a *app) completeDossier(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	const enough = len("sam") // less may begin any file
	if len(typed) < enough || !strings.HasPrefix(typed, inputs.SamplePrefix) && !strings.HasPrefix(inputs.SamplePrefix, typed) {
		return nil, orFiles
	}
	return inputs.Samples(), onlyThese
}

// completeOptions completes the values of the options of a verb.
func (a *app) completeOptions(cmd *cobra.Command, verb string) {
	for _, o := range options.Of(verb) {
		kind := o.Value(newRequestOf(verb)).Type()
		if o.Switch() || kind == "FILE" {
			continue
		}
		complete := func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			find := func(typed string, taken []string) []candidate { return words(o.Words, typed, taken) }
			if o.Names != "" {
				find = func(typed string, taken []string) []candidate { return a.names(cmd.Context(), o.Names, typed, taken) }
			}
			if most := itemsOf(kind); most != 1 {
				return written(inList(typed, most, find)), noBlank
			}
			return written(find(typed, nil)), onlyThese
		}
		completeFlag(cmd, o.Name, complete)
	}
}

// completeFlag registers the completion of a flag.
func completeFlag(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic("dossier: " + err.Error()) // no such flag, or one with two completions: a mistake of ours, met by any test
	}
}

// completeFixed registers the words that a flag takes.
func completeFixed(cmd *cobra.Command, flag string, words ...string) {
	completeFlag(cmd, flag, cobra.FixedCompletions(words, onlyThese))
}

// newRequestOf is a request to look at the kinds of its options.
func newRequestOf(verb string) *options.Request {
	r := newRequest(verb)
	return &r
}

// itemsOf tells by the word for a value how many items it takes: "DATE" one,
// "FROM,TO" two, "NAME,..." any number, which is 0.
func itemsOf(kind string) int {
	if strings.HasSuffix(kind, ",...") {
		return 0
	}
	return 1 + strings.Count(kind, ",")
}

// candidate is what a shell may put in the place of what was typed, which it begins
// with, and what it stands for.
type candidate struct{ text, description string }

func written(list []candidate) []cobra.Completion {
	var out []cobra.Completion
	for _, c := range list {
		out = append(out, cobra.CompletionWithDesc(c.text, c.description))
	}
	return out
}

// words offers those of some words that begin as typed and are not taken.
func words(all []string, typed string, taken []string) []candidate {
	var list []candidate
	for _, w := range all {
		if strings.HasPrefix(w, typed) && !slices.Contains(taken, w) {
			list = append(list, candidate{text: w})
		}
	}
	return list
}

// names offers what of the dossier goes by a name that begins as typed and is not
// taken. A dossier that cannot be opened completes nothing, for a completion has no
// place to complain.
func (a *app) names(ctx context.Context, what ask.Names, typed string, taken []string) []candidate {
	if ctx == nil {
		ctx = context.Background() // cobra completes without one
	}
	ctx, cancel := a.soon(ctx)
	defer cancel()
	once := *a
	once.inputs.files = onceEach(a.inputs.files)
	e, err := once.open(ctx, "")
	if err != nil {
		return nil
	}
	matches, err := e.Resolve(ctx, what, typed, mostCompletions)
	if err != nil {
		return nil
	}
	for _, name := range taken {
		known, err := e.Resolve(ctx, what, name, 1)
		if err != nil {
			return nil
		}
		matches = slices.DeleteFunc(matches, func(m ask.Match) bool { return len(known) == 1 && m.ID == known[0].ID })
	}
	return candidates(typed, matches)
}

// completeWithin is how long a store may take to complete a name.
const completeWithin = 3 * time.Second

// soon bounds how long a shell waits for a store.
func (a *app) soon(ctx context.Context) (context.Context, context.CancelFunc) {
	if in := a.inputs.inputs(a); in.Address() == "" {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, completeWithin)
}

// onceEach gives the files as they were typed: cobra reads the flags of a line that
// it completes twice over.
func onceEach(files []string) []string {
	if half := len(files) / 2; slices.Equal(files[:half], files[half:]) {
		return files[:half]
	}
	return files
}

// mostCompletions is how many names a completion offers.
const mostCompletions = 200
