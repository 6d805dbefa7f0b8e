package scenejson

import (
	"math"
	"strconv"

	"dossier/render"
)

// Format names this version of the document.
const Format = "dossier-scene/1"

// Document is the scene as it is written; the package comment explains the fields.
type Document struct {
	Format      string    `json:"format"`
	Width       Number    `json:"width"`
	Height      Number    `json:"height"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Limits      []string  `json:"limits"`
	Heading     []Text    `json:"heading"`
	Slices      []Slice   `json:"slices,omitempty"`
	Groups      []Group   `json:"groups"`
	Actors      []Actor   `json:"actors"`
	Lines       []Line    `json:"lines"`
	Captions    []Caption `json:"captions"`
	Matrix      *Matrix   `json:"matrix,omitempty"`
	LegendHeads []Text    `json:"legend_heads"`
	Legend      []Entry   `json:"legend"`
	Notes       []Note    `json:"notes"`
	Footer      []Text    `json:"footer"`
	Stamp       Stamp     `json:"stamp"`
	// Places are those of the scene; see there.
	Places render.Places `json:"places"`
}

// Number is a length in pixels or a coordinate.
type Number float64

// MarshalJSON writes the number as a decimal with at most two places.
func (n Number) MarshalJSON() ([]byte, error) {
	v := math.Round(float64(n)*100) / 100
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) { // minus zero too
		return []byte("0"), nil
	}
	return strconv.AppendFloat(nil, v, 'f', -1, 64), nil
}

// Point is a place: x, y.
type Point [2]Number

// Box is an upright rectangle: x, y, width, height.
type Box [4]Number

// Text is one line of text. Continues says that it goes on with the text of the line
// before it, which was broken there.
type Text struct {
	At        Point  `json:"at"`
	Anchor    string `json:"anchor"`
	Size      Number `json:"size"`
	Bold      bool   `json:"bold"`
	Role      string `json:"role"`
	Text      string `json:"text"`
	Width     Number `json:"width"`
	Continues bool   `json:"continues,omitempty"`
	Turned    bool   `json:"turned,omitempty"`
	// Link is an http, https or mailto address that the text leads to.
	Link string `json:"link,omitempty"`
}

// Actor is an actor with its outline and its name in lines.
type Actor struct {
	Node    int     `json:"node"`
	Actor   string  `json:"actor"`
	Kind    string  `json:"kind"`
	Role    string  `json:"role"`
	Box     Box     `json:"box"`
	Outline []Point `json:"outline"`
	Names   []Text  `json:"names"`
	Hover   string  `json:"hover"`
	Bare    bool    `json:"bare,omitempty"`
	Slice   int     `json:"slice,omitempty"`
	// Members are the actors of a box with several, which has no name of its own.
	Members []Member `json:"members,omitempty"`
}

// Member is an actor within a box: its name in lines and the numbers of its notes.
type Member struct {
	Actor  string  `json:"actor"`
	Box    Box     `json:"box"`
	Names  []Text  `json:"names"`
	Badges []Badge `json:"badges"`
	Hover  string  `json:"hover"`
}

// Slice is the drawing of one time among several.
type Slice struct {
	Heading Text `json:"heading"`
	Box     Box  `json:"box"`
}

// Group is a box around actors that stand together, with its label.
type Group struct {
	Group   int     `json:"group"`
	Members []int   `json:"members"`
	Role    string  `json:"role"`
	Box     Box     `json:"box"`
	Outline []Point `json:"outline"`
	Label   Text    `json:"label"`
}

// Line is a tie as it is drawn.
type Line struct {
	Link   int        `json:"link"`
	From   int        `json:"from"`
	To     int        `json:"to"`
	Tone   string     `json:"tone"`
	Status string     `json:"status"`
	Dash   string     `json:"dash"`
	Width  Number     `json:"width"`
	Role   string     `json:"role"`
	Curve  []Point    `json:"curve"`
	Heads  [][3]Point `json:"heads"`
	Bars   [][2]Point `json:"bars"`
	Head   string     `json:"head"`
	Gone   bool       `json:"gone,omitempty"`
	Hover  string     `json:"hover"`
	Slice  int        `json:"slice,omitempty"`
}

// Caption is the caption of a line with the numbers of its notes.
type Caption struct {
	Link    int     `json:"link"`
	Box     Box     `json:"box"`
	Tone    string  `json:"tone"`
	Role    string  `json:"role"`
	InGroup bool    `json:"in_group"`
	Struck  bool    `json:"struck"`
	Slice   int     `json:"slice,omitempty"`
	Lines   []Text  `json:"lines"`
	Badges  []Badge `json:"badges"`
}

// Badge is the number of a note in a circle.
type Badge struct {
	Centre Point  `json:"centre"`
	Radius Number `json:"radius"`
	Number Text   `json:"number"`
}

// Entry explains one mark. Of kind, tone, status and origins, the one that the
// mark is about has a value; the others are empty or 0.
type Entry struct {
	Mark    string `json:"mark"`
	Kind    string `json:"kind"`
	Tone    string `json:"tone"`
	Status  string `json:"status"`
	Origins int    `json:"origins"`
	Cell    bool   `json:"cell,omitempty"`
	Box     Box    `json:"box"`
	Label   Text   `json:"label"`
}

// Note is an evidence note.
type Note struct {
	Badge Badge  `json:"badge"`
	Lines []Text `json:"lines"`
}

// Stamp tells what the figure was made from.
type Stamp struct {
	Query   string `json:"query"`
	Digest  string `json:"digest"`
	Version string `json:"version"`
}
