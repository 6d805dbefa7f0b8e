package svg

import (
	"math"
	"strconv"
	"unicode/utf8"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/text"
)

// none is the ink of what is not painted.
const none = render.Ink(255)

// pen appends to a buffer. Its methods return it, so that an element reads in
// one line. Only escape takes text that others wrote.
type pen struct {
	buf    []byte
	prefix string
	theme  render.Theme
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

// anchors are the attributes that put a text at its place, by whether it runs
// from right to left. Such a text starts at its right end.
var anchors = map[bool][3]string{
	false: {render.AnchorMiddle: ` text-anchor="middle"`, render.AnchorEnd: ` text-anchor="end"`},
	true: {
		render.AnchorStart:  ` direction="rtl" text-anchor="end"`,
		render.AnchorMiddle: ` direction="rtl" text-anchor="middle"`,
		render.AnchorEnd:    ` direction="rtl"`,
	},
}

// text appends one line of text. A name that begins right-to-left is set so as
// a whole, at the same place; sentences are English whatever names they hold.
// Every line is an element of its own, so that its order of reading does not
// reach its neighbours.
func (p *pen) text(t render.Text, ink render.Ink) *pen {
	p.openText(t)
	if t.Width > 0 && t.Role != render.RoleNumber && text.Exact(t.String, t.Bold) {
		// A reader whose system has none of the fonts sees another one, brought
		// to the width that the layout has kept free.
		p.num(" textLength", t.Width).raw(` lengthAdjust="spacingAndGlyphs"`)
	}
	return p.paint(ink, none).raw(">").escape(t.String).raw("</text>")
}

// headed appends a line in bold with the words that follow it on the same line.
// They are one element, so that the words follow in any font.
func (p *pen) headed(head, rest render.Text) *pen {
	p.openText(head)
	return p.paint(render.TextInk(head.Role), none).raw(">").escape(head.String).
		raw("<tspan").num(" dx", rest.At.X-head.At.X-head.Width).raw(` font-weight="normal"`).
		paint(render.TextInk(rest.Role), none).raw(">").escape(rest.String).raw("</tspan></text>")
}

// openText appends the start of a text element up to its place and type.
func (p *pen) openText(t render.Text) {
	p.raw("<text").num(" x", t.At.X).num(" y", t.At.Y)
	p.raw(anchors[!t.Role.Sentence() && data.RightToLeft(t.String)][t.Anchor])
	if t.Turned {
		p.raw(` transform="rotate(-90 `).point(t.At).raw(`)"`)
	}
	p.num(" font-size", t.Size)
	if t.Bold {
		p.raw(` font-weight="bold"`)
	}
}

// title appends the text shown on hover, if there is any.
func (p *pen) title(s string) *pen {
	if s == "" {
		return p
	}
	return p.raw("<title>").escape(s).raw("</title>")
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
