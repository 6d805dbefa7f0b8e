package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
	"dossier/render/layout"
)

// Way is a question near to one whose figure is too large, with a figure that is
// not.
type Way struct {
	Question Question
	// What says what the figure shows: "fewer ties", "a path".
	What         string
	Actors, Ties int // of its figure
}

// TooLargeError says that a figure cannot be laid out so that it can be read,
// and which questions near to the one asked can.
type TooLargeError struct {
	Limit *layout.LimitError
	Ways  []Way
	// More is the same question with as many actors allowed as it has; nil
	// where that is more than any layout can do.
	More *Question
}

// Head says what is too large, without the ways.
func (e *TooLargeError) Head() string {
	l := e.Limit
	return fmt.Sprintf("a figure of %s and %s is too large (at most %s and %s)", grouped(l.Actors, "actor"),
		grouped(l.Ties, "tie"), grouped(l.MaxActors, "actor"), grouped(l.MaxTies, "tie"))
}

func (e *TooLargeError) Error() string {
	s := e.Head()
	var ways []string
	for _, w := range e.Ways {
		ways = append(ways, fmt.Sprintf("%s (%s: %s and %s)", w.What, w.Question.CommandLine(), Counted(w.Actors, "actor"), Counted(w.Ties, "tie")))
	}
	if e.More != nil {
		ways = append(ways, "more, with "+e.allow())
	}
	switch len(ways) {
	case 0:
		return s + ": filter the ties"
	case 1:
		return s + ": draw " + ways[0]
	}
	last := len(ways) - 1
	return s + ": draw " + strings.Join(ways[:last], ", ") + ", or " + ways[last]
}

// Unwrap gives the limit.
func (e *TooLargeError) Unwrap() error { return e.Limit }

// allow is the option that allows the figure.
func (e *TooLargeError) allow() string {
	return "--max-actors " + strconv.Itoa(e.More.Figure.MaxActors)
}

