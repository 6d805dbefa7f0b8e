package render

import "dossier/data"

// Scene is a figure with absolute coordinates and nothing left to decide:
// encoders turn it into SVG, and later PNG, PDF and HTML, without knowing what
// a claim is. The origin is the upper left corner, y grows downward, the unit is
// a CSS pixel (1/96 inch) and every coordinate is a multiple of 1/100.
type Scene struct {
	Width, Height float64
	Title         string
	Description   string      // with the limits at its beginning
	Limits        []string    // of the figure
	Heading       []Text      // the title and the limits as drawn
	Slices        []SliceMark // the drawings of several times; none: there is one drawing
	Groups        []GroupMark // under everything else
	Actors        []ActorMark
	Lines         []LineMark
	Captions      []CaptionMark
	Matrix        *Matrix // in place of lines and captions; nil: none
	LegendHeads   []Text  // the headings of the legend
	Legend        []LegendMark
	Notes         []NoteMark
	Footer        []Text
	Stamp         Stamp
	// Places tell a later edition of the figure where the actors stand.
	Places Places
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Box is an upright rectangle.
type Box struct{ X, Y, W, H float64 }

// TextRole says what a text is; encoders derive its colour from it.
type TextRole uint8

// The text roles.
const (
	RoleTitle TextRole = iota
	RoleName
	RoleCaption
	RoleNumber
	RoleLegend
	RoleNote
	RoleNoteHead
	RoleFooter
	RoleGroup
	RoleLimit
	RoleSlice
)

// Sentence reports whether texts of this role are sentences of ours, which run
// from left to right whatever names they begin with; others run as their first
// letters do.
func (r TextRole) Sentence() bool {
	switch r {
	case RoleNote, RoleNoteHead, RoleFooter, RoleLimit:
		return true
	}
	return false
}

// Anchor says which point of a text stands at its position.
type Anchor uint8

// The anchors.
const (
	AnchorStart Anchor = iota
	AnchorMiddle
	AnchorEnd
)

// Text is one line of text. At is on the baseline. Width is the measured
// width, for encoders that must hold a text to it.
type Text struct {
	At     Point
	Anchor Anchor
	Size   float64 // pixels
	Bold   bool
	Role   TextRole
	String string
	Width  float64
	// Turned texts run upward: a quarter to the left around At.
	Turned bool
	// Link is where the text leads: an http, https or mailto address, or nothing.
	Link string
	// Continues is set for a line that goes on with the text of the line before it
	// in its list, which was broken there.
	Continues bool
}

// Stroke is how a line is drawn.
type Stroke struct {
	Tone   data.Tone
	Status data.Status
	Width  float64
}

// ActorMark is an actor: the outline that its kind gives it within Box, and its name in lines.
type ActorMark struct {
	Node  int // position in Figure.Nodes
	Actor string
	Kind  data.Kind
	Role  Role
	Box   Box
	Names []Text
	// Members are the actors that stand in a box together, which has a double outline
	// (see [InnerBox]) and no names of its own.
	Members []MemberMark
	// Hover is the text for a tooltip; it may be empty.
	Hover string
	// Bare actors have no outline: their names head a row of a matrix in which
	// kinds say nothing.
	Bare bool
	// Slice is the drawing that it stands in: a position in Scene.Slices.
	Slice int
}

// MemberMark is an actor within a box: its name in lines and the numbers of its notes.
type MemberMark struct {
	Actor  string
	Box    Box
	Names  []Text
	Badges []Badge
	// Hover is the text for a tooltip; it may be empty.
	Hover string
}

// SliceMark is the drawing of one time among several.
type SliceMark struct {
	Heading Text
	Box     Box // with the heading
}

// GroupMark is a group of actors: a box with round corners around them (see
// [GroupOutline]), and a label within.
type GroupMark struct {
	Group   int   // position in Figure.Groups
	Members []int // positions in Figure.Nodes
	Role    Role
	Box     Box
	Label   Text
}

// LineMark is a link: a chain of cubic Bézier curves (1+3n points), arrowheads
// as triangles, and bars across for contested and denied ties.
type LineMark struct {
	Link int // position in Figure.Links
	// From and To are the actors that it joins: positions in Figure.Nodes.
	From, To int
	Curve    []Point
	Heads    [][3]Point
	Bars     [][2]Point
	Stroke   Stroke
	// Gone says that the tie is no longer there: the line and its head are hollow.
	Gone  bool
	Role  Role
	Hover string
	Slice int // as that of an actor
}

// CaptionMark is the caption of a link with the numbers of its notes.
type CaptionMark struct {
	Link int
	Box  Box
	Tone data.Tone
	Role Role
	// InGroup says that it stands within the box of a group, whose tint its halo has.
	InGroup bool
	Struck  bool // each line is struck through
	Slice   int  // as that of an actor
	Lines   []Text
	Badges  []Badge
}

// Badge is a note number in a small circle.
type Badge struct {
	Centre Point
	Radius float64
	Number Text
}

// LegendMark explains one mark: a sample of it, drawn within Box, and a label.
type LegendMark struct {
	Entry LegendEntry
	Box   Box
	Label Text
}

// NoteMark is an evidence note: its badge and its lines.
type NoteMark struct {
	Badge Badge
	Lines []Text
}
