package network

import (
	"bufio"
	"encoding/xml"
	"io"
	"unicode/utf8"

	"dossier/data/save/internal/flat"
)

// Writer writes the text of an XML file. An error of whom it writes to shows in Flush.
type Writer struct {
	*bufio.Writer
	replaced int // characters that XML forbids
}

// NewWriter returns a writer.
func NewWriter(w io.Writer) *Writer { return &Writer{Writer: bufio.NewWriterSize(w, 1<<16)} }

// Text writes what somebody wrote, so that it is text between tags as well as in
// quotation marks. A character that XML cannot hold is replaced and counted.
func (w *Writer) Text(s string) {
	for i := 0; i < len(s); {
		char, size := utf8.DecodeRuneInString(s[i:])
		if char == utf8.RuneError && size == 1 || char < ' ' && char != '\t' && char != '\n' && char != '\r' || char == 0xFFFE || char == 0xFFFF {
			w.replaced++
		}
		i += size
	}
	if err := xml.EscapeText(w.Writer, []byte(s)); err != nil {
		return // Flush returns it too
	}
}

// Attribute writes an attribute of a tag, with a blank before it; one that is empty is
// left out.
func (w *Writer) Attribute(name, value string) {
	if value == "" {
		return
	}
	w.WriteString(" " + name + `="`)
	w.Text(value)
	w.WriteByte('"')
}

// Lost adds to what was lost the characters that were replaced.
func (w *Writer) Lost(lost flat.Lost) flat.Lost {
	if w.replaced > 0 {
		lost = append(lost, flat.Loss{Count: w.replaced, One: "character that XML cannot hold", Many: "characters that XML cannot hold"})
	}
	return lost
}
