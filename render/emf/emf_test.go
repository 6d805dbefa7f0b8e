package emf_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/testkit"
	"dossier/internal/testkit/figures"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/emf"
	"dossier/render/layout"
	"dossier/render/stamp"
)

func encode(t testing.TB, s *render.Scene, opt emf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := emf.Encode(context.Background(), &b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// textsOf are all texts that a scene draws, found by their type.
func textsOf(v reflect.Value) (list []string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return textsOf(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			list = append(list, textsOf(v.Index(i))...)
		}
	case reflect.Struct:
		if t, ok := v.Interface().(render.Text); ok {
			if t.String != "" && t.Size > 0 {
				list = append(list, t.String)
			}
			return list
		}
		for i := range v.NumField() {
			list = append(list, textsOf(v.Field(i))...)
		}
	}
	return list
}

// checkTexts: every text of a scene is there as one text, and nothing else but what
// the samples of the legend show.
func checkTexts(t *testing.T, s *render.Scene, got metafile) {
	t.Helper()
	left := slices.Clone(got.texts)
	for _, want := range textsOf(reflect.ValueOf(s)) {
		i := slices.Index(left, want)
		if i < 0 {
			t.Errorf("the text %q is missing", want)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	if len(left) > len(s.Legend) {
		t.Errorf("%d texts that nobody wrote: %q", len(left), left)
	}
}

func TestSpecimens(t *testing.T) {
	var digests strings.Builder
	for _, s := range []*render.Scene{specimen.Scene(), specimen.Table(), specimen.Boxed()} {
		specimen.AddNames(s, "김정은 Kim", "حزب الله", "Żółć", "🇰🇵")
		checkTexts(t, s, read(t, encode(t, s, emf.Options{})))
	}
	for _, s := range []*render.Scene{specimen.Scene(), specimen.Table(), specimen.Boxed()} {
		for _, theme := range render.Themes() {
			file := encode(t, s, emf.Options{Theme: theme})
			fmt.Fprintf(&digests, "%s, %s: %d bytes, %x\n", s.Title, theme, len(file), sha256.Sum256(file))
		}
	}
	testkit.Golden(t, "specimens.txt", []byte(digests.String()))
}

func TestRandomFigures(t *testing.T) {
	for seed := range int64(6) {
		s, err := layout.Layout(context.Background(), figures.Random(4+3*int(seed), 8+5*int(seed), seed), layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		file := encode(t, s, emf.Options{Theme: render.Print})
		checkTexts(t, s, read(t, file))
		if !bytes.Equal(file, encode(t, s, emf.Options{Theme: render.Print})) {
			t.Error("two encodings differ")
		}
	}
}

func TestSizeIsThatOfTheFigure(t *testing.T) {
	got := read(t, encode(t, specimen.Scene(), emf.Options{}))
	if got.width != 16933 || got.height != 14830 { // 640 and 560.5 pixels of 1/96 inch, in 1/100 mm
		t.Errorf("%d by %d", got.width, got.height)
	}
}

func TestLettersHaveTheirWidths(t *testing.T) {
	s := &render.Scene{Width: 200, Height: 100, Title: "x"}
	for _, c := range []struct {
		text   string
		turned bool
		units  int
	}{
		{"WWWW", false, 3996}, // 4 letters of 0.9438 em of 40 pixels
		{"日本", true, 2117},
		{"🇰🇵", false, 1323}, // two characters and four units, one picture
		{"e\u0301", false, 589},
		{"", false, 0},
	} {
		s.Heading = []render.Text{{At: render.Point{X: 20, Y: 60}, Size: 40, String: c.text, Turned: c.turned}}
		got := read(t, encode(t, s, emf.Options{}))
		if c.text == "" {
			if len(got.texts) != 0 {
				t.Errorf("texts %q", got.texts)
			}
			continue
		}
		if len(got.texts) != 1 || got.texts[0] != c.text || got.widths[0] != c.units || got.turned[0] != c.turned {
			t.Errorf("%q: %q, %v, %v; want %d units", c.text, got.texts, got.widths, got.turned, c.units)
		}
	}
}

// A line that is only alleged is strokes with gaps in every reader.
func TestBrokenLinesAreManyStrokes(t *testing.T) {
	for i, l := range specimen.Scene().Lines {
		l.Bars, l.Heads = nil, nil
		s := &render.Scene{Width: 640, Height: 560, Lines: []render.LineMark{l}}
		dash, _ := render.LineStyle(l.Stroke.Status)
		got := read(t, encode(t, s, emf.Options{}))
		if len(got.strokes) == 0 || (dash == render.Solid) != (got.strokes[0] == 1) || dash != render.Solid && got.strokes[0] < 10 {
			t.Errorf("line %d: strokes %v", i, got.strokes)
		}
	}
}

func TestIdentity(t *testing.T) {
	got := read(t, encode(t, specimen.Scene(), emf.Options{}))
	if got.described != "dossier 1.0.0\x00Every mark: Čechy & Łódź\x00\x00" {
		t.Errorf("description %q", got.described)
	}
	object, ours := strings.CutPrefix(got.comment, stamp.EMFSignature)
	var made map[string]string
	if err := json.Unmarshal([]byte(object), &made); !ours || err != nil {
		t.Fatalf("%q: %v", got.comment, err)
	}
	for key, want := range map[string]string{"generator": "dossier", "version": "1.0.0", "query": "dossier draw -o every.png",
		"digest": "sha256:0123", "title": "Every mark: Čechy & Łódź", "description": "8 actors and 18 ties."} {
		if made[key] != want {
			t.Errorf("%s is %q, want %q", key, made[key], want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	texts := append(testkit.Hostile(150), "\x00\x01", "a\xff\xfe", "\ufffe\uffff", "\U0010ffff", strings.Repeat("W", 20_000), strings.Repeat("\u0301", 500), "\u202eevil")
	for _, text := range texts {
		s := specimen.Scene()
		specimen.AddNames(s, text)
		s.Title, s.Description, s.Stamp = text, text, render.Stamp{Query: text, Digest: text, Version: text}
		got := read(t, encode(t, s, emf.Options{}))
		if n := strings.Count(got.described, "\x00"); n != 3 {
			t.Errorf("%.40q: %d zeros in the description", text, n)
		}
		for _, told := range got.texts {
			if strings.ContainsFunc(told, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
				t.Errorf("control characters in %.40q", told)
			}
		}
	}
}

// More pens than may exist at once, and numbers that are none.
func TestHostileScenes(t *testing.T) {
	s := &render.Scene{Width: 300, Height: 200}
	for i := range 700 {
		at := render.Point{X: float64(i), Y: math.Inf(1)}
		s.Lines = append(s.Lines, render.LineMark{Stroke: render.Stroke{Width: 1 + float64(i)/10}, Curve: []render.Point{{}, at, at, {X: math.NaN(), Y: -1e300}}})
	}
	if got := read(t, encode(t, s, emf.Options{})); len(got.strokes) != 700 {
		t.Errorf("%d strokes", len(got.strokes))
	}
}

func TestRefusals(t *testing.T) {
	large := specimen.Scene()
	large.Width = 20_000
	for _, c := range []struct {
		name, want string
		s          *render.Scene
		opt        emf.Options
	}{
		{"too large", "5292 by 148 mm, and a metafile of ours may have 5080", large, emf.Options{}},
		{"theme", `no theme "sepia"`, specimen.Scene(), emf.Options{Theme: "sepia"}},
		{"no page", "both must be positive", &render.Scene{Width: math.NaN(), Height: 3}, emf.Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := emf.Encode(context.Background(), io.Discard, c.s, c.opt)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "emf: ") {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestFailures(t *testing.T) {
	full := errors.New("disk full")
	if err := emf.Encode(context.Background(), failing{full}, specimen.Scene(), emf.Options{}); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	if err := emf.Encode(ctx, &b, specimen.Scene(), emf.Options{}); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
}

func BenchmarkEncode(b *testing.B) {
	s := specimen.Scene()
	b.ReportAllocs()
	for b.Loop() {
		encode(b, s, emf.Options{})
	}
}
