package xmltext

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"

	"dossier/data"
)

// blanks are what XML takes for white space.
const blanks = " \t\r\n"

// trimBlanks takes white space off the beginning of a text.
func trimBlanks(text []byte) []byte {
	for len(text) > 0 && (text[0] == ' ' || text[0] == '\n' || text[0] == '\t' || text[0] == '\r') {
		text = text[1:]
	}
	return text
}

// class says what a byte can be.
type class uint8

const (
	plain     class = 1 << iota // stands for itself in a value
	nameStart                   // may begin a name
	namePart                    // may go on with a name
)

var classes = func() (table [256]class) {
	for c := range table {
		switch {
		case c >= utf8.RuneSelf:
		case 'a' <= c|0x20 && c|0x20 <= 'z', c == '_', c == ':':
			table[c] = plain | nameStart | namePart
		case '0' <= c && c <= '9', c == '-', c == '.':
			table[c] = plain | namePart
		case c >= ' ' && c != '&' && c != '<' && c != ']':
			table[c] = plain
		}
	}
	return table
}()

// ordinary returns how many bytes stand for themselves at the beginning of a text.
func ordinary(text []byte) int {
	for i, c := range text {
		if classes[c]&plain == 0 {
			return i
		}
	}
	return len(text)
}

// nameLength returns the length of the name that a text begins with. Beyond ASCII,
// letters, digits and marks make names, somewhat other ones than XML lists.
func nameLength(text []byte) int {
	colons, want := 0, nameStart
	for i := 0; i < len(text); {
		size := 1
		if c := text[i]; c < utf8.RuneSelf {
			if c == ':' {
				colons++
			}
			if classes[c]&want == 0 || colons > 1 {
				return i
			}
		} else {
			var char rune
			char, size = utf8.DecodeRune(text[i:])
			if !unicode.IsLetter(char) && (want == nameStart || !unicode.In(char, unicode.Digit, unicode.Mark)) {
				return i
			}
		}
		i, want = i+size, namePart
	}
	return len(text)
}

// where says in what a text stands, since a few characters mean something else there.
type where uint8

const (
	inText where = iota
	inAttribute
	inCDATA
)

// badText is what is wrong with a text.
type badText struct{ code, message, hint string }

const maxReference = 32 // bytes of a reference such as &#xE9;, leading zeros and all

// appendText appends what a text stands for: references are replaced, line ends are
// made one sort, and in attributes white space is made blanks. It returns what is
// left of the text: a fault stands at its beginning. Of a text that may go on, a few
// bytes can be left at the end because they mean nothing without what follows.
func appendText(to, text []byte, in where) (appended, rest []byte, bad *badText) {
	for {
		n := ordinary(text)
		to, text = append(to, text[:n]...), text[n:]
		if len(text) == 0 {
			return to, nil, nil
		}
		char, size, bad := first(text, in)
		if bad != nil {
			return to, text, bad
		}
		to, text = utf8.AppendRune(to, char), text[size:]
	}
}

// first returns the character for which the beginning of a text stands, and the length
// of that beginning.
func first(text []byte, in where) (char rune, size int, bad *badText) {
	switch c := text[0]; {
	case c >= utf8.RuneSelf:
		char, size = utf8.DecodeRune(text)
		if char == utf8.RuneError && size == 1 || !allowed(char) {
			return 0, 0, badCharacter(text, char, size)
		}
		return char, size, nil
	case c == '&' && in != inCDATA:
		return reference(text)
	case c == '<' && in == inAttribute:
		return 0, 0, &badText{data.CodeSyntax, "a < stands in a value", "write it as &lt;"}
	case c == ']' && in == inText && bytes.HasPrefix(text, cdataEnd):
		return 0, 0, &badText{data.CodeSyntax, "]]> stands in a text", "write it as ]]&gt;"}
	case bytes.HasPrefix(text, []byte("\r\n")):
		return lineEnd(in), 2, nil
	case c == '\r', c == '\n':
		return lineEnd(in), 1, nil
	case c == '\t' && in == inAttribute:
		return ' ', 1, nil
	case !allowed(rune(c)):
		return 0, 0, badCharacter(text, rune(c), 1)
	default:
		return rune(c), 1, nil
	}
}

var cdataEnd = []byte("]]>")

func lineEnd(in where) rune {
	if in == inAttribute {
		return ' '
	}
	return '\n'
}

// badCharacter says what is wrong with the character that a text begins with.
func badCharacter(text []byte, char rune, size int) *badText {
	switch {
	case char == utf8.RuneError && size == 1:
		return &badText{data.CodeEncoding, fmt.Sprintf("the byte 0x%02X is not UTF-8", text[0]),
			"save the file as UTF-8; from Western European encodings: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT"}
	case char == 0:
		return &badText{data.CodeEncoding, "a NUL byte stands here; this is not a text file", "save the file as plain UTF-8 text"}
	}
	return &badText{data.CodeSyntax, fmt.Sprintf("the character U+%04X cannot stand in an XML file", char), "remove it"}
}

// reference reads the reference that a text begins with.
func reference(text []byte) (char rune, size int, bad *badText) {
	size = bytes.IndexByte(text[:min(len(text), maxReference)], ';') + 1
	if size == 0 {
		return 0, 0, &badText{data.CodeSyntax, "a & begins no reference here", "write it as &amp;"}
	}
	name := string(text[1 : size-1])
	switch name {
	case "lt":
		return '<', size, nil
	case "gt":
		return '>', size, nil
	case "amp":
		return '&', size, nil
	case "quot":
		return '"', size, nil
	case "apos":
		return '\'', size, nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, 0, &badText{data.CodeSyntax, "the entity " + data.Quoted("&"+name+";") + " is not one of XML itself",
			"entities of one's own are not read: write the text out; a & alone is written &amp;"}
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !allowed(rune(code)) {
		return 0, 0, &badText{data.CodeSyntax, data.Quoted("&"+name+";") + " stands for no character of XML", "remove it"}
	}
	return rune(code), size, nil
}

// allowed reports whether a character can stand in XML.
func allowed(char rune) bool {
	return char == '\t' || char == '\n' || char == '\r' || char >= ' ' && utf8.ValidRune(char) && char != 0xFFFE && char != 0xFFFF
}
