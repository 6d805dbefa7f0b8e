// Package encodings reads text that is not UTF-8, for readers of text formats. It decodes
// what somebody has named, or what a byte order mark shows; what it guesses is for
// messages alone.
package encodings
