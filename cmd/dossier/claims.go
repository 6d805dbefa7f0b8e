package main

import (
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/internal/query"
	"dossier/render"
)

const claimsLong = `claims lists the claims that pass the filters, with who holds and who denies
them. With actors named, it lists the claims that touch one of them.

Planned, possible and merely denied claims stay out until asked for.`

const claimsExample = `  dossier claims
  dossier claims Kim --status contested
  dossier claims --modality actual,planned,possible --format csv > claims.csv
  dossier claims --according-to Moscow --since 2022`

func (a *app) claimsCommand() *cobra.Command {
	q := query.Question{Verb: "claims"}
	var out answerFormat
	cmd := &cobra.Command{
		Use:               "claims [ACTOR...]",
		Short:             "the claims that pass the filters, with who says so",
		Long:              claimsLong,
		Example:           claimsExample,
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runClaims(cmd.Context(), q, out)
		},
	}
	addFormat(cmd, &out)
	a.addOptions(cmd, &q)
	return cmd
}

func (a *app) runClaims(ctx context.Context, q query.Question, out answerFormat) error {
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	r, err := query.Claims(ctx, g, q)
	if err != nil {
		return err
	}
	if err := a.print(out, claimsAnswer{r}); err != nil {
		return err
	}
	if len(r.Refs) == 0 {
		return errNothing
	}
	return nil
}

type claimsAnswer struct{ *query.ClaimsResult }

func (r claimsAnswer) json() any {
	claims := []query.Claim{}
	for _, ref := range r.Refs {
		claims = append(claims, query.ClaimOf(r.View, ref))
	}
	return map[string]any{"claims": claims}
}

func (r claimsAnswer) rows() [][]string {
	rows := [][]string{{"id", "from", "relation", "to", "what", "modality", "when", "status", "grade", "origins", "held_by", "denied_by", "sources"}}
	for _, ref := range r.Refs {
		c := query.ClaimOf(r.View, ref)
		said := r.View.Claim(ref).Said
		rows = append(rows, []string{c.ID, cell(c.From), c.Relation, cell(c.To), c.What, string(c.Modality), c.When,
			c.Status.String(), strconv.Itoa(int(c.Grade)), strconv.Itoa(c.Origins),
			cell(data.Holders(said)), cell(data.Deniers(said)), cell(sources(said))})
	}
	return rows
}

func (r claimsAnswer) text(p *printer) {
	if len(r.Refs) == 0 {
		p.text("", "No claim passes these filters. Planned, possible and denied ones need --modality or --status.")
		return
	}
	words := render.NewWords(r.View.Graph())
	for _, ref := range r.Refs {
		c, a := r.View.Claim(ref), r.View.Assess(ref)
		p.wrap("", painted(words.Sentence(c)))
		said := ", " + a.Grade.Band().String()
		if held := query.Voices(words, c.Said, true); len(held) > 0 {
			said += ", held by " + render.JoinNames(held)
		}
		if denied := query.Voices(words, c.Said, false); len(denied) > 0 {
			said += ", denied by " + render.JoinNames(denied)
		}
		p.wrap("    ", p.status(a.Status)+painted(said))
		p.line("    %s", p.paint(dim, c.ID))
	}
	p.line("")
	p.line("%s", query.Counted(len(r.Refs), "claim"))
}

func sources(said []data.Attribution) []string {
	var ids []string
	for _, s := range said {
		if s.Source != "" && !slices.Contains(ids, s.Source) {
			ids = append(ids, s.Source)
		}
	}
	return ids
}
