package browsertest

import (
	"bytes"
	"cmp"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// picture is one of the explorer in the documentation: a page, how it is shown, and what is
// done with it before.
type picture struct {
	name, path string
	screen     screen
	until      string // what has to be there
	prepare    string
}

// pictures stand in docs/figures, as explorer-NAME.png.
var pictures = []picture{
	{"path", "/path?from=Kim&to=Seoul", screen{width: 1180, height: 860}, "document.querySelector('.tools')", ""},
	{"source", "/source?id=brief&claim=north-korea-arms-russia", screen{width: 1080, height: 620}, "document.querySelector('mark.asked')",
		"document.querySelector('mark.asked').scrollIntoView({block: 'center', behavior: 'instant'})"},
	{"time", "/draw?as-of=2022", screen{width: 1180, height: 820}, "document.getElementById('time')",
		"document.querySelector('.time').scrollIntoView({block: 'start', behavior: 'instant'})"},
	{"phone", "/path?from=Kim&to=Seoul", screen{width: 390, height: 780, dark: true}, "document.querySelector('.tools')",
		"document.querySelector('main').scrollIntoView({block: 'start', behavior: 'instant'})"},
}

// mostPicture is how many bytes a picture may have.
const mostPicture = 100_000

// TestPictures takes the pictures of the documentation where UPDATE_PICTURES is set, and
// else asks that each is there and small.
func TestPictures(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "figures")
	if os.Getenv("UPDATE_PICTURES") != "" {
		browser, server := startChromium(t), serveExplorer(t)
		for _, p := range pictures {
			if err := os.WriteFile(filepath.Join(folder, "explorer-"+p.name+".png"), p.take(t, browser, server), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range pictures {
		info, err := os.Stat(filepath.Join(folder, "explorer-"+p.name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > mostPicture {
			t.Errorf("%s has %d bytes", p.name, info.Size())
		}
	}
}

func (p *picture) take(t *testing.T, browser context.Context, server string) []byte {
	tab := explore(t, browser, server, p.path, p.screen)
	tab.until(p.until)
	if p.prepare != "" {
		eval[bool](tab, p.prepare+", true")
	}
	var b bytes.Buffer
	smallest := png.Encoder{CompressionLevel: png.BestCompression}
	if err := smallest.Encode(&b, paletted(tab.picture())); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paletted is a picture in its 256 most frequent colours; any other becomes the nearest of
// them. Pages have few colours, and between them the shades of the edges of letters.
func paletted(from image.Image) *image.Paletted {
	bounds := from.Bounds()
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(from.At(x, y)).(color.RGBA) }
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	colours := make([]color.RGBA, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(number(a), number(b)))
	})
	var palette color.Palette
	for _, c := range colours[:min(len(colours), 256)] {
		palette = append(palette, c)
	}
	place := map[color.RGBA]uint8{}
	for _, c := range colours {
		place[c] = uint8(palette.Index(c)) //nolint:gosec // there are 256
	}
	to := image.NewPaletted(bounds, palette)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			to.SetColorIndex(x, y, place[at(x, y)])
		}
	}
	return to
}

func number(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
