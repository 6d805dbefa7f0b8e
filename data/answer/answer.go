package answer

// Answer is the answer to one question: a pointer to one of the types of this
// package that embed [Base]. It may share lists with what it was made from, so
// whoever wants to change one copies it first.
type Answer interface {
	// Common returns what answers of every kind hold. It is never nil.
	Common() *Base
	// Found reports whether the answer holds anything: a path, a claim, a
	// difference. An answer that found nothing says why.
	Found() bool
}

// Base is what answers of every kind hold beside the answer itself.
type Base struct {
	Asked Asked `json:"asked"`
	// Limits tell every filter and limit that was in force, a sentence each, in a
	// fixed order: "As of 2019.", "According to Russia." Nothing that goes without
	// saying stands here: planned, possible and merely denied claims stay out of
	// every answer that does not ask for them. The last one says what LeftOut counts.
	Limits []string `json:"limits"`
	// LeftOut lists the tables of which rows are in no answer, because they cannot be read
	// and whoever loaded them asked to go on without.
	LeftOut []LeftOut `json:"left-out,omitempty"`
	// Expanded lists the actors whose neighbourhood was added to a figure, each once.
	Expanded []Expansion `json:"expanded,omitempty"`
	// Hidden says what was taken out of a figure, after all else; nil: nothing.
	Hidden *Hidden `json:"hidden,omitempty"`
	// Scope says how much the limits leave out that say which claims count; nil where
	// there are none.
	Scope *Scope `json:"scope,omitempty"`
	Index
	Dossier Dossier `json:"dossier"`
}

// Common returns the base itself, so that a type that embeds it is an [Answer].
func (b *Base) Common() *Base { return b }

// Asked is a question in the words in which it can be asked again.
type Asked struct {
	Verb string `json:"verb"` // empty for the overview
	// Actors are the ids of the actors that the question is about, in its order.
	Actors []string `json:"actors"`
	// Voice is the actor according to whom it is answered; empty: all of them.
	Voice string `json:"voice,omitempty"`
	// Command is the command line that asks the same; it names no files.
	Command string `json:"command"`
}

// Scope counts claims with and without the limits that say which claims count:
// those between the actors on the paths or in the neighbourhood of an answer, those
// that touch the actors whom show and claims are asked about, or those of the
// whole dossier where the question is about all of it.
type Scope struct {
	Passing int `json:"passing"` // with the limits
	// Unlimited passes where a question sets no limits.
	Unlimited int `json:"unlimited"`
}

// Index holds what the ids in an answer stand for. Every id that the answer
// names is in it, unless the dossier itself does not know what it stands for. The
// claim that another is about is in it too (but see [Listing]), if under the limits
// of the answer anybody has said it; so are actors that sources name as their origin.
// No map of an answer is nil.
type Index struct {
	Actors    map[string]Actor    `json:"actors,omitzero"`
	Relations map[string]Relation `json:"relations,omitzero"`
	Claims    map[string]Claim    `json:"claims,omitzero"`
	Sources   map[string]Source   `json:"sources,omitzero"`
}

// NewIndex returns an empty index that can be added to.
func NewIndex() Index {
	return Index{Actors: map[string]Actor{}, Relations: map[string]Relation{}, Claims: map[string]Claim{}, Sources: map[string]Source{}}
}

// Dossier says what was asked.
type Dossier struct {
	Title string `json:"title"`
	// Digest identifies the content of the dossier. It is empty until somebody
	// needs it (see [Seal]), since it costs as much as reading the dossier.
	Digest string `json:"digest"`
	// Version is that of the program that answered.
	Version string `json:"version"`

	digest digester
}
