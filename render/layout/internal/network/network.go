package network

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// Size is the width and the height of an upright rectangle, in pixels.
type Size struct{ W, H float64 }

// Network is a figure as a layout sees it.
type Network struct {
	Nodes   []Size
	Strands []Strand
	// Groups are nodes that stand together, each in a box that holds nobody else. No node is
	// in two of them.
	Groups []Group
	// Width is how wide the drawing may be, in pixels, and Height how high it should be
	// at most. One that finds no room there takes more width, up to Widest, as long as
	// it is higher than a page of its width, and then more height.
	Width, Height, Widest float64
}

// Group is a set of nodes with a label.
type Group struct {
	Members []int // positions in Nodes; there is at least one
	Label   Size  // of the text that stands in the box, above all members
}

// Strand is all that joins two nodes: one line, or several side by side. There is one
// for each pair of nodes that is joined, in the order of A and then of B, and A < B.
type Strand struct {
	A, B  int // positions in Nodes
	Lanes []Lane
	Apart float64 // the distance between the middles of two lanes, in pixels
}

// Lane is one of the lines of a strand.
type Lane struct {
	Link    int  // position in the figure's links
	Forward bool // it runs from A to B, else from B to A
	// Directed lanes have an arrowhead.
	Directed bool
	// Caption is the size of what stands beside the line; zero: nothing.
	Caption Size
	// Gap is the room between the line and its caption.
	Gap float64
}

// Placed is where a layout puts everything, with y growing downward.
type Placed struct {
	Centres []render.Point // of the nodes
	Ways    []Way          // of the strands
	Groups  []Box          // of the groups
}

// Box is where a group stands.
type Box struct{ Around, Label render.Box }

// Way is how a strand runs.
type Way struct {
	// Line leads from a point on or in the rectangle of A to one of B. What of it
	// lies within the outlines is cut away later; lanes run beside it.
	Line geom.Curve
	// Offsets are how far each lane runs beside the line, to the left of who goes along
	// it from A to B with y growing downward; nil: all on it.
	Offsets []float64
	// Captions are the boxes of the lanes' captions, empty where a lane has none.
	Captions []render.Box
}
