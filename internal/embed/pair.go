package embed

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// comment is a comment of ours.
type comment struct {
	start, end int // in the text
	form       *Form
	words      string
	closing    bool
	// misplaced comments are read as such and cannot be filled: they stand within a
	// line.
	misplaced bool
}

// fault is a problem at an offset of a part.
type fault struct {
	at      int
	message string
}

// ours reads a comment, without its brackets, and reports whether it is a marker.
func ours(body string) (words string, closing, ok bool) {
	body = strings.TrimSpace(body)
	if rest, found := strings.CutPrefix(body, "dossier:"); found {
		return strings.TrimSpace(rest), false, true
	}
	return "", true, body == "/dossier"
}

// tries bounds how often a text is filled for a trial.
const tries = 4

// settled finds the markers of a part that can be filled, and says what is wrong
// with others.
//
// A marker in a bad place would not be found again once it is filled: after a blank
// line, one that is indented within HTML is code. Or what was code before would be a
// marker behind it. So all are filled for a trial, and those that are lost, or bring
// forth another, are left out, until the same are found.
func (d *Document) settled(p *part) ([]Marker, []fault) {
	found, faults := d.kind.find(p.text)
	markers, more := d.kind.pair(p, found)
	faults = append(faults, more...)
	if !d.kind.spaced {
		return markers, faults
	}
	known := map[int]bool{}
	for i := range markers {
		known[markers[i].start] = true
	}
	for range tries {
		lost := d.lost(p, markers, known)
		if len(lost) == 0 {
			return markers, faults
		}
		kept := markers[:0]
		for i, m := range markers {
			if lost[i] {
				faults = append(faults, fault{m.at, "a marker cannot stand here, since its end, or what follows, would be read otherwise: indent it less, or put it outside of what is around it"})
				continue
			}
			kept = append(kept, m)
		}
		markers = kept
	}
	for _, m := range markers {
		faults = append(faults, fault{m.at, "the markers of this document cannot be told apart once they are filled: put them outside of lists and HTML"})
	}
	return nil, faults
}

// lost fills markers for a trial and tells which of them are not found again, are ended
// by another comment, or have a marker behind them that is not among those that are known
// by where they start.
func (d *Document) lost(p *part, markers []Marker, known map[int]bool) map[int]bool {
	var b bytes.Buffer
	starts, grown := make([]int, len(markers)), make([]int, len(markers)) // by how much the text behind has moved
	at := 0
	for i := range markers {
		m := &markers[i]
		b.Write(p.text[at:m.start])
		starts[i] = b.Len()
		b.Write(d.kind.region(m, []byte("x")))
		at = m.end
		grown[i] = b.Len() - m.end
	}
	b.Write(p.text[at:])
	filled := &part{text: b.Bytes(), newline: p.newline}
	found, _ := d.kind.find(filled.text)
	again, _ := d.kind.pair(filled, found)
	lost := map[int]bool{}
	next := 0
	for i := range markers {
		for next < len(again) && again[next].start < starts[i] {
			next++
		}
		if next == len(again) || again[next].start != starts[i] || again[next].Words != markers[i].Words || again[next].prefix != markers[i].prefix || again[next].end-grown[i] != markers[i].end {
			lost[i] = true
		}
	}
	last := -1 // of the markers, before the one at hand
	for i := range again {
		for last+1 < len(starts) && starts[last+1] <= again[i].start {
			last++
		}
		if last >= 0 && again[i].start != starts[last] && !known[again[i].start-grown[last]] {
			lost[last] = true
		}
	}
	return lost
}

// pair makes markers of opening and closing comments.
func (k *kind) pair(p *part, found []comment) (markers []Marker, faults []fault) {
	var open *comment
	places := newLocator(p.text)
	fail := func(c *comment, format string, args ...any) {
		faults = append(faults, fault{c.start, fmt.Sprintf(format, args...)})
	}
	for i := range found {
		c := &found[i]
		switch {
		case c.closing && open == nil:
			fail(c, "this ends a marker, and none is open here")
		case c.closing && c.form != open.form:
			fail(open, "this marker is ended by another form of comment: end it with %s", open.form.Close())
			open = nil
		case c.closing:
			if m, ok := k.marker(p, open, c); ok {
				markers = append(markers, m)
			} else {
				fail(open, "a marker must begin its line, indented no more than the text around it")
			}
			open = nil
		case open != nil:
			line, _ := places.at(c.start)
			fail(open, "this marker is not ended before the next one begins%s: write %s on a line above that", where(p, line), open.form.Close())
			open = c
		default:
			open = c
		}
	}
	if open != nil {
		fail(open, "this marker is never ended: write %s on a line below it", open.form.Close())
	}
	return markers, faults
}

// where names a line of a document; those of a cell are none of it.
func where(p *part, line int) string {
	if p.cell != nil {
		return ""
	}
	return fmt.Sprintf(" in line %d", line)
}

// lead is what may stand before a marker in its line: the marks of quotations
// and lists.
var lead = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]))*[ \t]*$`)

// marker makes one of its two comments, unless it stands within a line.
func (k *kind) marker(p *part, open, closing *comment) (Marker, bool) {
	m := Marker{Words: open.words, Form: open.form, at: open.start, part: p, start: open.end, end: closing.start}
	if !k.spaced {
		return m, true
	}
	before := p.text[bytes.LastIndexByte(p.text[:open.start], '\n')+1 : open.start]
	before = bytes.TrimPrefix(before, utf8BOM)
	m.prefix = strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' ' // the mark of a list: what follows is indented under it
	}, string(before))
	return m, !open.misplaced && lead.Match(before)
}
