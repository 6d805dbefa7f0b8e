package embed

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem says what is wrong with a document, and where, counted from 1.
type Problem struct {
	Line, Column int
	Message      string
}

// Marker is a place to be filled.
type Marker struct {
	// Words are what stands behind "dossier:" in the opening comment.
	Words        string
	Form         *Form
	Line, Column int

	part       *part
	at         int // in the part: the opening comment
	start, end int // in the part: what stands between the two comments
	prefix     string
}

// Document is a text with the markers in it that can be filled, in their order.
type Document struct {
	Markers []Marker
	kind    *kind
	text    []byte
}

// part is a text within a document: all of it, or a cell of a notebook.
type part struct {
	text    []byte
	newline string
	cell    *cell // nil: the part is the document
}

// Parse finds the markers of a document. The problems are of others, and of what
// could be markers: those stay as they are. The cost is that of parsing the text a
// few times.
func Parse(kind Kind, text []byte) (*Document, []Problem) {
	d := &Document{kind: kind.row(), text: text}
	if p := d.refused(); p != nil {
		return d, []Problem{*p}
	}
	if !bytes.Contains(text, []byte("dossier")) {
		return d, nil // nothing to look for
	}
	if kind != Notebook {
		return d, d.read(&part{text: text, newline: lineEnd(text)})
	}
	cells, err := cellsOf(text)
	if err != nil {
		line, column := newLocator(text).at(err.offset)
		return d, []Problem{{line, column, err.message}}
	}
	var problems []Problem
	for i := range cells {
		problems = append(problems, d.read(&part{text: cells[i].text, newline: lineEnd(cells[i].text), cell: &cells[i]})...)
	}
	return d, problems
}

// lineEnd is what a text ends its lines with.
func lineEnd(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// refused says why a text cannot be a document.
func (d *Document) refused() *Problem {
	switch {
	case len(d.text) > d.kind.max:
		return &Problem{1, 1, fmt.Sprintf("the document is larger than %d MB: split it", d.kind.max>>20)}
	case bytes.HasPrefix(d.text, []byte("\xff\xfe")), bytes.HasPrefix(d.text, []byte("\xfe\xff")):
		return &Problem{1, 1, "the document is UTF-16: save it as UTF-8"}
	}
	return nil
}

// read finds the markers of a part.
func (d *Document) read(p *part) (problems []Problem) {
	if len(p.text) > maxText {
		line, column := newLocator(d.text).at(p.origin(0))
		return []Problem{{line, column, fmt.Sprintf("the cell is larger than %d MB: split it", maxText>>20)}}
	}
	markers, faults := d.settled(p)
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.at, b.at) })
	places := newLocator(d.text)
	for _, f := range faults {
		line, column := places.at(p.origin(f.at))
		problems = append(problems, Problem{line, column, f.message})
	}
	places = newLocator(d.text)
	for _, m := range markers {
		m.Line, m.Column = places.at(p.origin(m.at))
		d.Markers = append(d.Markers, m)
	}
	return problems
}

// origin is where a byte of the part stands in the document.
func (p *part) origin(at int) int {
	if p.cell == nil {
		return at
	}
	return p.cell.origin(at)
}

// Content returns what stands in a marker, with the line ends of the document.
func (d *Document) Content(i int) []byte {
	m := &d.Markers[i]
	return m.part.text[m.start:m.end]
}

// Fill returns the document with the contents between its markers, one for each;
// where that is nil, what stands there stays. So does everything else. Filling what
// Fill returned with the same contents changes nothing.
func (d *Document) Fill(contents [][]byte) []byte {
	if len(contents) != len(d.Markers) {
		panic("embed: a content for every marker is needed")
	}
	var b bytes.Buffer
	at := 0
	for i := range d.Markers {
		m := &d.Markers[i]
		if contents[i] == nil {
			continue
		}
		region := d.kind.region(m, contents[i])
		start, end := m.start, m.end
		if c := m.part.cell; c != nil {
			start, end, region = c.origin(start), c.origin(end), c.quoted(region)
		}
		b.Write(d.text[at:start])
		b.Write(region)
		at = end
	}
	b.Write(d.text[at:])
	return b.Bytes()
}

// region is what stands between the comments of a marker: the content on lines
// of its own, each within the list or quotation that the marker stands in, with a
// blank line before and after where that makes it a block.
func (k *kind) region(m *Marker, content []byte) []byte {
	lines := strings.Split(strings.Trim(string(content), "\n"), "\n")
	if k.spaced {
		lines = append(append([]string{""}, lines...), "")
	}
	var b bytes.Buffer
	b.WriteString(m.part.newline)
	for _, l := range lines {
		b.WriteString(strings.TrimRight(m.prefix+strings.TrimSuffix(l, "\r"), " \t") + m.part.newline)
	}
	b.WriteString(m.prefix)
	return b.Bytes()
}
