package render

import "dossier/data"

// Head says how an arrowhead is drawn.
type Head uint8

// The heads. Each tone has its own, so that it can be told without colours: on grey
// paper, and by those who see colours otherwise.
const (
	Filled Head = iota // conflictual
	Hollow             // cooperative
	Barbed             // neutral: two strokes, like the letter V
)

// HeadOf says how the arrowhead of a tie is drawn: as its tone asks, but filled where it
// is faint and says nothing of its tone, and hollow as its line is where it is gone.
func HeadOf(t data.Tone, r Role, gone bool) Head {
	switch {
	case gone:
		return Hollow
	case r == Context:
		return Filled
	case t == data.Cooperative:
		return Hollow
	case t == data.Conflictual:
		return Filled
	}
	return Barbed
}

// Head says how the arrowheads of a line are drawn.
func (l *LineMark) Head() Head { return HeadOf(l.Stroke.Tone, l.Role, l.Gone) }

// Barb is the chain of points to draw for a barbed head: from the end of its line over
// the tip, and from barb to barb.
func (l *LineMark) Barb(head [3]Point) (shaft [2]Point, barbs [3]Point) {
	end := head[0]
	if n := len(l.Curve); n > 0 {
		end = l.Curve[n-1]
	}
	return [2]Point{end, head[0]}, [3]Point{head[1], head[0], head[2]}
}
