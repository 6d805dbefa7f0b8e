package main

import (
	"cmp"
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/query"
	"dossier/render"
)

const diffLong = `diff compares two dossiers, two dates or two voices: which claims are new, which
are gone, which have another status or grade, and which say something else. With
-o it draws the difference.

The exit code is 1 where nothing differs.`

const diffExample = `  dossier diff last-month this-month             two editions of a dossier
  dossier diff --as-of 2019,2023-09              two dates
  dossier diff --according-to Washington,Moscow  two voices
  dossier diff old.yaml new.yaml -o diff.svg     drawn: new, gone and changed ties`

func (a *app) diffCommand() *cobra.Command {
	q := query.Question{Verb: "diff"}
	var out answerFormat
	var figure figureFile
	cmd := &cobra.Command{
		Use:     "diff [OLD NEW]",
		Short:   "what is new, gone or regraded between two dossiers, dates or voices",
		Long:    diffLong,
		Example: diffExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runDiff(cmd.Context(), q, out, figure)
		},
	}
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 0 && len(args) != 2 {
			return takes(2, 2, "diff takes two dossiers, OLD and NEW, or none")(cmd, args)
		}
		return nil
	}
	cmd.Flags().StringVarP(&figure.name, "output", "o", "", "draw the difference into this `FILE` (.svg, .png, .pdf, ...)")
	addFormat(cmd, &out)
	a.addOptions(cmd, &q)
	return cmd
}

func (a *app) runDiff(ctx context.Context, q query.Question, out answerFormat, figure figureFile) error {
	if figure.name != "" {
		if err := figure.settle(); err != nil {
			return err
		}
	}
	before, after, err := a.openSides(ctx, q)
	if err != nil {
		return err
	}
	r, err := query.Diff(ctx, before, after, q)
	if err != nil {
		return err
	}
	if err := a.print(out, diffAnswer{r}); err != nil {
		return err
	}
	if r.Answer.Empty() {
		return errNothing
	}
	if figure.name == "" {
		return nil
	}
	f, err := query.DrawDiff(ctx, r, q, programVersion())
	if err != nil {
		return err
	}
	return a.writeFigure(ctx, f, figure, q, query.RedrawDiff(ctx, before, after, programVersion()))
}

// openSides opens the two dossiers named, or the one in use for both sides.
func (a *app) openSides(ctx context.Context, q query.Question) (before, after *graph.Graph, err error) {
	if len(q.Actors) != 2 {
		before, err = a.open(ctx)
		return before, before, err
	}
	if len(a.inputs.files) > 0 {
		return nil, nil, &flagError{errors.New("diff takes its two dossiers as OLD and NEW; leave out -f")}
	}
	if before, err = a.openSide(ctx, q.Actors[0]); err != nil {
		return nil, nil, err
	}
	after, err = a.openSide(ctx, q.Actors[1])
	return before, after, err
}

// openSide opens a dossier that a comparison names.
func (a *app) openSide(ctx context.Context, name string) (*graph.Graph, error) {
	in := a.inputs.inputs(a)
	in.Files = []string{name}
	return query.Open(ctx, in)
}

type diffAnswer struct{ *query.DiffResult }

func (r diffAnswer) json() any { return r.Answer }

func (r diffAnswer) rows() [][]string {
	rows := [][]string{{"change", "id", "old_status", "new_status", "old_grade", "new_grade",
		"from", "relation", "to", "what", "when", "old_held_by", "new_held_by", "old_denied_by", "new_denied_by"}}
	add := func(name string, was, is *query.Claim) {
		told := cmp.Or(is, was)
		before, after := sideCells(was), sideCells(is)
		rows = append(rows, []string{name, told.ID, before[0], after[0], before[1], after[1],
			cell(told.From), told.Relation, cell(told.To), told.What, told.When, before[2], after[2], before[3], after[3]})
	}
	for i := range r.Answer.Added {
		add("added", nil, &r.Answer.Added[i])
	}
	for i := range r.Answer.Gone {
		add("gone", &r.Answer.Gone[i], nil)
	}
	for i := range r.Answer.Regraded {
		add("regraded", &r.Answer.Regraded[i].Old, &r.Answer.Regraded[i].New)
	}
	for i := range r.Answer.Reworded {
		add("reworded", &r.Answer.Reworded[i].Old, &r.Answer.Reworded[i].New)
	}
	return rows
}

// sideCells are the status and grade of a claim on one side, who holds and who
// denies it; empty where it does not pass there.
func sideCells(c *query.Claim) [4]string {
	if c == nil {
		return [4]string{}
	}
	said := c.Written.Said
	return [4]string{c.Status.String(), strconv.Itoa(int(c.Grade)), cell(data.Holders(said)), cell(data.Deniers(said))}
}

func (r diffAnswer) text(p *printer) {
	x := r.Answer
	p.line("%s", p.paint(bold, "From "+x.Old+" to "+x.New))
	oldWords, newWords := render.NewWords(r.Old.Graph()), render.NewWords(r.New.Graph())
	p.claims("New", "  + ", newWords, x.Added)
	p.claims("Gone", "  - ", oldWords, x.Gone)
	p.changes("Regraded", oldWords, newWords, x.Regraded)
	p.changes("Reworded, or with other evidence", oldWords, newWords, x.Reworded)
	p.line("")
	p.line("%s new, %d gone, %d regraded, %d reworded, %d the same",
		query.Counted(len(x.Added), "claim"), len(x.Gone), len(x.Regraded), len(x.Reworded), x.Same)
}

// claims prints claims under a heading, where there are any.
func (p *printer) claims(title, lead string, words *render.Words, claims []query.Claim) {
	p.section(title, len(claims))
	for _, c := range claims {
		p.wrap(lead, painted(words.Sentence(c.Written))+" ["+p.assessment(c)+"]")
		for _, a := range c.Written.Said {
			p.wrap("      - ", painted(words.VoiceLine(a, true)))
		}
	}
}

// changes prints claims that stay and differ: what they were where they are told
// in other words, both assessments where those differ, who speaks anew and who
// no longer.
func (p *printer) changes(title string, before, after *render.Words, changes []query.Change) {
	p.section(title, len(changes))
	for _, c := range changes {
		assessed := p.assessment(c.Old)
		if now := p.assessment(c.New); now != assessed {
			assessed += " -> " + now
		}
		is, was := after.Sentence(c.New.Written), before.Sentence(c.Old.Written)
		p.wrap("  ~ ", painted(is)+" ["+assessed+"]")
		if is != was {
			p.wrap("      was: ", painted(was))
		}
		added, gone := c.Voices()
		for _, a := range added {
			p.wrap("      + ", painted(after.VoiceLine(a, true)))
		}
		for _, a := range gone {
			p.wrap("      - ", painted(before.VoiceLine(a, true)))
		}
	}
}

// section begins a list, where it has items.
func (p *printer) section(title string, items int) {
	if items > 0 {
		p.line("")
		p.line("%s", p.paint(bold, title))
	}
}

// assessment writes the status and the band of a claim.
func (p *printer) assessment(c query.Claim) painted {
	return p.status(c.Status) + painted(", "+c.Grade.Band().String())
}
