package png

import (
	"encoding/binary"
	"math/bits"
)

// writer writes runs of bytes as a block of a stream that zlib reads (RFC 1951). Of
// all that deflate can say it says two things: a byte, and that it comes again so
// many times. In a drawing little else comes again, and so it takes a small part of
// the time of a general compressor.
type writer struct {
	codes *alphabet
	out   []byte
	bits  uint64 // not yet in out, the first of them lowest
	n     uint   // how many, fewer than 32
	// The two sums of Adler-32, and of how many bytes, before they are compressed.
	a, b   uint64
	length int
}

// zlibHeader says that the data is compressed as fast as can be (RFC 1950).
const zlibHeader = "\x78\x01"

// adlerBase is what the sums of Adler-32 are the rest of.
const adlerBase = 65521

// put writes some bits, at most 32.
func (z *writer) put(c code) {
	z.bits |= uint64(c.bits) << z.n
	z.n += uint(c.n)
	if z.n >= 32 {
		z.out = binary.LittleEndian.AppendUint32(z.out, uint32(z.bits))
		z.bits >>= 32
		z.n -= 32
	}
}

// run writes a byte n times.
func (z *writer) run(v byte, n int) {
	literals, full, rest := symbolsOf(n)
	for range literals {
		z.put(z.codes.bytes[v])
	}
	for range full {
		z.put(z.codes.repeats[longest])
	}
	if rest > 0 {
		z.put(z.codes.repeats[rest])
	}
	z.sum(v, n)
}

// sum counts a byte n times.
func (z *writer) sum(v byte, n int) {
	count, value := uint64(n), uint64(v)
	z.b += count*z.a + value*(count*(count+1)/2)
	z.a += value * count
	if z.b >= 1<<32 {
		z.a %= adlerBase
		z.b %= adlerBase
	}
	z.length += n
}

// stream joins what was written side by side to a stream of one block.
func stream(codes *alphabet, parts []*writer) []byte {
	z := writer{out: []byte(zlibHeader)}
	z.header(codes)
	sum := uint32(1) // of nothing
	for _, p := range parts {
		for rest := p.out; len(rest) > 0; rest = rest[4:] {
			z.put(code{binary.LittleEndian.Uint32(rest), 32})
		}
		z.put(code{uint32(p.bits), uint8(p.n)})
		sum = joinSums(sum, uint32(p.b%adlerBase<<16|p.a%adlerBase), p.length)
	}
	z.put(codes.end)
	for ; z.n > 0; z.n -= min(z.n, 8) {
		z.out = append(z.out, byte(z.bits))
		z.bits >>= 8
	}
	return binary.BigEndian.AppendUint32(z.out, sum)
}

// header begins the block, the last one of the stream, with codes of its own. What
// is said about the codes is how long they are, in 4 bits each (RFC 1951, 3.2.7).
func (z *writer) header(codes *alphabet) {
	const (
		last    = 1
		dynamic = 2
		// Of the codes for lengths of codes, the first three would repeat lengths.
		lengthCodes, repeating = 19, 3
	)
	z.put(code{last, 1})
	z.put(code{dynamic, 2})
	z.put(code{symbols - 257, 5}) // so many codes more than there must be
	z.put(code{0, 5})             // and of codes for distances the one that there must be
	z.put(code{lengthCodes - 4, 4})
	for i := range lengthCodes {
		n := uint32(4)
		if i < repeating {
			n = 0
		}
		z.put(code{n, 3})
	}
	length := func(n uint8) { z.put(code{uint32(bits.Reverse8(n) >> 4), 4}) }
	for _, n := range codes.lengths {
		length(n)
	}
	length(1) // of the code for the distance
}

// joinSums gives the Adler-32 of two texts behind each other from the sums of both and
// the length of the second.
func joinSums(first, second uint32, length int) uint32 {
	n := uint64(length) % adlerBase
	a1, b1 := uint64(first&0xffff), uint64(first>>16)
	a2, b2 := uint64(second&0xffff), uint64(second>>16)
	a := (a1 + a2 + adlerBase - 1) % adlerBase
	b := (b1 + b2 + n*(a1+adlerBase-1)) % adlerBase
	return uint32(b<<16 | a)
}
