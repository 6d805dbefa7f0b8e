package render

import (
	"slices"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// Caveat ends every answer that shows a path.
const Caveat = "A chain of claims is not proof of influence."

// DefaultMaxNotes is the number of notes of a figure unless asked otherwise.
const DefaultMaxNotes = 40

// Options says what a figure shows beside its actors and ties. The zero
// Options are the defaults.
type Options struct {
	Title string
	Stamp Stamp
	// NoNotes leaves out the numbered evidence.
	NoNotes bool
	// MaxNotes bounds the number of notes; 0 means DefaultMaxNotes. Where
	// there are more claims, the footer says so.
	MaxNotes int
	// Flow is the direction of reading; nil means from left to right for
	// paths of up to five hops and around an actor with many leaves, and from top
	// to bottom for everything else.
	Flow *Flow
	// GroupBy puts actors into groups; empty: none.
	GroupBy Grouping
	// AllCaptions gives every tie its caption, also where the relation of most of
	// them could stand in the legend once.
	AllCaptions bool
}

// Selection says which actors of a view a figure shows.
type Selection struct {
	// Nodes are the actors, with the ties among them; empty means every actor
	// that has a tie.
	Nodes []graph.Node
	// Ends are those among them that are drawn as what the figure is about.
	Ends []graph.Node
}

// FromView draws a part of a view. Nodes and links stand in the order of the
// graph, so that the order of the input never shows. The cost is proportional
// to the ties of the selected actors, or to all ties where none are selected.
func FromView(v *graph.View, sel Selection, opt Options) Figure {
	b := newBuilder(v, opt, TopToBottom)
	var ties []graph.Tie
	if len(sel.Nodes) == 0 {
		v.Ties(func(t graph.Tie) bool {
			ties = append(ties, t)
			return true
		})
	} else {
		ties = tiesAmong(v, sel.Nodes)
	}
	nodes := slices.Clone(sel.Nodes)
	if len(nodes) == 0 {
		for _, t := range ties {
			from, to := v.Graph().Ends(t)
			nodes = append(nodes, from, to)
		}
	}
	slices.Sort(nodes)
	for _, n := range slices.Compact(nodes) {
		b.node(n, slices.Contains(sel.Ends, n))
	}
	b.links(ties)
	if opt.Flow == nil {
		b.fig.Flow = b.fig.flow()
	}
	return b.finish("", nil)
}

// tiesAmong returns the passing ties whose ends are both among the nodes, in order.
func tiesAmong(v *graph.View, nodes []graph.Node) []graph.Tie {
	chosen := make(map[graph.Node]bool, len(nodes))
	for _, n := range nodes {
		chosen[n] = true
	}
	var ties []graph.Tie
	for n := range chosen {
		out, _ := v.ActorTies(n)
		for _, t := range out {
			if _, to := v.Graph().Ends(t); chosen[to] {
				ties = append(ties, t)
			}
		}
	}
	slices.Sort(ties)
	return slices.Compact(ties)
}

// FromPaths draws the actors on the paths of an answer with every tie of every
// hop. Nodes, links and notes stand in the order in which the paths are read,
// which is the same whatever the order of the input. A tie keeps the direction
// in which it was written, even where a path passes it the other way.
func FromPaths(v *graph.View, ans path.Answer, opt Options) Figure {
	longest := 0
	for _, p := range ans.Paths {
		longest = max(longest, len(p.Hops))
	}
	flow := TopToBottom
	if longest <= 5 {
		flow = LeftToRight
	}
	b := newBuilder(v, opt, flow)
	var ties []graph.Tie
	drawn := make(map[graph.Tie]bool)
	for _, p := range ans.Paths {
		for i, h := range p.Hops {
			b.node(h.From, i == 0)
			b.node(h.To, i == len(p.Hops)-1)
			for _, t := range h.Ties {
				if !drawn[t] {
					drawn[t] = true
					ties = append(ties, t)
				}
			}
		}
	}
	b.links(ties)
	return b.finish(pathsIntro(b.words, v.Graph(), ans.Paths), []string{Caveat})
}

// builder gathers a figure.
type builder struct {
	v           *graph.View
	words       *Words
	fig         Figure
	max         int // notes; 0: none
	at          map[graph.Node]int
	note        map[graph.ClaimRef]int
	claims      int      // that would have a note
	sources     []string // in the order of first use
	allCaptions bool     // also those that repeat
	groupBy     Grouping
}

func newBuilder(v *graph.View, opt Options, flow Flow) *builder {
	limit := opt.MaxNotes
	if limit == 0 {
		limit = DefaultMaxNotes
	}
	if opt.NoNotes {
		limit = 0
	}
	if opt.Flow != nil {
		flow = *opt.Flow
	}
	return &builder{
		v: v, words: NewWords(v.Graph()), max: limit,
		fig:         Figure{Title: data.Printable(opt.Title), Stamp: opt.Stamp, Flow: flow},
		at:          make(map[graph.Node]int),
		note:        make(map[graph.ClaimRef]int),
		allCaptions: opt.AllCaptions, groupBy: opt.GroupBy,
	}
}

// node adds an actor once; an actor that is an end anywhere is an end.
func (b *builder) node(n graph.Node, end bool) {
	i, known := b.at[n]
	if !known {
		i = len(b.fig.Nodes)
		b.at[n] = i
		a := b.v.Graph().Actor(n)
		b.fig.Nodes = append(b.fig.Nodes, Node{
			Actor: a.ID, Name: data.Printable(firstOf(a.Name, a.ID)), Kind: a.Kind, Country: a.Country, Detail: actorDetail(a),
		})
	}
	if end {
		b.fig.Nodes[i].Role = End
	}
}

// links adds ties in order. The sources are gathered first, since a figure
// with a single source need not name it in every note.
func (b *builder) links(ties []graph.Tie) {
	cited := make(map[string]bool)
	for _, t := range ties {
		for _, ref := range b.v.Claims(t) {
			for _, a := range b.v.Claim(ref).Said {
				if a.Source != "" && !cited[a.Source] {
					cited[a.Source] = true
					b.sources = append(b.sources, a.Source)
				}
			}
		}
	}
	for _, t := range ties {
		b.link(t)
	}
}

// link adds a tie and the notes of its claims.
func (b *builder) link(t graph.Tie) {
	g := b.v.Graph()
	from, to := g.Ends(t)
	relation := g.Relation(t)
	l := Link{
		From: b.at[from], To: b.at[to], Relation: relation.ID,
		Tone: relation.Tone, Symmetric: relation.Symmetric, Status: b.v.Status(t),
	}
	for i, ref := range b.v.Claims(t) {
		c := b.v.Claim(ref)
		told := b.evidence(ref, c)
		if i == 0 {
			l.Modality = c.Modality
			l.Origins = b.v.Assess(ref).Origins
			l.Caption = caption(b.words.label(relation.ID), c)
		} else {
			l.Detail += "\n"
		}
		l.Detail += told.text()
		if n := b.number(ref, told); n > 0 {
			l.Notes = append(l.Notes, n)
		}
	}
	slices.Sort(l.Notes)
	b.fig.Links = append(b.fig.Links, l)
}

// number gives a claim its note, and 0 where notes are off or at their limit.
// A claim that ties several pairs has one note.
func (b *builder) number(ref graph.ClaimRef, n Note) int {
	if known, ok := b.note[ref]; ok {
		return known
	}
	b.claims++
	b.note[ref] = 0
	if len(b.fig.Notes) < b.max {
		b.fig.Notes = append(b.fig.Notes, n)
		b.note[ref] = len(b.fig.Notes)
	}
	return b.note[ref]
}
