package data

// Source is something that was published and can be looked up.
type Source struct {
	// ID is a lower-case slug, unique in the dossier.
	ID        string
	Title     string
	Publisher string
	URL       string
	Published Date
	Retrieved Date
	// Origin names the wire or witness that this source repeats. Sources with
	// the same origin count once (see [Assessor.IndependentOrigins]).
	Origin string
	// File is the path of the stored text, relative to the dossier's folder
	// and never outside it.
	File string
	// SHA256 is the lower-case hexadecimal digest of the stored text.
	SHA256 string
	// Table says that the source is a table itself, of which some rows name no
	// source. Two editions of a table that say the same are told apart by nothing else.
	Table bool
}
