package stamp

import (
	"bytes"
	"html"
	"strings"
)

// fromMetadata reads an SVG that was drawn when figures had their stamp as JSON in a
// metadata element: such figures stand beside documents and are to be drawn anew.
// Their places are not read.
func fromMetadata(text []byte) (Figure, bool) {
	if !bytes.HasPrefix(text, []byte("<svg ")) {
		return Figure{}, false
	}
	_, after, _ := bytes.Cut(text, []byte("<metadata>"))
	inner, _, _ := bytes.Cut(after, []byte("</metadata>"))
	made, ours := fromJSON([]byte(html.UnescapeString(strings.TrimSpace(string(inner)))))
	return Figure{Format: "svg", Stamp: made}, ours
}
