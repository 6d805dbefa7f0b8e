package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"strings"
	"unicode/utf16"

	"dossier/render"
	"dossier/render/stamp"
)

// textString encodes text as the strings of a PDF are: in UTF-16 after a byte
// order mark. What is no text becomes U+FFFD.
func textString(s string) string {
	if s == "" {
		return ""
	}
	out := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(printable(s))) {
		out = binary.BigEndian.AppendUint16(out, unit)
	}
	return string(out)
}

// printable puts U+FFFD for bytes that are no UTF-8 and for characters that XML
// forbids and titles should not have.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// metadata is an XMP packet (ISO 16684-1): title, description, program, and the
// query, digest and version that the figure was made from.
func metadata(s *render.Scene, program string) []byte {
	var b bytes.Buffer
	escape := func(text string) string {
		var e bytes.Buffer
		_ = xml.EscapeText(&e, []byte(printable(text))) // a buffer takes everything
		return e.String()
	}
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` + "\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dossier="` + stamp.Namespace + `">` + "\n")
	for _, p := range []struct{ open, text, end string }{
		{`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, s.Title, `</rdf:li></rdf:Alt></dc:title>`},
		{`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, s.Description, `</rdf:li></rdf:Alt></dc:description>`},
		{`<dc:format>`, "application/pdf", `</dc:format>`},
		{`<xmp:CreatorTool>`, program, `</xmp:CreatorTool>`},
		{`<pdf:Producer>`, program, `</pdf:Producer>`},
		{`<dossier:query>`, s.Stamp.Query, `</dossier:query>`},
		{`<dossier:digest>`, s.Stamp.Digest, `</dossier:digest>`},
		{`<dossier:version>`, s.Stamp.Version, `</dossier:version>`},
	} {
		b.WriteString(p.open + escape(p.text) + p.end + "\n")
	}
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta>` + "\n" + `<?xpacket end="r"?>`)
	return b.Bytes()
}
