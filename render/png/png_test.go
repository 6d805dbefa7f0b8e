package png_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"dossier/data"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/internal/letters"
	encoder "dossier/render/png"
	"dossier/render/svg"
)

func encode(t testing.TB, s *render.Scene, opt encoder.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := encoder.Encode(context.Background(), &b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t testing.TB, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// chunks reads a file into its chunks, checking each; texts hold the iTXt ones.
func chunks(t testing.TB, file []byte) (order []string, texts map[string]string, perMetre uint32) {
	t.Helper()
	texts = make(map[string]string)
	for rest := file[8:]; len(rest) > 0; {
		n := int(binary.BigEndian.Uint32(rest))
		name, data := string(rest[4:8]), rest[8:8+n]
		if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
			t.Errorf("the checksum of %s is wrong", name)
		}
		switch name {
		case "pHYs":
			perMetre = binary.BigEndian.Uint32(data)
			if binary.BigEndian.Uint32(data[4:]) != perMetre || data[8] != 1 {
				t.Errorf("pHYs holds %v", data)
			}
		case "iTXt":
			key, text, _ := strings.Cut(string(data), "\x00")
			texts[key] = strings.TrimPrefix(text, "\x00\x00\x00\x00")
		}
		order = append(order, name)
		rest = rest[12+n:]
	}
	return order, texts, perMetre
}

func TestSizeAndResolution(t *testing.T) {
	s := specimen.Scene()
	for _, c := range []struct {
		dpi           float64
		width, height int
		perMetre      uint32
	}{
		{0, 2000, 1752, 11811}, // 640 and 560.5 pixels of 1/96 inch
		{96, 640, 561, 3780},
		{72, 480, 421, 2835},
		{150.5, 1004, 879, 5925},
	} {
		file := encode(t, s, encoder.Options{DPI: c.dpi})
		size := decode(t, file).Bounds().Size()
		if _, _, perMetre := chunks(t, file); size != image.Pt(c.width, c.height) || perMetre != c.perMetre {
			t.Errorf("%v dpi: %v, %d pixels a metre; want %+v", c.dpi, size, perMetre, c)
		}
		if w, h, err := encoder.Size(s, c.dpi); w != c.width || h != c.height || err != nil {
			t.Errorf("%v dpi: Size says %d by %d, %v", c.dpi, w, h, err)
		}
	}
}

func TestMetadata(t *testing.T) {
	order, texts, _ := chunks(t, encode(t, specimen.Scene(), encoder.Options{DPI: 96}))
	if order[0] != "IHDR" || order[1] != "pHYs" || order[len(order)-1] != "IEND" {
		t.Errorf("chunks: %v", order)
	}
	for key, want := range map[string]string{
		"Title": "Every mark: Čechy & Łódź", "Description": "8 actors and 18 ties.", "Software": "dossier 1.0.0",
		"dossier-query": "dossier draw -o every.png", "dossier-digest": "sha256:0123", "dossier-version": "1.0.0",
	} {
		if texts[key] != want {
			t.Errorf("%s: %q, want %q", key, texts[key], want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	s := specimen.Scene()
	specimen.AddNames(s, "김정은 Kim", "حزب الله", "שלום 123")
	for _, theme := range render.Themes() {
		first := encode(t, s, encoder.Options{Theme: theme, DPI: 60})
		before := runtime.GOMAXPROCS(1)
		one := encode(t, s, encoder.Options{Theme: theme, DPI: 60})
		runtime.GOMAXPROCS(2)
		two := encode(t, s, encoder.Options{Theme: theme, DPI: 60, Fonts: letters.System()})
		runtime.GOMAXPROCS(before)
		if !bytes.Equal(first, one) || !bytes.Equal(first, two) {
			t.Errorf("%s: two encodings differ", theme)
		}
	}
}

func TestThemes(t *testing.T) {
	corner := func(theme render.Theme) color.Color {
		img := decode(t, encode(t, specimen.Scene(), encoder.Options{Theme: theme, DPI: 48}))
		return color.RGBAModel.Convert(img.At(img.Bounds().Max.X-1, img.Bounds().Max.Y-1))
	}
	for theme, want := range map[render.Theme]color.RGBA{
		"": {255, 255, 255, 255}, render.Auto: {255, 255, 255, 255}, render.Print: {255, 255, 255, 255}, render.Dark: {0x15, 0x18, 0x1b, 255},
	} {
		if got := corner(theme); got != want {
			t.Errorf("%q: the page is %v, want %v", theme, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	large := specimen.Scene()
	large.Width, large.Height = 6000, 5000
	endless := specimen.Scene()
	endless.Width, endless.Height = 1e9, 1e9
	long := specimen.Scene()
	long.Width, long.Height = 200_000, 1
	for _, c := range []struct {
		name, want string
		s          *render.Scene
		opt        encoder.Options
	}{
		{"too many pixels", "18750 by 15625 pixels, more than the 80 million allowed: use --dpi 156 or less", large, encoder.Options{}},
		{"no resolution helps", "make the figure smaller or write SVG or PDF", endless, encoder.Options{}},
		{"too long", "use --dpi 48 or less", long, encoder.Options{}},
		{"dots", "from 24 to 2400", specimen.Scene(), encoder.Options{DPI: 1e9}},
		{"no dots", "from 24 to 2400", specimen.Scene(), encoder.Options{DPI: math.NaN()}},
		{"theme", `no theme "sepia"`, specimen.Scene(), encoder.Options{Theme: "sepia"}},
		{"no page", "both must be positive", &render.Scene{Width: math.NaN(), Height: 3}, encoder.Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := encoder.Encode(context.Background(), io.Discard, c.s, c.opt)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "png: ") {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
	large.Actors = nil
	if _, _, err := encoder.Size(large, 156); err != nil {
		t.Errorf("the resolution that is proposed does not fit: %v", err)
	}
}

func TestFailingWriter(t *testing.T) {
	full := errors.New("disk full")
	_, err := encoder.Encode(context.Background(), failing{full}, specimen.Scene(), encoder.Options{DPI: 48})
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestWarnings(t *testing.T) {
	s := specimen.Scene()
	specimen.AddNames(s, "김정은")
	w, err := encoder.Encode(context.Background(), io.Discard, s, encoder.Options{DPI: 48, Fonts: letters.NewLibrary()})
	if err != nil || len(w) != 1 || !strings.Contains(w[0], "no font for Hangul") {
		t.Errorf("warnings %q, %v", w, err)
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{
		"\u202eevil\u202c", "a\x00b\x01c\x1b[31m\x7f\u0085", "bad \xff\xfe utf\xc3", "\ufeff\ufffe\uffff", "\u200d\u0301\ufe0f", "\U0010ffff\U000e0001",
		strings.Repeat("W", 20_000), strings.Repeat("e\u0301\u0302", 1_000), strings.Repeat("\u0301", 20_000), "👩‍👩‍👧‍👦 🇰🇵", "حزب (الله) 12 abc",
	} {
		s := specimen.Scene()
		specimen.AddNames(s, text)
		s.Title, s.Description, s.Stamp.Query = text, text, text
		file := encode(t, s, encoder.Options{DPI: 48})
		decode(t, file)
		if _, texts, _ := chunks(t, file); strings.ContainsAny(texts["Title"], "\x00") {
			t.Errorf("%.20q: the title holds a NUL", text)
		}
	}
}

// TestLooksLikeTheSVG compares with what another program makes of the SVG.
func TestLooksLikeTheSVG(t *testing.T) {
	tool, err := exec.LookPath("rsvg-convert")
	if err != nil {
		t.Skip("rsvg-convert is not here")
	}
	if font, err := exec.Command("fc-match", "Liberation Sans").Output(); err != nil || !bytes.Contains(font, []byte("Liberation")) {
		t.Skip("Liberation Sans is not installed: the SVG would show another typeface")
	}
	for i, theme := range []render.Theme{render.Light, render.Dark, render.Print, render.Light, render.Dark} {
		s := specimen.Scene()
		if i > 2 {
			s = specimen.Table()
		}
		var source bytes.Buffer
		if err := svg.Encode(&source, s, svg.Options{Theme: theme}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(tool, "--zoom", "2")
		cmd.Stdin = &source
		out, err := cmd.Output()
		if err != nil {
			t.Skip("rsvg-convert failed: ", err)
		}
		ours := decode(t, encode(t, s, encoder.Options{Theme: theme, DPI: 192}))
		mean, worst := specimen.Difference(ours, decode(t, out))
		t.Logf("%s: mean %.4f, worst tile %.3f", theme, mean, worst)
		if mean > 0.004 || worst > 0.2 {
			t.Errorf("%s: differs by %.4f on average and %.2f at worst", theme, mean, worst)
		}
	}
}

// TestOutlinesAreEven finds the outline of an actor as thick above as below, wherever
// it begins.
func TestOutlinesAreEven(t *testing.T) {
	for _, kind := range data.KindsAndNone() {
		if render.OutlineBroken(kind) {
			continue
		}
		s := &render.Scene{Width: 100, Height: 40, Actors: []render.ActorMark{{Kind: kind, Box: render.Box{X: 10, Y: 10, W: 80, H: 20}}}}
		img := decode(t, encode(t, s, encoder.Options{DPI: 96}))
		for y := range 20 {
			above, below := color.GrayModel.Convert(img.At(50, y)).(color.Gray).Y, color.GrayModel.Convert(img.At(50, 39-y)).(color.Gray).Y
			if max(above, below)-min(above, below) > 4 {
				t.Errorf("%q: row %d is %d, and %d from below", kind, y, above, below)
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	s := specimen.Scene()
	for b.Loop() {
		encode(b, s, encoder.Options{})
	}
}

// ending is a context that is done after so many looks at it.
type ending struct {
	context.Context
	left *atomic.Int64
}

func (c ending) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// A context that is done is seen at the next mark, and at the next area of a band.
func TestEncodeEndsWithItsContext(t *testing.T) {
	opt := encoder.Options{DPI: 48}
	run := func(looks int) (left int, err error) {
		var at atomic.Int64
		at.Store(int64(looks))
		_, err = encoder.Encode(ending{context.Background(), &at}, io.Discard, specimen.Scene(), opt)
		return int(at.Load()), err
	}
	left, err := run(1 << 30)
	if err != nil {
		t.Fatal(err)
	}
	all := 1<<30 - left
	if marks := len(specimen.Scene().Actors) + len(specimen.Scene().Lines); all < 2*marks {
		t.Errorf("%d looks for %d marks", all, marks)
	}
	for most := 0; most < all; most += 50 {
		left, err := run(most)
		if !errors.Is(err, context.Canceled) || left < -12 {
			t.Errorf("done at look %d of %d: %d looks more, %v", most, all, -left, err)
		}
	}
}
