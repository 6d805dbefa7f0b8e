package faults

import (
	"errors"
	"strings"

	"dossier/data"
)

// Fault is why a value cannot be used; whoever knows its place makes a problem of it.
type Fault struct{ Code, Message, Hint string }

// New makes a fault.
func New(code, message, hint string) *Fault { return &Fault{code, message, hint} }

// At is the fault as a problem at a place in a file.
func (f *Fault) At(line, col int) data.Problem {
	return data.Problem{Severity: data.Error, Code: f.Code, Message: f.Message, Hint: f.Hint, Line: line, Column: col}
}

// Explain takes apart an error of package data.
func Explain(err error) (message, hint string) {
	var value *data.ValueError
	if errors.As(err, &value) {
		return value.Message, value.Hint
	}
	return err.Error(), ""
}

// NearestHint names the nearest of the allowed words, or all of them.
func NearestHint(word string, allowed []string) string {
	if near := data.Nearest(word, allowed, 1); len(near) > 0 {
		return "did you mean " + near[0] + "?"
	}
	return "one of " + strings.Join(allowed, ", ")
}
