package graph

import (
	"context"
	"errors"
	"math"
	"strings"

	dgraph "github.com/dominikbraun/graph"

	"dossier/data"
)

// ErrReadOnly is what every method of a library graph returns that would change it.
var ErrReadOnly = errors.New("a view of a dossier is read-only: change the dossier and build anew, or Clone the graph")

// Library presents a view, along influence, as a graph of the library
// github.com/dominikbraun/graph, through its Store interface: the library's
// algorithms read the view itself and nothing is copied beforehand.
//
// Vertices are the actors that pass, by id. Whatever ties lead from one actor
// to another are one edge: its attribute "relation" lists their relations, its
// Data is the list of them, a []Tie, and its Weight is the least [View.Weight] among
// them rounded to the nearest whole number, since the library counts in those.
// The graph is directed, and weighted where any claim has a weight. Its methods
// that would change it return [ErrReadOnly]; its attributes are shared and must
// not be changed. What lists vertices or edges does so in order, but many of the
// library's algorithms go through maps, so that of several equal answers they
// may return any: sort what is shown.
func Library(v *View) dgraph.Graph[string, data.Actor] { return LibraryAlong(v, AlongInfluence) }

// LibraryAlong is [Library] for any direction of walking. EitherWay gives every
// pair an edge in both directions.
func LibraryAlong(v *View, dir Direction) dgraph.Graph[string, data.Actor] {
	s := &store{v: v, rows: v.g.Rows(dir, false)}
	traits := []func(*dgraph.Traits){dgraph.Directed()}
	if v.Weights() != nil {
		traits = append(traits, dgraph.Weighted())
	}
	return dgraph.NewWithStore(func(a data.Actor) string { return a.ID }, s, traits...)
}

// store is a view as the library's Store. It keeps nothing but the view.
type store struct {
	v    *View
	rows *Rows
}

var _ dgraph.Store[string, data.Actor] = (*store)(nil)

func (s *store) AddVertex(string, data.Actor, dgraph.VertexProperties) error { return ErrReadOnly }
func (s *store) RemoveVertex(string) error                                   { return ErrReadOnly }
func (s *store) AddEdge(string, string, dgraph.Edge[string]) error           { return ErrReadOnly }
func (s *store) UpdateEdge(string, string, dgraph.Edge[string]) error        { return ErrReadOnly }
func (s *store) RemoveEdge(string, string) error                             { return ErrReadOnly }

func (s *store) node(id string) (Node, bool) {
	n, ok := s.v.g.NodeOf(id)
	return n, ok && s.v.HasActor(n)
}

// Vertex returns an actor by id.
func (s *store) Vertex(id string) (data.Actor, dgraph.VertexProperties, error) {
	n, ok := s.node(id)
	if !ok {
		return data.Actor{}, dgraph.VertexProperties{}, dgraph.ErrVertexNotFound
	}
	return *s.v.g.Actor(n), dgraph.VertexProperties{}, nil
}

// ListVertices lists the actors' ids in order.
func (s *store) ListVertices() ([]string, error) {
	ids := make([]string, 0, s.v.g.NumActors())
	for n := range Node(s.v.g.NumActors()) {
		if s.v.HasActor(n) {
			ids = append(ids, s.v.g.Actor(n).ID)
		}
	}
	return ids, nil
}

// VertexCount counts the actors.
func (s *store) VertexCount() (int, error) {
	if s.v.actors == nil {
		return s.v.g.NumActors(), nil
	}
	return s.v.actors.count(), nil
}

// Edge returns the edge from one actor to another. It costs a binary search.
func (s *store) Edge(source, target string) (dgraph.Edge[string], error) {
	from, okFrom := s.node(source)
	to, okTo := s.node(target)
	if !okFrom || !okTo {
		return dgraph.Edge[string]{}, dgraph.ErrEdgeNotFound
	}
	row := arcsTo(s.rows.Of(from), to)
	ties := s.passing(make([]Tie, 0, len(row)), row)
	if len(ties) == 0 {
		return dgraph.Edge[string]{}, dgraph.ErrEdgeNotFound
	}
	return s.edge(source, target, ties, s.relations(ties)), nil
}

// ListEdges lists the edges in the order of source and target.
func (s *store) ListEdges() ([]dgraph.Edge[string], error) {
	passing, err := s.v.countArcs(context.Background(), s.rows)
	if err != nil {
		return nil, err
	}
	edges := make([]dgraph.Edge[string], 0, passing)
	memory := make([]Tie, 0, passing) // of the ties of all edges
	single := make([]map[string]string, len(s.v.g.d.Relations))
	for n := range Node(s.v.g.NumActors()) {
		row := s.rows.Of(n)
		for len(row) > 0 {
			pair := row[:sameEnd(row)]
			row = row[len(pair):]
			start := len(memory)
			memory = s.passing(memory, pair)
			ties := memory[start:len(memory):len(memory)]
			if len(ties) == 0 {
				continue
			}
			var attributes map[string]string
			if len(ties) == 1 { // most edges: one map for each relation will do
				r := s.v.g.relation[ties[0]]
				if single[r] == nil {
					single[r] = s.relations(ties)
				}
				attributes = single[r]
			} else {
				attributes = s.relations(ties)
			}
			edges = append(edges, s.edge(s.v.g.Actor(n).ID, s.v.g.Actor(pair[0].To).ID, ties, attributes))
		}
	}
	return edges, nil
}

func (s *store) edge(source, target string, ties []Tie, attributes map[string]string) dgraph.Edge[string] {
	lightest := math.Inf(1)
	for _, t := range ties {
		lightest = min(lightest, s.v.Weight(t))
	}
	return dgraph.Edge[string]{Source: source, Target: target, Properties: dgraph.EdgeProperties{
		Attributes: attributes, Weight: wholeWeight(lightest), Data: ties,
	}}
}

// wholeWeight rounds a weight to what the library counts in. Beyond 2^53 floats
// and integers part, and sums must not overflow.
func wholeWeight(w float64) int {
	const most = 1 << 53
	return int(math.Round(max(-most, min(w, most))))
}

func (s *store) passing(ties []Tie, arcs []Arc) []Tie {
	for _, a := range arcs {
		if s.v.Has(a.Tie) {
			ties = append(ties, a.Tie)
		}
	}
	return ties
}

func (s *store) relations(ties []Tie) map[string]string {
	var b strings.Builder
	for i, t := range ties {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(s.v.g.Relation(t).ID)
	}
	return map[string]string{"relation": b.String()}
}

// sameEnd returns how many arcs at the start of a row lead to one node.
func sameEnd(row []Arc) int {
	n := 1
	for n < len(row) && row[n].To == row[0].To {
		n++
	}
	return n
}

// arcsTo returns the arcs of a row that lead to a node.
func arcsTo(row []Arc, to Node) []Arc {
	low, high := 0, len(row)
	for low < high {
		if mid := int(uint(low+high) / 2); row[mid].To < to {
			low = mid + 1
		} else {
			high = mid
		}
	}
	row = row[low:]
	if len(row) == 0 || row[0].To != to {
		return nil
	}
	return row[:sameEnd(row)]
}
