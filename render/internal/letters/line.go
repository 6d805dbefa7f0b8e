package letters

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"
)

// maxRunes is how many characters of a line are set. A longer one leaves every
// page; what is beyond is not worth shaping.
const maxRunes = 10_000

// Line is a line of text, set. Lengths are in pixels, x runs to the right from
// the left end of the line, y down from the baseline.
type Line struct {
	Width float64
	Runs  []Run // from left to right
}

// Run is a part of a line in one typeface and one direction.
type Run struct {
	X, Width    float64
	Size        float64 // the size of type
	Face        *Face
	RightToLeft bool
	Glyphs      []Glyph // from left to right
	// Plain holds the text of a run in Liberation Sans that is nothing but its
	// characters set one after the other, so that whoever has the font can set
	// it. It is empty for every other run.
	Plain string
}

// Glyph is one outline of a run.
type Glyph struct {
	id      font.GID
	X, Y    float64 // of its origin, from that of the line
	Advance float64
	// Text is what the glyph stands for, in the order of reading. Of several
	// glyphs that stand for the same text, the first one has it.
	Text string
}

// Setter sets lines and remembers what it lacked. It is for one figure and not
// for concurrent use.
type Setter struct {
	library *Library
	own     [2]*Face // regular, bold
	found   map[wanted]*Face
	used    []*Face
	missing map[string][]rune // by script
}

// wanted is a character in a weight.
type wanted struct {
	r    rune
	bold bool
}

// NewSetter sets text with the embedded typefaces and those of a library.
func NewSetter(l *Library) *Setter {
	return &Setter{
		library: l,
		own:     [2]*Face{newFace(regular(), true, false), newFace(bold(), true, true)},
		found:   make(map[wanted]*Face),
		missing: make(map[string][]rune),
	}
}

// Set sets a line. Control characters and what is no UTF-8 are shown as U+FFFD,
// line breaks as spaces. It takes time linear in the length of s, once the
// typefaces that it needs have been read.
func (s *Setter) Set(text string, size float64, bold, rightToLeft bool) Line {
	var line Line
	for _, st := range visual(clean(text), rightToLeft) {
		parts := s.split(st.text, bold)
		for i := range parts {
			if st.rightToLeft {
				i = len(parts) - 1 - i
			}
			run := shape(parts[i], size, st.rightToLeft)
			run.X = line.Width
			for j := range run.Glyphs {
				run.Glyphs[j].X += run.X
			}
			line.Width += run.Width
			line.Runs = append(line.Runs, run)
		}
	}
	return line
}

// clean makes text fit to be set: composed letters where there are any, and no
// control characters.
func clean(s string) []rune {
	if len(s) > 4*maxRunes {
		s = s[:4*maxRunes]
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	text := []rune(norm.NFC.String(s))
	if len(text) > maxRunes {
		text = text[:maxRunes]
	}
	for i, r := range text {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			text[i] = ' '
		case unicode.IsControl(r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
			text[i] = '\ufffd'
		}
	}
	return text
}

// part is text in one typeface and one script.
type part struct {
	text   []rune
	face   *Face
	script language.Script
	// marked is set where every character carries a mark that Liberation Sans
	// has to place; such text stands apart from what is plain.
	marked bool
}

// split finds a typeface for every character. Marks, joiners and selectors
// stay with the character before them.
func (s *Setter) split(text []rune, bold bool) (parts []part) {
	for i := 0; i < len(text); {
		end := i + 1
		for end < len(text) && clings(text[end]) {
			end++
		}
		cluster := audible(text[i:end])
		i = end
		if len(cluster) == 0 {
			continue
		}
		face := s.face(cluster, bold)
		script := language.LookupScript(cluster[0])
		marked := face.Embedded && len(cluster) > 1
		if n := len(parts); n > 0 && parts[n-1].face == face && parts[n-1].marked == marked {
			last := &parts[n-1]
			if !strong(last.script) {
				last.script = script
			}
			if !strong(script) || script == last.script {
				last.text = append(last.text, cluster...)
				continue
			}
		}
		parts = append(parts, part{text: cluster, face: face, script: script, marked: marked})
	}
	return parts
}

func strong(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}

func clings(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }

// audible leaves out the characters that only steer the order of the line.
func audible(cluster []rune) []rune {
	kept := make([]rune, 0, len(cluster))
	for _, r := range cluster {
		if !silent(r) {
			kept = append(kept, r)
		}
	}
	if len(kept) > 0 && unicode.Is(unicode.Cf, kept[0]) { // a joiner that joins nothing
		return nil
	}
	return kept
}

// shape sets a part: the outlines and where they stand, from x = 0.
func shape(p part, size float64, rightToLeft bool) Run {
	run := Run{Size: size, Face: p.face, RightToLeft: rightToLeft}
	infos, places := shapeText(p, rightToLeft)
	starts := make(map[int]bool, len(infos))
	for _, g := range infos {
		starts[g.Cluster] = true
	}
	told := make(map[int]bool, len(infos))
	scale, x := size*p.face.perUnit, 0.0
	plain := p.face.Embedded && !rightToLeft && len(infos) == len(p.text)
	for i, g := range infos {
		at := places[i]
		glyph := Glyph{id: g.Glyph, X: x + float64(float64(at.XOffset)*scale), Y: -float64(at.YOffset) * scale,
			Advance: float64(float64(at.XAdvance) * scale)}
		if !told[g.Cluster] {
			told[g.Cluster] = true
			end := g.Cluster + 1
			for end < len(p.text) && !starts[end] {
				end++
			}
			glyph.Text = string(p.text[g.Cluster:end])
		}
		if plain {
			nominal, ok := p.face.font.NominalGlyph(p.text[i])
			plain = ok && nominal == g.Glyph && at.XOffset == 0 && at.YOffset == 0 && g.Glyph != 0 && p.text[i] <= 0xffff
		}
		run.Glyphs = append(run.Glyphs, glyph)
		x += glyph.Advance
	}
	run.Width = x
	if plain {
		run.Plain = string(p.text)
	}
	return run
}

// plainly turns off what would make a line of Liberation Sans another width
// than it was measured with.
var plainly = []harfbuzz.Feature{
	feature("kern"), feature("liga"), feature("clig"),
}

func feature(tag string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}
}

// shapeText calls the shaper. Should a system's font break it, the characters
// are set one after the other.
func shapeText(p part, rightToLeft bool) (infos []harfbuzz.GlyphInfo, places []harfbuzz.GlyphPosition) {
	defer func() {
		if recover() != nil {
			infos, places = nil, nil
			for i, r := range p.text {
				glyph, _ := p.face.font.NominalGlyph(r)
				infos = append(infos, harfbuzz.GlyphInfo{Cluster: i, Glyph: glyph})
				places = append(places, harfbuzz.GlyphPosition{XAdvance: harfbuzz.Position(p.face.face.HorizontalAdvance(glyph))})
			}
		}
	}()
	b := harfbuzz.NewBuffer()
	b.AddRunes(p.text, 0, -1)
	b.ClusterLevel = harfbuzz.MonotoneGraphemes
	b.Props.Direction = harfbuzz.LeftToRight
	if rightToLeft {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Props.Script = p.script
	b.Props.Language = "en" // the default would be that of the computer
	var features []harfbuzz.Feature
	if p.face.Embedded {
		features = plainly
	}
	b.Shape(p.face.shaper, features)
	return b.Info, b.Pos
}
