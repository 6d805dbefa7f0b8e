package graph

import "dossier/data"

// Node is the dense number of an actor. Nodes are numbered in the order of
// their actors' ids, so comparing nodes is comparing ids and the order of the
// input never shows.
type Node uint32

// Tie is the dense number of a tie: all claims with the same first actor,
// relation and second actor. Ties are numbered in the order of (from, to,
// relation id). A tie of a symmetric relation runs from its lower to its higher node.
type Tie uint32

// ClaimRef is the position of a claim's first entry in the dossier's Claims.
type ClaimRef uint32

// Direction says which way a walk may pass along ties.
type Direction uint8

// The directions.
const (
	// AlongInfluence follows the relation table: forward, backward, both or not at all.
	AlongInfluence Direction = iota
	// AsWritten goes from a tie's first actor to its second; a symmetric tie goes both ways.
	AsWritten
	// EitherWay ignores direction.
	EitherWay
)

// Arc is one step from a node to another along a tie.
type Arc struct {
	To  Node
	Tie Tie
}

// Rows is a table of arcs in compressed sparse rows: Arcs[Start[n]:Start[n+1]]
// leave (or, in a backward table, enter) node n, ordered by (To, Tie), so that
// parallel ties stand side by side. Callers must not change it.
type Rows struct {
	Start []uint32
	Arcs  []Arc
}

// Of returns the arcs of node n.
func (r *Rows) Of(n Node) []Arc { return r.Arcs[r.Start[n]:r.Start[n+1]] }

// Filter says which claims and actors a [View] lets through. The zero Filter
// is the default of every question: claims held to be actual, by anybody, at
// any time; planned, possible and merely denied ones stay out.
type Filter struct {
	Relations  []string        // ids; empty: all
	Statuses   []data.Status   // empty: all but Denied
	Modalities []data.Modality // empty: Actual
	Tones      []data.Tone     // empty: all
	Kinds      []data.Kind     // kinds of actor, [data.KindNone] among them; empty: all
	// Keep exempts actors from Kinds: the ends of a path, the centre of a neighbourhood.
	Keep []string
	// AsOf lets through what holds at some moment of the date; a claim without
	// a date is let through. Since and Until bound the time from below and above.
	AsOf, Since, Until data.Date
	MinGrade           data.Grade
	// AccordingTo is the id of an actor: what it holds itself and what nobody
	// denies, less what it denies.
	AccordingTo string
	// WithoutSources and WithoutVoices withdraw attributions before status and
	// grade are derived: those that stand in these sources, those by these actors.
	WithoutSources []string
	WithoutVoices  []string
}
