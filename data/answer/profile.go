package answer

import (
	"strings"

	"dossier/data"
)

// Profile is what a dossier has on one actor. In JSON the actor's own fields
// stand beside the others.
type Profile struct {
	Actor
	// Out are the ties that run from the actor, In those that run to it; each in
	// the order of the other end. Symmetric ties are in Out only.
	Out []ProfileTie `json:"out"`
	In  []ProfileTie `json:"in"`
	// Statuses counts the claims of all these ties, each once, by status, the strongest
	// first.
	Statuses []Count `json:"statuses"`
	// Says lists what the actor holds or denies, in the order of the claims' ids; a
	// claim on which it takes several stances stands there with each. Claims that
	// do not pass stand there too, since it may be the one that denies them; what is
	// withdrawn (--without-source, --without-voice) does not. It has the first 1000.
	Says []Word `json:"says"`
	// MoreSays counts the words that the actor said beside those.
	MoreSays int `json:"more-says,omitempty"`
	// Unsure lists the actors that may be this one: somebody looked, and could not tell.
	Unsure []Doubt `json:"unsure,omitempty"`
	Base
}

// Found reports whether the actor has a tie or has said anything.
func (a *Profile) Found() bool { return len(a.Out)+len(a.In)+len(a.Says) > 0 }

// MostWords is how many of an actor's words a profile lists.
const MostWords = 1000

// ProfileTie is a tie seen from one of its ends.
type ProfileTie struct {
	Relation string      `json:"relation"`
	Actor    string      `json:"actor"` // the other end
	Status   data.Status `json:"status"`
	Grade    data.Grade  `json:"grade"`
	TieClaims
}

// Word is what an actor said of one claim.
type Word struct {
	Claim  string      `json:"claim"`
	Stance data.Stance `json:"stance"`
}

// Doubt is a standing decision that nobody can tell whether an actor is another one.
type Doubt struct {
	Actor string    `json:"actor"` // the other one
	By    string    `json:"by"`    // who decided it
	On    data.Date `json:"on"`
	Why   string    `json:"why"`
}

// DecidedBy says who took a decision, when and why: "unsure, decided by Ann on
// 2024-05-01: they share an address". It is fit to be shown.
func DecidedBy(d *data.Decision) string {
	words := string(d.Verdict)
	if d.By != "" {
		words += ", decided by " + data.Isolate(data.Printable(d.By))
	}
	if on := d.On.String(); on != "" {
		words += " on " + on
	}
	if why := strings.TrimSpace(data.Printable(d.Why)); why != "" {
		words += ": " + why
	}
	return words
}
