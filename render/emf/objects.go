package emf

import (
	"unicode/utf16"

	"dossier/render/internal/paint"
)

// The kinds of objects that a record may create; a figure draws with one of each.
type kind int

const (
	kindPen kind = iota
	kindBrush
	kindFont
	kinds
)

// Pens and fonts by the numbers of [MS-EMF] 2.1.25, 2.1.16 and of [MS-WMF] 2.1.1.
const (
	penGeometric  = 0x10000
	penFlatCap    = 0x200
	penMitreJoin  = 0x2000
	weightRegular = 400
	weightBold    = 700
	charsetAny    = 1
	// faceUnits and fontBytes are the size of the name of a typeface, in units of
	// UTF-16, and of all that describes a font.
	faceUnits, fontBytes = 32, 320
	// typeface has the widths of Liberation Sans and is on every computer with Word.
	typeface = "Arial"
)

// The objects that every system has ([MS-EMF] 2.1.31): what is selected where none of a
// figure is.
var stock = [kinds]uint32{kindPen: 0x80000008, kindBrush: 0x80000005, kindFont: 0x8000000d}

// mostObjects bounds the objects that exist at once. Figures have some dozens.
const mostObjects = 200

// object is a pen, a brush or a font, by all that tells it from another. It is a key.
type object struct {
	kind         kind
	colour       uint32
	width        int32 // of a pen; the size of type of a font
	roundCaps    bool
	roundJoins   bool
	bold, turned bool
}

// objects are those that exist, by their handles, of which 0 is none. They come into
// being when they are first drawn with.
type objects struct {
	handles  map[object]uint32
	selected [kinds]object
	most     uint32 // the highest handle that was ever in use
}

// value is a colour as metafiles write it: 0x00bbggrr.
func value(c paint.Colour) uint32 { return uint32(c.B)<<16 | uint32(c.G)<<8 | uint32(c.R) }

// use selects an object to draw with.
func (c *canvas) use(o object) {
	handle, known := c.handles[o]
	if known && c.selected[o.kind] == o {
		return
	}
	if !known {
		if len(c.handles) == mostObjects {
			c.release()
		}
		handle = uint32(len(c.handles)) + 1
		c.handles[o] = handle
		c.most = max(c.most, handle)
		c.create(handle, o)
	}
	c.selected[o.kind] = o
	c.record(recordSelectObject, handle)
}

// release deletes every object, after it has put those of the system in their places.
func (c *canvas) release() {
	for kind, handle := range stock {
		c.record(recordSelectObject, handle)
		c.selected[kind] = object{}
	}
	for handle := range uint32(len(c.handles)) {
		c.record(recordDeleteObject, handle+1)
	}
	clear(c.handles)
}

// create makes an object.
func (c *canvas) create(handle uint32, o object) {
	switch o.kind {
	case kindPen:
		c.pen(handle, o)
	case kindBrush:
		c.record(recordCreateBrush, handle, 0, o.colour, 0)
	case kindFont:
		c.font(handle, o)
	}
}

func (c *canvas) pen(handle uint32, o object) {
	style := uint32(penGeometric)
	if !o.roundCaps {
		style |= penFlatCap
	}
	if !o.roundJoins {
		style |= penMitreJoin
	}
	// Four numbers are for a bitmap, which no pen has; the brush is of one colour.
	c.record(recordCreatePen, handle, 0, 0, 0, 0, style, uint32(o.width), 0, o.colour, 0, 0)
}

func (c *canvas) font(handle uint32, o object) {
	weight, turn := uint32(weightRegular), uint32(0)
	if o.bold {
		weight = weightBold
	}
	if o.turned {
		turn = 900 // tenths of a degree
	}
	name := make([]uint16, faceUnits)
	copy(name, utf16.Encode([]rune(typeface)))
	from := len(c.begin(recordCreateFont).number(handle).buf)
	// A height below zero is that of the letters and not of the line.
	c.number(uint32(-o.width), 0, turn, turn, weight, charsetAny<<24, 0).utf16(name)
	c.zeros(fontBytes - (len(c.buf) - from)).end()
}
