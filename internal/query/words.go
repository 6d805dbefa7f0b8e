package query

import (
	"strings"
	"unicode"
)

// ErrOpenQuote says that a quotation mark in a line of words has no partner.
var ErrOpenQuote = usagef("a quotation mark is open: end it, or write \\' for an apostrophe")

// SplitWords splits a line of words as a POSIX shell does, without its
// substitutions: single quotes keep everything, double quotes keep all but \" and
// \\, and outside of them a backslash keeps the next character. It reads what
// [ShellWord] writes.
func SplitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	in, started, escaped := rune(0), false, false
	for _, r := range line {
		switch {
		case escaped:
			if in == '"' && r != '"' && r != '\\' {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && in != '\'':
			escaped, started = true, true
		case r == in:
			in = 0
		case in != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			in, started = r, true
		case unicode.IsSpace(r):
			if started {
				words = append(words, word.String())
				word.Reset()
			}
			started = false
		default:
			word.WriteRune(r)
			started = true
		}
	}
	if in != 0 || escaped {
		return nil, ErrOpenQuote
	}
	if started {
		words = append(words, word.String())
	}
	return words, nil
}
