package png

import (
	"bytes"
	"compress/zlib"
	"context"
	"hash/adler32"
	"image"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"
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

// TestCompress reads back pictures of none, some and many stripes, and finds them the
// same whatever the number of processors.
func TestCompress(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, rows := range []int{1, stripeRows - 1, stripeRows, stripeRows + 1, 3*stripeRows + 7} {
		img := image.NewRGBA(image.Rect(0, 0, 33, rows))
		for i := range img.Pix {
			img.Pix[i] = byte(rng.Uint32N(3)) * 85
		}
		var packed [][]byte
		for _, processors := range []int{1, 3} {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			out, err := compress(context.Background(), img)
			if err != nil {
				t.Fatal(err)
			}
			packed = append(packed, out)
		}
		if !bytes.Equal(packed[0], packed[1]) {
			t.Errorf("%d rows: another stream with more processors", rows)
		}
		z, err := zlib.NewReader(bytes.NewReader(packed[0]))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(z) // which checks the sum
		if err != nil || len(got) != rows*(1+3*33) {
			t.Fatalf("%d rows: %d bytes, %v", rows, len(got), err)
		}
		for i, b := range got {
			y, x := i/100, i%100-1
			if want := byte(0); x < 0 && b != want || x >= 0 && b != img.Pix[y*img.Stride+4*(x/3)+x%3] {
				t.Fatalf("%d rows: byte %d is %d", rows, i, b)
			}
		}
	}
}
