package emf

import (
	"encoding/binary"
	"math"

	"dossier/render"
)

// The types of records that a figure has ([MS-EMF] 2.1.1).
const (
	recordHeader            = 1
	recordPolyBezierTo      = 5
	recordSetWindowExt      = 9
	recordSetWindowOrg      = 10
	recordSetViewportExt    = 11
	recordSetViewportOrg    = 12
	recordEnd               = 14
	recordSetMapMode        = 17
	recordSetBackgroundMode = 18
	recordSetTextAlign      = 22
	recordSetTextColour     = 24
	recordMoveTo            = 27
	recordSelectObject      = 37
	recordCreateBrush       = 39
	recordDeleteObject      = 40
	recordLineTo            = 54
	recordBeginPath         = 59
	recordEndPath           = 60
	recordCloseFigure       = 61
	recordFillPath          = 62
	recordStrokeAndFillPath = 63
	recordStrokePath        = 64
	recordComment           = 70
	recordCreateFont        = 82
	recordTextOut           = 84
	recordCreatePen         = 95
)

// unitsPerPixel is how many units of a file, of 1/100 mm each, are a pixel of the scene.
const unitsPerPixel = 2540.0 / 96

// units brings a length to the units of a file. The painter keeps lengths near the page,
// which [Encode] has bounded.
func units(v float64) int32 { return int32(math.Round(v * unitsPerPixel)) }

// point is a place in the units of a file.
type point struct{ x, y int32 }

func onPage(p render.Point) point { return point{units(p.X), units(p.Y)} }

// box is a rectangle from its upper left to its lower right corner, both within.
type box struct{ left, top, right, bottom int32 }

// file is a metafile that is being written: a list of records, each with its type and
// its size in bytes, which is a multiple of four.
type file struct {
	buf     []byte
	records int
	open    int // where the record that is being written begins
}

// begin starts a record; the fields that are appended until [file.end] are its body.
func (f *file) begin(kind uint32) *file {
	f.open = len(f.buf)
	return f.number(kind, 0)
}

// end closes a record, after what brings its size to a multiple of four.
func (f *file) end() {
	f.align()
	binary.LittleEndian.PutUint32(f.buf[f.open+4:], uint32(len(f.buf)-f.open))
	f.records++
}

func (f *file) align() {
	for len(f.buf)%4 != 0 {
		f.buf = append(f.buf, 0)
	}
}

// record writes a record of numbers.
func (f *file) record(kind uint32, fields ...uint32) { f.begin(kind).number(fields...).end() }

// number appends fields to a record.
func (f *file) number(fields ...uint32) *file {
	for _, v := range fields {
		f.buf = binary.LittleEndian.AppendUint32(f.buf, v)
	}
	return f
}

func (f *file) point(p point) *file { return f.number(uint32(p.x), uint32(p.y)) }

func (f *file) box(b box) *file {
	return f.number(uint32(b.left), uint32(b.top), uint32(b.right), uint32(b.bottom))
}

func (f *file) utf16(s []uint16) *file {
	for _, u := range s {
		f.buf = binary.LittleEndian.AppendUint16(f.buf, u)
	}
	return f
}

// zeros appends so many bytes that say nothing.
func (f *file) zeros(n int) *file {
	f.buf = append(f.buf, make([]byte, n)...)
	return f
}
