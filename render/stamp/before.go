package stamp

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"

	"dossier/render"
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
	var made struct{ Generator, Version, Query, Digest string }
	err := json.Unmarshal([]byte(html.UnescapeString(strings.TrimSpace(string(inner)))), &made)
	return Figure{Format: "svg", Stamp: render.Stamp{Query: made.Query, Digest: made.Digest, Version: made.Version}},
		err == nil && made.Generator == "dossier"
}
