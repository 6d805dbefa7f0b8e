package edit

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// mostPlaces is how many places are tried.
const mostPlaces = 16

// endings lists the offsets at which an item may be put in behind what stands between two
// offsets, the first of which begins a line: the end of its last line first, and then, in
// case those belong to a block of text, behind each of the comments and blank lines below
// it. Comments that are indented further than the dashes of the list belong to what they
// stand behind.
func endings(raw []byte, start, end, dash int) []int {
	places := []int{end}
	for at := end; at > start && len(places) < mostPlaces; {
		line := bytes.LastIndexByte(raw[:at-1], '\n') + 1
		text := bytes.TrimSpace(raw[line:at])
		if line <= start || len(text) > 0 && (text[0] != '#' || indentOf(raw[line:at]) > dash) {
			break
		}
		at = line
		places = append(places, at)
	}
	for i, k := 0, len(places)-1; i < k; i, k = i+1, k-1 {
		places[i], places[k] = places[k], places[i]
	}
	return places
}

// indentOf counts the blanks at the beginning of a line.
func indentOf(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// offsetOf returns the place of a line and a column, in bytes. A mark of byte order at the
// beginning has no column.
func offsetOf(raw []byte, line, col int) int {
	at := 0
	if bytes.HasPrefix(raw, []byte("\ufeff")) && line == 1 {
		at = len("\ufeff")
	}
	for ; line > 1; line-- {
		next := bytes.IndexByte(raw[at:], '\n')
		if next < 0 {
			return len(raw)
		}
		at += next + 1
	}
	for ; col > 1 && at < len(raw); col-- {
		_, width := utf8.DecodeRune(raw[at:])
		at += width
	}
	return at
}

// newline is how lines of a text end.
func newline(raw []byte) string {
	if first := bytes.IndexByte(raw, '\n'); first > 0 && raw[first-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// asIn gives a text the line ends of another one.
func asIn(raw []byte, text string) string {
	return strings.ReplaceAll(text, "\n", newline(raw))
}

// atLineStart puts the end of a line before a text that is put in where a line has none:
// at the end of a file.
func atLineStart(raw []byte, at int, text string) string {
	if at == 0 || raw[at-1] == '\n' || at == len("\ufeff") && bytes.HasPrefix(raw, []byte("\ufeff")) {
		return text
	}
	return newline(raw) + text
}
