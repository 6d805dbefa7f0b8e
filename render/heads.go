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

// HeadOf is the head of a tone.
func HeadOf(t data.Tone) Head {
	switch t {
	case data.Cooperative:
		return Hollow
	case data.Conflictual:
		return Filled
	}
	return Barbed
}

// Head says how the arrowheads of a line are drawn: as its tone asks, but filled where it
// is faint and says nothing of its tone, and hollow as the line is where the tie is gone.
func (l *LineMark) Head() Head {
	switch {
	case l.Gone:
		return Hollow
	case l.Role == Context:
		return Filled
	}
	return HeadOf(l.Stroke.Tone)
}

// Barb is the chain of points to draw for a barbed head: from the end of its line over
// the tip, and from barb to barb.
func (l *LineMark) Barb(head [3]Point) (shaft [2]Point, barbs [3]Point) {
	end := head[0]
	if n := len(l.Curve); n > 0 {
		end = l.Curve[n-1]
	}
	return [2]Point{end, head[0]}, [3]Point{head[1], head[0], head[2]}
}
