package graph

// Part says what an index of a part of a dossier has to know of the whole. The zero Part
// is that of a dossier which is whole itself.
type Part struct {
	// Whole reports whether the part has every claim that the whole dossier has between
	// two actors, whichever comes first. Written claims make ties between such alone, so
	// that no tie is there by half; other claims can be told, and lie on no path. Nil: all
	// are whole. Rows of tables make their ties in any case.
	Whole func(a, b string) bool
	// Qualifiers are those of the whole dossier (see [data.Qualifiers]), of the actors of
	// the part at least; nil: they follow from the part.
	Qualifiers map[string]string
}
