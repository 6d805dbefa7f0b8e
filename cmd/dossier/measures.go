package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dossier/graph"
	"dossier/graph/measure"
	"dossier/internal/query"
)

const rankExample = `  dossier rank                                   by the number of ties
  dossier rank betweenness                       who stands between others?
  dossier rank pagerank --relation supplies --top 3
  dossier rank brokers --either-way --format csv`

func (a *app) rankCommand() *cobra.Command {
	q := query.Question{Verb: "rank"}
	var out answerFormat
	var names []string
	long := "rank lists the actors by a measure of their position among the claims that pass.\n\nMeasures:\n"
	for _, m := range measure.Rankings() {
		names = append(names, m.Name)
		long += fmt.Sprintf("  %-13s %s\n", m.Name, m.Meaning)
	}
	return a.measureCommand(&cobra.Command{
		Use:     "rank [MEASURE]",
		Short:   "actors by a measure: degree, betweenness, pagerank, ...",
		Long:    long,
		Example: rankExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			g, err := a.open(cmd.Context())
			if err != nil {
				return err
			}
			r, err := query.Rank(cmd.Context(), g, q)
			if err != nil {
				return err
			}
			return a.print(out, rankAnswer{r})
		},
	}, &q, &out, names)
}

const groupsExample = `  dossier groups                                 what hangs together?
  dossier groups communities --either-way        who keeps with whom?
  dossier groups strong --relation supplies,pressures`

func (a *app) groupsCommand() *cobra.Command {
	q := query.Question{Verb: "groups"}
	var out answerFormat
	var names []string
	long := "groups puts the actors into groups by the ties among them.\n\nMeasures:\n"
	for _, m := range measure.Groupings() {
		names = append(names, m.Name)
		long += fmt.Sprintf("  %-13s %s\n", m.Name, m.Meaning)
	}
	long += "\nCensuses, which count patterns instead:\n"
	for _, c := range query.CensusMeasures() {
		names = append(names, c[0])
		long += fmt.Sprintf("  %-13s %s\n", c[0], c[1])
	}
	return a.measureCommand(&cobra.Command{
		Use:     "groups [MEASURE]",
		Short:   "groups of actors: components, communities, ...",
		Long:    long,
		Example: groupsExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runGroups(cmd.Context(), q, out)
		},
	}, &q, &out, names)
}

func (a *app) runGroups(ctx context.Context, q query.Question, out answerFormat) error {
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	r, err := query.GroupActors(ctx, g, q)
	if err != nil {
		return err
	}
	return a.print(out, groupsAnswer{r, g})
}

// measureCommand adds what rank and groups share.
func (a *app) measureCommand(cmd *cobra.Command, q *query.Question, out *answerFormat, names []string) *cobra.Command {
	cmd.Args = takes(0, 1, cmd.Name()+" takes one measure")
	cmd.ValidArgs = names
	addFormat(cmd, out)
	a.addOptions(cmd, q)
	return cmd
}

type rankAnswer struct{ *query.RankAnswer }

func (r rankAnswer) json() any { return r.RankAnswer }

func (r rankAnswer) rows() [][]string {
	rows := [][]string{{"place", "actor", "name", "score"}}
	for _, s := range r.Actors {
		rows = append(rows, []string{strconv.Itoa(s.Place), s.Actor, s.Name, strconv.FormatFloat(s.Score, 'g', -1, 64)})
	}
	return rows
}

func (r rankAnswer) text(p *printer) {
	p.heading(r.Measure, r.Meaning, r.Note)
	for _, s := range r.Actors {
		p.line("%4d. %9s  %s", s.Place, strconv.FormatFloat(s.Score, 'g', 4, 64), s.Name)
	}
	if more := r.Ranked - len(r.Actors); more > 0 {
		p.line("      and %s more: --top %d", strconv.Itoa(more), r.Ranked)
	}
}

type groupsAnswer struct {
	*query.GroupsAnswer
	g *graph.Graph
}

func (r groupsAnswer) json() any { return r.GroupsAnswer }

func (r groupsAnswer) rows() [][]string {
	if len(r.Counts) > 0 {
		rows := [][]string{{"pattern", "count"}}
		for _, c := range r.Counts {
			rows = append(rows, []string{c.ID, strconv.Itoa(c.Count)})
		}
		return rows
	}
	rows := [][]string{{"group", "name", "actor"}}
	for i, g := range r.Groups {
		for _, a := range g.Actors {
			rows = append(rows, []string{strconv.Itoa(i + 1), g.Name, a})
		}
	}
	return rows
}

// namedMembers is how many members of a group are named in text.
const namedMembers = 30

func (r groupsAnswer) text(p *printer) {
	p.heading(r.Measure, r.Meaning, r.Note)
	for _, c := range r.Counts {
		p.line("%9d  %s", c.Count, c.ID)
	}
	for i, g := range r.Groups {
		var names []string
		for _, id := range g.Actors[:min(namedMembers, len(g.Actors))] {
			names = append(names, query.NameOf(r.g, id))
		}
		text := strings.Join(names, ", ")
		if more := g.Size - len(names); more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		lead := fmt.Sprintf("%4d. ", i+1)
		if g.Name != "" {
			text = g.Name + ": " + text
		}
		p.text(lead, query.Counted(g.Size, "actor")+": "+text)
	}
	if more := r.Found - len(r.Groups); more > 0 {
		p.line("      and %s more: --top %d", strconv.Itoa(more), r.Found)
	}
}

// heading says what was measured and what it means.
func (p *printer) heading(name, meaning, note string) {
	p.wrap("", p.paint(bold, name)+": "+painted(meaning)+".")
	if note != "" {
		p.text("", "Note: "+note+".")
	}
	p.line("")
}
