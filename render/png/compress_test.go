package png

import (
	"bytes"
	"compress/zlib"
	"context"
	"hash/adler32"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"golang.org/x/image/math/fixed"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

// TestJoinSums holds the sum of two texts to that of both in one.
func TestJoinSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 200_000)
	for i := range text {
		text[i] = byte(rng.Uint32())
	}
	for _, at := range []int{0, 1, 2, 65520, 65521, 65522, 131042, len(text) - 1, len(text)} {
		if got, want := joinSums(adler32.Checksum(text[:at]), adler32.Checksum(text[at:]), len(text)-at), adler32.Checksum(text); got != want {
			t.Errorf("cut at %d: %08x, want %08x", at, got, want)
		}
	}
}

// TestSymbols holds every length of a run to what its symbols stand for (RFC 1951, 3.2.5).
func TestSymbols(t *testing.T) {
	for n := 1; n < 1000; n++ {
		literals, full, rest := symbolsOf(n)
		if literals < 1 || rest != 0 && (rest < shortest || rest >= longest) || literals+full*longest+rest != n {
			t.Errorf("%d: %d bytes, %d full repeats, %d more", n, literals, full, rest)
		}
	}
	for _, c := range []struct {
		length, symbol int
		extra          uint8
		low            uint32
	}{{3, 257, 0, 0}, {10, 264, 0, 0}, {11, 265, 1, 0}, {12, 265, 1, 1}, {18, 268, 1, 1}, {19, 269, 2, 0}, {130, 280, 4, 15}, {131, 281, 5, 0}, {257, 284, 5, 30}, {258, 285, 0, 0}} {
		if s, extra, low := repeatSymbol(c.length); s != c.symbol || extra != c.extra || low != c.low {
			t.Errorf("%d: symbol %d and %d of %d bits, want %+v", c.length, s, low, extra, c)
		}
	}
}

// TestAlphabet holds codes to their limit and to using all of the room that there is,
// for counts that grow as fast as can be as well.
func TestAlphabet(t *testing.T) {
	var one, even, steep tally
	one[0] = 1
	a, b := 1, 1
	for s := range steep {
		even[s] = 7
		if steep[s] = a; s < 80 {
			a, b = b, a+b
		}
	}
	for name, counts := range map[string]tally{"one": one, "even": even, "steep": steep} {
		room := 0
		for s, n := range newAlphabet(counts).lengths {
			if n > mostBits || (counts[s] > 0 || s == endSymbol) != (n > 0) {
				t.Errorf("%s: symbol %d has %d bits", name, s, n)
			}
			if n > 0 {
				room += 1 << (mostBits - n)
			}
		}
		if room != 1<<mostBits {
			t.Errorf("%s: the codes use %d of %d", name, room, 1<<mostBits)
		}
	}
}

// unpack gives the bytes of a stream.
func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z) // which checks the sum
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// packed writes bytes, cut into two parts, as runs.
func packed(text []byte, cut int) []byte {
	var counts tally
	var parts []*writer
	runs := func(text []byte, use func(byte, int)) {
		for len(text) > 0 {
			n := 1
			for n < len(text) && text[n] == text[0] {
				n++
			}
			use(text[0], n)
			text = text[n:]
		}
	}
	halves := [][]byte{text[:cut], text[cut:]}
	for _, half := range halves {
		runs(half, counts.run)
	}
	codes := newAlphabet(counts)
	for _, half := range halves {
		p := &writer{codes: codes, a: 1}
		runs(half, p.run)
		parts = append(parts, p)
	}
	return stream(codes, parts)
}

// TestStream reads back runs of every length.
func TestStream(t *testing.T) {
	var text []byte
	for n := 1; n < 700; n++ {
		text = append(text, bytes.Repeat([]byte{byte(n * n / 7)}, n)...)
	}
	text = append(text, make([]byte, 5_000_000)...)
	for _, cut := range []int{0, 1, 1234, len(text)} {
		if !bytes.Equal(unpack(t, packed(text, cut)), text) {
			t.Errorf("cut at %d: other bytes", cut)
		}
	}
}

func FuzzStream(f *testing.F) {
	f.Add([]byte("aaabbbbbbbbbbbbbbbb\x00\x00\x00\x00\x00c"), 3)
	f.Add([]byte{0}, 1)
	f.Fuzz(func(t *testing.T, text []byte, cut int) {
		if len(text) > 0 && !bytes.Equal(unpack(t, packed(text, max(cut, -cut, 0)%len(text))), text) {
			t.Error("other bytes")
		}
	})
}

