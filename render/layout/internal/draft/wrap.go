package draft

// Wrap says where names and captions break.
type Wrap uint8

// How texts break in most figures, and in those for a narrow column.
const (
	Roomy Wrap = iota
	Narrow
)

// names says how wide a line of a name may be, in pixels, and how many there may be.
func (w Wrap) names() (width float64, lines int) {
	if w == Narrow {
		return 98, 4
	}
	return 156, 3
}

// captions says the same of captions.
func (w Wrap) captions() (width float64, lines int) {
	if w == Narrow {
		return 76, 5
	}
	return 116, 4
}

// widestBox is how wide a box with several names may be, in pixels, unless one name
// needs more.
func (w Wrap) widestBox() float64 {
	if w == Narrow {
		return 400
	}
	return 800
}
