package xmltext

import (
	"bytes"
	"fmt"

	"dossier/data"
)

// What stands between tags: text, comments, instructions, document types.

// characters reads on to the next < or the end of the document.
func (r *Reader) characters(keep bool) error {
	for {
		part := r.unread()
		to := bytes.IndexByte(part, '<')
		switch {
		case to >= 0:
		case r.ended:
			to = len(part)
		case len(part) > 2*tail:
			to = whole(part)
		default:
			if _, err := r.more(); err != nil {
				return err
			}
			continue
		}
		if to == 0 {
			return nil
		}
		if err := r.take(part[:to], inText, keep); err != nil {
			return err
		}
	}
}

// tail is how many bytes at the end of a part of a text may mean nothing without what
// comes behind them.
const tail = maxReference

// whole returns how much of a part of a text, of more than two tails, can be read
// without what comes behind it: up to what may begin a reference, the end of CDATA, a
// line end or a character that goes on.
func whole(part []byte) int {
	to := len(part) - tail
	for i := to; i > to-tail; i-- {
		switch part[i-1] {
		case '&', ']', '\r':
			return i - 1
		}
	}
	for to > 1 && part[to]&0xC0 == 0x80 { // within a character
		to--
	}
	return to
}

// take reads a part of a text, and keeps what it stands for if it is to be kept.
func (r *Reader) take(part []byte, in where, keep bool) error {
	if len(r.open) == 0 && len(trimBlanks(part)) > 0 {
		r.advance(part[:len(part)-len(trimBlanks(part))])
		return r.fault(data.CodeSyntax, "text stands outside of the outermost element", "an XML file begins with < and has nothing behind its last >")
	}
	to := &r.text
	if !keep {
		r.passed, to = r.passed[:0], &r.passed
	}
	text, rest, bad := appendText(*to, part, in)
	if bad != nil {
		return r.faultIn(part, len(part)-len(rest), bad.code, bad.message, bad.hint)
	}
	*to = text
	if len(text) > maxText {
		return r.fault(data.CodeTooLarge, fmt.Sprintf("the text of an element is longer than %d bytes", maxText), "keep long texts in files of their own")
	}
	r.use(len(part))
	return nil
}

// declaration reads what begins with <!.
func (r *Reader) declaration(keep bool) error {
	switch {
	case r.starts("<!--"):
		return r.comment()
	case r.starts("<![CDATA["):
		return r.cdata(keep)
	case r.starts("<!DOCTYPE"):
		return r.doctype()
	case r.err != nil:
		return r.err
	}
	return r.fault(data.CodeSyntax, "what begins here is no tag, comment or CDATA", "a < in a text is written &lt;")
}

// comment passes over a comment.
func (r *Reader) comment() error {
	const begin = len("<!--")
	comment, err := r.token(func(text []byte) int {
		if i := bytes.Index(text[min(begin, len(text)):], []byte("--")); i >= 0 && len(text) > begin+i+2 {
			return begin + i + 3
		}
		return -1
	})
	switch {
	case err != nil:
		return err
	case comment == nil:
		return r.unclosed("comment")
	case comment[len(comment)-1] != '>':
		return r.faultIn(comment, len(comment)-3, data.CodeSyntax, "two hyphens stand in a comment", "write one of them")
	}
	return r.pass(comment)
}

// pass moves on behind what says nothing, if it is text.
func (r *Reader) pass(token []byte) error {
	passed, rest, bad := appendText(r.passed[:0], token, inCDATA)
	r.passed = passed
	if bad != nil {
		return r.faultIn(token, len(token)-len(rest), bad.code, bad.message, bad.hint)
	}
	r.use(len(token))
	return nil
}

// cdata reads text that is written without references.
func (r *Reader) cdata(keep bool) error {
	if len(r.open) == 0 {
		return r.fault(data.CodeSyntax, "CDATA stands outside of the outermost element", "remove it")
	}
	beginLine, beginCol := r.line, r.col
	r.use(len("<![CDATA["))
	for {
		part := r.unread()
		if to := bytes.Index(part, cdataEnd); to >= 0 {
			if err := r.take(part[:to], inCDATA, keep); err != nil {
				return err
			}
			r.use(len(cdataEnd))
			return nil
		}
		if r.ended {
			r.line, r.col = beginLine, beginCol
			return r.unclosed("CDATA")
		}
		if len(part) > 2*tail {
			if err := r.take(part[:whole(part)], inCDATA, keep); err != nil {
				return err
			}
		}
		if _, err := r.more(); err != nil {
			return err
		}
	}
}

// instruction passes over an instruction to a program.
func (r *Reader) instruction() error {
	instruction, err := r.token(func(text []byte) int {
		if i := bytes.Index(text[2:], []byte("?>")); i >= 0 {
			return i + 4
		}
		return -1
	})
	switch {
	case err != nil:
		return err
	case instruction == nil:
		return r.unclosed("instruction")
	}
	body := instruction[2 : len(instruction)-2]
	n := nameLength(body)
	if n == 0 || bytes.EqualFold(body[:n], []byte("xml")) {
		return r.fault(data.CodeSyntax, "an instruction without a name, or an XML declaration behind the beginning of the file", "remove it; <?xml ... ?> stands first or not at all")
	}
	return r.pass(instruction)
}

// doctype passes over a document type that only names what the file is, and refuses
// any that declares something.
func (r *Reader) doctype() error {
	if r.rooted {
		return r.fault(data.CodeSyntax, "a document type stands behind the beginning of an element", "remove it")
	}
	doctype, err := r.token(func(text []byte) int {
		quote := byte(0)
		for i, c := range text {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>' || c == '[' || c == '<' && i > 0:
				return i + 1
			case c == '"' || c == '\'':
				quote = c
			}
		}
		return -1
	})
	switch {
	case err != nil:
		return err
	case doctype == nil:
		return r.unclosed("document type")
	case doctype[len(doctype)-1] != '>':
		return r.fault(data.CodeSyntax, "the file has a document type with declarations of its own, which is not accepted: they can stand for gigabytes or for other files",
			"remove <!DOCTYPE ...> and write out in full what its entities stand for")
	}
	return r.pass(doctype)
}
