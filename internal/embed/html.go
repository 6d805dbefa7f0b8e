package embed

import (
	"bytes"
	"strings"
)

// silent are the elements in which a comment is none, or stands as an example:
// a marker in them is left alone.
var silent = map[string]bool{"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "iframe": true,
	"noembed": true, "noframes": true, "noscript": true, "template": true, "plaintext": true, "pre": true, "code": true}

// scanner looks for comments in HTML, as far as a reader of tags can: it knows
// comments, quoted attributes and elements whose content is no markup.
type scanner struct {
	within string // the silent element that is open
}

func findHTML(text []byte) ([]comment, []fault) {
	return (&scanner{}).scan(text, func(i int) int { return i }), nil
}

// scan returns the comments of ours in text. origin tells where a byte of text
// stands in the document.
func (s *scanner) scan(text []byte, origin func(int) int) (found []comment) {
	lower := bytes.ToLower(text)
	if len(lower) != len(text) {
		lower = asciiLower(text) // a letter whose lower case is longer
	}
	for i := 0; i < len(text); {
		if s.within != "" {
			end := bytes.Index(lower[i:], []byte("</"+s.within))
			if end < 0 {
				return found
			}
			i += end
			s.within = ""
		}
		next := bytes.IndexByte(text[i:], '<')
		if next < 0 {
			return found
		}
		i += next
		if body, length, ok := commentAt(text[i:]); ok {
			if words, closing, mine := ours(body); mine {
				found = append(found, comment{start: origin(i), end: origin(i+length-1) + 1, form: HTMLComment, words: words, closing: closing})
			}
			i += length
			continue
		}
		i += s.tag(lower[i:])
	}
	return found
}

func asciiLower(text []byte) []byte {
	lower := bytes.Clone(text)
	for i, c := range lower {
		if c >= 'A' && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return lower
}

// commentAt reads a comment at the beginning of text: what is in it, and how
// many bytes it takes.
func commentAt(text []byte) (body string, length int, ok bool) {
	if !bytes.HasPrefix(text, []byte("<!--")) {
		return "", 0, false
	}
	for _, short := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(text, []byte(short)) {
			return "", len(short), true
		}
	}
	end := bytes.Index(text[4:], []byte("-->"))
	if end < 0 {
		return "", len(text), true // a browser takes the rest for the comment
	}
	return string(text[4 : 4+end]), 4 + end + 3, true
}

// tag passes a tag at the beginning of text and returns how many bytes it
// takes: 1 where it is none, and all there are where it never ends. The text is
// in lower case.
func (s *scanner) tag(text []byte) int {
	name := tagName(text[1:])
	if name == "" && (len(text) < 2 || !strings.ContainsRune("/!?", rune(text[1]))) {
		return 1
	}
	quote := byte(0)
	for i := 1; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case name != "" && (c == '"' || c == '\'') && bytes.HasSuffix(bytes.TrimRight(text[:i], " \t\r\n"), []byte("=")):
			quote = c
		case c == '>':
			if silent[name] && !(name == "title" && text[i-1] == '/') {
				s.within = name
			}
			return i + 1
		}
	}
	return len(text)
}

// tagName reads the name of an element; it is empty where none begins.
func tagName(text []byte) string {
	end := bytes.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-:", r) })
	if end < 0 {
		end = len(text)
	}
	if end == 0 || text[0] < 'a' || text[0] > 'z' {
		return ""
	}
	return string(text[:end])
}
