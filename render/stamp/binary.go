package stamp

import (
	"bytes"
	"encoding/binary"
	"html"

	"dossier/render"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// The keywords of the texts of a PNG.
const (
	KeyVersion = "dossier-version"
	KeyQuery   = "dossier-query"
	KeyDigest  = "dossier-digest"
)

// fromPNG reads the texts of a PNG. Programs that make pictures smaller may put them
// behind the pixels.
func fromPNG(file []byte) (f Figure, ok bool) {
	f.Format = "png"
	const around = 12 // length, name and checksum of a chunk
	for rest := file[len(pngSignature):]; len(rest) >= around; {
		length := uint64(binary.BigEndian.Uint32(rest))
		if length > uint64(len(rest)-around) {
			break
		}
		if string(rest[4:8]) == "iTXt" {
			key, text := international(rest[8 : 8+length])
			switch key {
			case KeyVersion:
				f.Version, ok = text, true
			case KeyQuery:
				f.Query = text
			case KeyDigest:
				f.Digest = text
			}
		}
		rest = rest[around+length:]
	}
	return f, ok
}

// international reads an iTXt chunk as figures have it: a keyword, two bytes and two
// empty texts, and the text (PNG specification, 11.3.3.4).
func international(chunk []byte) (key, text string) {
	k, rest, _ := bytes.Cut(chunk, []byte{0})
	t, ok := bytes.CutPrefix(rest, []byte{0, 0, 0, 0})
	if !ok {
		return "", ""
	}
	return string(k), string(t)
}

// Namespace is that of the properties of a PDF. It is a name, not an address.
const Namespace = "urn:dossier:figure"

// fromPDF reads the properties of a PDF, whose XMP is never compressed so that
// programs find it that know nothing of PDF (ISO 16684-1).
func fromPDF(file []byte) (f Figure, ok bool) {
	f.Format = "pdf"
	_, rest, ok := bytes.Cut(file, []byte(`="`+Namespace+`"`))
	if !ok {
		return f, false
	}
	packet, _, _ := bytes.Cut(rest, []byte("<?xpacket end"))
	property := func(name string) string {
		_, after, _ := bytes.Cut(packet, []byte("<dossier:"+name+">"))
		text, _, ended := bytes.Cut(after, []byte("</dossier:"+name+">"))
		if !ended {
			return ""
		}
		return html.UnescapeString(string(text))
	}
	f.Stamp = render.Stamp{Query: property("query"), Digest: property("digest"), Version: property("version")}
	return f, true
}
