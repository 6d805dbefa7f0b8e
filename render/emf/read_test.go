package emf_test

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// metafile is what a reader of the tests makes of a file.
type metafile struct {
	described string
	comment   string
	texts     []string
	widths    []int // of the texts, in units
	turned    []bool
	strokes   []int // how many lines each stroked path without an area has
	width     int
	height    int
}

// sizes are those of records of a fixed size, by type; others are read by their counts.
var sizes = map[uint32]int{5: -1, 9: 16, 10: 16, 11: 16, 12: 16, 14: 20, 17: 12, 18: 12, 22: 12, 24: 12, 27: 16, 37: 12, 39: 24, 40: 12,
	54: 16, 59: 8, 60: 8, 61: 8, 62: 24, 63: 24, 64: 24, 70: -1, 82: 332, 84: -1, 95: 52}

// reader walks over the records of a file and keeps the state that they change.
type reader struct {
	t       *testing.T
	file    []byte
	got     metafile
	objects map[uint32]uint32 // the type of the record that created each
	turns   map[uint32]bool   // the fonts that run upward
	font    uint32
	inPath  bool
	lines   int // of the path
}

// read checks every rule of the format that a file of ours can break.
func read(t *testing.T, file []byte) metafile {
	t.Helper()
	r := &reader{t: t, file: file, objects: map[uint32]uint32{}, turns: map[uint32]bool{}}
	r.header()
	records, most, last := 1, uint32(0), uint32(0)
	for at := r.number(file, 4); at < len(file); records++ {
		kind, size := uint32(r.number(file, at)), r.number(file, at+4)
		want, known := sizes[kind]
		if !known || size%4 != 0 || size < 8 || at+size > len(file) || want > 0 && size != want {
			t.Fatalf("a record of type %d and %d bytes at %d of %d", kind, size, at, len(file))
		}
		r.record(kind, file[at:at+size])
		for handle := range r.objects {
			most = max(most, handle)
		}
		at, last = at+size, kind
	}
	if got := r.number(file, 52); got != records {
		t.Errorf("the header counts %d records, there are %d", got, records)
	}
	if got := int(binary.LittleEndian.Uint16(file[56:])); got != int(most)+1 {
		t.Errorf("the header counts %d handles, there are %d", got, most+1)
	}
	if last != 14 || len(r.objects) > 0 || r.inPath {
		t.Errorf("the last record is a %d, objects left: %v, within a path: %v", last, r.objects, r.inPath)
	}
	return r.got
}

func (r *reader) number(b []byte, at int) int {
	r.t.Helper()
	if at+4 > len(b) {
		r.t.Fatalf("a number at %d of %d bytes", at, len(b))
	}
	return int(int32(binary.LittleEndian.Uint32(b[at:])))
}

func (r *reader) header() {
	f := r.file
	size := r.number(f, 4)
	if r.number(f, 0) != 1 || string(f[40:44]) != " EMF" || size%4 != 0 || r.number(f, 48) != len(f) {
		r.t.Fatalf("no header: % x", f[:min(len(f), 60)])
	}
	r.got.width, r.got.height = r.number(f, 32), r.number(f, 36)
	for i, side := range []int{r.got.width, r.got.height} {
		if dots := r.number(f, 16+4*i); dots != (side+9)/10 || r.number(f, 72+4*i) != 10*r.number(f, 80+4*i) {
			r.t.Errorf("%d dots on %d units of 1/100 mm", dots, side)
		}
	}
	chars, from := r.number(f, 60), r.number(f, 64)
	if from != 108 || from+2*chars > size {
		r.t.Fatalf("a description of %d characters at %d of %d", chars, from, size)
	}
	r.got.described = decode(f[from:], chars)
}

func decode(b []byte, units int) string {
	list := make([]uint16, units)
	for i := range list {
		list[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(list))
}

func (r *reader) record(kind uint32, b []byte) {
	r.t.Helper()
	switch kind {
	case 59:
		r.inPath, r.lines = true, 0
	case 60:
		r.inPath = false
	case 5, 27, 54, 61:
		r.path(kind, b)
	case 62, 63, 64:
		if kind == 64 {
			r.got.strokes = append(r.got.strokes, r.lines)
		}
	case 37, 39, 40, 82, 95:
		r.object(kind, b)
	case 70:
		n := r.number(b, 8)
		if n > len(b)-12 || n < len(b)-15 {
			r.t.Errorf("a comment of %d in %d bytes", n, len(b))
		}
		r.got.comment = string(b[12 : 12+n])
	case 84:
		r.text(b)
	}
}

func (r *reader) path(kind uint32, b []byte) {
	r.t.Helper()
	if !r.inPath {
		r.t.Errorf("a record of type %d outside of a path", kind)
	}
	if kind == 27 {
		r.lines++
	}
	if n := len(b); kind == 5 && (n != 28+8*r.number(b, 24) || r.number(b, 24)%3 != 0) {
		r.t.Errorf("%d points of curves in %d bytes", r.number(b, 24), n)
	}
}

func (r *reader) object(kind uint32, b []byte) {
	r.t.Helper()
	handle := uint32(r.number(b, 8))
	_, there := r.objects[handle]
	switch {
	case r.inPath:
		r.t.Errorf("a record of type %d within a path", kind)
	case kind == 37:
		if !there && handle>>31 == 0 {
			r.t.Errorf("object %d is selected and is not there", handle)
		}
		if r.objects[handle] == 82 {
			r.font = handle
		}
	case kind == 40:
		if !there {
			r.t.Errorf("object %d is deleted and is not there", handle)
		}
		delete(r.objects, handle)
	default:
		if there || handle == 0 || handle > 1000 {
			r.t.Errorf("object %d is created again", handle)
		}
		r.objects[handle] = kind
		r.turns[handle] = kind == 82 && r.number(b, 20) == 900
	}
}

func (r *reader) text(b []byte) {
	r.t.Helper()
	chars, from, steps := r.number(b, 44), r.number(b, 48), r.number(b, 72)
	if from != 76 || steps%4 != 0 || steps < from+2*chars || steps+4*chars != len(b) {
		r.t.Fatalf("%d characters at %d and their steps at %d of %d bytes", chars, from, steps, len(b))
	}
	width := 0
	for i := range chars {
		width += r.number(b, steps+4*i)
	}
	r.got.texts = append(r.got.texts, decode(b[from:], chars))
	r.got.widths = append(r.got.widths, width)
	r.got.turned = append(r.got.turned, r.turns[r.font])
	if r.objects[r.font] != 82 {
		r.t.Error("a text without a font")
	}
}
