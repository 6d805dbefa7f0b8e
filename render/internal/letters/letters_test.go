package letters

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
	"pgregory.net/rapid"

	"dossier/render"
	"dossier/render/internal/text"
)

// TestWidths holds lines to the widths that they were laid out with.
func TestWidths(t *testing.T) {
	s := NewSetter(NewLibrary())
	for _, line := range []string{
		"North Korea", "AVATAR Tofu", "fi fl ffi office", "Łódź Čechy Ærø", "Δημοκρατία", "Россия и Китай",
		"“quoted” – 100 % (p. 3)", "two  spaces", "e\u0301", "",
	} {
		for _, bold := range []bool{false, true} {
			want := text.Width(strings.ReplaceAll(line, "e\u0301", "é"), 13, bold)
			if got := s.Set(line, 13, bold, false).Width; math.Abs(got-want) > 0.01 {
				t.Errorf("%q is %.2f wide, was measured %.2f", line, got, want)
			}
		}
	}
	if w := s.Warnings(); w != nil {
		t.Errorf("warnings: %q", w)
	}
}

// shown writes a line as it is seen from left to right.
func shown(l Line) string {
	var b strings.Builder
	for _, run := range l.Runs {
		for _, g := range run.Glyphs {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

func TestOrder(t *testing.T) {
	s := NewSetter(NewLibrary())
	for _, c := range []struct {
		name, in    string
		rightToLeft bool
		want        string
	}{
		{"plain", "abc 12", false, "abc 12"},
		{"Hebrew", "שלום", true, "םולש"},
		{"two words", "אב גד", true, "דג בא"},
		{"number after", "אב 123", true, "123 בא"},
		{"Latin within", "אב abc גד", true, "דג abc בא"},
		{"in a sentence", "a אב b", false, "a בא b"},
		{"number in a name in a sentence", "a אב 12 גד b", false, "a דג 12 בא b"},
		{"number after a name in a sentence", "a אב 12", false, "a 12 בא"},
		{"marks keep the number apart", "a \u200eאב\u200e 12", false, "a בא 12"},
		{"brackets", "(אב)", true, "(בא)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := shown(s.Set(c.in, 13, false, c.rightToLeft))
			if c.name == "brackets" { // they are mirrored by their outlines
				got = strings.Map(func(r rune) rune {
					switch r {
					case '(':
						return ')'
					case ')':
						return '('
					}
					return r
				}, got)
			}
			if got != c.want {
				t.Errorf("%q is shown as %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestMissingScripts(t *testing.T) {
	s := NewSetter(NewLibrary())
	line := s.Set("김 정은 \u0e01\u0e23 😀 Kim 김", 13, false, false)
	if shown(line) != "김 정은 \u0e01\u0e23 😀 Kim 김" {
		t.Errorf("the text is %q", shown(line))
	}
	boxes := 0
	for _, run := range line.Runs {
		for _, g := range run.Glyphs {
			if g.id == 0 && g.Advance > 0 {
				boxes++
			}
		}
	}
	if boxes != 7 {
		t.Errorf("%d boxes, want 7", boxes)
	}
	want := []string{
		"no font for Hangul: 3 characters are drawn as empty boxes, such as U+AE40; install a font that has it, such as Noto Sans CJK",
		"no font for Thai: 2 characters are drawn as empty boxes, such as U+0E01; install a font that has it, such as Noto Sans Thai",
		"no font for symbols: 1 character is drawn as empty boxes, such as U+1F600; install a font that has it, such as Noto Sans Symbols or Noto Emoji",
	}
	if got := strings.Join(s.Warnings(), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("warnings:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

// TestSystemFonts sets Korean and Arabic with what the computer has.
func TestSystemFonts(t *testing.T) {
	for name, line := range map[string]string{"Hangul": "김정은", "Arabic": "حزب الله", "Han": "中华人民共和国\u3000北京"} {
		t.Run(name, func(t *testing.T) {
			s := NewSetter(System())
			set := s.Set(line, 13, false, name == "Arabic")
			if s.Warnings() != nil {
				t.Skip("no font here: ", s.Warnings())
			}
			joined := false
			for i := range set.Runs {
				run := &set.Runs[i]
				for j, g := range run.Glyphs {
					var p pen
					run.Draw(&run.Glyphs[j], func(x, y float64) render.Point { return render.Point{X: x, Y: y} }, &p)
					if p.open != p.closed || p.closed == 0 && strings.TrimSpace(g.Text) != "" {
						t.Errorf("%q has no outline", g.Text)
					}
					nominal, _ := run.Face.font.NominalGlyph([]rune(g.Text + " ")[0])
					joined = joined || nominal != g.id
				}
			}
			if name == "Arabic" && !joined {
				t.Error("no letter is joined to another")
			}
		})
	}
}

type pen struct{ open, closed int }

func (p *pen) MoveTo(render.Point)                             { p.open++ }
func (p *pen) LineTo(render.Point)                             {}
func (p *pen) CubeTo(render.Point, render.Point, render.Point) {}
func (p *pen) Close()                                          { p.closed++ }

// TestBrokenFonts looks for a character among files that are no fonts.
func TestBrokenFonts(t *testing.T) {
	dir := t.TempDir()
	whole := liberationsansregular.TTF
	for name, content := range map[string][]byte{
		"empty.ttf": nil, "text.otf": []byte("not a font"), "half.ttf": whole[:len(whole)/2], "head.ttc": whole[:64],
		"collection.ttc": append([]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), make([]byte, 64)...),
		"zeros.ttf":      make([]byte, 4096),
		"spoilt.ttf":     spoilt(whole),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.ttf"), 0o700); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink(dir, filepath.Join(dir, "loop"))
	_ = os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "gone.ttf"))
	s := NewSetter(NewLibrary(dir, filepath.Join(dir, "missing")))
	s.Set("김 \u0e01 ж A", 13, true, false)
	if len(s.Warnings()) != 2 {
		t.Errorf("warnings: %q", s.Warnings())
	}
}

// spoilt is a font whose tables hold nonsense behind a sound directory.
func spoilt(whole []byte) []byte {
	b := bytes.Clone(whole)
	for i := 400; i < len(b); i += 3 {
		b[i] ^= 0xa5
	}
	return b
}

func TestPreference(t *testing.T) {
	want := []string{"NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf", "NotoSerifKR-Regular.otf", "NotoSansKR-Italic.otf", "LastResort.otf"}
	for i := 1; i < len(want); i++ {
		if unlike(want[i-1], false) >= unlike(want[i], false) {
			t.Errorf("%s does not come before %s", want[i-1], want[i])
		}
	}
	if unlike("NotoSansKR-Bold.otf", true) >= unlike("NotoSansKR-Regular.otf", true) {
		t.Error("bold type is not preferred where it is wanted")
	}
}

// TestAnyText sets whatever comes, and loses no visible character.
func TestAnyText(t *testing.T) {
	library := System()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("aב ا1\u0661(\u200e\u202e\u2067\u0301\u200d\ufe0f김\x00\r\n\u2029é\u0e33")))).Draw(t, "text")
		s := NewSetter(library)
		line := s.Set(in, 13, rapid.Bool().Draw(t, "bold"), rapid.Bool().Draw(t, "right to left"))
		if math.IsNaN(line.Width) || line.Width < 0 || line.Width > 100*float64(len(in)+1) {
			t.Fatalf("a width of %v", line.Width)
		}
		runes := 0
		for _, r := range clean(in) {
			if !clings(r) {
				runes++
			}
		}
		told := 0
		for _, r := range shown(line) {
			if !clings(r) {
				told++
			}
		}
		if told != runes {
			t.Fatalf("%q is told as %q", in, shown(line))
		}
	})
}

// TestTogether sets text in several figures at once, from one library.
func TestTogether(t *testing.T) {
	library := NewLibrary(systemFolders()...)
	var together sync.WaitGroup
	widths := make([]float64, 4)
	for i := range widths {
		together.Go(func() { widths[i] = NewSetter(library).Set("Kim 김정은 حزب", 13, true, false).Width })
	}
	together.Wait()
	for _, w := range widths {
		if w != widths[0] {
			t.Errorf("widths %v", widths)
		}
	}
}

func TestLongText(t *testing.T) {
	s := NewSetter(NewLibrary())
	if line := s.Set(strings.Repeat("x", 1<<22), 13, false, false); len(line.Runs) != 1 || len(line.Runs[0].Glyphs) != maxRunes {
		t.Error("a line of four million characters is not cut")
	}
}
