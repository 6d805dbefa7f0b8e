package text

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/rivo/uniseg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"
)

var samples = []string{
	"", "Kim Jong Un", "AVATAR, fi. “quoted” – and—so…", "Ångström Łódź Čapek Õ İ ẞ", "Ελλάδα Ἀθῆναι",
	"Владимир Путин ҚҰ", "→ ↔ € № ™ ≤ ≥ • ¶4",
}

// The widths must be those of the typeface itself.
func TestWidthIsThatOfTheTypeface(t *testing.T) {
	for _, face := range []struct {
		bold bool
		ttf  []byte
	}{{false, liberationsansregular.TTF}, {true, liberationsansbold.TTF}} {
		f, err := sfnt.Parse(face.ttf)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range samples {
			want := measured(t, f, s)
			if got := Width(s, 2048, face.bold); math.Abs(got-want) > 0.01 {
				t.Errorf("%q, bold %v: %v, want %v", s, face.bold, got, want)
			}
		}
	}
}

func measured(t *testing.T, f *sfnt.Font, s string) float64 {
	t.Helper()
	var buf sfnt.Buffer
	total := 0.0
	for _, r := range s {
		glyph, err := f.GlyphIndex(&buf, r)
		if err != nil || glyph == 0 {
			t.Fatalf("no glyph for %q: %v", r, err)
		}
		w, err := f.GlyphAdvance(&buf, glyph, fixed.I(2048), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		total += float64(w) / 64
	}
	return total
}

func TestWidthOfOtherWriting(t *testing.T) {
	for _, c := range []struct {
		s  string
		em float64
	}{
		{"日本", 2}, {"김정은", 3}, {"ｱｲ", 1}, {"👍", 1.25}, {"👨‍👩‍👧‍👦", 1.25}, {"🇰🇵", 1.25}, {"👍🏽", 1.25},
		{"\u200e\u200f\u202e", 0}, {"\u0301", 0}, {"\x00\x07", 0}, {"مصر", 3 * emOther},
	} {
		if got := Width(c.s, 1, false); math.Abs(got-c.em) > 1e-9 {
			t.Errorf("%q: %v em, want %v", c.s, got, c.em)
		}
	}
	if a, b := Width("e\u0301", 10, false), Width("e", 10, false); a != b {
		t.Errorf("an accent takes %v", a-b)
	}
}

func TestExact(t *testing.T) {
	for s, want := range map[string]bool{"": true, "Kim Jong Un": true, "Владимир Å": true, "e\u0301": true, "김": false, "a 🙂": false, "كيم": false} {
		if Exact(s, false) != want || Exact(s, true) != want {
			t.Errorf("%q: want %v", s, want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""}, {"  a \t\r\n b\u00a0c ", "a b c"}, {"a\x00b\x1b[0m", "a b [0m"}, {"a\u202eb\u2066c\ufeff", "abc"},
		{"\xff\xfea", "��a"}, {"\u200fعربي\u200f", "\u200fعربي\u200f"}, {"a\ufffe\ue000b", "ab"},
	} {
		if got := Clean(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
	if n := len(Clean("a" + strings.Repeat("\u0301", 500))); n > 20 {
		t.Errorf("a pile of marks keeps %d bytes", n)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s     string
		width float64
		lines int
		want  string
	}{
		{"", 100, 0, ""}, {" \n ", 100, 0, ""},
		{"supplies (rockets and missiles)", 100, 4, "supplies (rockets|and missiles)"},
		{"one two three four", 30, 2, "one|two…"},
		{"one two three four", 1000, 1, "one two three four"},
		{"Leif-Eric Easley", 40, 0, "Leif-|Eric|Easley"},
		{"a - b", 14, 0, "a -|b"},
		{"and/or", 30, 0, "and/|or"},
		{"日本国政府", 22, 0, "日本|国政|府"},
		{"abcdefghij", 20, 0, "abc|def|ghij"},
		{"abcdefghij", 20, 2, "abc|d…"},
		{"abcdefghij kl", 20, 0, "abc|def|ghij|kl"},
		{"w", 1, 0, "w"},
	} {
		if got := strings.Join(Wrap(c.s, 11, false, c.width, c.lines), "|"); got != c.want {
			t.Errorf("%q at %v, %d lines: %q, want %q", c.s, c.width, c.lines, got, c.want)
		}
	}
}

func TestBalanced(t *testing.T) {
	got := strings.Join(Balanced("Organisation for the Prohibition of Chemical Weapons", 13, false, 156, 3), "|")
	if want := "Organisation for|the Prohibition of|Chemical Weapons"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Balanced("Leif-Eric Easley", 13, false, 80, 3); strings.Join(got, "|") != "Leif-Eric|Easley" {
		t.Errorf("%q", got)
	}
}

func TestLongNamesStayShort(t *testing.T) {
	for _, s := range []string{strings.Repeat("x", 2000), strings.Repeat("ab ", 700), strings.Repeat("日", 2000),
		strings.Repeat("\u0301", 2000), strings.Repeat("👨‍👩‍👧‍👦", 2000), strings.Repeat("-", 2000), strings.Repeat("x", 5_000_000)} {
		lines := Balanced(s, 13, false, 156, 3)
		n := 0
		for _, l := range lines {
			n += len(l)
			if w := Width(l, 13, false); w > 156 {
				t.Errorf("a line is %v wide", w)
			}
		}
		if len(lines) > 3 || n > 2000 {
			t.Errorf("%.20q...: %d lines, %d bytes", s, len(lines), n)
		}
	}
}

// Lines fit, lose nothing but spaces, and never split what a reader takes for
// one character.
func TestWrapProperties(t *testing.T) {
	letters := rapid.OneOf(rapid.RuneFrom([]rune("ab -/日本éé👍🏽\u0301\u200dעم🇰🇵")), rapid.Rune())
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(letters, 0, 60, -1).Draw(t, "s")
		width := rapid.Float64Range(1, 200).Draw(t, "width")
		limit := rapid.IntRange(0, 4).Draw(t, "limit")
		lines := Wrap(s, 11, false, width, limit)
		if limit > 0 && len(lines) > limit {
			t.Fatalf("%d lines", len(lines))
		}
		for _, l := range lines {
			one := uniseg.GraphemeClusterCount(strings.TrimSuffix(l, ellipsis)) <= 1
			if Width(l, 11, false) > width+1e-6 && !one {
				t.Fatalf("%q is wider than %v", l, width)
			}
			if l == "" || !utf8.ValidString(l) {
				t.Fatalf("the line %q", l)
			}
		}
		if limit == 0 && squeeze(strings.Join(lines, "")) != squeeze(Clean(s)) {
			t.Fatalf("%q became %q", s, lines)
		}
	})
}

func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width("North Korea supplies Russia with rockets and missiles", 11, false)
	}
}

