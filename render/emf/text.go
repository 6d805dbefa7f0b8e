package emf

import (
	"strings"
	"unicode/utf16"

	"dossier/render/internal/paint"
	"dossier/render/internal/text"
)

// Of records of text ([MS-EMF] 2.1.11, 2.1.16 and [MS-WMF] 2.1.2.3).
const (
	compatible     = 1          // the graphics mode in which the next two numbers count
	one            = 0x3f800000 // the number 1 as a float of 32 bits
	rightToLeft    = 0x80
	textFixedBytes = 76 // of a record of text before its letters
	alignBaseline  = 24
)

// Text writes a line of text, each letter at the place that the layout measured for it.
func (c *canvas) Text(t paint.Text) {
	letters, steps, width := set(t)
	if len(letters) == 0 {
		return
	}
	if ink := value(t.Colour); ink != c.ink {
		c.ink = ink
		c.record(recordSetTextColour, ink)
	}
	c.use(object{kind: kindFont, width: max(units(t.Size), 1), bold: t.Bold, turned: t.Turned})
	options := uint32(0)
	if t.RightToLeft {
		options = rightToLeft
	}
	place := paint.Onto(t, width)
	at := onPage(place(0, 0))
	bounds := box{at.x, at.y, at.x, at.y}.with(onPage(place(0, -t.Size))).with(onPage(place(width, t.Size/3)))
	steppedFrom := (textFixedBytes + 2*len(letters) + 3) / 4 * 4
	c.begin(recordTextOut).box(bounds).number(compatible, one, one).point(at).
		number(uint32(len(letters)), textFixedBytes, options).box(box{}).number(uint32(steppedFrom)).
		utf16(letters).align()
	c.number(steps...).end()
}

// set gives the letters of a line, how far it is from each to the next, and how wide the
// line is, in pixels, before it is narrowed to its measure. Places are rounded and not
// steps, so that no error adds up.
func set(t paint.Text) (letters []uint16, steps []uint32, width float64) {
	s := plain(t.String)
	width = text.Width(s, t.Size, t.Bold)
	squeeze := paint.Squeeze(t, width)
	reached, last := 0.0, int32(0)
	for part, advance := range text.Advances(s, t.Size, t.Bold) {
		reached += float64(advance * squeeze)
		next := units(reached)
		encoded := utf16.Encode([]rune(part))
		letters = append(letters, encoded...)
		// The first unit takes the room of all that draw one picture.
		steps = append(append(steps, uint32(next-last)), make([]uint32, len(encoded)-1)...)
		last = next
	}
	return letters, steps, width
}

// plain is text without control characters, which a metafile cannot show, and with
// U+FFFD for what is no text.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r&0xfffe == 0xfffe:
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
