package xmltext

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"dossier/data"
)

const (
	firstBuffer = 1 << 16
	// maxToken is how long a tag, a comment or an instruction may be, in bytes.
	maxToken = 1 << 20
)

// buffer is the part of a document that is looked at, and the place of its beginning.
type buffer struct {
	ctx       context.Context
	from      io.Reader
	buf       []byte
	pos, end  int  // what is read and not yet used is buf[pos:end]
	ended     bool // nothing comes behind it
	line, col int  // of buf[pos], counted from 1, columns in characters
}

// unread is what is read and not yet used. It stands until more is called.
func (b *buffer) unread() []byte { return b.buf[b.pos:b.end] }

// more reads on and reports whether there was more. It fills the whole buffer, and
// doubles it when it is full of one token, so that looking through a token from its
// beginning again takes linear time in all. The context is looked at here, and so
// once in some 64 kB.
func (b *buffer) more() (bool, error) {
	if b.ended {
		return false, nil
	}
	if err := b.ctx.Err(); err != nil {
		return false, err
	}
	if b.pos > 0 {
		b.end = copy(b.buf, b.buf[b.pos:b.end])
		b.pos = 0
	}
	if b.end == len(b.buf) {
		if b.end >= maxToken {
			return false, b.fault(data.CodeTooLarge, fmt.Sprintf("what begins here is longer than %d bytes", maxToken),
				"a quotation mark or the end of a comment may be missing; long texts belong between tags")
		}
		b.buf = append(b.buf, make([]byte, max(firstBuffer, len(b.buf)))...)
	}
	n, err := io.ReadFull(b.from, b.buf[b.end:])
	b.end += n
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		b.ended, err = true, nil
	}
	return n > 0, err
}

// token returns the next bytes up to the end that find tells, reading on as far as
// needed. find gets what is unread and returns the length of the token, or -1. Of a
// document that ends before, token returns nil.
func (b *buffer) token(find func([]byte) int) ([]byte, error) {
	for {
		if n := find(b.unread()); n >= 0 {
			return b.buf[b.pos : b.pos+n], nil
		}
		if ok, err := b.more(); err != nil || !ok {
			return nil, err
		}
	}
}

// use moves on behind the next n bytes.
func (b *buffer) use(n int) {
	b.advance(b.buf[b.pos : b.pos+n])
	b.pos += n
}

// advance moves the place behind some text.
func (b *buffer) advance(text []byte) {
	if lines := bytes.Count(text, newline); lines > 0 {
		b.line, b.col = b.line+lines, 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	b.col += utf8.RuneCount(text)
}

var newline = []byte{'\n'}
