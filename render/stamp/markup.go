package stamp

import (
	"bytes"
	"html"
	"strings"

	"dossier/render"
)

// The attributes of the first element of a figure, an SVG's or a page's. Attributes
// are read by no one, are left alone by programs that make files smaller, and vanish
// with their tags where a document is stripped to its text.
const (
	AttrVersion = "data-dossier-version" // always there
	AttrQuery   = "data-dossier-query"
	AttrDigest  = "data-dossier-digest"
	AttrPlaces  = "data-dossier-places"
)

// fromRoot reads the first element of a file.
func fromRoot(text []byte) (Figure, bool) {
	for rest := text; ; {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			return Figure{}, false
		}
		rest = rest[at:]
		var end string // of what may stand before it
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(rest, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(rest, []byte("<!")):
			end = ">"
		default:
			if f, _, ok := tag(rest); ok {
				return f, true
			}
			return fromMetadata(rest)
		}
		_, after, ok := bytes.Cut(rest, []byte(end))
		if !ok {
			return Figure{}, false
		}
		rest = after
	}
}

// Inline returns the figures that stand in markup as SVG: the one that a file is, or
// those that somebody's document has. Text that others wrote cannot pass for one in
// what dossier writes, since it is escaped.
func Inline(text []byte) (found []Figure) {
	for rest := text; ; {
		at := bytes.Index(rest, []byte("<svg"))
		if at < 0 {
			return found
		}
		f, length, ok := tag(rest[at:])
		if ok {
			found = append(found, f)
		}
		rest = rest[at+length:]
	}
}

// tag reads the tag at the beginning of a text: what it says, how many bytes were
// looked at, and whether it is that of a figure.
func tag(text []byte) (f Figure, length int, ok bool) {
	s := scanner{text: text, at: 1}
	name := s.name()
	f.Format = name
	for {
		attr, value, more := s.attribute()
		if !more {
			break
		}
		switch attr {
		case AttrVersion:
			f.Version, ok = value, true
		case AttrQuery:
			f.Query = value
		case AttrDigest:
			f.Digest = value
		case AttrPlaces:
			f.Places = []byte(value)
		case "xmlns:inkscape", "xmlns:sodipodi":
			f.Edited = true
		}
	}
	ok = ok && s.ended && (name == "svg" || name == "html")
	return f, s.at, ok
}

// scanner reads a tag of XML or HTML.
type scanner struct {
	text  []byte
	at    int
	ended bool // by its bracket
}

const space = " \t\r\n\f"

// name reads up to what cannot be part of a name.
func (s *scanner) name() string {
	start := s.at
	for s.at < len(s.text) && !strings.ContainsRune(space+"=\"'/<>", rune(s.text[s.at])) {
		s.at++
	}
	return string(s.text[start:s.at])
}

func (s *scanner) skip(set string) {
	for s.at < len(s.text) && strings.IndexByte(set, s.text[s.at]) >= 0 {
		s.at++
	}
}

// attribute reads the next attribute; there is none at the end of the tag and where
// it is none that a figure has, whose values are all in quotes.
func (s *scanner) attribute() (name, value string, ok bool) {
	s.skip(space + "/")
	if s.at < len(s.text) && s.text[s.at] == '>' {
		s.at++
		s.ended = true
		return "", "", false
	}
	if name = s.name(); name == "" {
		return "", "", false
	}
	s.skip(space)
	if s.at == len(s.text) || s.text[s.at] != '=' {
		return name, "", s.at < len(s.text) // without a value
	}
	s.at++
	s.skip(space)
	if s.at == len(s.text) || s.text[s.at] != '"' && s.text[s.at] != '\'' {
		return "", "", false
	}
	quote := s.text[s.at]
	s.at++
	length := bytes.IndexByte(s.text[s.at:], quote)
	if length < 0 {
		s.at = len(s.text) // it never ends, and nor does what follows
		return "", "", false
	}
	raw := string(s.text[s.at : s.at+length])
	s.at += length + 1
	return name, html.UnescapeString(raw), true
}

// Attributes are those that an encoder writes, in order, with values to be escaped.
func Attributes(s render.Stamp) [][2]string {
	return [][2]string{{AttrVersion, s.Version}, {AttrQuery, s.Query}, {AttrDigest, s.Digest}}
}
