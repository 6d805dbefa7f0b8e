package svg

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strings"

	"dossier/data"
	"dossier/render"
	"dossier/render/stamp"
)

// fontFamily names fonts with the metrics that layout measured with.
const fontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

// Options says how a scene is encoded. The zero Options are the defaults.
type Options struct {
	// Theme is light where empty.
	Theme render.Theme
	// IDPrefix begins every id and class. Empty means a prefix made from a
	// digest of the figure; a page that shows the very same figure twice must
	// name one itself. It is a letter followed by letters, digits, "-" and "_".
	IDPrefix string
	// Marks say of each actor and each tie which actors of the dossier it is, for the
	// scripts of a page around the figure (see known.go).
	Marks bool
	// Inline is for a figure that is to stand within a text: where something takes the tags
	// out of the text, what is left of the figure reads as a caption (see caption.go).
	Inline bool
}

// Encode writes the scene as one svg element, encoded in UTF-8, ready to be a
// file or to stand in an HTML page. It fails for an unknown theme, a prefix
// that is no name, a scene whose size is not a positive number, and where w
// fails.
func Encode(w io.Writer, s *render.Scene, opt Options) error {
	if opt.Theme == "" {
		opt.Theme = render.Light
	}
	if err := check(s, opt); err != nil {
		return err
	}
	p := pen{prefix: opt.IDPrefix, theme: opt.Theme, inline: opt.Inline, buf: make([]byte, 0, estimate(s))}
	if opt.Marks {
		p.nodes = actorsOf(s)
	}
	p.figure(s)
	if p.prefix == "" {
		sum := sha256.Sum256(p.buf)
		p.prefix = "d" + hex.EncodeToString(sum[:6])
		p.buf = p.buf[:0]
		p.figure(s)
	}
	_, err := w.Write(p.buf)
	return err
}

func check(s *render.Scene, opt Options) error {
	known := false
	for _, t := range render.Themes() {
		known = known || t == opt.Theme
	}
	if !known {
		return fmt.Errorf("svg: there is no theme %q; choose from %v", opt.Theme, render.Themes())
	}
	for i, c := range []byte(opt.IDPrefix) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789-_", rune(c))) {
			return fmt.Errorf("svg: the id prefix %q must be a letter followed by letters, digits, - and _", opt.IDPrefix)
		}
	}
	for _, size := range []float64{s.Width, s.Height} {
		if !(size > 0) || math.IsInf(size, 1) {
			return fmt.Errorf("svg: the scene is %v by %v pixels; both must be positive", s.Width, s.Height)
		}
	}
	return nil
}

// estimate is about the number of bytes that the scene will take.
func estimate(s *render.Scene) int {
	members := 0
	for i := range s.Actors {
		members += len(s.Actors[i].Members)
	}
	return 4096 + len(s.Description) + 500*(len(s.Actors)+members+2*len(s.Lines)+len(s.Captions)+len(s.Groups)+len(s.Notes)+len(s.Legend)+matrixMarks(s.Matrix))
}

// figure writes the whole element. Parts stand in the order in which they are
// painted: lines under captions under actors.
func (p *pen) figure(s *render.Scene) {
	// What is a picture as a whole would hide its table and its links from those who
	// cannot see it: then the drawing alone is one.
	role, picture := "img", false
	if s.Matrix != nil || linked(s.Notes) {
		role, picture = "figure", s.Matrix == nil && len(s.Actors) > 0
	}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" id="`).id("").
		raw(`" role="`).raw(role).raw(`" aria-labelledby="`).id("-title").raw(" ").id("-desc").
		raw(`" xml:space="preserve"`).num(" width", s.Width).num(" height", s.Height).
		raw(` viewBox="0 0 `).n(s.Width).raw(" ").n(s.Height).
		raw(`" font-family="` + fontFamily + `"`).stamp(s).raw(">\n")
	p.raw(`<title id="`).id("-title").raw(`">`).escape(s.Title).raw("</title>").ended(s.Title).raw("\n")
	p.raw(`<desc id="`).id("-desc").raw(`">`).escape(s.Description).raw("</desc>\n").apart("In the figure: ")
	p.raw("<rect").num(" width", s.Width).num(" height", s.Height).paint(render.InkPage, none).raw("/>\n")
	if picture {
		p.raw(`<g role="img" aria-labelledby="`).id("-title").raw("\">\n")
	}
	p.drawing(s)
	if picture {
		p.raw("</g>\n")
	}
	for i := range s.Notes {
		p.note(i, &s.Notes[i])
	}
	p.sentences("-footer", s.Footer)
	p.style()
	p.raw("</svg>\n")
}

// linked reports whether a note leads anywhere.
func linked(notes []render.NoteMark) bool {
	for i := range notes {
		for _, t := range notes[i].Lines {
			if _, ok := data.SafeLink(t.Link); ok {
				return true
			}
		}
	}
	return false
}

// drawing writes what is seen of the figure above its notes.
func (p *pen) drawing(s *render.Scene) {
	p.sentences("-heading", s.Heading)
	for i := range s.Slices {
		p.raw(`<g id="`).id("-s").count(i).raw(`">`).text(s.Slices[i].Heading, render.TextInk(render.RoleSlice)).raw("</g>\n").apart(between)
	}
	for i := range s.Groups {
		p.group(i, &s.Groups[i])
	}
	for i := range s.Lines {
		p.line(i, &s.Lines[i])
	}
	for i := range s.Captions {
		p.caption(i, &s.Captions[i])
	}
	if s.Matrix != nil {
		p.matrix(s)
	} else {
		members := 0
		for i := range s.Actors {
			p.actor(i, &s.Actors[i], members)
			members += len(s.Actors[i].Members)
		}
	}
	p.legends(s)
}

// stamp writes what the figure was made from, and where its actors stand, as
// attributes: nobody reads them, and other programs leave them alone.
func (p *pen) stamp(s *render.Scene) *pen {
	for _, a := range stamp.Attributes(s.Stamp) {
		p.attribute(a[0], a[1])
	}
	places, err := s.Places.MarshalJSON()
	if err != nil {
		panic(err) // ids always marshal
	}
	return p.attribute(stamp.AttrPlaces, string(places))
}

// StyleStart and StyleEnd stand around the style of the auto theme. What takes the
// tags out of a document by their brackets takes the style out as well, which it
// would leave as text otherwise.
const (
	StyleStart = "<style><![CDATA["
	StyleEnd   = "]]></style>"
)

// style turns light into dark where the reader's browser asks for it and shows the
// figure on a screen: paper is white. Every rule is bound to the figure's own id and
// to classes with its prefix, so that nothing reaches the page around it. Other themes
// need no style at all.
func (p *pen) style() {
	if p.theme != render.Auto {
		return
	}
	p.raw(StyleStart + "@media screen and (prefers-color-scheme:dark){")
	for i := range render.Ink(render.NumInks) {
		colour := render.Dark.Colour(i)
		if p.filled[i] {
			p.raw("#").id("").raw(" .").class('f', i).raw("{fill:" + colour + "}")
		}
		if p.stroked[i] {
			p.raw("#").id("").raw(" .").class('s', i).raw("{stroke:" + colour + "}")
		}
	}
	p.raw("}" + StyleEnd + "\n")
}
