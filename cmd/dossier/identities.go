package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/identities"
	"dossier/graph/ask"
	"dossier/internal/document"
	"dossier/internal/inputs"
)

const identitiesLong = `identities lists pairs of actors that may be one and the same, the likeliest
first and each with its reason: one Wikidata item; one name but for case,
punctuation and legal form; one name in another script, or in another scheme of
writing it in Latin letters; the same words in another order; a slip of the pen.
With ACTOR it lists those of one actor.

Nothing is merged by likeness. You decide ("identities decide"), and what you
decide can be taken back ("identities take-back"). Pairs that are decided are
not proposed again; --again lists those of which somebody was unsure.

The exit code is 1 where no two actors are alike.`

const identitiesExample = `  dossier identities                             who may be who?
  dossier identities Kim                         and who may be Kim?
  dossier -f claims.csv identities --again --format json`

func (a *app) identitiesCommand() *cobra.Command {
	var out answerFormat
	var opt identities.Options
	cmd := &cobra.Command{
		Use:               "identities [ACTOR]",
		Short:             "which actors may be one and the same, and what is decided",
		Long:              identitiesLong,
		Example:           identitiesExample,
		Args:              takes(0, 1, "identities takes one actor at most (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opt.Most < 1 {
				return &flagError{fmt.Errorf("--top wants a number from 1 up, not %d", opt.Most)}
			}
			return a.runIdentities(cmd.Context(), args, opt, out)
		},
	}
	addFormat(cmd, &out)
	cmd.Flags().IntVar(&opt.Most, "top", 100, "list the `N` likeliest pairs")
	cmd.Flags().BoolVar(&opt.Again, "again", false, "list pairs as well of which somebody was unsure")
	completeFlag(cmd, "top", cobra.NoFileCompletions)
	cmd.AddCommand(a.decideCommand(), a.takeBackCommand())
	return cmd
}

// completeActors completes up to so many names of actors.
func (a *app) completeActors(most int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(given) >= most {
			return nil, onlyThese
		}
		return written(a.names(cmd.Context(), ask.NamesActors, typed, given)), onlyThese
	}
}

func (a *app) runIdentities(ctx context.Context, names []string, opt identities.Options, out answerFormat) error {
	d, err := a.readSound(ctx)
	if err != nil {
		return err
	}
	ids, err := ask.FindActors(ctx, d.Actors, names...)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		opt.Actor = ids[0]
	}
	found, err := identities.Find(ctx, d, opt)
	if err != nil {
		return err
	}
	if err := a.printOther(out, identitiesAnswer{found, a.inputs.words()}); err != nil {
		return err
	}
	if found.Total == 0 {
		return errNothing
	}
	return nil
}

// readSound reads the dossier that the command line names; one with errors is refused.
func (a *app) readSound(ctx context.Context) (*data.Dossier, error) {
	d, problems, err := inputs.Read(ctx, a.inputs.inputs(a))
	if err != nil {
		return nil, err
	}
	if data.HasErrors(problems) {
		return nil, &inputs.DataError{Problems: problems}
	}
	return d, nil
}

// identitiesAnswer is what may be decided; docs/identities.md documents its JSON.
type identitiesAnswer struct {
	*identities.Found
	words string // of the command line, that name the dossier
}

// The JSON form of proposals.
type (
	jsonProposal struct {
		Actors  [2]jsonActor      `json:"actors"`
		Reason  identities.Reason `json:"reason"`
		Because string            `json:"because"`
		Names   [2]string         `json:"names"`
		Letters int               `json:"letters"`
		Unsure  *jsonUnsure       `json:"unsure"`
	}
	jsonUnsure struct {
		By  string    `json:"by"`
		On  data.Date `json:"on"`
		Why string    `json:"why"`
	}
	jsonActor struct {
		ID   string    `json:"id"`
		Name string    `json:"name"`
		Kind data.Kind `json:"kind"`
	}
)

func (x identitiesAnswer) pair(p *identities.Proposal) [2]*data.Actor {
	return [2]*data.Actor{&x.Dossier.Actors[p.A], &x.Dossier.Actors[p.B]}
}

func (x identitiesAnswer) json() any {
	list := []jsonProposal{}
	for i := range x.Proposals {
		p := &x.Proposals[i]
		one := jsonProposal{Reason: p.Reason, Because: p.Because(), Names: p.Names, Letters: p.Letters}
		for n, actor := range x.pair(p) {
			one.Actors[n] = jsonActor{actor.ID, actor.Name, actor.Kind}
		}
		if p.Unsure != nil {
			one.Unsure = &jsonUnsure{p.Unsure.By, p.Unsure.On, p.Unsure.Why}
		}
		list = append(list, one)
	}
	return map[string]any{"proposals": list, "total": x.Total}
}

func (x identitiesAnswer) rows() [][]string {
	rows := [][]string{{"id", "name", "kind", "other-id", "other-name", "other-kind", "reason", "because", "unsure-by"}}
	for i := range x.Proposals {
		p := &x.Proposals[i]
		pair := x.pair(p)
		row := []string{}
		for _, actor := range pair {
			row = append(row, actor.ID, actor.Name, string(actor.Kind))
		}
		unsure := ""
		if p.Unsure != nil {
			unsure = p.Unsure.By
		}
		rows = append(rows, append(row, string(p.Reason), p.Because(), unsure))
	}
	return rows
}

func (x identitiesAnswer) text(w io.Writer, style document.TextStyle) error {
	out := bufio.NewWriter(w)
	if x.Total == 0 {
		document.Wrapped(out, "", "No two actors are alike that nobody has decided on.", style)
		return out.Flush()
	}
	head := answer.Counted(x.Total, "pair") + " of actors may be one"
	if len(x.Proposals) < x.Total {
		head += "; the " + strconv.Itoa(len(x.Proposals)) + " likeliest"
	}
	document.Wrapped(out, "", head+".", style)
	for i := range x.Proposals {
		fmt.Fprintln(out)
		x.proposal(out, &x.Proposals[i], style)
	}
	first := x.pair(&x.Proposals[0])
	fmt.Fprintf(out, "\nDecide, for example:\n  dossier%s identities decide %s %s --same --by YOU --why REASON -o decisions.yaml\n",
		data.Printable(x.words), ask.ShellWord(first[0].ID), ask.ShellWord(first[1].ID))
	return out.Flush()
}

// proposal writes one pair.
func (x identitiesAnswer) proposal(out *bufio.Writer, p *identities.Proposal, style document.TextStyle) {
	pair := x.pair(p)
	document.Wrapped(out, "", inFull(pair[0])+" and "+inFull(pair[1]), style)
	document.Wrapped(out, "    ", p.Because(), style)
	if p.Unsure != nil {
		document.Wrapped(out, "    ", answer.DecidedBy(p.Unsure), style)
	}
}

// inFull names an actor with what tells it from others of its name.
func inFull(a *data.Actor) string {
	facts := slices.DeleteFunc([]string{string(a.Kind), data.Printable(a.Country), "id " + data.Printable(a.ID)}, func(s string) bool { return s == "" })
	return data.Isolate(data.Printable(a.Name)) + " (" + strings.Join(facts, ", ") + ")"
}
