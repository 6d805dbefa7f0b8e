package svg

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/render"
)

// none is the ink of what is not painted.
const none = render.Ink(255)

// pen appends to a buffer. Its methods return it, so that an element reads in
// one line. Only escape takes text that others wrote.
type pen struct {
	buf    []byte
	prefix string
	theme  render.Theme
	inline bool           // what stands in a text is set apart in it (see caption.go)
	nodes  map[int]string // the actors at each node, where marks tell them; else nil
	// filled and stroked note the inks used, for the style of the auto theme.
	filled, stroked [render.NumInks]bool
}

// raw appends markup of our own.
func (p *pen) raw(s string) *pen {
	p.buf = append(p.buf, s...)
	return p
}

// id appends the prefix and the rest of an id.
func (p *pen) id(rest string) *pen { return p.raw(p.prefix).raw(rest) }

// count appends a number of an id.
func (p *pen) count(n int) *pen {
	p.buf = strconv.AppendInt(p.buf, int64(n), 10)
	return p
}

// class appends the name of the class that paints an ink: use is 'f' or 's'.
func (p *pen) class(use byte, i render.Ink) *pen {
	p.id("-")
	p.buf = append(p.buf, use)
	return p.count(int(i))
}

// num appends an attribute with a number; name starts with its space.
func (p *pen) num(name string, v float64) *pen {
	return p.raw(name).raw(`="`).n(v).raw(`"`)
}

// n appends a number as shortly as two decimals allow. What is no number is 0.
func (p *pen) n(v float64) *pen {
	v = math.Round(v*100) / 100
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return p.raw("0")
	}
	p.buf = strconv.AppendFloat(p.buf, v, 'f', -1, 64)
	return p
}

// point appends two coordinates.
func (p *pen) point(at render.Point) *pen { return p.n(at.X).raw(" ").n(at.Y) }

// paint appends the attributes that fill and stroke an element. Colours are
// presentation attributes, which any content security policy allows.
func (p *pen) paint(fill, stroke render.Ink) *pen {
	if p.theme == render.Auto {
		p.raw(` class="`)
		if fill != none {
			p.filled[fill] = true
			p.class('f', fill)
		}
		if fill != none && stroke != none {
			p.raw(" ")
		}
		if stroke != none {
			p.stroked[stroke] = true
			p.class('s', stroke)
		}
		p.raw(`"`)
	}
	if fill == none {
		p.raw(` fill="none"`)
	} else {
		p.raw(` fill="`).raw(p.theme.Colour(fill)).raw(`"`)
	}
	if stroke != none {
		p.raw(` stroke="`).raw(p.theme.Colour(stroke)).raw(`"`)
	}
	return p
}

// title appends the text shown on hover, if there is any. Like every text it is set
// apart from the next, so that words do not run together where the tags are taken out.
func (p *pen) title(s string) *pen {
	if s == "" {
		return p
	}
	if p.inline {
		s = inSentences(s)
	}
	return p.raw("<title>").escape(s).raw("</title>\n")
}

// attribute appends an attribute with text that others wrote. Breaks of lines and tabs
// stand in it as references, which no reader turns into spaces and no change of line
// ends reaches.
func (p *pen) attribute(name, s string) *pen {
	p.raw(" ").raw(name).raw(`="`)
	for {
		at := strings.IndexAny(s, "\n\t")
		if at < 0 {
			return p.escape(s).raw(`"`)
		}
		p.escape(s[:at]).raw("&#").count(int(s[at])).raw(";")
		s = s[at+1:]
	}
}

// escape appends text that others wrote, safe inside an element and inside a
// quoted attribute. Characters that XML forbids, control characters and
// invalid UTF-8 become U+FFFD; a carriage return becomes a space.
func (p *pen) escape(s string) *pen {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			p.escapeASCII(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || r < 0xA0 || r == 0xFFFE || r == 0xFFFF {
			p.raw("\uFFFD")
		} else {
			p.raw(s[i : i+size])
		}
		i += size
	}
	return p
}

func (p *pen) escapeASCII(c byte) {
	switch c {
	case '&':
		p.raw("&amp;")
	case '<':
		p.raw("&lt;")
	case '>':
		p.raw("&gt;")
	case '"':
		p.raw("&#34;")
	case '\'':
		p.raw("&#39;")
	case '\r':
		p.raw(" ")
	default:
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			p.raw("\uFFFD")
			return
		}
		p.buf = append(p.buf, c)
	}
}
