package main

import (
	"strings"
	"unicode"
)

// typedLine is a command line up to the cursor, as it was typed.
type typedLine struct {
	words []string // behind the name of the program, the last one being typed
	raw   string   // the last one, with its quotation marks and backslashes
	quote rune     // the quotation mark that is open in it; 0: none
}

// atHome puts the folder of the user in place of a tilde that begins a word as it
// was typed.
func atHome(word, typed, home string) string {
	if strings.HasPrefix(typed, "~/") && home != "" {
		return home + word[1:]
	}
	return word
}

// splitLine splits what was typed as a shell does, without its substitutions but
// that of ~/ for home, and takes a quotation mark that is still open for what it is.
func splitLine(line, home string) typedLine {
	var l typedLine
	var word strings.Builder
	start, escaped := -1, false
	end := func() {
		l.words = append(l.words, atHome(word.String(), line[start:], home))
		word.Reset()
		start = -1
	}
	for i, r := range line {
		if start < 0 && unicode.IsSpace(r) {
			continue
		}
		if start < 0 {
			start = i
		}
		switch {
		case escaped:
			if l.quote == '"' && !strings.ContainsRune("\"\\$`", r) {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && l.quote != '\'':
			escaped = true
		case r == l.quote:
			l.quote = 0
		case l.quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			l.quote = r
		case unicode.IsSpace(r):
			end()
		default:
			word.WriteRune(r)
		}
	}
	if start >= 0 {
		l.raw = line[start:]
		l.words = append(l.words, word.String())
	} else {
		l.words = append(l.words, "")
	}
	if escaped {
		l.raw = strings.TrimSuffix(l.raw, `\`)
	}
	if l.words = l.words[1:]; len(l.words) == 0 { // the name of the program alone
		l = typedLine{words: []string{""}}
	}
	return l
}

// reply is a candidate for the last word as bash takes it: what was typed, in the
// quotation marks in which it stands, with the rest, from where bash takes a word to
// begin. It fails for a candidate that does not begin as typed.
func (l typedLine) reply(text, breaks string) (string, bool) {
	typed := l.words[len(l.words)-1]
	if at := strings.IndexByte(typed, '='); strings.HasPrefix(typed, "-") && at >= 0 && !strings.HasPrefix(text, "-") {
		typed = typed[at+1:] // the value of a flag behind its name
	}
	rest, ok := strings.CutPrefix(text, typed)
	if !ok {
		return "", false
	}
	return l.raw[l.begin(breaks):] + quoteWithin(rest, l.quote), true
}

// begin is where bash takes the last word to begin: behind a quotation mark that is
// open, else behind the last character that breaks words.
func (l typedLine) begin(breaks string) int {
	begin, quote, escaped := 0, rune(0), false
	for i, r := range l.raw {
		switch {
		case escaped:
			escaped = false
		case r == '\\' && quote != '\'':
			escaped = true
		case r == quote:
			quote = 0
		case quote != 0:
		case r == '\'' || r == '"':
			quote = r
			if l.quote != 0 {
				begin = i + 1
			}
		case strings.ContainsRune(breaks, r):
			begin = i + 1
		}
	}
	return begin
}

// quoteWithin writes text so that bash reads it as it is, unquoted or within an open
// quotation mark, which bash closes itself.
func quoteWithin(text string, quote rune) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case quote == '\'' && r == '\'':
			b.WriteString(`'\'`)
		case quote == '"' && strings.ContainsRune("\"\\$`", r),
			quote == 0 && r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./,:=@%+", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
