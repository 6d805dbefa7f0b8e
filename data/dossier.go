package data

// Dossier is a body of sourced claims, the unit that is loaded, indexed and
// drawn. It is read-only once loaded.
type Dossier struct {
	Title       string
	Description string
	Actors      []Actor
	// Relations are the relations in force: the built-in table with the
	// dossier's own additions and overrides (see [BuiltinRelations]).
	Relations []Relation
	Sources   []Source
	Claims    Claims
	// Decisions say which actors are one and the same, and which are not.
	Decisions []Decision
	// LeftOut lists the files of tables of which rows were left out, because they cannot be
	// read and that was asked for, each once. It is no part of what the dossier says: digests leave it
	// aside, and answers tell it among their limits.
	LeftOut []LeftOut
}

// LeftOut says of a file of tables how many of its rows were left out.
type LeftOut struct {
	File string
	Rows int
}
