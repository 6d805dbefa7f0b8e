package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const ellipsis = "…"

// run is how many characters without a width may follow one another; the flags
// of some countries need six.
const run = 8

// Clean makes a string fit to be drawn on one line: white space and control
// characters become single spaces, bytes that are not UTF-8 the replacement
// character; marks that override the direction of the text go, and so do marks
// beyond the eighth in a row, which would grow without taking width.
func Clean(s string) string {
	var b strings.Builder
	space, zeros := false, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cc, r):
			space = true
			continue
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff,
			unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			continue
		}
		if zero(r) {
			if zeros++; zeros > run {
				continue
			}
		} else {
			zeros = 0
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// Wrap breaks s into lines at most maxWidth pixels wide: at spaces, after
// hyphens, dashes and slashes, between East Asian characters, and within a word
// only if it is wider than a line. If more than maxLines lines are needed the
// last one ends in an ellipsis; maxLines below 1 sets no limit. The text is
// cleaned first; an empty text has no lines. A line always holds something, so
// a single character wider than maxWidth stands out.
func Wrap(s string, size float64, bold bool, maxWidth float64, maxLines int) []string {
	fits := func(line string) bool { return Width(line, size, bold) <= maxWidth }
	var lines []string
	line, rest := "", Clean(s)
	for rest != "" {
		piece, spaced, tail := next(rest)
		longer := line + piece
		if spaced && line != "" {
			longer = line + " " + piece
		}
		switch {
		case fits(longer):
			line, rest = longer, tail
			continue
		case line == "":
			// The word alone is too wide: as much of it as goes in.
			n := prefix(piece, size, bold, maxWidth)
			line, rest = piece[:n], rest[len(rest)-len(tail)-len(piece)+n:]
		}
		lines = append(lines, line)
		line = ""
		if len(lines) == maxLines && rest != "" {
			lines[len(lines)-1] = shorten(lines[len(lines)-1], fits)
			return lines
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Joint is what stood between two lines into which [Wrap] broke a text, as can be
// seen from them: a space, or nothing where the first may have been broken without
// one. What cannot be seen is a space between East Asian characters, and that a word
// was broken because it is wider than a line.
func Joint(line, next string) string {
	last, n := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	if breaksAfter(last) && n < len(line) && line[len(line)-n-1] != ' ' || wide(last) && wide(first) {
		return ""
	}
	return " "
}

// breaksAfter reports whether a line may break after a character without a space.
func breaksAfter(r rune) bool {
	return r == '-' || r == '/' || r >= 0x2010 && r <= 0x2014 && r != 0x2011
}

// Balanced breaks s into as few lines as [Wrap] does, and makes them about
// equally long, as suits names and captions.
func Balanced(s string, size float64, bold bool, maxWidth float64, maxLines int) []string {
	best := Wrap(s, size, bold, maxWidth, maxLines)
	if len(best) < 2 || strings.HasSuffix(best[len(best)-1], ellipsis) {
		return best
	}
	// The narrowest width, in whole pixels, that needs no more lines and splits
	// no word that was whole.
	words := len(strings.Fields(strings.Join(best, " ")))
	low, high := int(maxWidth)/len(best)/2, int(maxWidth)
	for low < high {
		mid := (low + high) / 2
		try := Wrap(s, size, bold, float64(mid), 0)
		if len(try) <= len(best) && len(strings.Fields(strings.Join(try, " "))) <= words {
			best, high = try, mid
		} else {
			low = mid + 1
		}
	}
	return best
}

// next splits off the first piece of s that is not to be broken, and says
// whether a space stood before it. Only the piece's end decides, so that the
// pieces are the same wherever a line begins.
func next(s string) (piece string, spaced bool, tail string) {
	if s[0] == ' ' {
		spaced, s = true, s[1:]
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' && i > 0:
			return s[:i], spaced, s[i:]
		case breaksAfter(r) && i > 0 && i+n < len(s):
			return s[:i+n], spaced, s[i+n:]
		case r >= 0x2e80 && wide(r):
			cluster, after, _, _ := uniseg.FirstGraphemeClusterInString(s[i:], -1)
			if i > 0 {
				return s[:i], spaced, s[i:]
			}
			return cluster, spaced, after
		}
		i += n
	}
	return s, spaced, ""
}

// wide reports whether a line may break before and after a character.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// prefix is the length in bytes of the most clusters of s that fit, at least one.
func prefix(s string, size float64, bold bool, maxWidth float64) int {
	n, width := 0, 0.0
	for rest, state := s, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		width += Width(cluster, size, bold)
		if width > maxWidth && n > 0 {
			break
		}
		n += len(cluster)
	}
	return n
}

// shorten puts an ellipsis at the end of a line, in the place of as many
// clusters as it takes.
func shorten(line string, fits func(string) bool) string {
	for line != "" && !fits(line+ellipsis) {
		line = line[:last(line)]
	}
	return strings.TrimRight(line, " ,;:-–—(") + ellipsis
}

// last finds where the last cluster of s begins.
func last(s string) (start int) {
	for rest, state := s, -1; rest != ""; {
		start = len(s) - len(rest)
		_, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
	}
	return start
}
