// Package jsonlines writes dossiers as JSON Lines: an entry a line, as an object under
// the word for what it is. It is the form for bulk: programs write and read it line by
// line, and a file can be cut and put together between any two lines. docs/formats.md
// describes it.
//
// The package reads nothing. What the fields are is up to package entries.
package jsonlines
