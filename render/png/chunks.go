package png

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"math"
	"strings"

	"dossier/render"
	"dossier/render/stamp"
)

// signature begins every PNG file.
const signature = "\x89PNG\r\n\x1a\n"

// metresPerInch turns dots per inch into what a PNG counts.
const metresPerInch = 0.0254

// file makes a PNG of compressed pixels, with the resolution (pHYs) and texts
// (iTXt) that tell what the figure shows and what it was made from. They stand
// before the pixels, where readers look that do not decode the picture.
func file(size image.Point, colours palette, pixels []byte, s *render.Scene, dpi float64) []byte {
	out := make([]byte, 0, len(pixels)+len(s.Description)+len(s.Title)+1024)
	out = append(out, signature...)
	header := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	header = binary.BigEndian.AppendUint32(header, uint32(size.Y))
	// 8 bits for the place of a colour in the palette; the only compression and set
	// of filters that there are; no interlacing.
	out = chunk(out, "IHDR", append(header, 8, 3, 0, 0, 0))

	perMetre := uint32(math.Round(dpi / metresPerInch))
	resolution := binary.BigEndian.AppendUint32(nil, perMetre)
	resolution = binary.BigEndian.AppendUint32(resolution, perMetre)
	out = chunk(out, "pHYs", append(resolution, 1)) // 1: the unit is the metre

	for _, t := range []struct{ key, text string }{
		{"Title", s.Title},
		{"Description", s.Description},
		{"Software", strings.TrimSpace("dossier " + s.Stamp.Version)},
		{stamp.KeyQuery, s.Stamp.Query},
		{stamp.KeyDigest, s.Stamp.Digest},
		{stamp.KeyVersion, s.Stamp.Version},
	} {
		if t.text != "" || t.key == stamp.KeyVersion { // by which it is known
			out = chunk(out, "iTXt", international(t.key, t.text))
		}
	}
	out = chunk(out, "PLTE", colours.bytes())
	out = chunk(out, "IDAT", pixels)
	return chunk(out, "IEND", nil)
}

// international is the data of an iTXt chunk: keyword, not compressed, no
// language, no translated keyword, text in UTF-8 (PNG specification, 11.3.3.4).
func international(key, text string) []byte {
	text = strings.ToValidUTF8(text, "\ufffd")
	text = strings.ReplaceAll(text, "\x00", "\ufffd")
	return append([]byte(key), "\x00\x00\x00\x00\x00"+text...)
}

// chunk appends a chunk: length, name, data and checksum.
func chunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