// grey is a colour without hue.
func grey(v int) uint32 { return uint32(v)<<16 | uint32(v)<<8 | uint32(v) }

// TestPalette: the page comes first, what is painted keeps its colour however rare it
// is, and others are off by no more than must be.
func TestPalette(t *testing.T) {
	page, ink := uint32(0xffffff), uint32(0xfefefd)
	for _, c := range []struct {
		name          string
		colours, most int
		off           uint32
	}{{"few", 200, 202, 0}, {"many", 4096, maxColours, 48}} {
		w := newInkwell()
		add := func(colour uint32, n int) { w.counts[w.place(colour)] += n }
		add(page, 10)
		add(ink, 1)
		for i := range c.colours {
			add(uint32(i%16*16)<<16|uint32(i/16%16*16)<<8|uint32(i/256*16), 5+i)
		}
		p := newPalette(page, []area{{colour: ink}}, []*inkwell{w})
		if len(p.colours) > c.most || p.colours[0] != page || !slices.Contains(p.colours, ink) {
			t.Errorf("%s: %d colours, the first %06x", c.name, len(p.colours), p.colours[0])
		}
		for i, colour := range w.colours {
			if off := distance(colour, p.colours[p.places[w][i]]); off > c.off || colour == ink && off > 0 {
				t.Errorf("%s: %06x is off by %d", c.name, colour, off)
			}
		}
	}
	w := newInkwell()
	for v := range 256 {
		w.counts[w.place(grey(v))]++
	}
	if p := newPalette(grey(255), nil, []*inkwell{w}); len(p.colours) != 256 {
		t.Errorf("%d shades of grey", len(p.colours))
	}
}

// draw makes the drawing of a scene.
func draw(t *testing.T, s *render.Scene, dpi float64) *drawing {
	t.Helper()
	width, height, err := Size(s, dpi)
	if err != nil {
		t.Fatal(err)
	}
	c := &canvas{drawing: drawing{width: width, height: height}, path: trace{scale: dpi / 96}, setter: letters.NewSetter(letters.NewLibrary())}
	if err := paint.Scene(context.Background(), s, "", c); err != nil {
		t.Fatal(err)
	}
	return &c.drawing
}

// TestBands paints figures in bands of other heights, by moving them down the page:
// no seam shows.
func TestBands(t *testing.T) {
	pixels := func(down int) [][]uint32 {
		d := draw(t, specimen.Scene(), 150)
		for i := range d.edges {
			e := &d.edges[i]
			e.a.Y += fixed.I(down)
			e.b.Y += fixed.I(down)
		}
		for i := range d.areas {
			d.areas[i].top += down
			d.areas[i].bottom += down
		}
		d.height += down
		b := newBand(d, 0xffffff)
		var rows [][]uint32
		for i, areas := range d.byBand() {
			if _, err := b.strip(context.Background(), i*bandRows, areas); err != nil {
				t.Fatal(err)
			}
			for y := range min(bandRows, d.height-i*bandRows) {
				rows = append(rows, slices.Clone(b.row(y)))
			}
		}
		return rows[down:]
	}
	want := pixels(0)
	for _, down := range []int{1, bandRows / 2, bandRows - 1} {
		worst := uint32(0)
		for y, row := range pixels(down) {
			for x, c := range row {
				worst = max(worst, distance(c, want[y][x]))
			}
		}
		if worst > 12 {
			t.Errorf("%d rows down: a pixel is off by %d", down, worst)
		}
	}
}

// TestCompress finds pictures of some and many bands the same whatever the number of
// processors, and as many bytes in them as there are pixels and rows.
func TestCompress(t *testing.T) {
	for _, dpi := range []float64{24, 96, 200} {
		d := draw(t, specimen.Scene(), dpi)
		var packed [][]byte
		for _, processors := range []int{1, 3} {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			_, out, err := d.compress(context.Background(), 0xffffff)
			if err != nil {
				t.Fatal(err)
			}
			packed = append(packed, out)
		}
		if !bytes.Equal(packed[0], packed[1]) {
			t.Errorf("%v dpi: another stream with more processors", dpi)
		}
		if got := unpack(t, packed[0]); len(got) != d.height*(1+d.width) || bytes.Count(got, []byte{0}) < len(got)/2 {
			t.Errorf("%v dpi: %d bytes for %d by %d pixels", dpi, len(got), d.width, d.height)
		}
	}
}
