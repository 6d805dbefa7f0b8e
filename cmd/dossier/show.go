package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/query"
	"dossier/render"
)

const showLong = `show prints what a dossier has on one actor: its names, the ties that run out
from it and in to it, what it says itself, and the sources of all that.`

const showExample = `  dossier show Poland
  dossier show Washington --modality actual,planned,possible
  dossier show Kim --relation supports --format json`

func (a *app) showCommand() *cobra.Command {
	q := query.Question{Verb: "show"}
	var out answerFormat
	cmd := &cobra.Command{
		Use:               "show ACTOR",
		Short:             "one actor: names, ties in and out, what it says, sources",
		Long:              showLong,
		Example:           showExample,
		Args:              takes(1, 1, "show needs one actor (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runShow(cmd.Context(), q, out)
		},
	}
	addFormat(cmd, &out)
	a.addOptions(cmd, &q)
	return cmd
}

func (a *app) runShow(ctx context.Context, q query.Question, out answerFormat) error {
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	r, err := query.Show(ctx, g, q)
	if err != nil {
		return err
	}
	return a.print(out, actorAnswer{r})
}

type actorAnswer struct{ *query.ActorResult }

func (r actorAnswer) json() any { return r.Answer }

func (r actorAnswer) rows() [][]string {
	rows := [][]string{{"direction", "relation", "actor", "status", "grade", "claims"}}
	add := func(direction string, ties []query.ActorTie) {
		for _, t := range ties {
			rows = append(rows, []string{direction, t.Relation, t.Actor, t.Status.String(), strconv.Itoa(int(t.Grade)), cell(t.Claims)})
		}
	}
	add("out", r.Answer.Out)
	add("in", r.Answer.In)
	return rows
}

func (r actorAnswer) text(p *printer) {
	x := r.Answer
	p.line("%s  (%s, id %s)", p.paint(bold, x.Name), string(x.Kind), x.ID)
	p.fact("also called", strings.Join(x.Aliases, ", "))
	p.fact("stands for it", strings.Join(x.Metonyms, ", "))
	p.fact("country", x.Country)
	p.fact("wikidata", x.Wikidata)
	if x.Description != "" {
		p.text("  ", x.Description)
	}
	words := render.NewWords(r.View.Graph())
	r.printTies(p, words, "Ties out", x.Out)
	r.printTies(p, words, "Ties in", x.In)
	r.printWords(p, words)
	r.printSources(p, words)
}

// fact prints a name and a value, where there is a value.
func (p *printer) fact(name, value string) {
	if value != "" {
		p.text("  "+name+": ", value)
	}
}

func (r actorAnswer) printTies(p *printer, words *render.Words, title string, ties []query.ActorTie) {
	if len(ties) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.paint(bold, title))
	for _, t := range ties {
		for _, ref := range r.View.Claims(t.Tie) {
			a := r.View.Assess(ref)
			sentence := painted(words.Sentence(r.View.Graph().Claim(ref)))
			p.wrap("  ", sentence+"  ["+p.status(a.Status)+painted(", "+a.Grade.Band().String()+"]"))
		}
	}
}

func (r actorAnswer) printWords(p *printer, words *render.Words) {
	if len(r.Answer.Says) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.paint(bold, "What it says"))
	for _, w := range r.Answer.Says {
		p.wrap("  "+string(w.Stance)+": ", painted(words.Sentence(r.View.Graph().Claim(w.Ref))))
	}
}

func (r actorAnswer) printSources(p *printer, words *render.Words) {
	if len(r.Answer.Sources) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.paint(bold, "Sources"))
	for _, id := range r.Answer.Sources {
		p.wrap("  ", painted(words.Source(id)))
	}
}
