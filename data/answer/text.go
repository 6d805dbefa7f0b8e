package answer

import (
	"strings"
	"unicode/utf8"
)

// Cut shortens a text to at most limit characters, the ellipsis included,
// between words. A single word that is too long is left out: what returns is then empty.
func Cut(s string, limit int) string {
	if runes(s) <= limit {
		return s
	}
	end, count := 0, 0
	for i, r := range s {
		if count == limit {
			break
		}
		if r == ' ' {
			end = i
		}
		count++
	}
	head := strings.TrimRight(s[:end], " ,;:–-(")
	if head == "" {
		return ""
	}
	return head + "…"
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// InBrackets gives the parts that are not empty in brackets after a space, or
// nothing: " (state, since 2019)".
func InBrackets(parts ...string) string {
	if s := joined(", ", parts...); s != "" {
		return " (" + s + ")"
	}
	return ""
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	var s string
	for _, p := range parts {
		switch {
		case p == "":
		case s == "":
			s = p
		default:
			s += separator + p
		}
	}
	return s
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
