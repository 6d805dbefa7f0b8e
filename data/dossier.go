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
}
