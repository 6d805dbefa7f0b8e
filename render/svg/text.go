package svg

import (
	"strings"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/text"
)

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

// paragraphs appends lines of text, those of one text as one element.
func (p *pen) paragraphs(lines []render.Text, ink render.Ink) *pen {
	for len(lines) > 0 {
		n := together(lines)
		p.paragraph(lines[:n], ink)
		if lines = lines[n:]; len(lines) > 0 {
			p.apart(between)
		}
	}
	return p
}

// sentences appends lines of text above or below the drawing, as a group of that id.
func (p *pen) sentences(id string, lines []render.Text) {
	if len(lines) == 0 {
		return
	}
	p.raw(`<g id="`).id(id).raw("\">\n")
	for len(lines) > 0 {
		n := together(lines)
		p.paragraph(lines[:n], render.TextInk(lines[0].Role)).ended(lines[n-1].String).raw("\n")
		lines = lines[n:]
	}
	p.raw("</g>\n")
}

// together says how many lines at the start of a list can be one element. Where some of
// a text run from right to left, each is one, so that its order of reading does not
// reach its neighbours.
func together(lines []render.Text) int {
	n := 1
	for n < len(lines) && lines[n].Continues {
		n++
	}
	for _, t := range lines[:n] {
		if strings.ContainsFunc(t.String, func(r rune) bool { return data.RightToLeft(string(r)) }) {
			return 1
		}
	}
	return n
}

// paragraph appends one text in one or more lines.
func (p *pen) paragraph(lines []render.Text, ink render.Ink) *pen {
	if len(lines) == 1 {
		return p.text(lines[0], ink)
	}
	p.raw("<text").kind(lines[0]).paint(ink, none).raw(">").lines(lines)
	return p.raw("</text>")
}

// leading appends a paragraph, as a link where it leads somewhere: to a page of its own,
// which is told neither where the reader came from nor anything of the page before.
func (p *pen) leading(lines []render.Text, ink render.Ink) {
	address, ok := data.SafeLink(lines[0].Link)
	if !ok {
		p.paragraph(lines, ink)
		return
	}
	p.raw("<a").attribute("href", address).raw(` target="_blank" rel="noopener noreferrer">`)
	p.paragraph(lines, ink).raw("</a>")
}

// lines appends the lines of a text within its element. Between them stands what stood
// there before the text was broken, so that it is found and copied whole.
func (p *pen) lines(lines []render.Text) *pen {
	for i, t := range lines {
		if i > 0 {
			p.joint(lines[i-1], t)
		}
		p.raw("<tspan").place(t).length(t).raw(">").escape(t.String).raw("</tspan>")
	}
	return p
}

// thin begins what is copied and takes no room.
const thin = `<tspan font-size="0">`

// joint appends what stood between two lines. It belongs to the first of them, and
// has no width where that would move it.
func (p *pen) joint(line, next render.Text) {
	between := text.Joint(line.String, next.String)
	if between != "" && line.Anchor != render.AnchorStart {
		p.raw(thin).raw(between).raw("</tspan>")
		return
	}
	p.raw(between)
}

// text appends one line of text. A name that begins right-to-left is set so as
// a whole, at the same place; sentences are English whatever names they hold.
func (p *pen) text(t render.Text, ink render.Ink) *pen {
	return p.raw("<text").place(t).kind(t).length(t).paint(ink, none).raw(">").escape(t.String).raw("</text>")
}

// headed appends the lines of a head in bold with the words that follow it on the
// same line as the last. They are one element, so that the words follow in any font.
func (p *pen) headed(head []render.Text, rest render.Text) *pen {
	last := head[len(head)-1]
	p.raw("<text")
	if len(head) == 1 {
		p.place(last)
	}
	p.kind(last).paint(render.TextInk(last.Role), none).raw(">")
	if len(head) == 1 {
		p.escape(last.String)
	} else {
		p.lines(head)
	}
	p.raw(thin).raw(" </tspan>")
	return p.raw("<tspan").num(" dx", rest.At.X-last.At.X-last.Width).raw(` font-weight="normal"`).
		paint(render.TextInk(rest.Role), none).raw(">").escape(rest.String).raw("</tspan></text>")
}

// place, kind and length append attributes of a line: where it stands, its type, and
// its width.
func (p *pen) place(t render.Text) *pen {
	if t.Turned { // with the axes, a quarter to the left
		return p.num(" x", -t.At.Y).num(" y", t.At.X)
	}
	return p.num(" x", t.At.X).num(" y", t.At.Y)
}

func (p *pen) kind(t render.Text) *pen {
	if t.Turned {
		p.raw(` transform="rotate(-90)"`)
	}
	p.raw(anchors[!t.Role.Sentence() && data.RightToLeft(t.String)][t.Anchor]).num(" font-size", t.Size)
	if t.Bold {
		p.raw(` font-weight="bold"`)
	}
	return p
}

// length is for a reader whose system has none of the fonts: the one it has is
// brought to the width that the layout has kept free.
func (p *pen) length(t render.Text) *pen {
	if t.Width > 0 && t.Role != render.RoleNumber && text.Exact(t.String, t.Bold) {
		p.num(" textLength", t.Width).raw(` lengthAdjust="spacingAndGlyphs"`)
	}
	return p
}
