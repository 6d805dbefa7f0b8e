package answer

import "dossier/data"

// Caveat ends every answer that shows a path.
const Caveat = "A chain of claims is not proof of influence."

// MostPaths is how many paths an answer to a question for every path lists unless more
// are asked for.
const MostPaths = 1000

// Paths answers how one actor can reach another.
type Paths struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Paths []Path `json:"paths"`
	// MorePaths counts the paths that a question for every path found beside those.
	MorePaths int `json:"more-paths,omitempty"`
	// Complete is false where the search stopped at a bound, which Bound then
	// names: there may be more paths, or one where there seems to be none.
	Complete bool   `json:"complete"`
	Bound    string `json:"bound,omitempty"`
	// Nearest is the path that the question misses most narrowly where it has no
	// answer; nil where there is none with every limit lifted either.
	Nearest *Nearest `json:"nearest"`
	// Untied lists those of the two ends that no claim ties to anybody, where
	// there is no path.
	Untied []string `json:"untied,omitempty"`
	// Beside are the ties around actors that were expanded in a figure of paths, without
	// those on the paths.
	Beside []Tie `json:"beside,omitempty"`
	// Stress says what becomes of the answer without each source and voice, where
	// that was asked.
	Stress []Withdrawal `json:"stress,omitempty"`
	Caveat string       `json:"caveat"`
	Base
}

// Found reports whether there is a path.
func (a *Paths) Found() bool { return len(a.Paths) > 0 }

// Path is a sequence of distinct actors from one end to the other.
type Path struct {
	Hops   []Hop `json:"hops"`
	Length int   `json:"length"` // in hops
	// Grade is that of the weakest hop.
	Grade data.Grade `json:"grade"`
	// Weight is the sum of the weights of the hops' lightest ties, where paths
	// were chosen by it.
	Weight *float64 `json:"weight,omitempty"`
}

// Hop is one step of a path with every tie that it can take, the best grade first.
type Hop struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Reversed means that every tie of the hop is written the other way round.
	Reversed bool     `json:"reversed"`
	Ties     []HopTie `json:"ties"`
}

// HopTie is a tie of a hop, with the claims that pass.
type HopTie struct {
	Relation string      `json:"relation"`
	Status   data.Status `json:"status"`
	Grade    data.Grade  `json:"grade"`
	TieClaims
	// Reversed means that this tie is written the other way round.
	Reversed bool `json:"reversed"`
}

// Nearest is the path that would be found with some limits lifted.
type Nearest struct {
	Limits []string `json:"limits"` // the limits lifted, as options: "--status"
	Words  string   `json:"words"`  // "with contested claims: 3 hops"
	Path   Path     `json:"path"`
}

// Withdrawal says what becomes of an answer when a source or a voice is withdrawn.
type Withdrawal struct {
	Without WithdrawalKind `json:"without"`
	// ID is that of a source or an actor; an origin is named as sources name it.
	ID      string  `json:"id"`
	Outcome Outcome `json:"outcome"`
	// Path is the best path that is left; nil: none.
	Path *Path `json:"path"`
}

// WithdrawalKind says what was withdrawn.
type WithdrawalKind string

// What may be withdrawn.
const (
	WithoutSource WithdrawalKind = "source" // all that stands in a source
	WithoutVoice  WithdrawalKind = "voice"  // every word of an actor
	WithoutOrigin WithdrawalKind = "origin" // all sources that repeat one wire or witness
)

// Outcome says what becomes of the best path.
type Outcome string

// The outcomes, worst first.
const (
	NoPath        Outcome = "no path"
	LongerPath    Outcome = "longer path"
	DifferentPath Outcome = "different path"
	WeakerPath    Outcome = "weaker"   // the same path with a lower grade
	SamePath      Outcome = "same"     // the same path
	StrongerPath  Outcome = "stronger" // the same path with a higher grade
)
