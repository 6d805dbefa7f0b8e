package answer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Write writes an answer as JSON. Lists that an engine made are never null, and all
// that ids stand for follows the answer proper. Claims that are made while they are read are
// written as they come, one a line, so that the memory does not grow with them.
// Control and formatting characters are written as escapes: the same values, but
// none that a terminal obeys. It fails where the context ends, where a list
// fails, and where w does.
func Write(ctx context.Context, w io.Writer, a Answer) error {
	if err := Seal(ctx, a); err != nil {
		return err
	}
	out := &writer{w: bufio.NewWriterSize(w, 1<<16)}
	switch a := a.(type) {
	case *Listing:
		rest := *a
		rest.List = List[Claim]{}
		stream(out, "claims", a.List)
		out.rest(&rest)
	case *Comparison:
		rest := *a
		rest.Added, rest.Gone, rest.Regraded, rest.Reworded = List[Claim]{}, List[Claim]{}, List[Change]{}, List[Change]{}
		stream(out, "added", a.Added)
		stream(out, "gone", a.Gone)
		stream(out, "regraded", a.Regraded)
		stream(out, "reworded", a.Reworded)
		out.rest(&rest)
	default:
		out.rest(a)
	}
	return out.finish()
}

// writer writes one JSON object. It keeps the first error.
type writer struct {
	w     *bufio.Writer
	begun bool // something stands in the object
	line  bytes.Buffer
	err   error
}

// open begins the object, or goes on in it.
func (o *writer) open() {
	if o.begun {
		o.text(",\n")
	} else {
		o.text("{\n")
	}
	o.begun = true
}

func (o *writer) text(s string) {
	if o.err == nil {
		_, o.err = o.w.WriteString(s)
	}
}

// value writes one value on one line.
func (o *writer) value(x any) {
	if o.err != nil {
		return
	}
	o.line.Reset()
	e := json.NewEncoder(&o.line)
	e.SetEscapeHTML(false)
	if o.err = e.Encode(x); o.err == nil {
		_, o.err = o.w.Write(visible(bytes.TrimSuffix(o.line.Bytes(), []byte("\n"))))
	}
}

// stream writes a list as a member of the object.
func stream[T any](o *writer, name string, list List[T]) {
	o.open()
	o.text(`  "` + name + `": [`)
	first := true
	for x, err := range list.All() {
		if err != nil {
			o.err = errors.Join(o.err, err)
		}
		if o.err != nil {
			return
		}
		if first {
			o.text("\n    ")
		} else {
			o.text(",\n    ")
		}
		first = false
		o.value(&x)
	}
	if !first {
		o.text("\n  ")
	}
	o.text("]")
}

// rest writes the members of a struct into the object.
func (o *writer) rest(x any) {
	if o.err != nil {
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if o.err = e.Encode(x); o.err != nil {
		return
	}
	members := bytes.TrimSuffix(bytes.TrimPrefix(b.Bytes(), []byte("{\n")), []byte("\n}\n"))
	o.open()
	if o.err == nil {
		_, o.err = o.w.Write(visible(members))
	}
}

// finish ends the object.
func (o *writer) finish() error {
	o.text("\n}\n")
	if o.err != nil {
		return o.err
	}
	return o.w.Flush()
}

// visible writes control and formatting characters, which could turn a line
// around on a terminal, as JSON escapes. They occur within strings only.
func visible(text []byte) []byte {
	if plain(text) || !bytes.ContainsFunc(text, invisible) {
		return text
	}
	b := make([]byte, 0, len(text)+64)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case !invisible(r):
			b = append(b, text[:size]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04x`, high, low)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
		text = text[size:]
	}
	return b
}

// plain reports whether a JSON text is of printable ASCII and line feeds alone, as
// most are, so that there is nothing to look for. Of the control characters the
// encoder has escaped all but DEL (0x7f).
func plain(text []byte) bool {
	for _, c := range text {
		if c >= 0x7f {
			return false
		}
	}
	return true
}

// invisible reports whether a character is to be escaped. U+FFFD is, since the
// encoder escapes it where it stands for bytes that are no UTF-8: so an answer that
// was read back is written in the same bytes.
func invisible(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) || r == utf8.RuneError
}
