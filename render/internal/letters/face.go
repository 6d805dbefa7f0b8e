package letters

import (
	"bytes"
	"fmt"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

// Face is a typeface ready to shape and to draw. It is not for concurrent use.
type Face struct {
	font    *font.Font
	face    *font.Face
	shaper  *harfbuzz.Font
	perUnit float64 // em in one unit of the font
	// Embedded is set for Liberation Sans.
	Embedded bool
	Bold     bool
}

func newFace(f *font.Font, embedded, bold bool) *Face {
	face := font.NewFace(f)
	return &Face{font: f, face: face, shaper: harfbuzz.NewFont(face), perUnit: 1 / float64(max(f.Upem(), 1)),
		Embedded: embedded, Bold: bold}
}

// parse reads one typeface of a file. The readers of fonts are much tested, but
// a font is a program of sorts and comes from who knows where: whatever goes
// wrong in it makes the typeface unusable, not the figure.
func parse(file []byte, index int) (f *font.Font, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("not a usable font: %v", r)
		}
	}()
	all, err := opentype.NewLoaders(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	if index >= len(all) {
		return nil, fmt.Errorf("no typeface number %d in the collection", index)
	}
	return font.NewFont(all[index])
}

// The embedded typefaces are parsed once; a font.Font is immutable.
var (
	regular = sync.OnceValue(func() *font.Font { return mustParse(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *font.Font { return mustParse(liberationsansbold.TTF) })
)

func mustParse(ttf []byte) *font.Font {
	f, err := parse(ttf, 0)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return f
}

// has reports whether the face can draw a character.
func (f *Face) has(r rune) bool {
	glyph, ok := f.font.NominalGlyph(r)
	return ok && glyph != 0
}

// draws reports whether a character has an outline, not just a picture or a
// colour bitmap; a space needs none.
func (f *Face) draws(r rune) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	glyph, ok := f.font.NominalGlyph(r)
	return ok && glyph != 0 && (unicode.IsSpace(r) || len(f.outline(glyph)) > 0)
}

// outline gives the outline of a glyph in units of the font.
func (f *Face) outline(glyph font.GID) []font.Segment {
	switch g := f.face.GlyphData(glyph).(type) {
	case font.GlyphOutline:
		return g.Segments
	case font.GlyphSVG:
		return g.Outline.Segments
	case font.GlyphBitmap:
		if g.Outline != nil {
			return g.Outline.Segments
		}
	}
	return nil
}
