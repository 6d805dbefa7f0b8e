package graphml

import (
	"bytes"

	"dossier/data"
)

// drawnName returns the name in a drawing by a program of yWorks: the first label in
// the element that has begun last. Its lines are made one.
func (r *reader) drawnName() []byte {
	var name []byte
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		line, col := r.xml.Place()
		var label []byte
		switch string(r.xml.Name()) {
		case "NodeLabel", "EdgeLabel", "Label.Text":
			text, _ := r.xml.Content()
			label = bytes.Join(bytes.Fields(text), []byte{' '})
		case "Realizers": // how a group looks when it is open, and when it is closed
			if r.xml.Child(depth + 1) {
				label = r.drawnName()
			}
		default:
			label = r.drawnName()
		}
		switch {
		case name == nil && len(label) > 0:
			name = label
		case len(label) > 0:
			r.feed.Note(data.CodeUnknownField, "a second label in a drawing is not used", "write what it says into an attribute", line, col)
		}
	}
	return name
}
