package answer

import (
	"fmt"
	"math"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"dossier/data"
)

// appendJSON writes a claim on one line, as encoding/json has it by the tags of
// its fields. A test compares the two.
func (c Claim) appendJSON(b []byte) []byte {
	b = appendText(append(b, `{"id":`...), c.ID)
	if len(c.Also) > 0 {
		b = appendList(append(b, `,"also":`...), c.Also)
	}
	b = appendList(append(b, `,"from":`...), c.From)
	b = appendText(append(b, `,"relation":`...), c.Relation)
	b = appendList(append(b, `,"to":`...), c.To)
	b = appendText(append(b, `,"sentence":`...), c.Sentence)
	b = appendText(append(b, `,"what":`...), c.What)
	b = appendText(append(b, `,"modality":`...), string(c.Modality))
	b = appendDate(append(b, `,"when":`...), c.When)
	b = appendText(append(b, `,"occasion":`...), c.Occasion)
	b = appendText(append(b, `,"about":`...), c.About)
	b = appendText(append(b, `,"status":`...), c.Status.String())
	b = strconv.AppendInt(append(b, `,"grade":`...), int64(c.Grade), 10)
	b = strconv.AppendInt(append(b, `,"origins":`...), int64(c.Origins), 10)
	if c.Weight != nil {
		b = appendNumber(append(b, `,"weight":`...), *c.Weight)
	}
	b = append(b, `,"said":[`...)
	for i := range c.Said {
		if i > 0 {
			b = append(b, ',')
		}
		b = c.Said[i].appendJSON(b)
	}
	b = append(b, ']')
	if c.DeniedInGeneral != 0 {
		b = strconv.AppendInt(append(b, `,"denied-in-general":`...), int64(c.DeniedInGeneral), 10)
	}
	return append(b, '}')
}

func (a *Attribution) appendJSON(b []byte) []byte {
	b = appendList(append(b, `{"by":`...), a.By)
	b = appendText(append(b, `,"stance":`...), string(a.Stance))
	b = appendText(append(b, `,"source":`...), a.Source)
	b = appendText(append(b, `,"at":`...), a.At)
	if a.Row != 0 {
		b = strconv.AppendInt(append(b, `,"row":`...), int64(a.Row), 10)
	}
	b = appendText(append(b, `,"quote":`...), a.Quote)
	b = appendDate(append(b, `,"said-on":`...), a.SaidOn)
	if a.Reliability != "" {
		b = appendText(append(b, `,"reliability":`...), a.Reliability)
	}
	if a.Credibility != 0 {
		b = strconv.AppendInt(append(b, `,"credibility":`...), int64(a.Credibility), 10)
	}
	if a.Confidence != nil {
		b = strconv.AppendInt(append(b, `,"confidence":`...), int64(*a.Confidence), 10)
	}
	if a.InGeneral != "" {
		b = appendText(append(b, `,"in-general":`...), a.InGeneral)
	}
	return append(b, '}')
}

// appendJSON writes a change on one line.
func (c Change) appendJSON(b []byte) []byte {
	b = appendText(append(b, `{"id":`...), c.ID)
	b = c.Old.appendJSON(append(b, `,"old":`...))
	b = c.New.appendJSON(append(b, `,"new":`...))
	return append(b, '}')
}

func appendList(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return append(b, ']')
}

func appendDate(b []byte, d data.Date) []byte {
	if d.IsZero() {
		return append(b, `""`...)
	}
	return appendText(b, d.String())
}

// appendNumber writes a number as JavaScript does. What is none is no JSON
// either, and becomes 0; no dossier has such a weight.
func appendNumber(b []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		x = 0
	}
	format := byte('f')
	if abs := math.Abs(x); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(b, x, format, -1, 64)
}

// appendText writes a string. Control and formatting characters are written as
// escapes, bytes that are no UTF-8 as U+FFFD.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f && c != '"' && c != '\\' {
			i++
			continue
		}
		if c < 0x80 && c >= ' ' && c != 0x7f {
			b = append(append(b, s[from:i]...), '\\', c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if invisible(r) {
			b = appendEscaped(append(b, s[from:i]...), r)
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscaped writes a character by its number.
func appendEscaped(b []byte, r rune) []byte {
	switch {
	case r == '\n':
		return append(b, '\\', 'n')
	case r > 0xffff:
		high, low := utf16.EncodeRune(r)
		return fmt.Appendf(b, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(b, `\u%04x`, r)
}

// visible writes the characters that [appendText] escapes as escapes in a JSON
// text, where they occur within strings only. Line ends between values stay.
func visible(text []byte) []byte {
	b := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r != '\n' && invisible(r) {
			b = appendEscaped(b, r)
		} else {
			b = append(b, text[:size]...)
		}
		text = text[size:]
	}
	return b
}

// invisible reports whether a character is to be escaped: one that controls or
// formats instead of being seen, and U+FFFD, since it stands for bytes that are no
// UTF-8 too: so an answer that was read back is written in the same bytes.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError
}
