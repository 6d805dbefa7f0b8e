package embed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"
)

// cell is the Markdown of a cell of a notebook.
type cell struct {
	text []byte
	// strings are those that the text is made of, as they stand in the document.
	strings []literal
	// between stands between two lines where each is a string of its own; empty: the
	// text is one string.
	between string
}

// literal is a string of JSON with its quotes.
type literal struct {
	at   int // of its text in that of the cell
	from int // in the document, of the first byte after the quote
	raw  []byte
}

// badNotebook says what is wrong with a notebook, and where.
type badNotebook struct {
	offset  int
	message string
}

// cellsOf finds the cells with Markdown in a notebook, in their order. It reads
// tokens and keeps where they stand, so that all else can stay as it is.
func cellsOf(text []byte) ([]cell, *badNotebook) {
	bare := bytes.TrimPrefix(text, utf8BOM)
	r := &notebook{text: text, skipped: len(text) - len(bare), dec: json.NewDecoder(bytes.NewReader(bare))}
	r.dec.UseNumber()
	cells, err := r.cells()
	if err == nil {
		if _, err = r.dec.Token(); err == nil {
			err = errors.New("something follows the notebook")
		} else if errors.Is(err, io.EOF) {
			err = nil
		}
	}
	if err != nil {
		return nil, &badNotebook{min(r.end(), len(text)), fmt.Sprintf("the notebook cannot be read as JSON: %v", err)}
	}
	return cells, nil
}

// notebook reads a notebook token by token.
type notebook struct {
	text    []byte
	skipped int
	dec     *json.Decoder
}

// end is where the last token ends.
func (r *notebook) end() int { return r.skipped + int(r.dec.InputOffset()) }

// object calls read for every field of an object, which has to read its value.
func (r *notebook) object(read func(name string) error) error {
	for r.dec.More() {
		name, err := r.dec.Token()
		if err != nil {
			return err
		}
		if err := read(name.(string)); err != nil {
			return err
		}
	}
	_, err := r.dec.Token()
	return err
}

// skip reads a value of no use.
func (r *notebook) skip() error {
	for depth := 0; ; {
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// cells reads the notebook: an object with a list of cells.
func (r *notebook) cells() (cells []cell, err error) {
	if t, err := r.dec.Token(); err != nil || t != json.Delim('{') {
		return nil, orError(err, "a notebook is an object")
	}
	return cells, r.object(func(name string) error {
		if name != "cells" {
			return r.skip()
		}
		if t, err := r.dec.Token(); err != nil || t != json.Delim('[') {
			return orError(err, "cells is a list")
		}
		for r.dec.More() {
			c, markdown, err := r.cell()
			if err != nil {
				return err
			}
			if markdown {
				cells = append(cells, c)
			}
		}
		_, err := r.dec.Token()
		return err
	})
}

func orError(err error, otherwise string) error {
	if err != nil {
		return err
	}
	return errors.New(otherwise)
}

// cell reads a cell.
func (r *notebook) cell() (c cell, markdown bool, err error) {
	if t, err := r.dec.Token(); err != nil || t != json.Delim('{') {
		return c, false, orError(err, "a cell is an object")
	}
	err = r.object(func(name string) error {
		switch name {
		case "cell_type":
			t, err := r.dec.Token()
			markdown = t == "markdown"
			if _, open := t.(json.Delim); open {
				return errors.New("cell_type is a text")
			}
			return err
		case "source":
			c = cell{}
			return r.source(&c)
		}
		return r.skip()
	})
	return c, markdown, err
}

// source reads the text of a cell: a string, or a list of strings.
func (r *notebook) source(c *cell) error {
	before := r.end()
	t, err := r.dec.Token()
	if s, ok := t.(string); ok {
		r.add(c, before, s)
		return nil
	}
	if err != nil || t != json.Delim('[') {
		return orError(err, "the source of a cell is a text or a list of texts")
	}
	list := r.end()
	for r.dec.More() {
		before := r.end()
		t, err := r.dec.Token()
		s, ok := t.(string)
		if err != nil || !ok {
			return orError(err, "the source of a cell is a text or a list of texts")
		}
		r.add(c, before, s)
	}
	switch n := len(c.strings); {
	case n > 1:
		second := c.strings[1]
		first := c.strings[0].from + len(c.strings[0].raw) + 1
		c.between = string(r.text[first : second.from-1])
	case n == 1:
		c.between = "," + string(r.text[list:c.strings[0].from-1])
	}
	_, err = r.dec.Token()
	return err
}

// add adds a string that stands between an offset and the end of the last token.
func (r *notebook) add(c *cell, after int, s string) {
	from := after + bytes.IndexByte(r.text[after:], '"') + 1
	c.strings = append(c.strings, literal{len(c.text), from, r.text[from : r.end()-1]})
	c.text = append(c.text, s...)
}

// origin is where a byte of the text of a cell stands in the document. Of the end of
// a string and the beginning of the next it takes the beginning.
func (c *cell) origin(at int) int {
	i := sort.Search(len(c.strings), func(i int) bool { return c.strings[i].at > at }) - 1
	l := &c.strings[i]
	in := 0 // in the raw text
	for n := at - l.at; n > 0 && in < len(l.raw); {
		decoded, raw := unescaped(l.raw[in:])
		n -= decoded
		in += raw
	}
	return l.from + in
}

// unescaped tells how many bytes the first character of a string of JSON has, and
// how many it is written with.
func unescaped(raw []byte) (decoded, written int) {
	if raw[0] != '\\' {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError {
			return utf8.RuneLen(r), size // what is no UTF-8 is read as a character of its own
		}
		return size, size
	}
	if raw[1] != 'u' {
		return 1, 2
	}
	written = 6
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' { // perhaps half of a character
		var pair string
		if json.Unmarshal([]byte(`"`+string(raw[:12])+`"`), &pair) == nil && utf8.RuneCountInString(pair) == 1 {
			return len(pair), 12
		}
	}
	var one string
	if json.Unmarshal([]byte(`"`+string(raw[:6])+`"`), &one) != nil {
		return 1, written
	}
	return len(one), written
}

// quoted writes a text that comes into the middle of a string as JSON, in the form
// of the cell.
func (c *cell) quoted(text []byte) []byte {
	var b strings.Builder
	for _, r := range string(text) {
		switch {
		case r == '\n' && c.between != "":
			b.WriteString(`\n"` + c.between + `"`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return []byte(b.String())
}
