package xmltext

import (
	"bytes"
	"fmt"

	"dossier/data"
)

// maxAttributes is how many attributes an element may have.
const maxAttributes = 64

// tagLength returns the length of the tag that a text begins with, or -1 if the text
// ends before. A < in the tag, which is a fault, ends it too, so that one forgotten
// quotation mark does not take the rest of the file for a value.
func tagLength(text []byte) int {
	quote := byte(0)
	for i, c := range text {
		switch {
		case c == '<' && i > 0:
			return i + 1
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case c == '"' || c == '\'':
			quote = c
		}
	}
	return -1
}

// wholeTag returns the tag that comes next, from < to >.
func (r *Reader) wholeTag() ([]byte, error) {
	tag, err := r.token(tagLength)
	switch last := len(tag) - 1; {
	case err != nil:
		return nil, err
	case tag == nil:
		return nil, r.unclosed("tag")
	case tag[last] == '<':
		return nil, r.faultIn(tag, last, data.CodeSyntax, "a < stands within a tag",
			"a quotation mark or a > may be missing before it; in a value it is written &lt;")
	}
	return tag, nil
}

// startTag reads the tag of an element that begins.
func (r *Reader) startTag() error {
	tag, err := r.wholeTag()
	if err != nil {
		return err
	}
	body := tag[1 : len(tag)-1]
	empty := bytes.HasSuffix(body, slash)
	body = bytes.TrimSuffix(body, slash)
	n := nameLength(body)
	if n == 0 {
		return r.faultIn(tag, 1, data.CodeSyntax, "no name stands behind this <", "a < that begins no tag is written &lt;")
	}
	r.name, r.attributes, r.values = body[:n], r.attributes[:0], r.values[:0]
	if err := r.enter(r.name); err != nil {
		return err
	}
	if err := r.readAttributes(tag, body[n:]); err != nil {
		return err
	}
	r.empty = empty
	r.use(len(tag))
	return nil
}

var slash = []byte{'/'}

// readAttributes reads the attributes of a tag from what stands behind its name.
func (r *Reader) readAttributes(tag, rest []byte) error {
	end := 1 + len(r.name) + len(rest)
	at := func(behind []byte) int { return end - len(behind) }
	for {
		trimmed := trimBlanks(rest)
		if len(trimmed) == 0 {
			return nil
		}
		n := nameLength(trimmed)
		if n == 0 || len(trimmed) == len(rest) {
			return r.faultIn(tag, at(trimmed), data.CodeSyntax, fmt.Sprintf("no attribute can stand here in the tag of <%s>", r.name),
				`attributes are written name="value", with blanks between them`)
		}
		name := trimmed[:n]
		rest = trimBlanks(trimmed[n:])
		if len(rest) > 0 && rest[0] == '=' {
			rest = trimBlanks(rest[1:])
		} else {
			rest = nil
		}
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return r.faultIn(tag, at(trimmed), data.CodeSyntax, fmt.Sprintf("the attribute %s has no value in quotation marks", data.Quoted(string(name))),
				`write it as name="value"`)
		}
		length := bytes.IndexByte(rest[1:], rest[0]) // there is one, or the tag would not end
		if length < 0 {
			return r.faultIn(tag, at(trimmed), data.CodeSyntax, "the value of an attribute is never closed", "add the quotation mark")
		}
		value := rest[1 : 1+length]
		if err := r.addAttribute(tag, at(trimmed), name, value, at(rest)+1); err != nil {
			return err
		}
		rest = rest[length+2:]
	}
}

// addAttribute adds an attribute to those of the element. Its name and its value
// stand at offsets of the tag.
func (r *Reader) addAttribute(tag []byte, nameAt int, name, value []byte, valueAt int) error {
	if len(r.attributes) == maxAttributes {
		return r.faultIn(tag, nameAt, data.CodeTooLarge, fmt.Sprintf("the element <%s> has more than %d attributes", r.name, maxAttributes),
			"networks need some ten; values of one's own belong into data or attvalue elements")
	}
	for i := range r.attributes {
		if bytes.Equal(r.attributes[i].name, name) {
			return r.faultIn(tag, nameAt, data.CodeSyntax, fmt.Sprintf("the attribute %s is written twice in one tag", data.Quoted(string(name))),
				"remove one of them")
		}
	}
	if i := ordinary(value); i < len(value) {
		values, rest, bad := appendText(r.values, value, inAttribute)
		if bad != nil {
			return r.faultIn(tag, valueAt+len(value)-len(rest), bad.code, bad.message, bad.hint)
		}
		value = values[len(r.values):]
		r.values = values
	}
	r.attributes = append(r.attributes, attribute{name, value})
	return nil
}

// endTag reads the tag of an element that ends, which must be the innermost one.
func (r *Reader) endTag() error {
	tag, err := r.wholeTag()
	if err != nil {
		return err
	}
	name := bytes.TrimRight(tag[2:len(tag)-1], blanks)
	if len(r.open) == 0 {
		return r.fault(data.CodeSyntax, fmt.Sprintf("</%s> ends an element that has not begun", printable(name)), "remove it")
	}
	last := r.open[len(r.open)-1]
	if want := r.names[last.name:]; !bytes.Equal(name, want) {
		return r.fault(data.CodeSyntax, fmt.Sprintf("</%s> stands where <%s> of line %d should end", printable(name), want, last.line),
			fmt.Sprintf("write </%s> before it", want))
	}
	r.use(len(tag))
	r.leave()
	return nil
}

// printable is a name from a file as it can stand in a message.
func printable(name []byte) string {
	if len(name) == nameLength(name) && len(name) <= 60 {
		return string(name)
	}
	return "..."
}