// grouped is [Counted] with a comma before every third digit.
func grouped(n int, word string) string {
	s := Counted(n, word)
	for i := len(strconv.Itoa(n)) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// The bounds on how many figures are made to find ways that fit: of the actors,
// of the relations and of the pairs of actors that are looked at.
const triedActors, triedRelations, triedPairs = 12, 3, 6

// Fitting explains the refusal of a figure: it adds to a [layout.LimitError] the
// ways that fit, found by drawing them, which redraw does. Any other error comes
// back as it is. It draws some twenty figures at most, each no larger than f.
func Fitting(err error, f *render.Figure, q Question, redraw func(Question) (*render.Figure, error)) error {
	var limit *layout.LimitError
	if !errors.As(err, &limit) {
		return err
	}
	s := &search{q: q, limit: limit, redraw: redraw}
	if q.Verb == "draw" && len(q.Actors)+len(q.Figure.Path)+len(q.Figure.Highlight) == 0 {
		s.parts(f)
	}
	s.fewer(f)
	e := &TooLargeError{Limit: limit, Ways: s.ways}
	if len(f.Nodes) <= layout.MostActors && len(f.Links) <= layout.MostTies {
		more := q
		more.Figure.MaxActors = max(len(f.Nodes), layout.ActorsFor(len(f.Links)))
		e.More = &more
	}
	return e
}

// Redraw makes the figures of questions that draw, or that ask for paths.
func Redraw(ctx context.Context, g *graph.Graph, version string) func(Question) (*render.Figure, error) {
	return func(q Question) (*render.Figure, error) {
		if q.Verb != "path" {
			return Draw(ctx, g, q, version)
		}
		r, err := Paths(ctx, g, q)
		if err != nil {
			return nil, err
		}
		return DrawPaths(ctx, r, q, version)
	}
}

// RedrawDiff makes the figures of questions that compare two dossiers.
func RedrawDiff(ctx context.Context, before, after *graph.Graph, version string) func(Question) (*render.Figure, error) {
	return func(q Question) (*render.Figure, error) {
		r, err := Diff(ctx, before, after, q)
		if err != nil {
			return nil, err
		}
		return DrawDiff(ctx, r, q, version)
	}
}

// search looks for questions whose figures fit.
type search struct {
	q      Question
	limit  *layout.LimitError
	redraw func(Question) (*render.Figure, error)
	ways   []Way
}

// try keeps a question if there is something to draw and it fits.
func (s *search) try(what string, q Question) bool {
	f, err := s.redraw(q)
	if err != nil || len(f.Links) == 0 || len(f.Nodes) > s.limit.MaxActors || len(f.Links) > s.limit.MaxTies {
		return false
	}
	s.ways = append(s.ways, Way{Question: q, What: what, Actors: len(f.Nodes), Ties: len(f.Links)})
	return true
}

// parts tries the neighbourhood of the best connected actor that has one small
// enough, and a path between two well connected actors.
func (s *search) parts(f *render.Figure) {
	best := connected(f)
	for i, c := range best[:min(len(best), triedActors)] {
		q := s.q
		q.Actors = []string{c.id}
		what := "the neighbourhood of its best connected actor"
		if i > 0 {
			what = "the neighbourhood of a well connected actor"
		}
		if c.others < s.limit.MaxActors && s.try(what, q) {
			break
		}
	}
	pairs := 0
	for i := 1; i < len(best); i++ {
		for _, from := range best[:i] {
			if pairs++; pairs > triedPairs {
				return
			}
			q := s.q
			q.Figure.Path = []string{from.id, best[i].id}
			if s.try("a path", q) {
				return
			}
		}
	}
}

// fewer tries a path without what is around it, fewer hops, better evidence, and the relation with the most ties.
func (s *search) fewer(f *render.Figure) {
	if len(s.q.Figure.Highlight) > 0 {
		q := s.q
		q.Actors, q.Figure.Hops = nil, 0
		q.Figure.Path, q.Figure.Highlight = s.q.Figure.Highlight, nil
		s.try("the paths alone", q)
	}
	if s.q.Figure.Hops > 1 && len(s.q.Actors) > 0 {
		q := s.q
		q.Figure.Hops--
		s.try("fewer hops", q)
	}
	for _, grade := range []data.Grade{3, 5} {
		q := s.q
		q.Filter.MinGrade = grade
		if grade > s.q.Filter.MinGrade && s.try("only ties of better evidence", q) {
			break
		}
	}
	for _, relation := range relationsByTies(f, s.limit.MaxTies) {
		q := s.q
		q.Filter.Relations = []string{relation}
		if len(s.q.Filter.Relations) != 1 && s.try("ties of one relation", q) {
			break
		}
	}
}

// connectedActor is an actor with the number of others that it is tied to.
type connectedActor struct {
	id     string
	others int
}

// connected lists the actors of a figure, the best connected first, then by id.
func connected(f *render.Figure) []connectedActor {
	others := make([]map[int]bool, len(f.Nodes))
	add := func(a, b int) {
		if others[a] == nil {
			others[a] = map[int]bool{}
		}
		others[a][b] = true
	}
	for _, l := range f.Links {
		add(l.From, l.To)
		add(l.To, l.From)
	}
	list := make([]connectedActor, len(f.Nodes))
	for i, n := range f.Nodes {
		list[i] = connectedActor{n.Actor, len(others[i])}
	}
	slices.SortFunc(list, func(a, b connectedActor) int {
		return cmp.Or(cmp.Compare(b.others, a.others), strings.Compare(a.id, b.id))
	})
	return list
}

// relationsByTies lists the relations that have the most ties and not more than
// a bound, a few of them.
func relationsByTies(f *render.Figure, most int) []string {
	count := map[string]int{}
	for _, l := range f.Links {
		count[l.Relation]++
	}
	var ids []string
	for _, id := range sortedKeys(count) {
		if count[id] <= most {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return ids[:min(len(ids), triedRelations)]
}
