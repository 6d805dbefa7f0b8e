package yaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	width      = 88      // characters of a line that is broken between words
	bracketed  = 72      // of a list on one line
	quotedLine = 1 << 16 // bytes of a line between quotes
)

// text writes a text and the end of its line. Further lines are indented so far.
func (w writer) text(s string, indent int) {
	switch {
	case len(s) > width && folds(s):
		w.folded(s, indent)
		return
	case literal(s):
		w.literal(s, indent)
		return
	case bare(s):
		w.WriteString(s)
	case strings.ContainsAny(s, `"\\`) && visible(s) && !strings.Contains(s, "'"): // reads better than escapes
		w.WriteString("'" + s + "'")
	default:
		w.quoted(s, indent)
	}
	w.WriteByte('\n')
}

// inBrackets writes a list of texts on one line, if they are short and plain.
func inBrackets(list []string) (line string, ok bool) {
	n := 0
	for _, s := range list {
		n += len(s) + 2
		if n > bracketed || !bare(s) || strings.ContainsAny(s, ",[]{}:#\"'") {
			return "", false
		}
	}
	return "[" + strings.Join(list, ", ") + "]", true
}

// reserved are texts that readers of YAML, of version 1.1 as well, take for something
// else, in lower case.
var reserved = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true}

// bare reports whether a text can stand without quotes: every reader of YAML takes it
// for a text, and for this one. It begins with a letter, or with a number that words
// follow.
func bare(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !(unicode.IsDigit(first) && counts(s)) || reserved[strings.ToLower(s)] {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, " ") {
		return false
	}
	return visible(s[size:]) && !strings.ContainsAny(s, "[]{}\\`|>&*!%@\"")
}

// counts reports whether a text is a number and words behind it: "3 ships", and neither
// "3" nor "3 e5".
func counts(s string) bool {
	_, words, found := strings.Cut(s, " ")
	first, size := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[min(size, len(words)):])
	return found && unicode.IsLetter(first) && unicode.IsLetter(second)
}

// visible reports whether a text holds nothing but what can be seen, and plain blanks.
func visible(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}

// literal reports whether a text can be written line by line behind a bar: each line
// visible, with no blanks at its end and the first with none at its beginning.
func literal(s string) bool {
	body := strings.TrimSuffix(s, "\n")
	if !strings.Contains(s, "\n") || body == "" || strings.HasPrefix(body, " ") || strings.HasPrefix(body, "\n") || strings.HasSuffix(body, "\n") ||
		strings.Contains(body, "\n\n\n\n") { // readers refuse long runs of empty lines
		return false
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.HasSuffix(line, " ") || !visible(line) {
			return false
		}
	}
	return true
}

func (w writer) literal(s string, indent int) {
	body, ended := strings.CutSuffix(s, "\n")
	w.WriteByte('|')
	if !ended {
		w.WriteByte('-')
	}
	w.WriteByte('\n')
	for line := range strings.SplitSeq(body, "\n") {
		if line != "" {
			w.blanks(indent)
			w.WriteString(line)
		}
		w.WriteByte('\n')
	}
}

// folds reports whether a text is words with one blank between any two, which can be
// broken into lines and read back as it was.
func folds(s string) bool {
	return strings.Contains(s, " ") && visible(s) && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") && !strings.Contains(s, "  ")
}

// folded writes a long text over several lines.
func (w writer) folded(s string, indent int) {
	w.WriteString(">-")
	column := width
	for word := range strings.SplitSeq(s, " ") {
		n := utf8.RuneCountInString(word)
		if column+1+n > width {
			w.WriteByte('\n')
			w.blanks(indent)
			column = indent
		} else {
			w.WriteByte(' ')
			column++
		}
		w.WriteString(word)
		column += n
	}
	w.WriteByte('\n')
}

// quoted writes a text between double quotes, with an escape for what cannot be seen. A
// very long one goes over several lines.
func (w writer) quoted(s string, indent int) {
	w.WriteByte('"')
	onLine := 0
	for _, r := range s {
		if onLine > quotedLine {
			w.WriteString("\\\n")
			w.blanks(indent)
			onLine = 0
			if r == ' ' { // which would be taken for indentation
				w.WriteString(`\x20`)
				continue
			}
		}
		n, _ := w.WriteString(escaped(r))
		onLine += n
	}
	w.WriteByte('"')
}

// escaped returns a character as it stands between double quotes.
func escaped(r rune) string {
	switch {
	case r == '"' || r == '\\':
		return `\` + string(r)
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == utf8.RuneError || unicode.IsPrint(r): // a byte that is no text has become that character
		return string(r)
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}
