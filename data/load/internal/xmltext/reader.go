package xmltext

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"dossier/data"
)

const (
	// maxDepth is how deep elements may be nested. Networks need some ten levels, and
	// two more for each group within a group.
	maxDepth = 256
	// maxText is how long the text of one element may be, in bytes, if it is wanted.
	maxText = 16 << 20
)

// Reader reads one document. It has one place, to which every method refers; its
// methods stop at the first error, which [Reader.Err] tells.
type Reader struct {
	buffer
	err error

	open   []opened
	names  []byte // of the open elements, one behind the other
	rooted bool   // the outermost element has begun
	empty  bool   // the element that has just begun ends in its tag

	name       []byte // of the element that has begun last
	attributes []attribute
	values     []byte // of attributes that are not as they are written
	startLine  int
	startCol   int

	text   []byte // of the element whose content is read
	passed []byte // what is read and not kept
}

// opened is an element that has begun: where its name stands, and its place.
type opened struct{ name, line, col int }

type attribute struct{ name, value []byte }

// event is what the reader has come to.
type event uint8

const (
	nothing event = iota // the end of the document, or an error
	start
	end
)

// NewReader returns a reader of a document. It reads ahead.
func NewReader(ctx context.Context, from io.Reader) *Reader {
	r := &Reader{buffer: buffer{ctx: ctx, from: from, line: 1, col: 1}}
	r.Fail(r.prolog())
	return r
}

// Err returns why reading has ended before the end of the document: a [*Fault], an
// error of reading, of the context, or one that was handed to Fail. At the end it is
// nil.
func (r *Reader) Err() error { return r.err }

// Fail ends reading with an error; nil and what comes after a first one do nothing.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// Depth is how many elements are open: 1 in the outermost one, 0 before it.
func (r *Reader) Depth() int { return len(r.open) }

// Name returns the name of the element that has begun last, without its prefix. It
// stands until the reader moves on.
func (r *Reader) Name() []byte { return local(r.name) }

// Place is where that element begins, counted from 1, the column in characters.
func (r *Reader) Place() (line, column int) { return r.startLine, r.startCol }

// Attribute returns the value of an attribute of the element that has begun last,
// without blanks around it, and nil where it has none. The name is one with its
// prefix, as it is written. The value stands until the reader moves on.
func (r *Reader) Attribute(name string) []byte {
	for i := range r.attributes {
		if string(r.attributes[i].name) == name {
			return bytes.TrimSpace(r.attributes[i].value)
		}
	}
	return nil
}

// Child moves on to the next element directly within the one of a depth, passing
// over what is left of the child before, and reports whether there is one. Otherwise
// the reader stands behind the end of that element. With depth 0 it finds the
// outermost element, then the end of the document.
func (r *Reader) Child(depth int) bool {
	for r.err == nil {
		switch r.next(false) {
		case start:
			if len(r.open) == depth+1 {
				return true
			}
		case end:
			if len(r.open) < depth {
				return false
			}
		case nothing:
			return false
		}
	}
	return false
}

// Content moves on behind the end of the element that has begun last and returns its
// text, without that of elements within it. The text stands until the reader moves
// on. markup tells whether there were such elements.
func (r *Reader) Content() (text []byte, markup bool) {
	depth := len(r.open)
	r.text = r.text[:0]
	for r.err == nil {
		switch r.next(len(r.open) == depth) {
		case start:
			markup = true
		case end:
			if len(r.open) < depth {
				return bytes.TrimSpace(r.text), markup
			}
		case nothing:
			return nil, markup
		}
	}
	return nil, markup
}

// next moves on to the next beginning or end of an element. Text in between goes to
// text if it is to be kept.
func (r *Reader) next(keep bool) event {
	if r.empty {
		r.empty = false
		r.leave()
		return end
	}
	for {
		if err := r.characters(keep); err != nil {
			r.Fail(err)
			return nothing
		}
		if r.pos == r.end {
			r.Fail(r.atEnd())
			return nothing
		}
		what, err := r.markupHere(keep)
		if err != nil {
			r.Fail(err)
			return nothing
		}
		if what != nothing {
			return what
		}
	}
}

// markupHere reads what begins with the < that comes next. It is nothing if it is
// neither beginning nor end of an element.
func (r *Reader) markupHere(keep bool) (event, error) {
	for r.end-r.pos < 2 {
		if ok, err := r.more(); err != nil {
			return nothing, err
		} else if !ok {
			return nothing, r.unclosed("tag")
		}
	}
	switch r.buf[r.pos+1] {
	case '/':
		return end, r.endTag()
	case '?':
		return nothing, r.instruction()
	case '!':
		return nothing, r.declaration(keep)
	}
	return start, r.startTag()
}

// starts reports whether what comes next starts with a text.
func (r *Reader) starts(with string) bool {
	for r.end-r.pos < len(with) && r.err == nil {
		ok, err := r.more()
		if r.Fail(err); !ok {
			return false
		}
	}
	return r.err == nil && string(r.buf[r.pos:r.pos+len(with)]) == with
}

// unclosed is the fault of a document that ends within what begins here.
func (r *Reader) unclosed(what string) error {
	return r.fault(data.CodeSyntax, "the file ends within the "+what+" that begins here", "it may be cut off: save or fetch it again")
}

// atEnd says what is wrong with a document that ends here.
func (r *Reader) atEnd() error {
	if n := len(r.open); n > 0 {
		o := r.open[n-1]
		r.line, r.col = o.line, o.col
		return r.fault(data.CodeSyntax, fmt.Sprintf("the element <%s> is never closed", r.names[o.name:]),
			"the file ends before it does; it may be cut off: save or fetch it again")
	}
	if !r.rooted {
		return r.fault(data.CodeSyntax, "the file ends before its first element", "it may be cut off: save or fetch it again")
	}
	return nil
}

// enter opens the element of a start tag.
func (r *Reader) enter(name []byte) error {
	if len(r.open) == 0 && r.rooted {
		return r.fault(data.CodeSyntax, fmt.Sprintf("a second outermost element <%s> begins here", name), "an XML file has one; split it")
	}
	if len(r.open) == maxDepth {
		return r.fault(data.CodeTooDeep, fmt.Sprintf("elements are nested more than %d deep here", maxDepth), "networks need some ten levels")
	}
	r.rooted = true
	r.open = append(r.open, opened{len(r.names), r.line, r.col})
	r.names = append(r.names, name...)
	r.startLine, r.startCol = r.line, r.col
	return nil
}

// leave closes the innermost element.
func (r *Reader) leave() {
	last := len(r.open) - 1
	r.names = r.names[:r.open[last].name]
	r.open = r.open[:last]
}

// local takes the prefix off a name.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i > 0 && i < len(name)-1 {
		return name[i+1:]
	}
	return name
}
