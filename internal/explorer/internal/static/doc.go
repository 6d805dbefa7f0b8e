// Package static serves the files that pages need: one style sheet and the scripts,
// embedded in the program. Their addresses carry a digest of what is in them, so
// that a browser keeps them for good and never mixes two versions.
package static
