package formats

import (
	"bytes"
	"slices"
	"strings"
)

// words that begin the lines of JSON Lines, and the fields of a dossier.
var (
	lineWords    = []string{"dossier", "actor", "relation", "source", "claim", "decision"}
	dossierWords = []string{"title", "description", "actors", "relations", "sources", "claims", "decisions"}
)

// text returns the bytes without the mark of UTF-8 and white space before them.
func text(start []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF")), " \t\r\n")
}

// firstKey returns the first key of the JSON object that a text begins with, or "".
func firstKey(start []byte) (key string, rest []byte) {
	rest, ok := bytes.CutPrefix(text(start), []byte("{"))
	if !ok {
		return "", nil
	}
	rest, ok = bytes.CutPrefix(text(rest), []byte(`"`))
	if !ok {
		return "", nil
	}
	name, rest, ok := bytes.Cut(rest, []byte(`"`))
	rest, colon := bytes.CutPrefix(text(rest), []byte(":"))
	if !ok || !colon {
		return "", nil
	}
	return string(name), text(rest)
}

// isJSONLines recognises a first line with one of our words and an object under it.
func isJSONLines(start []byte) bool {
	key, value := firstKey(start)
	return key != "" && slices.Contains(lineWords, key) && bytes.HasPrefix(value, []byte("{"))
}

// isJSONDossier recognises an object with a field of a dossier at its top. Which one
// comes first is up to whoever wrote it, so a field anywhere in the bytes will do.
func isJSONDossier(start []byte) bool {
	key, _ := firstKey(start)
	if key == "" {
		return false
	}
	for _, word := range dossierWords {
		if at := bytes.Index(start, []byte(`"`+word+`"`)); at >= 0 && bytes.HasPrefix(text(start[at+len(word)+2:]), []byte(":")) {
			return true
		}
	}
	return false
}

// isYAML tells YAML from a table by the first line that says anything: YAML begins
// with a key and a colon, a dash or a bracket.
func isYAML(start []byte) bool {
	line := firstLine(start)
	key, _, colon := bytes.Cut(line, []byte(":"))
	if len(line) == 0 || bytes.ContainsAny(line[:1], "-{[%") || colon && !bytes.ContainsAny(key, ",;\t\"") {
		return true
	}
	return !bytes.ContainsAny(line, ",;\t")
}

func isTSV(start []byte) bool {
	return !isYAML(start) && bytes.Contains(firstLine(start), []byte("\t"))
}

func isCSV(start []byte) bool { return !isYAML(start) && !isTSV(start) }

// firstLine returns the first line that is neither empty nor a comment.
func firstLine(start []byte) []byte {
	for line := range bytes.Lines(bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF"))) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return line
		}
	}
	return nil
}

// xmlRoot returns the name of the first element of an XML document without its
// prefix; else "".
func xmlRoot(start []byte) string {
	rest, more := skipProlog(text(start))
	for more {
		rest, more = skipProlog(text(rest))
	}
	return elementName(rest)
}

// skipProlog skips the declaration, the comment or the document type that an XML
// document begins with, and reports whether there was one.
func skipProlog(rest []byte) (after []byte, found bool) {
	var end string
	switch {
	case bytes.HasPrefix(rest, []byte("<?")):
		end = "?>"
	case bytes.HasPrefix(rest, []byte("<!--")):
		end = "-->"
	case hasPrefixFold(rest, "<!doctype"):
		end = ">"
		// Marks may stand in the subset between brackets.
		if subset := bytes.IndexByte(rest, '['); subset >= 0 && subset < bytes.IndexByte(rest, '>') {
			if _, rest, found = bytes.Cut(rest, []byte("]")); !found {
				return nil, false
			}
		}
	default:
		return rest, false
	}
	_, after, found = bytes.Cut(rest, []byte(end))
	return after, found
}

// elementName returns the name in the tag that a text begins with, without its prefix.
func elementName(rest []byte) string {
	name, ok := bytes.CutPrefix(rest, []byte("<"))
	if !ok {
		return ""
	}
	end := bytes.IndexAny(name, " \t\r\n/>")
	if end < 0 {
		return ""
	}
	local := string(name[:end])
	return local[strings.LastIndexByte(local, ':')+1:]
}

func hasPrefixFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}
