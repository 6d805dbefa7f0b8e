package draft

import (
	"dossier/data"
	"dossier/render"
	"dossier/render/internal/text"
)

// Sizes of actors, in pixels.
const (
	NameSize, nameLine = 13.0, 16.0
	nameAbove          = 8.0 // between a name and its outline
	actorWidth         = 58.0
)

// Actor is a measured actor: the size of its outline, and its name in lines. Of a box
// with several actors it is the size of the box, with no name.
type Actor struct {
	W, H    float64
	Lines   []string
	bold    bool
	members []render.MemberMark // from the upper left corner
}

// MeasureActor breaks the name of an actor, or those of a box, and makes the outline fit.
func MeasureActor(n *render.Node, in Wrap) Actor {
	if len(n.Members) > 0 {
		return measureBox(n, in)
	}
	width, most := in.names()
	a := Actor{bold: n.Role == render.End}
	a.Lines = nameLines(n.Name, a.bold, width, most)
	wide := 0.0
	for _, l := range a.Lines {
		wide = max(wide, text.Width(l, NameSize, a.bold))
	}
	margin := outlineMargin(n, len(a.Lines))
	// Even sizes keep the centre on whole pixels.
	a.W = even(max(wide+2*margin, actorWidth))
	a.H = even(float64(len(a.Lines))*nameLine + 2*nameAbove)
	return a
}

// CutActor is an actor whose name is cut to a box, or to the smallest that an actor has.
// Where it holds several actors itself, no name of theirs is cut.
func CutActor(n *render.Node, box render.Box) Actor {
	if len(n.Members) > 0 {
		return measureBox(n, Narrow)
	}
	a := Actor{W: max(box.W, actorWidth), H: max(box.H, nameLine+2*nameAbove), bold: n.Role == render.End}
	width := a.W - 2*outlineMargin(n, 2)
	a.Lines = nameLines(n.Name, a.bold, width, max(1, int((a.H-2*nameAbove)/nameLine)))
	return a
}

func nameLines(name string, bold bool, width float64, most int) []string {
	if lines := text.Balanced(name, NameSize, bold, width, most); len(lines) > 0 {
		return lines
	}
	return []string{noName}
}

// noName stands in the outline of an actor without a name.
const noName = "(no name)"

// outlineMargin is the room between the lines of a name and the sides of its
// actor's outline.
func outlineMargin(n *render.Node, lines int) float64 {
	margin := render.OutlineMargin(n.Kind)
	if lines > 1 && (n.Kind == data.KindGroup || n.Kind == data.KindEvent) {
		margin += 3 // the slanted sides come nearer to the outer lines
	}
	return margin
}

// even rounds up to an even whole number.
func even(v float64) float64 {
	n := int(v)
	if float64(n) < v {
		n++
	}
	return float64(n + n%2)
}
