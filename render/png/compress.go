package png

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"hash/adler32"
	"image"
	"runtime"
	"sync"
)

// stripeRows is how many rows of pixels are compressed together. It is fixed, so that a
// picture is the same to the byte however many processors share the work.
const stripeRows = 256

// zlibHeader says that the data is compressed as fast as can be (RFC 1950).
const zlibHeader = "\x78\x01"

// compress gives the data of the chunk IDAT for an opaque picture: each row after a
// zero, for no filter. A drawing is mostly one colour, on which filters take half
// of the time and save nothing. Stripes of rows are compressed side by side, each
// without a look at those before, and follow one another in one stream. It looks at ctx
// before each row, and fails only where that is done.
func compress(ctx context.Context, img *image.RGBA) ([]byte, error) {
	rows := img.Bounds().Dy()
	stripes := make([]stripe, (rows+stripeRows-1)/stripeRows)
	var wait sync.WaitGroup
	next := make(chan int, len(stripes))
	for i := range stripes {
		next <- i
	}
	close(next)
	for range min(runtime.GOMAXPROCS(0), len(stripes)) {
		wait.Go(func() {
			for i := range next {
				stripes[i].compress(ctx, img, i*stripeRows, min((i+1)*stripeRows, rows))
			}
		})
	}
	wait.Wait()
	out := []byte(zlibHeader)
	sum := uint32(1) // of nothing
	for i := range stripes {
		s := &stripes[i]
		if s.err != nil {
			return nil, s.err
		}
		out = append(out, s.data.Bytes()...)
		sum = joinSums(sum, s.sum, s.length)
	}
	return binary.BigEndian.AppendUint32(out, sum), nil
}

// stripe is a part of the compressed stream.
type stripe struct {
	data   bytes.Buffer
	length int    // of what is compressed, in bytes
	sum    uint32 // its Adler-32
	err    error
}

// compress takes in rows from one up to another; the last ends the stream.
func (s *stripe) compress(ctx context.Context, img *image.RGBA, from, to int) {
	z, err := flate.NewWriter(&s.data, flate.BestSpeed)
	if err != nil {
		s.err = err
		return
	}
	wide := img.Bounds().Dx()
	row := make([]byte, 1+3*wide)
	sum := adler32.New()
	for y := from; y < to; y++ {
		if s.err = ctx.Err(); s.err != nil {
			return
		}
		pixels, opaque := img.Pix[y*img.Stride:][:4*wide], row[1:]
		for len(pixels) >= 4 && len(opaque) >= 3 {
			opaque[0], opaque[1], opaque[2] = pixels[0], pixels[1], pixels[2]
			pixels, opaque = pixels[4:], opaque[3:]
		}
		_, _ = sum.Write(row) // never fails
		if _, s.err = z.Write(row); s.err != nil {
			return
		}
		s.length += len(row)
	}
	s.sum = sum.Sum32()
	if to == img.Bounds().Dy() {
		s.err = z.Close()
	} else {
		s.err = z.Flush() // up to a whole byte, where the next begins
	}
}

// joinSums gives the Adler-32 of two texts behind each other from the sums of both and
// the length of the second.
func joinSums(first, second uint32, length int) uint32 {
	const base = 65521
	n := uint64(length) % base
	a1, b1 := uint64(first&0xffff), uint64(first>>16)
	a2, b2 := uint64(second&0xffff), uint64(second>>16)
	a := (a1 + a2 + base - 1) % base
	b := (b1 + b2 + n*(a1+base-1)) % base
	return uint32(b<<16 | a)
}
