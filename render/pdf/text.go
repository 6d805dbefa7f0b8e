package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
	"dossier/render/internal/text"
)

// family names the embedded typeface in the document; styles are its weights.
const family = "LiberationSans"

var styles = [2]string{"", "B"}

func addFonts(doc *fpdf.Fpdf) {
	doc.AddUTF8FontFromBytes(family, styles[0], liberationsansregular.TTF)
	doc.AddUTF8FontFromBytes(family, styles[1], liberationsansbold.TTF)
}

// Text writes a line of text: as text where the embedded typeface is enough,
// else as outlines under invisible text.
func (c *canvas) Text(t paint.Text) {
	line := c.setter.Set(t.String, t.Size, t.Bold, t.RightToLeft)
	place, squeeze := paint.Onto(t, line.Width), paint.Squeeze(t, line.Width)
	for i := range line.Runs {
		run := &line.Runs[i]
		style := styles[0]
		if run.Face.Bold {
			style = styles[1]
		}
		c.doc.SetFont(family, style, t.Size*pointsPerPixel)
		if run.Plain == "" {
			c.outlines(run, place, t.Colour)
			c.invisible(run, place, squeeze, t.Turned)
			continue
		}
		c.doc.SetTextColor(int(t.Colour.R), int(t.Colour.G), int(t.Colour.B))
		if squeeze < 1 {
			c.doc.RawWriteStr(fmt.Sprintf("q %.2f Tz", 100*squeeze))
		}
		at := place(run.X, 0)
		x, y := at.X*pointsPerPixel, at.Y*pointsPerPixel
		if t.Turned {
			c.doc.TransformBegin()
			c.doc.TransformRotate(90, x, y)
		}
		c.doc.Text(x, y, run.Plain)
		if t.Turned {
			c.doc.TransformEnd()
		}
		if squeeze < 1 {
			c.doc.RawWriteStr("Q")
		}
	}
}

// outlines draws the glyphs of a run.
func (c *canvas) outlines(run *letters.Run, place func(x, y float64) render.Point, colour paint.Colour) {
	c.fill(colour)
	for i := range run.Glyphs {
		run.Draw(&run.Glyphs[i], place, c)
	}
	c.doc.DrawPath("f")
}

// invisible writes what the glyphs of a run stand for where they stand, in the
// text rendering mode that paints nothing. The codes of the font are UTF-16, so
// that any text can be written in it, whether it has the letters or not; each
// cluster is stretched to the room that its glyphs take.
func (c *canvas) invisible(run *letters.Run, place func(x, y float64) render.Point, squeeze float64, turned bool) {
	direction := "1 0 0 1"
	if turned {
		direction = "0 1 -1 0"
	}
	var b strings.Builder
	b.WriteString("BT 3 Tr")
	for i := 0; i < len(run.Glyphs); {
		g, end := run.Glyphs[i], run.X+run.Width
		for i++; i < len(run.Glyphs); i++ {
			if run.Glyphs[i].Text != "" {
				end = run.Glyphs[i].X
				break
			}
		}
		if g.Text == "" {
			continue
		}
		stretch := 100.0
		if natural := c.natural(run, g.Text); natural > 0 {
			stretch = min(max(100*(end-g.X)*squeeze/natural, 1), 1000)
		}
		at := place(g.X, 0)
		fmt.Fprintf(&b, " %.2f Tz %s %.2f %.2f Tm ", stretch, direction, at.X*pointsPerPixel, c.height-at.Y*pointsPerPixel)
		tell(&b, g.Text)
	}
	b.WriteString(" 0 Tr 100 Tz ET")
	c.doc.RawWriteStr(b.String())
}

// tell writes text in the codes of the font. Characters beyond the first plane
// have no code; what they are stands beside a placeholder (ISO 32000-1, 14.9.4).
func tell(b *strings.Builder, text string) {
	units := utf16.Encode([]rune(text))
	code := func(units []uint16) {
		for _, u := range units {
			fmt.Fprintf(b, "%04x", u)
		}
	}
	if len(units) == utf8.RuneCountInString(text) {
		b.WriteString("<")
		code(units)
		b.WriteString("> Tj")
		return
	}
	b.WriteString("/Span <</ActualText <feff")
	code(units)
	b.WriteString(">>> BDC <fffd> Tj EMC")
}

// natural is about how wide text is in the codes of the font, in pixels of the
// scene: letters of the Latin alphabet have their widths in every subset, others
// have that of the placeholder.
func (c *canvas) natural(run *letters.Run, s string) float64 {
	em := c.wide[0]
	if run.Face.Bold {
		em = c.wide[1]
	}
	width := 0.0
	for _, r := range s {
		if r <= 0xff {
			width += text.Width(string(r), run.Size, run.Face.Bold)
		} else {
			width += em * run.Size / 1000
		}
	}
	return width
}