// TestJoint puts texts together again that were broken.
func TestJoint(t *testing.T) {
	for _, s := range []string{
		"South Korea and the Republic of Korea", "Al-Qaeda in the Arabian Peninsula", "either/or and/or neither", "2019–2022 and 2023 – 2024",
		"中华人民共和国外交部", "visits 平壌から", "a - b", "non-‑breaking",
	} {
		for width := 30.0; width < 200; width += 7 {
			lines := Wrap(s, 11, false, width, 0)
			whole := lines[0]
			for i, l := range lines[1:] {
				whole += Joint(lines[i], l) + l
			}
			// Only words that are wider than a line are taken for two.
			if long := len(strings.Fields(whole)) > len(strings.Fields(s)); whole != s && !long {
				t.Errorf("%v px: %q became %q", width, s, whole)
			}
		}
	}
}

// The advances of a text add up to its width, and its parts to the text.
func TestAdvances(t *testing.T) {
	for _, s := range append(samples, "김정은 Kim", "حزب الله", "👩‍👩‍👧‍👦 🇰🇵", "e\u0301\u0302", "a\xffb") {
		whole, width := "", 0.0
		for part, advance := range Advances(s, 13, true) {
			whole, width = whole+part, width+advance
		}
		if whole != s || math.Abs(width-Width(s, 13, true)) > 1e-9 {
			t.Errorf("%q: parts %q, %v wide, want %v", s, whole, width, Width(s, 13, true))
		}
	}
	for part := range Advances("ab", 13, false) {
		if part != "a" {
			t.Errorf("goes on with %q after its end", part)
		}
		break
	}
}
