package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/save/edit"
	"dossier/graph/ask"
)

const decideLong = `decide notes that two actors are the same, are different, or that nobody can
tell, with who decided it and why. Without -o it prints the entry. With -o it is
added to FILE behind its other decisions; nothing else in that file changes, and
one that is not there is made. Load it beside the rest: -f DOSSIER -f FILE.

Two actors that are the same go on under one id: that of --keep, or else one
that somebody wrote. The other's id and names still find them. A pair that is
decided is refused: take the decision back first.

Without actors, on a terminal, it shows one proposal after the other and asks.`

const decideExample = `  dossier identities decide Kim Putin --different --by Ann --why "two men"
  dossier -f old.yaml identities decide A B --same --by Al --why met -o who.yaml`

// decideFlags are the flags of a decision.
type decideFlags struct {
	verdicts map[data.Verdict]*bool
	keep     string
	signed   signature
	again    bool
}

// signature says who decides, when and why, and where that is noted.
type signature struct{ by, on, why, file string }

func (s *signature) bind(cmd *cobra.Command, fileUsage string) {
	cmd.Flags().StringVar(&s.by, "by", "", "who decides: a `NAME`")
	cmd.Flags().StringVar(&s.why, "why", "", "the `REASON`")
	cmd.Flags().StringVar(&s.on, "on", "", "when it was decided: a `DATE`; empty: it is not noted")
	cmd.Flags().StringVarP(&s.file, "output", "o", "", fileUsage)
	for _, flag := range []string{"by", "why", "on"} {
		completeFlag(cmd, flag, cobra.NoFileCompletions)
	}
}

// check returns the date, once who and why are given.
func (s *signature) check(why bool) (data.Date, error) {
	s.by, s.why = strings.ToValidUTF8(strings.TrimSpace(s.by), "\ufffd"), strings.ToValidUTF8(strings.TrimSpace(s.why), "\ufffd")
	switch {
	case s.by == "":
		return data.Date{}, &flagError{errors.New("say who decides: --by NAME")}
	case why && s.why == "":
		return data.Date{}, &flagError{errors.New("give the reason: --why REASON")}
	case s.on == "":
		return data.Date{}, nil
	}
	on, err := data.ParseDate(s.on)
	if err != nil {
		return on, &flagError{fmt.Errorf("--on: %w", err)}
	}
	return on, nil
}

func (a *app) decideCommand() *cobra.Command {
	f := decideFlags{verdicts: map[data.Verdict]*bool{}}
	cmd := &cobra.Command{
		Use:               "decide [A B]",
		Short:             "two actors are the same, are different, or nobody can tell",
		Long:              decideLong,
		Example:           decideExample,
		ValidArgsFunction: a.completeActors(2),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return takes(2, 2, "decide takes two actors, or none on a terminal (a name with spaces stands in quotes)")(cmd, args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.runDecideEach(cmd.Context(), f)
			}
			return a.runDecide(cmd.Context(), args, f)
		},
	}
	for _, v := range [...]struct {
		verdict data.Verdict
		usage   string
	}{{data.Same, "they are one and the same"}, {data.Different, "they are two"}, {data.Unsure, "nobody can tell"}} {
		f.verdicts[v.verdict] = cmd.Flags().Bool(string(v.verdict), false, v.usage)
	}
	cmd.Flags().StringVar(&f.keep, "keep", "", "which of the two ids goes on: an `ACTOR`, by any name")
	cmd.Flags().BoolVar(&f.again, "again", false, "without actors: ask again where somebody was unsure")
	completeFlag(cmd, "keep", func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return written(a.names(cmd.Context(), ask.NamesActors, typed, nil)), onlyThese
	})
	f.signed.bind(cmd, "add the decision to this YAML `FILE`")
	return cmd
}

// verdict returns the one that was given.
func (f *decideFlags) verdict() (data.Verdict, error) {
	var given []data.Verdict
	for _, v := range data.Verdicts() {
		if *f.verdicts[v] {
			given = append(given, v)
		}
	}
	if len(given) != 1 {
		return "", &flagError{errors.New("say one of --same, --different and --unsure")}
	}
	if f.keep != "" && given[0] != data.Same {
		return "", &flagError{errors.New("--keep goes with --same alone")}
	}
	return given[0], nil
}

