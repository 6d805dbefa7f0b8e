package embed

import "bytes"

// findTypst finds comments that stand on lines of their own. Code is what stands
// between backticks, in the way of Typst: one and one, or as many as opened it where
// these are three or more. In a comment between /* and */ there are no markers.
func findTypst(text []byte) (found []comment, _ []fault) {
	for i := 0; i < len(text); {
		rest := text[i:]
		switch {
		case rest[0] == '\\':
			i += 2
		case rest[0] == '`':
			i += rawLength(rest)
		case rest[0] == '"' && opensString(text[:i]):
			i += stringLength(rest)
		case bytes.HasPrefix(rest, []byte("/*")):
			i += commentLength(rest)
		case bytes.HasPrefix(rest, []byte("//")) && (i == 0 || text[i-1] != ':'): // no address
			if c, ok := typstComment(text, i); ok {
				found = append(found, c)
			}
			if end := bytes.IndexByte(rest, '\n'); end >= 0 {
				i += end
			} else {
				i = len(text)
			}
		default:
			i++
		}
	}
	return found, nil
}

// typstComment reads a comment if nothing stands before it in its line.
func typstComment(text []byte, at int) (comment, bool) {
	start := bytes.LastIndexByte(text[:at], '\n') + 1
	line := text[at:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	c, ok := textLine{at, bytes.TrimSuffix(line, []byte("\r"))}.comment(SlashComment)
	before := bytes.TrimPrefix(text[start:at], utf8BOM)
	return c, ok && len(bytes.Trim(before, blanks)) == 0
}

// rawLength is the length of the raw text that begins a text, up to its end where it
// has none.
func rawLength(text []byte) int {
	ticks := len(text) - len(bytes.TrimLeft(text, "`"))
	if ticks == 2 {
		return 2 // it is empty
	}
	for i := ticks; i < len(text); {
		at := bytes.IndexByte(text[i:], '`')
		if at < 0 {
			break
		}
		i += at
		run := len(text[i:]) - len(bytes.TrimLeft(text[i:], "`"))
		if run >= ticks {
			return i + ticks
		}
		i += run
	}
	return len(text)
}

// commentLength is the length of the comment that begins a text; there may be
// others in it.
func commentLength(text []byte) int {
	depth := 0
	for i := 0; i+1 < len(text); i++ {
		switch string(text[i : i+2]) {
		case "/*":
			depth++
			i++
		case "*/":
			depth--
			i++
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// opensString reports whether a quote behind this text is that of a string, and not
// one of a sentence: it stands where an argument or a value does.
func opensString(before []byte) bool {
	before = bytes.TrimRight(before, " \t\r\n")
	return len(before) > 0 && bytes.IndexByte([]byte("(,:=+"), before[len(before)-1]) >= 0
}

// stringLength is the length of the string that begins a text, or 1 where it does not
// end in its line.
func stringLength(text []byte) int {
	for i := 1; i < len(text) && text[i] != '\n'; i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 1
}
