package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/graph/path"
	"dossier/internal/query"
	"dossier/render"
)

const pathLong = `path finds how one actor can influence another: chains of ties in which
influence runs from each actor to the next, with the claims behind every hop,
who holds them and who denies them.

Claims count that somebody holds to be actual. Planned, possible and merely
denied ones stay out until asked for; contested ones are in and marked. Where
there is no path, the answer names the nearest one and the limit that hides it,
and the exit code is 1.`

const pathExample = `  dossier path Kim Seoul                              the shortest path
  dossier path Kim Seoul -k 3 --by evidence           the three best-evidenced ones
  dossier path Kim Seoul --according-to Moscow        leaving out what Moscow denies
  dossier path Kim Seoul --status confirmed,asserted  on firm claims alone
  dossier path Kim Seoul --as-of 2019                 as things stood in 2019
  dossier path Kim Seoul --stress                     what falls without whom?
  dossier path Kim Seoul --draw kim-seoul.svg         print it and draw it`

func (a *app) pathCommand() *cobra.Command {
	q := query.Question{Verb: "path"}
	var out answerFormat
	var figure figureFile
	cmd := &cobra.Command{
		Use:               "path FROM TO",
		Short:             "influence paths between two actors, with their evidence",
		Long:              pathLong,
		Example:           pathExample,
		Args:              takes(2, 2, "path needs two actors, FROM and TO (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runPath(cmd.Context(), q, out, figure)
		},
	}
	cmd.Flags().StringVar(&figure.name, "draw", "", "draw the paths as well, into this `FILE` (.svg, .png, .pdf, ...)")
	addFormat(cmd, &out)
	a.addOptions(cmd, &q)
	return cmd
}

func (a *app) runPath(ctx context.Context, q query.Question, out answerFormat, figure figureFile) error {
	if figure.name != "" {
		if err := figure.settle(); err != nil {
			return err
		}
	}
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	r, err := query.Paths(ctx, g, q)
	if err != nil {
		return err
	}
	if err := a.print(out, pathAnswer{r, a}); err != nil {
		return err
	}
	if len(r.Answer.Paths) == 0 {
		return errNothing
	}
	if figure.name == "" {
		return nil
	}
	f, err := query.DrawPaths(ctx, r, q, programVersion())
	if err != nil {
		return err
	}
	return a.writeFigure(ctx, f, figure, q, query.Redraw(ctx, g, programVersion()))
}

// pathAnswer prints the answer to a path question.
type pathAnswer struct {
	*query.PathResult
	app *app
}

func (r pathAnswer) json() any { return r.Answer }

func (r pathAnswer) rows() [][]string {
	rows := [][]string{{"path", "hop", "from", "relation", "to", "reversed", "status", "grade", "claims"}}
	for i, p := range r.Answer.Paths {
		for j, h := range p.Hops {
			for _, t := range h.Ties {
				rows = append(rows, []string{strconv.Itoa(i + 1), strconv.Itoa(j + 1), h.From, t.Relation, h.To,
					strconv.FormatBool(t.Reversed), t.Status.String(), strconv.Itoa(int(t.Grade)), cell(t.Claims)})
			}
		}
	}
	return rows
}

func (r pathAnswer) text(p *printer) {
	if len(r.Answer.Paths) == 0 {
		r.app.explainNothing(p, r.PathResult)
		return
	}
	t := newTeller(p, r.View)
	for _, found := range r.Found.Paths {
		t.cite(found.Hops)
	}
	for i, found := range r.Found.Paths {
		if i > 0 {
			p.line("")
		}
		t.path(numberOf(i, len(r.Answer.Paths)), found.Hops, r.Answer.Paths[i])
	}
	p.line("")
	t.printSources()
	if !r.Answer.Complete {
		p.text("", "There may be more: the search stopped at its "+r.Answer.Bound+".")
	}
	printStress(p, r.PathResult)
	p.text("", render.Caveat)
}

func numberOf(i, n int) string {
	if n == 1 {
		return ""
	}
	return strconv.Itoa(i+1) + ". "
}

// explainNothing says that there is no path and which limit hides the nearest.
func (a *app) explainNothing(p *printer, r *query.PathResult) {
	g := r.View.Graph()
	p.text("", "No path from "+query.NameOf(g, r.Answer.From)+" to "+query.NameOf(g, r.Answer.To)+" within these limits.")
	switch {
	case r.NearMiss != nil:
		p.text("", "The nearest, "+r.Answer.Nearest.Words+":")
		p.line("")
		t := newTeller(p, r.NearMiss.View)
		t.brief = true
		t.path("", r.NearMiss.Path.Hops, r.Answer.Nearest.Path)
		p.line("")
	case !r.Answer.Complete:
		p.text("", "The search was not complete: it stopped at its "+r.Answer.Bound+".")
	default:
		p.text("", whyNone(r))
	}
	p.text("", render.Caveat)
	if err := p.flush(); err != nil {
		return // the exit code says already that nothing was found
	}
}

// whyNone says why lifting every limit does not help.
func whyNone(r *query.PathResult) string {
	g := r.View.Graph()
	for _, id := range []string{r.Answer.From, r.Answer.To} {
		if n, ok := g.NodeOf(id); ok && path.Untied(g, n) {
			return "No claim in this dossier ties " + g.Actor(n).Name + " to anybody."
		}
	}
	return "There is none with every limit lifted either: no chain of claims links the two."
}

// printStress lists what becomes of the answer without each source and voice.
func printStress(p *printer, r *query.PathResult) {
	if r.Answer.Stress == nil {
		return
	}
	g := r.View.Graph()
	words := render.NewWords(g)
	p.line("%s", p.paint(bold, "What falls without whom"))
	for _, f := range r.Answer.Stress {
		name := "the word of " + painted(words.Name(f.ID))
		switch f.Without {
		case path.Source.String():
			name = "the source " + painted(words.Source(f.ID))
		case path.Origin.String():
			name = "all that repeats " + painted(data.Printable(f.ID))
		}
		outcome := painted(query.OutcomeWords(f.Outcome))
		if f.Path != nil && f.Outcome != "same" && f.Outcome != "weaker" && f.Outcome != "stronger" {
			outcome += ": " + painted(data.Printable(query.ChainOf(g, *f.Path)))
		}
		p.wrap("  - ", "without "+name+": "+outcome)
	}
	p.line("")
}
