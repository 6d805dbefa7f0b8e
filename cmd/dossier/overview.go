package main

import (
	"context"
	"strconv"
	"strings"

	"dossier/graph"
	"dossier/internal/query"
)

// centralActors is how many actors the overview names.
const centralActors = 8

// runOverview says what is in the dossier and what to try next.
func (a *app) runOverview(ctx context.Context, out answerFormat) error {
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	r, err := query.Overview(ctx, g, centralActors)
	if err != nil {
		return err
	}
	return a.print(out, overviewAnswer{r, g, a.inputs.words()})
}

type overviewAnswer struct {
	*query.OverviewAnswer
	g     *graph.Graph
	flags string
}

func (r overviewAnswer) json() any { return r.OverviewAnswer }

func (r overviewAnswer) rows() [][]string {
	rows := [][]string{{"what", "count"}}
	add := func(what string, n int) { rows = append(rows, []string{what, strconv.Itoa(n)}) }
	add("actors", r.Actors)
	add("ties", r.Ties)
	add("claims", r.Claims)
	add("sources", r.Sources)
	for _, c := range r.Statuses {
		add("status "+c.ID, c.Count)
	}
	for _, c := range r.Relations {
		add("relation "+c.ID, c.Count)
	}
	return rows
}

func (r overviewAnswer) text(p *printer) {
	title := r.Title
	if title == "" {
		title = "A dossier without a title"
	}
	p.line("%s", p.paint(bold, title))
	if r.Description != "" {
		p.text("", r.Description)
	}
	p.line("")
	p.line("%s, %s, %s, %s", query.Counted(r.Actors, "actor"), query.Counted(r.Ties, "tie"), query.Counted(r.Claims, "claim"), query.Counted(r.Sources, "source"))
	p.tally("Claims by status", r.Statuses, func(id string) string { return id })
	p.tally("Claims by relation", r.Relations, func(id string) string { return query.LabelOf(r.g, id, false) })
	p.tally("Actors with the most ties", r.Central, func(id string) string { return query.NameOf(r.g, id) })
	for _, circle := range r.Circles {
		var names []string
		for _, id := range circle {
			names = append(names, query.NameOf(r.g, id))
		}
		p.text("  Influence can run in a circle among: ", strings.Join(names, ", "))
	}
	p.line("")
	p.line("%s", p.paint(bold, "Try"))
	if len(r.Central) >= 2 {
		first, second := query.NameOf(r.g, r.Central[0].ID), query.NameOf(r.g, r.Central[1].ID)
		p.line("  dossier%s show %q", r.flags, first)
		p.line("  dossier%s path %q %q", r.flags, second, first)
	}
	p.line("  dossier%s claims --status contested", r.flags)
	p.line("  dossier%s draw -o all.svg", r.flags)
	p.line("  dossier help path")
}

// tally prints counts on one wrapped line.
func (p *printer) tally(title string, counts []query.Count, name func(string) string) {
	if len(counts) == 0 {
		return
	}
	text := ""
	for i, c := range counts {
		if i > 0 {
			text += ", "
		}
		text += name(c.ID) + " " + strconv.Itoa(c.Count)
	}
	p.text("  "+title+": ", text)
}
