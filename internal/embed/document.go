package embed

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Kind says how a document is written.
type Kind uint8

// The kinds of documents.
const (
	Markdown Kind = iota
	HTML
)

// KindOf tells the kind of a document by the ending of its name.
func KindOf(name string) (Kind, bool) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".qmd", ".rmd":
		return Markdown, true
	case ".html", ".htm":
		return HTML, true
	}
	return 0, false
}

// MaxSize is the size of a document in bytes.
const MaxSize = 4 << 20

// Problem says what is wrong with a document, and where, counted from 1.
type Problem struct {
	Line, Column int
	Message      string
}

// Marker is a place to be filled.
type Marker struct {
	// Words are what stands behind "dossier:" in the opening comment.
	Words        string
	Line, Column int

	start, end int // what stands between the two comments
	prefix     string
}

// Document is a text with the markers in it, in their order.
type Document struct {
	Markers []Marker
	kind    Kind
	text    []byte
	newline string
}

// comment is a comment of ours.
type comment struct {
	start, end int // in the document
	words      string
	closing    bool
	inline     bool // within a line of Markdown text
}

const closer = "<!-- /dossier -->"

// Parse finds the markers of a document. Where there are problems, the document
// must not be filled. The cost is that of parsing Markdown once.
func Parse(kind Kind, text []byte) (*Document, []Problem) {
	d := &Document{kind: kind, text: text, newline: "\n"}
	if p := refused(text); p != nil {
		return d, []Problem{*p}
	}
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		d.newline = "\r\n"
	}
	if !bytes.Contains(text, []byte("dossier")) {
		return d, nil // nothing to look for
	}
	problems := d.find()
	if len(problems) == 0 && kind == Markdown {
		problems = d.tryFilling()
	}
	return d, problems
}

// find finds the markers.
func (d *Document) find() []Problem {
	if d.kind == HTML {
		return d.pair((&scanner{}).scan(d.text, func(i int) int { return i }))
	}
	if at := deepest(d.text); at >= 0 {
		line, column := d.position(at)
		return []Problem{{line, column, fmt.Sprintf("more than %d quotations and lists within one another", maxDepth)}}
	}
	found, err := markdownComments(d.text)
	if err != nil {
		return []Problem{{1, 1, err.Error()}}
	}
	return d.pair(found)
}

// tryFilling finds markers that would not be found again once they are filled,
// such as one that is indented within HTML: after a blank line, that is code.
func (d *Document) tryFilling() []Problem {
	contents := make([][]byte, len(d.Markers))
	for i := range contents {
		contents[i] = []byte("x")
	}
	filled := &Document{kind: d.kind, text: d.Fill(contents), newline: d.newline}
	problems := filled.find()
	for i, m := range d.Markers {
		if i >= len(filled.Markers) || filled.Markers[i].Words != m.Words || filled.Markers[i].prefix != m.prefix {
			return []Problem{{m.Line, m.Column, "a marker cannot stand here, since its end would become code: indent it less, or put it outside of the HTML around it"}}
		}
	}
	if len(problems) > 0 || len(filled.Markers) != len(d.Markers) {
		return []Problem{{1, 1, "the markers of this document cannot be told apart once they are filled: put them outside of lists and HTML"}}
	}
	return nil
}

// refused says why a text cannot be a document.
func refused(text []byte) *Problem {
	switch {
	case len(text) > MaxSize:
		return &Problem{1, 1, fmt.Sprintf("the document is larger than %d MB: split it", MaxSize>>20)}
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		return &Problem{1, 1, "the document is UTF-16: save it as UTF-8"}
	}
	return nil
}

// pair makes markers of opening and closing comments.
func (d *Document) pair(found []comment) (problems []Problem) {
	fail := func(c comment, message string) {
		line, column := d.position(c.start)
		problems = append(problems, Problem{line, column, message})
	}
	var open *comment
	for i := range found {
		c := &found[i]
		switch {
		case c.closing && open == nil:
			fail(*c, "this ends a marker, and none is open here")
		case c.closing:
			d.add(*open, *c, fail)
			open = nil
		case open != nil:
			line, _ := d.position(open.start)
			fail(*c, fmt.Sprintf("a marker stands within the one of line %d: end that one first, with %s", line, closer))
			open = c
		default:
			open = c
		}
	}
	if open != nil {
		fail(*open, "this marker is never ended: write "+closer+" on a line below it")
	}
	return problems
}

// lead is what may stand before a marker in its line: the marks of quotations
// and lists.
var lead = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]))*[ \t]*$`)

func (d *Document) add(open, closing comment, fail func(comment, string)) {
	m := Marker{Words: open.words, start: open.end, end: closing.start}
	m.Line, m.Column = d.position(open.start)
	if d.kind == Markdown {
		before := d.text[bytes.LastIndexByte(d.text[:open.start], '\n')+1 : open.start]
		before = bytes.TrimPrefix(before, utf8BOM)
		if open.inline || !lead.Match(before) {
			fail(open, "a marker must begin its line, indented no more than the text around it")
			return
		}
		m.prefix = strings.Map(func(r rune) rune {
			if r == '>' || r == '\t' {
				return r
			}
			return ' ' // the mark of a list: what follows is indented under it
		}, string(before))
	}
	d.Markers = append(d.Markers, m)
}

var utf8BOM = []byte("\xef\xbb\xbf")

// position gives the line and the column, in characters, of an offset.
func (d *Document) position(offset int) (line, column int) {
	before := bytes.TrimPrefix(d.text[:offset], utf8BOM)
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte{'\n'}), 1 + utf8.RuneCount(before[start:])
}

// Content returns what stands in a marker.
func (d *Document) Content(i int) []byte { return d.text[d.Markers[i].start:d.Markers[i].end] }

// Filled reports whether the content already stands in marker i.
func (d *Document) Filled(i int, content []byte) bool {
	m := &d.Markers[i]
	return bytes.Equal(d.text[m.start:m.end], d.region(m, content))
}

// Fill returns the document with the contents between its markers, one for each.
// Everything else stays as it was. Filling what Fill returned with the same
// contents changes nothing.
func (d *Document) Fill(contents [][]byte) []byte {
	if len(contents) != len(d.Markers) {
		panic("embed: a content for every marker is needed")
	}
	var b bytes.Buffer
	at := 0
	for i := range d.Markers {
		m := &d.Markers[i]
		b.Write(d.text[at:m.start])
		b.Write(d.region(m, contents[i]))
		at = m.end
	}
	b.Write(d.text[at:])
	return b.Bytes()
}

// region is what stands between the comments of a marker: the content on lines
// of its own, each within the list or quotation that the marker stands in.
// Markdown gets a blank line before and after, which some of its readers need.
func (d *Document) region(m *Marker, content []byte) []byte {
	lines := strings.Split(strings.Trim(string(content), "\n"), "\n")
	if d.kind == Markdown {
		lines = append(append([]string{""}, lines...), "")
	}
	var b bytes.Buffer
	b.WriteString(d.newline)
	for _, l := range lines {
		b.WriteString(strings.TrimRight(m.prefix+strings.TrimSuffix(l, "\r"), " \t") + d.newline)
	}
	b.WriteString(m.prefix)
	return b.Bytes()
}

// ours reads a comment, without its brackets, and reports whether it is a marker.
func ours(body string) (words string, closing, ok bool) {
	body = strings.TrimSpace(body)
	if rest, found := strings.CutPrefix(body, "dossier:"); found {
		return strings.TrimSpace(rest), false, true
	}
	return "", true, body == "/dossier"
}
