package graphml

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/network"
)

// use says what a key is used for.
type use uint8

const (
	attribute use = iota
	drawing       // how a program of yWorks draws something
	drawnName     // such a drawing, with the name of a node or an edge in it
	nodeID        // ids of nodes that igraph has numbered
	repeats       // what another attribute says
)

// key is a declared key.
type key struct {
	use       use
	id, name  string
	original  string // the column that it repeats
	fallback  string
	line, col int
}

// keys are those of a file that are more than attributes.
type keys struct {
	of       [2]map[string]*key // by network.Sort and id
	drawings map[string]bool    // ids of keys of drawings, whatever they belong to
	// pending are those that repeat others if the file has these: that is known when
	// the first graph begins.
	pending [2][]*key
	settled bool
}

func newKeys() keys {
	return keys{of: [2]map[string]*key{make(map[string]*key), make(map[string]*key)}, drawings: make(map[string]bool)}
}

// ordinary is what is known of most keys: that they stand for attributes.
var ordinary = key{}

func (k *keys) find(of network.Sort, id []byte) *key {
	if known := k.of[of][string(id)]; known != nil {
		return known
	}
	return &ordinary
}

// originals are what attributes of Cytoscape repeat: the first of these that a file
// has. It calls the relation of an edge its interaction.
var originals = [2]map[string][]string{
	network.Nodes: {"shared name": {"name"}},
	network.Edges: {"shared name": {"name"}, "interaction": {"relation"}, "shared interaction": {"relation", "interaction"}},
}

// declare reads the declaration of a key.
func (r *reader) declare() {
	line, col := r.xml.Place()
	k := key{id: string(r.xml.Attribute("id")), name: string(r.xml.Attribute("attr.name")), line: line, col: col}
	k.name = cmp.Or(k.name, k.id)
	k.use = r.useOf(&k)
	about := string(r.xml.Attribute("for"))
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if string(r.xml.Name()) == "default" && k.use != drawing && k.use != drawnName {
			text, _ := r.xml.Content()
			k.fallback = string(text)
		}
	}
	if k.id == "" {
		r.feed.Problem(data.Error, data.CodeMissingField, "an attribute is declared without an id", "values refer to it by its id: write one", line, col)
		return
	}
	if k.use == drawing || k.use == drawnName {
		r.keys.drawings[k.id] = true
	}
	for of, name := range [...]string{network.Nodes: "node", network.Edges: "edge"} {
		if about == name || about == "all" || about == "" {
			r.declareFor(network.Sort(of), k)
		}
	}
}

// useOf finds out what the key that is declared here is used for.
func (r *reader) useOf(k *key) use {
	drawn := string(r.xml.Attribute("yfiles.type"))
	if uri := string(r.xml.Attribute("y:attr.uri")); strings.Contains(uri, "yworks.com/xml/yfiles") {
		drawn = uri[strings.LastIndexByte(uri, '/')+1:]
	}
	switch {
	case drawn == "nodegraphics", drawn == "edgegraphics", drawn == "NodeLabels", drawn == "EdgeLabels":
		return drawnName
	case drawn != "":
		return drawing
	case k.id == "v_id" && k.name == "id":
		return nodeID
	}
	return attribute
}

// declareFor declares a key for nodes or edges.
func (r *reader) declareFor(of network.Sort, k key) {
	switch {
	case k.use != attribute:
		r.keys.of[of][k.id] = &k
	case originals[of][k.name] != nil:
		r.keys.pending[of] = append(r.keys.pending[of], &k)
		if r.keys.settled {
			r.settle()
		}
	default:
		r.feed.Declare(of, k.id, k.name, k.fallback, k.line, k.col)
	}
}

// settle finds out which keys repeat others; the rest are attributes.
func (r *reader) settle() {
	r.keys.settled = true
	for of := range r.keys.pending {
		sort := network.Sort(of)
		pending := r.keys.pending[of]
		r.keys.pending[of] = nil
		slices.SortStableFunc(pending, func(a, b *key) int { return cmp.Compare(a.name, b.name) }) // interaction first
		for _, k := range pending {
			i := slices.IndexFunc(originals[of][k.name], func(name string) bool { return r.feed.Declared(sort, name) })
			if i < 0 {
				r.feed.Declare(sort, k.id, k.name, k.fallback, k.line, k.col)
				continue
			}
			k.use, k.original = repeats, originals[of][k.name][i]
			r.keys.of[of][k.id] = k
		}
	}
}
