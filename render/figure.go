package render

import (
	"strings"

	"dossier/data"
)

// Figure is what a picture says, without geometry: actors, links between them,
// captions, numbered evidence and the legend of just the marks in use. Layout
// turns it into a [Scene]; dot encodes it directly.
type Figure struct {
	Title string
	// Description tells the figure in prose, for those who cannot see it.
	Description string
	// Limits say in sentences what is not the whole: "As of 2019.", "According to
	// Russia." They stand above the drawing, so that a figure of one party's view
	// is never taken for all that is known, and each is drawn with at least its
	// first lines.
	Limits []string `json:",omitempty"`
	Flow   Flow
	Nodes  []Node
	// Groups are the actors that stand together, if any do.
	Groups []Group
	Links  []Link
	// Slices are the times that are drawn beside one another, each with its own
	// links; none: there is one drawing, of all links.
	Slices []Slice `json:",omitempty"`
	// Notes are the evidence; the note with number n is Notes[n-1].
	Notes []Note
	// Unnoted are the claims that would have notes, in the order of their numbers, where
	// the figure was asked to go without.
	Unnoted []string `json:",omitempty"`
	Legend  []LegendEntry
	// Wordless are the entries of the legend for ties that have no caption, since
	// their relation is the usual one of their tone.
	Wordless []LegendEntry `json:",omitempty"`
	// Relations are those of the ties that are more than context: the most frequent of
	// a tone first. A matrix, which has no captions, tells them.
	Relations []Relation `json:",omitempty"`
	// Footer lines stand below everything: sources, the caveat.
	Footer []string
	Stamp  Stamp
}

// Told is the whole description: what limits the figure, which a listener has to
// know first, and then its prose.
func (f *Figure) Told() string {
	told := strings.Join(f.Limits, " ")
	if told != "" && f.Description != "" {
		told += " "
	}
	return told + f.Description
}

// Relation is how many ties of a figure are of one relation.
type Relation struct {
	Tone   data.Tone
	Phrase string // in words: "supplies"
	Ties   int
}

// Flow is the direction in which a figure is read.
type Flow uint8

// The flows.
const (
	LeftToRight Flow = iota
	TopToBottom
)

// Role says what part an actor or a link plays in the question.
type Role uint8

// The roles.
const (
	Plain   Role = iota
	End          // where a path begins or ends, the centre of a neighbourhood
	Context      // shown greyed, behind what is highlighted
)

// Node is one actor of a figure.
type Node struct {
	Actor string // the actor's id
	Name  string
	Kind  data.Kind
	// Country is the actor's country as the dossier has it, a code or nothing.
	Country string
	Role    Role
	// Detail is the text shown on hover: aliases, description.
	Detail string
	// Members are the actors that the node stands for, in the order of their names;
	// none for an actor. It is a box then (see [Options.Fold]), Actor an id of its own,
	// which no actor has, and Name how many they are: "60 persons".
	Members []Member `json:",omitempty"`
}

// Member is an actor whose name stands in a box with others.
type Member struct {
	Actor string // the actor's id
	Name  string
	// Detail is the text shown on hover: that of the actor, and what is said of its ties.
	Detail string
	// Notes are the numbers of the notes with the evidence of its ties, ascending.
	Notes []int
}

// actors is the number of actors that a node stands for.
func (n *Node) actors() int { return max(1, len(n.Members)) }

// Listed are the names in a box as one text, each followed by the numbers of its notes as
// an encoder writes them. Signs stand between them that no name holds often.
func (n *Node) Listed(numbers func(notes []int) string) string {
	names := make([]string, len(n.Members))
	for i, m := range n.Members {
		names[i] = m.Name + numbers(m.Notes)
	}
	return strings.Join(names, "; ")
}

// Link is one line of a figure: one tie, or several that look alike (see [Build]).
type Link struct {
	From, To int // positions in Nodes
	Relation string
	// Caption is the relation's label, with what it is about where that is short, and
	// with the status where no note tells it (see [Row.Said]).
	Caption  string
	Said     bool `json:",omitempty"` // as that of a row
	Tone     data.Tone
	Status   data.Status
	Modality data.Modality
	// Origins is the number of independent origins of the best claim; it widens the line.
	Origins int
	// Symmetric links carry no arrowhead.
	Symmetric bool
	// Change says what became of a tie of a comparison; empty where it stays.
	Change Change
	Role   Role
	// Notes are the numbers of the notes with the evidence, ascending.
	Notes []int
	// Stack are further ties that the line stands for, each with a caption of its own.
	Stack []Row `json:",omitempty"`
	// Detail is the text shown on hover.
	Detail string
	// Contested says how many of the tie's claims are, where some are and others are
	// undisputed: "1 of 2 contested".
	Contested string `json:",omitempty"`
}

