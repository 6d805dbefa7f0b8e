package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/measure"
)

// defaultTop is how many lines of a measure are shown unless asked otherwise.
const defaultTop = 10

// RankAnswer lists actors by a measure, the highest score first.
type RankAnswer struct {
	Measure string  `json:"measure"`
	Meaning string  `json:"meaning"`
	Note    string  `json:"note"`
	Actors  []Score `json:"actors"`
	// Ranked is how many actors were scored; Actors holds the first of them.
	Ranked int `json:"ranked"`
}

// Score is the score of one actor. Equal scores have equal places.
type Score struct {
	Place int     `json:"place"`
	Actor string  `json:"actor"`
	Name  string  `json:"name"`
	Score float64 `json:"score"`
}

// Rank scores the actors of a view.
func Rank(ctx context.Context, g *graph.Graph, q Question) (*RankAnswer, error) {
	rankings := measure.Rankings()
	names := make([]string, len(rankings))
	for i, r := range rankings {
		names[i] = r.Name
	}
	i, err := pickMeasure(q, names)
	if err != nil {
		return nil, err
	}
	view, err := viewOf(ctx, g, q)
	if err != nil {
		return nil, err
	}
	scores, note, err := rankings[i].Compute(ctx, view, q.Path.Direction())
	if err != nil {
		return nil, err
	}
	a := &RankAnswer{Measure: rankings[i].Name, Meaning: rankings[i].Meaning, Note: note, Actors: []Score{}}
	order := make([]graph.Node, 0, len(scores))
	for n := range graph.Node(len(scores)) {
		if view.HasActor(n) {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(x, y graph.Node) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	a.Ranked = len(order)
	place := 0
	for i, n := range order[:min(top(q), len(order))] {
		if i == 0 || scores[n] != scores[order[i-1]] {
			place = i + 1
		}
		a.Actors = append(a.Actors, Score{Place: place, Actor: g.Actor(n).ID, Name: g.Actor(n).Name, Score: scores[n]})
	}
	return a, nil
}

// GroupsAnswer lists groups of actors, the largest first.
type GroupsAnswer struct {
	Measure string    `json:"measure"`
	Meaning string    `json:"meaning"`
	Note    string    `json:"note"`
	Groups  []Members `json:"groups"`
	// Found is how many groups there are; Groups holds the first of them.
	Found int `json:"found"`
	// Counts are what a census counts instead of groups.
	Counts []Count `json:"counts,omitempty"`
}

// Members is one group of actors, in the order of their ids.
type Members struct {
	Name   string   `json:"name,omitempty"`
	Size   int      `json:"size"`
	Actors []string `json:"actors"`
}

// GroupActors puts the actors of a view into groups.
func GroupActors(ctx context.Context, g *graph.Graph, q Question) (*GroupsAnswer, error) {
	groupings := measure.Groupings()
	var names []string
	for _, x := range groupings {
		names = append(names, x.Name)
	}
	for _, c := range CensusMeasures() {
		names = append(names, c[0])
	}
	i, err := pickMeasure(q, names)
	if err != nil {
		return nil, err
	}
	view, err := viewOf(ctx, g, q)
	if err != nil {
		return nil, err
	}
	if i >= len(groupings) {
		c := CensusMeasures()[i-len(groupings)]
		a := &GroupsAnswer{Measure: c[0], Meaning: c[1], Groups: []Members{}}
		a.Counts, a.Note, err = census(ctx, view, c[0], q.Path.Direction())
		return a, err
	}
	parts, note, err := groupings[i].Compute(ctx, view, q.Path.Direction())
	if err != nil {
		return nil, err
	}
	a := &GroupsAnswer{Measure: groupings[i].Name, Meaning: groupings[i].Meaning, Note: note, Groups: []Members{}, Found: len(parts.Sizes)}
	for i, nodes := range parts.Members() {
		m := Members{Size: len(nodes), Actors: make([]string, len(nodes))}
		if parts.Names != nil {
			m.Name = parts.Names[i]
		}
		for j, n := range nodes {
			m.Actors[j] = g.Actor(n).ID
		}
		a.Groups = append(a.Groups, m)
	}
	slices.SortStableFunc(a.Groups, func(x, y Members) int { return cmp.Compare(y.Size, x.Size) })
	a.Groups = a.Groups[:min(top(q), len(a.Groups))]
	return a, nil
}

func top(q Question) int {
	if q.Measure.Top == 0 {
		return defaultTop
	}
	return q.Measure.Top
}

// pickMeasure finds the measure that a question names, or the first.
func pickMeasure(q Question, names []string) (int, error) {
	if len(q.Actors) == 0 {
		return 0, nil
	}
	if i := slices.Index(names, q.Actors[0]); i >= 0 && len(q.Actors) == 1 {
		return i, nil
	}
	if len(q.Actors) > 1 {
		return 0, usagef("%s takes one measure, and %d were given", q.Verb, len(q.Actors))
	}
	hint := ""
	if near := data.Nearest(q.Actors[0], names, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? "
	}
	return 0, usagef("there is no measure %s: %sthere are %s", data.Quoted(q.Actors[0]), hint, strings.Join(names, ", "))
}

// viewOf lays the filter of a question over the graph.
func viewOf(ctx context.Context, g *graph.Graph, q Question) (*graph.View, error) {
	if q.Path.AsWritten && q.Path.EitherWay {
		return nil, errTwoDirections
	}
	names := resolve{g: g}
	filter := names.filter(q.Filter)
	if names.err != nil {
		return nil, names.err
	}
	return g.View(ctx, filter)
}
