package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

const escapeSize = len("_x000D_")

// unescape puts characters in place of what stands for them from a place on: XML has no
// control characters, so that workbooks write _x000D_ for a carriage return, and
// _x005F_ for an underscore that would begin such a thing. Halves of a character stay as
// they are written.
func unescape(text []byte, from int) []byte {
	i := bytes.Index(text[from:], []byte("_x"))
	if i < 0 {
		return text
	}
	out := from + i
	for at := out; at < len(text); {
		r, size := escaped(text[at:])
		if size == 0 {
			text[out] = text[at]
			out, at = out+1, at+1
			continue
		}
		// A character is never longer than what stands for it.
		out += utf8.EncodeRune(text[out:out+utf8.UTFMax], r)
		at += size
	}
	return text[:out]
}

// escaped reads what stands for a character at the beginning of a text; its size is 0
// where nothing does.
func escaped(text []byte) (r rune, size int) {
	first, ok := escapedUnit(text)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(first) {
		return first, escapeSize
	}
	if second, ok := escapedUnit(text[escapeSize:]); ok {
		if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
			return r, 2 * escapeSize
		}
	}
	return 0, 0
}

func escapedUnit(text []byte) (unit rune, ok bool) {
	if len(text) < escapeSize || text[0] != '_' || text[1] != 'x' || text[escapeSize-1] != '_' {
		return 0, false
	}
	for _, c := range text[2 : escapeSize-1] {
		unit <<= 4
		switch {
		case c >= '0' && c <= '9':
			unit |= rune(c - '0')
		case c >= 'A' && c <= 'F':
			unit |= rune(c - 'A' + 10)
		case c >= 'a' && c <= 'f':
			unit |= rune(c - 'a' + 10)
		default:
			return 0, false
		}
	}
	return unit, true
}