// Slice is what a figure shows as of one time. All actors stand in each, those without
// a link there faintly.
type Slice struct {
	Heading string
	Links   []int // positions in Figure.Links, ascending
}

// Row is what a line says of one tie.
type Row struct {
	Relation string
	Caption  string
	Notes    []int
	// Said is set where the caption says how well the tie is attested, beside the line.
	Said bool `json:",omitempty"`
}

// Rows are the ties that a line stands for, in order.
func (l *Link) Rows() []Row {
	return append([]Row{{l.Relation, l.Caption, l.Notes, l.Said}}, l.Stack...)
}

// Actors is the number of actors that the nodes of a figure stand for.
func (f *Figure) Actors() int {
	n := 0
	for i := range f.Nodes {
		n += f.Nodes[i].actors()
	}
	return n
}

// Ties is the number of ties that the lines of a figure stand for.
func (f *Figure) Ties() int {
	n := 0
	for i := range f.Links {
		l := &f.Links[i]
		n += (1 + len(l.Stack)) * max(f.Nodes[l.From].actors(), f.Nodes[l.To].actors())
	}
	return n
}

// Change is what became of a tie between the two sides of a comparison. The word
// stands in the tie's caption.
type Change string

// The changes. The line of a tie that is gone is hollow, and its caption struck through.
const (
	New     Change = "new"
	Gone    Change = "gone"
	Changed Change = "changed"
)

// lead is how a caption or a sentence begins that tells a change.
func (c Change) lead() string {
	if c == "" {
		return ""
	}
	return string(c) + ": "
}

// Note is the evidence of one claim.
type Note struct {
	Claim string // the claim's id
	// Head says the claim in a sentence; Status is its status in words.
	Head   string
	Status string
	Voices []Voice
}

// Voice is one attribution of a claim.
type Voice struct {
	// Words are such as "alleged by the United States (Briefing, ¶4): “...”".
	Words string
	// Link leads to the source: an http, https or mailto address, or nothing.
	Link string `json:",omitempty"`
}

// Stamp ties a figure to what it was made from.
type Stamp struct {
	Query   string // the equal command line
	Digest  string // of the dossier's content
	Version string // of the program
}

// Mark names a means of drawing; each means one thing throughout.
type Mark uint8

// The marks: shape is the actor's kind, colour the tone, line style the
// status, width the number of independent origins, a number the evidence note.
const (
	MarkShape Mark = iota
	MarkEnd        // a heavy outline: an actor that was asked about
	MarkFold       // a double outline: several actors with the same ties
	MarkBox        // the box around a group
	MarkColour
	MarkHeadless // a line without an arrowhead: a tie that has no direction
	MarkGone     // a hollow line whose caption is struck through: a tie that is gone
	MarkContext  // a faint line: a tie behind what is shown
	MarkLine
	MarkNumber
	MarkCount // a number in a cell of a matrix: ties that are drawn as one mark
	MarkWidth
)

// Heading says what the marks are about that stand together in a legend.
func (m Mark) Heading() string {
	switch m {
	case MarkShape, MarkEnd, MarkFold, MarkBox:
		return "Actors"
	case MarkColour, MarkHeadless, MarkGone, MarkContext, MarkCount:
		return "Ties and their tone"
	case MarkWidth:
		return "Origins"
	}
	return "How well attested"
}

// LegendEntry explains one mark that is in use. Of the last four fields the
// one that Mark names counts, if it has one.
type LegendEntry struct {
	Mark    Mark
	Label   string
	Kind    data.Kind   // MarkShape, MarkEnd, MarkFold
	Tone    data.Tone   // MarkColour
	Status  data.Status // MarkLine
	Origins int         // MarkWidth
	// Headless has the sample of MarkColour drawn without a head, as all its ties are.
	Headless bool `json:",omitempty"`
	// Cell has the sample drawn as ties are in the cells of a matrix.
	Cell bool `json:",omitempty"`
}