func (a *app) runDecide(ctx context.Context, names []string, f decideFlags) error {
	verdict, err := f.verdict()
	if err != nil {
		return err
	}
	on, err := f.signed.check(true)
	if err != nil {
		return err
	}
	d, err := a.readSound(ctx)
	if err != nil {
		return err
	}
	ids, err := writtenPair(ctx, d, names)
	if err != nil {
		return err
	}
	decision := data.Decision{Actors: ids, Verdict: verdict, By: f.signed.by, On: on, Why: f.signed.why}
	if f.keep != "" {
		keep, err := ask.FindActors(ctx, d.Written().Actors, f.keep)
		if err != nil {
			return err
		}
		if decision.Keep = keep[0]; !slices.Contains(ids, keep[0]) {
			return &flagError{fmt.Errorf("--keep wants one of the two, %s or %s, not %s", ids[0], ids[1], keep[0])}
		}
	}
	if _, err := a.mayDecide(ctx, d, decision); err != nil {
		return err
	}
	return a.note(ctx, f.signed.file, decision)
}

// writtenPair returns the ids of two different actors as files have them, whatever is
// decided about them.
func writtenPair(ctx context.Context, d *data.Dossier, names []string) ([]string, error) {
	ids, err := ask.FindActors(ctx, d.Written().Actors, names...)
	if err != nil {
		return nil, err
	}
	if ids[0] == ids[1] {
		return nil, ask.Usagef("%q and %q are the same actor already (%s)", names[0], names[1], ids[0])
	}
	return ids, nil
}

// mayDecide returns the dossier as it is with a decision more, or says why that decision
// cannot be taken. It tells what becomes of the data.
func (a *app) mayDecide(ctx context.Context, d *data.Dossier, decision data.Decision) (*data.Dossier, error) {
	for i := range d.Decisions {
		if other := &d.Decisions[i]; other.Stands() && samePair(other.Actors, decision.Actors) {
			return nil, ask.Usagef("it is decided whether %s and %s are one (%s): take that back first, with dossier identities take-back %s %s --by NAME --why REASON -o FILE",
				other.Actors[0], other.Actors[1], answer.DecidedBy(other), ask.ShellWord(other.Actors[0]), ask.ShellWord(other.Actors[1]))
		}
	}
	written := *d.Written()
	written.Decisions = append(slices.Clip(written.Decisions), decision)
	after, err := data.Unite(ctx, &written)
	if err != nil {
		return nil, err
	}
	problems := data.Check(ctx, after)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			return nil, ask.Usagef("this cannot be decided so: %s; %s", p.Message, p.Hint)
		}
	}
	if decision.Verdict == data.Same {
		a.tellChanges(after, decision, problems)
	}
	return after, nil
}

// tellChanges says what becomes of what the dossier has on two actors that are one now.
func (a *app) tellChanges(after *data.Dossier, decision data.Decision, problems []data.Problem) {
	i, ok := data.NewIndex(after).Actor(decision.Actors[0])
	if !ok {
		return
	}
	told := map[string]bool{}
	for _, p := range problems {
		of := p.Code == data.CodeIdentityConflict || p.Code == data.CodeJoinedEnds
		if of && strings.Contains(p.Message, data.Quoted(after.Actors[i].ID)) && !told[p.Message] {
			told[p.Message] = true
			fmt.Fprintln(a.err, "dossier: note: "+data.Printable(p.Message))
		}
	}
}

func samePair(a, b []string) bool {
	return len(a) == 2 && len(b) == 2 && (a[0] == b[0] && a[1] == b[1] || a[0] == b[1] && a[1] == b[0])
}

// note writes a decision: into a file, or where none is named to standard output.
func (a *app) note(ctx context.Context, file string, decision data.Decision) error {
	add := func(raw []byte) ([]byte, error) {
		change, err := edit.AddDecision(ctx, raw, decision)
		if err != nil {
			return nil, err
		}
		return change.After(), nil
	}
	if file != "" {
		return a.edit(file, "one decision more", add)
	}
	text, err := add(nil)
	if err == nil {
		_, err = a.out.Write(text)
	}
	return err
}
