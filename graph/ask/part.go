package ask

import (
	"dossier/graph"
	"dossier/graph/path"
)

// Part is what an engine has to know of the whole dossier where its graph is of a part.
type Part struct {
	// Digest is that of the whole dossier.
	Digest string
	// Search sees to it that the part has all that a question about paths looks at, and
	// asks it; where the part has not, it ends the context of the question.
	Search path.Search
	// Tied reports whether any claim ties an actor of the part to another one.
	Tied func(id string) bool
}

// NewPart returns the engine that answers from the graph of a part of a dossier
// ([graph.BuildPart]). Its answers are those of the whole dossier as far as the part has
// what they look at: for paths Search sees to that, for the rest whoever makes the part.
func NewPart(g *graph.Graph, version string, p Part) *Memory {
	m := NewMemory(g, version)
	m.digest, m.search = p.Digest, p.Search
	m.tied = func(n graph.Node) bool { return p.Tied(m.id(n)) }
	return m
}

// Filter returns the filter of a question with its names looked up. Its errors are those
// of asking the question.
func (m *Memory) Filter(q Question) (graph.Filter, error) {
	r, err := m.resolve(q)
	if err != nil {
		return graph.Filter{}, err
	}
	return r.filter, nil
}
