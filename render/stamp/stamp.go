package stamp

import (
	"bytes"
	"encoding/json"

	"dossier/render"
	"dossier/render/scenejson"
)

// Figure is what a figure says of itself.
type Figure struct {
	// Format is svg, html, png, pdf, emf or json.
	Format string
	render.Stamp
	// Places is the JSON of where the actors stand, not yet looked at. It is empty in
	// formats that no later edition is laid out from, and of a page, where the figure
	// within has it (see [Inline]).
	Places []byte
	// Edited is set where a drawing program has saved the figure as a document of its
	// own: somebody may have drawn in it.
	Edited bool
}

// Read returns what a file says of itself that is, as a whole, a figure of dossier,
// and whether it is one. A document that somebody wrote around a figure is none.
func Read(file []byte) (Figure, bool) {
	start := beginning(file)
	switch {
	case bytes.HasPrefix(start, []byte(pngSignature)):
		return fromPNG(start)
	case bytes.HasPrefix(start, []byte("%PDF-")):
		return fromPDF(start)
	case isEMF(start):
		return fromEMF(start)
	case bytes.HasPrefix(start, []byte("{")):
		return fromScene(start)
	case bytes.HasPrefix(start, []byte("<")):
		return fromRoot(start)
	}
	return Figure{}, false
}

// beginning leaves out what editors put before a text.
func beginning(file []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\ufeff")), " \t\r\n")
}

// fromScene reads a scene as JSON.
func fromScene(text []byte) (Figure, bool) {
	var scene struct {
		Format string          `json:"format"`
		Stamp  scenejson.Stamp `json:"stamp"`
		Places json.RawMessage `json:"places"`
	}
	if err := json.Unmarshal(text, &scene); err != nil || scene.Format != scenejson.Format {
		return Figure{}, false
	}
	f := Figure{Format: "json", Stamp: render.Stamp(scene.Stamp)}
	if string(scene.Places) != "null" {
		f.Places = scene.Places
	}
	return f, true
}
