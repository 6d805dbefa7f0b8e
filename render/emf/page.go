package emf

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf16"

	"dossier/render"
	"dossier/render/stamp"
)

// The header of a file ([MS-EMF] 2.3.4.2, with both extensions).
const (
	headerBytes = 108
	signature   = 0x464d4520 // " EMF"
	version     = 0x10000
	// Where the numbers stand that are known at the end: of bytes, of records, of handles.
	atBytes, atRecords, atHandles = 48, 52, 56
	// deviceSide is the side, in mm, of the screen that a figure is drawn for, which has
	// dotsPerMM. Units are finer: libraries take the dots for pixels of a picture, and
	// refuse those that have too many.
	deviceSide, dotsPerMM = 320, 10
	unitsPerDot           = 100 / dotsPerMM
)

// dots is how many dots a page has in a direction, those included that it reaches into.
func dots(units int32) uint32 { return uint32((units + unitsPerDot - 1) / unitsPerDot) }

// header begins a file. What it counts is put into it by [canvas.finish].
func (c *canvas) header(page box, s *render.Scene) {
	// Two names, each with a zero at its end, and another one.
	described := utf16.Encode([]rune(plain(program(s)) + "\x00" + plain(s.Title) + "\x00\x00"))
	c.begin(recordHeader).number(0, 0, dots(page.right), dots(page.bottom)).box(page).number(signature, version, 0, 0, 0).
		number(uint32(len(described)), headerBytes, 0).
		number(dotsPerMM*deviceSide, dotsPerMM*deviceSide, deviceSide, deviceSide).
		number(0, 0, 0). // neither a pixel format nor OpenGL
		number(1000*deviceSide, 1000*deviceSide).
		utf16(described).end()
}

// program is what drew the figure.
func program(s *render.Scene) string { return strings.TrimSpace("dossier " + s.Stamp.Version) }

// identity tells what the figure shows and what it was made from, in a record that
// readers skip.
func (c *canvas) identity(s *render.Scene) {
	made, err := json.Marshal(struct {
		Generator   string `json:"generator"`
		Version     string `json:"version"`
		Query       string `json:"query"`
		Digest      string `json:"digest"`
		Title       string `json:"title"`
		Description string `json:"description"`
	}{"dossier", s.Stamp.Version, s.Stamp.Query, s.Stamp.Digest, s.Title, s.Description})
	if err != nil {
		panic(err) // strings always marshal
	}
	c.begin(recordComment).number(uint32(len(stamp.EMFSignature) + len(made)))
	c.buf = append(append(c.buf, stamp.EMFSignature...), made...)
	c.end()
}

// prepare settles how the records after it are understood: in units, of which as many
// make a dot as they should though the page may end within one.
func (c *canvas) prepare(page box) {
	const anisotropic, transparent = 8, 1
	width, height := dots(page.right), dots(page.bottom)
	c.record(recordSetMapMode, anisotropic)
	c.record(recordSetWindowOrg, 0, 0)
	c.record(recordSetWindowExt, unitsPerDot*width, unitsPerDot*height)
	c.record(recordSetViewportOrg, 0, 0)
	c.record(recordSetViewportExt, width, height)
	c.record(recordSetBackgroundMode, transparent)
	c.record(recordSetTextAlign, alignBaseline)
	c.record(recordSetTextColour, c.ink)
}

// finish ends the file and counts what is in it.
func (c *canvas) finish() {
	c.record(recordEnd, 0, 0, 20) // no palette; the size of this record, for those who read backwards
	binary.LittleEndian.PutUint32(c.buf[atBytes:], uint32(len(c.buf)))
	binary.LittleEndian.PutUint32(c.buf[atRecords:], uint32(c.records))
	binary.LittleEndian.PutUint16(c.buf[atHandles:], uint16(c.most+1)) // that which stands for the file itself too
}

// corners is the outline of a page.
func corners(width, height float64) []render.Point {
	a, b := render.Point{}, render.Point{X: width}
	c, d := render.Point{X: width, Y: height}, render.Point{Y: height}
	return []render.Point{a, a, b, b, b, c, c, c, d, d, d, a, a}
}
