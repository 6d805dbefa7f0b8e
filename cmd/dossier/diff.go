package main

import (
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

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
	r, err := query.Diff(before, after, q)
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
	return a.writeFigure(ctx, query.DrawDiff(r, q, programVersion()), figure, q, func(q query.Question) (*render.Figure, error) {
		r, err := query.Diff(before, after, q)
		if err != nil {
			return nil, err
		}
		return query.DrawDiff(r, q, programVersion()), nil
	})
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
	in := a.inputs.inputs(a)
	in.Files = q.Actors[:1]
	if before, err = query.Open(ctx, in); err != nil {
		return nil, nil, err
	}
	in.Files = q.Actors[1:]
	after, err = query.Open(ctx, in)
	return before, after, err
}

type diffAnswer struct{ *query.DiffResult }

func (r diffAnswer) json() any { return r.Answer }

func (r diffAnswer) rows() [][]string {
	rows := [][]string{{"change", "id", "old_status", "new_status", "old_grade", "new_grade"}}
	for _, c := range r.Answer.Added {
		rows = append(rows, []string{"added", c.ID, "", c.Status.String(), "", gradeCell(c)})
	}
	for _, c := range r.Answer.Gone {
		rows = append(rows, []string{"gone", c.ID, c.Status.String(), "", gradeCell(c), ""})
	}
	add := func(name string, changes []query.Change) {
		for _, c := range changes {
			rows = append(rows, []string{name, c.ID, c.Old.Status.String(), c.New.Status.String(), gradeCell(c.Old), gradeCell(c.New)})
		}
	}
	add("regraded", r.Answer.Regraded)
	add("reworded", r.Answer.Reworded)
	return rows
}

func (r diffAnswer) text(p *printer) {
	x := r.Answer
	p.line("%s", p.paint(bold, "From "+x.Old+" to "+x.New))
	oldWords, newWords := render.NewWords(r.Old.Graph()), render.NewWords(r.New.Graph())
	p.claims("New", "  + ", newWords, x.Added)
	p.claims("Gone", "  - ", oldWords, x.Gone)
	p.changes("Regraded", newWords, x.Regraded)
	p.changes("Reworded, or with other evidence", newWords, x.Reworded)
	p.line("")
	p.line("%s new, %d gone, %d regraded, %d reworded, %d the same",
		query.Counted(len(x.Added), "claim"), len(x.Gone), len(x.Regraded), len(x.Reworded), x.Same)
}

// claims prints claims under a heading, where there are any.
func (p *printer) claims(title, lead string, words *render.Words, claims []query.Claim) {
	p.section(title, len(claims))
	for _, c := range claims {
		p.wrap(lead, painted(words.Sentence(c.Written))+" ["+p.assessment(c)+"]")
	}
}

// changes prints claims that stay and differ, with both assessments where those do.
func (p *printer) changes(title string, words *render.Words, changes []query.Change) {
	p.section(title, len(changes))
	for _, c := range changes {
		assessed := p.assessment(c.Old)
		if now := p.assessment(c.New); now != assessed {
			assessed += " -> " + now
		}
		p.wrap("  ~ ", painted(words.Sentence(c.New.Written))+" ["+assessed+"]")
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

func gradeCell(c query.Claim) string { return strconv.Itoa(int(c.Grade)) }
