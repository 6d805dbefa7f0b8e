package data

// Verdict is what somebody decided about two actors.
type Verdict string

// The verdicts. Unsure says that somebody looked and could not tell.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure"
)

// Verdicts lists every verdict in the order of help texts.
func Verdicts() []Verdict { return []Verdict{Same, Different, Unsure} }

// Decision says whether two actors are one and the same, who decided that and why.
// It stands until it is taken back; a pair has at most one that stands.
type Decision struct {
	// Actors are the ids of the two.
	Actors  []string
	Verdict Verdict
	// Keep is the id under which the two go on where they are the same, or empty.
	Keep string
	// By is whoever decided: a name as people write it, and no actor.
	By  string
	On  Date
	Why string
	// TakenBack says who took the decision back; nil: it stands.
	TakenBack *TakingBack
}

// TakingBack says who took a decision back, when and why.
type TakingBack struct {
	By  string
	On  Date
	Why string
}

// Stands reports whether nobody has taken the decision back.
func (d *Decision) Stands() bool { return d.TakenBack == nil }
