package samples

import (
	"embed"
	"io/fs"
)

// The samples, each named by its folder in [FS].
const (
	// Default is Kim Jong Un's journey to Russia in September 2023: contested,
	// rumoured, planned and possible claims, with the stored text they quote.
	Default = "kim-putin-2023"
	// Florentine is the marriages among sixteen families of Florence, a classic
	// network of the literature: symmetric ties, all of one kind.
	Florentine = "florentine"
	// Broken has a problem of most kinds that a check can find, each announced
	// in a comment. It does not load without errors, and must not.
	Broken = "broken"
)

//go:embed kim-putin-2023 florentine broken
var files embed.FS

// FS returns the embedded files. Each sample is a folder at its root.
func FS() fs.FS { return files }

// Names lists the samples that load without errors, the default first.
func Names() []string { return []string{Default, Florentine} }
