package xmltext

import (
	"fmt"

	"dossier/data"
)

// Fault is why a document cannot be read on, at its place.
type Fault data.Problem

// Error gives the message with its place.
func (f *Fault) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", f.Line, f.Column, f.Message)
}

// Problem is what the fault is to people.
func (f *Fault) Problem() data.Problem { return data.Problem(*f) }

// fault makes a fault at the place that is reached.
func (b *buffer) fault(code, message, hint string) *Fault {
	return &Fault{Severity: data.Error, Code: code, Message: message, Hint: hint, Line: b.line, Column: b.col}
}

// faultIn makes a fault at an offset of the token that begins at the place that is
// reached.
func (b *buffer) faultIn(token []byte, offset int, code, message, hint string) *Fault {
	b.advance(token[:offset])
	return b.fault(code, message, hint)
}
