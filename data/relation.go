package data

import "cmp"

// Tone says whether a relation is friendly or hostile by nature. It colours
// figures; it is never a path cost.
type Tone string

// The tones.
const (
	Cooperative Tone = "cooperative"
	Neutral     Tone = "neutral"
	Conflictual Tone = "conflictual"
)

// Tones lists every tone in the order of help texts and legends.
func Tones() []Tone { return []Tone{Cooperative, Neutral, Conflictual} }

// OrDefault returns the tone, Neutral where none was written.
func (t Tone) OrDefault() Tone { return cmp.Or(t, Neutral) }

// Mode says whether a relation consists of words, of deeds or of a standing
// arrangement.
type Mode string

// The modes.
const (
	Verbal     Mode = "verbal"
	Material   Mode = "material"
	Structural Mode = "structural"
)

// Modes lists every mode in the order of help texts.
func Modes() []Mode { return []Mode{Verbal, Material, Structural} }

// Influence says which way influence runs along a relation from -> to.
type Influence string

// The ways influence runs. "denies" carries none; "depends-on" runs backward:
// whoever is depended on has the influence.
const (
	Forward     Influence = "forward"
	Backward    Influence = "backward"
	Both        Influence = "both"
	NoInfluence Influence = "none"
)

// Influences lists every way in which influence runs, in the order of help texts.
func Influences() []Influence { return []Influence{Forward, Backward, Both, NoInfluence} }

// Relation is a type of tie. Relations are data: a dossier may add its own and
// override the built-in ones, and no code switches on a relation's id.
type Relation struct {
	// ID is a lower-case slug such as "supplies".
	ID string
	// Label is the phrase read from the first actor to the second: "supplies".
	Label string
	// Inverse is the phrase read the other way: "is supplied by". Symmetric
	// relations may leave it empty; it is then the label.
	Inverse   string
	Symmetric bool
	// Tone is Neutral where nothing was written, and Mode then unsaid.
	Tone Tone
	Mode Mode
	// Influence is Forward where nothing was written, Both where the relation is
	// symmetric (see [Relation.Runs]).
	Influence Influence
	// CAMEO is an event code with its leading zeros ("0211"), or empty.
	CAMEO string
	// PLOVER is an event type ("THREATEN"), or empty.
	PLOVER string
}

// InverseLabel returns the phrase read from the second actor to the first.
func (r *Relation) InverseLabel() string {
	if r.Inverse == "" && r.Symmetric {
		return r.Label
	}
	return r.Inverse
}

// Runs returns which way influence runs along the relation, with what an empty
// Influence stands for.
func (r *Relation) Runs() Influence {
	if r.Influence == "" && r.Symmetric {
		return Both
	}
	return cmp.Or(r.Influence, Forward)
}

// PlainRelation makes the relation for a word that no table knows, as edge
// lists bring them: neutral, a standing arrangement, with influence forward.
func PlainRelation(id, label string) Relation {
	return Relation{
		ID: id, Label: label, Inverse: "is the object of “" + label + "” by",
		Tone: Neutral, Mode: Structural, Influence: Forward,
	}
}
