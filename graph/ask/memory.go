package ask

import (
	"context"
	"reflect"
	"sync"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/path"
)

// Memory is the engine that holds a dossier and its graph in memory. It is safe
// for concurrent use. The digest of the dossier is worked out once, and views
// that are asked for again are kept.
type Memory struct {
	g       *graph.Graph
	d       *data.Dossier
	version string
	search  path.Search
	tied    func(graph.Node) bool // to another actor, by any claim
	sources map[string]*data.Source
	kinds   map[string]*data.Relation

	viewing sync.Mutex
	views   []*graph.View // the last ones asked for, the latest first

	digesting sync.Mutex
	digest    string
}

var _ Engine = (*Memory)(nil)

// mostViews is how many views are kept. A report asks most of its questions under
// the same few filters.
const mostViews = 8

// Load indexes a dossier and returns the engine that answers from it. Version is
// that of the program, which answers name. It costs what [graph.Build] costs.
func Load(ctx context.Context, d *data.Dossier, version string) (*Memory, error) {
	g, err := graph.Build(ctx, d)
	if err != nil {
		return nil, err
	}
	return NewMemory(g, version), nil
}

// NewMemory returns the engine that answers from a graph.
func NewMemory(g *graph.Graph, version string) *Memory {
	d := g.Dossier()
	m := &Memory{g: g, d: d, version: version, search: path.Find,
		tied: func(n graph.Node) bool { return !path.Untied(g, n) },

		sources: make(map[string]*data.Source, len(d.Sources)), kinds: make(map[string]*data.Relation, len(d.Relations))}
	for i := range d.Sources {
		m.sources[d.Sources[i].ID] = &d.Sources[i]
	}
	for i := range d.Relations {
		m.kinds[d.Relations[i].ID] = &d.Relations[i]
	}
	return m
}

// view lays a filter over the graph, or returns the view that was made for it before.
func (m *Memory) view(ctx context.Context, f graph.Filter) (*graph.View, error) {
	m.viewing.Lock()
	for i, v := range m.views {
		if reflect.DeepEqual(v.Filter(), f) {
			copy(m.views[1:i+1], m.views[:i])
			m.views[0] = v
			m.viewing.Unlock()
			return v, nil
		}
	}
	m.viewing.Unlock()
	v, err := m.g.View(ctx, f) // others need not wait for it
	if err != nil {
		return nil, err
	}
	m.viewing.Lock()
	defer m.viewing.Unlock()
	m.views = append([]*graph.View{v}, m.views[:min(len(m.views), mostViews-1)]...)
	return v, nil
}

// claimOf finds a claim by its id.
func (m *Memory) claimOf(id string) (graph.ClaimRef, bool) {
	i, ok := data.NewIndex(m.d).Claim(id)
	return graph.ClaimRef(i), ok && i < m.g.NumClaims()
}

// about says what dossier answers are made from.
func (m *Memory) about() answer.Dossier {
	return answer.LazyDossier(m.d.Title, m.version, m.digestOnce)
}

// digestOnce works out the digest, or returns it where that was done before.
func (m *Memory) digestOnce(ctx context.Context) (string, error) {
	m.digesting.Lock()
	defer m.digesting.Unlock()
	if m.digest != "" {
		return m.digest, nil
	}
	digest, err := m.d.Digest(ctx)
	if err == nil {
		m.digest = digest
	}
	return digest, err
}
