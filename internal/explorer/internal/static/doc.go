// Package static serves the files that pages need: one style sheet and the scripts,
// embedded in the program. They stand in a folder that is called by a digest of
// all of them, so that a browser keeps them for good, scripts import each other by their
// plain names, and two versions are never mixed.
package static
