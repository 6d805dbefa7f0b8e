package answer

import "dossier/data"

// Profile is what a dossier has on one actor. In JSON the actor's own fields
// stand beside the others.
type Profile struct {
	Actor
	// Out are the ties that run from the actor, In those that run to it; each in
	// the order of the other end. Symmetric ties are in Out only.
	Out []ProfileTie `json:"out"`
	In  []ProfileTie `json:"in"`
	// Says lists what the actor holds or denies, in the order of the claims' ids; a
	// claim on which it takes several stances stands there with each. Claims that
	// do not pass stand there too, since it may be the one that denies them; what is
	// withdrawn (--without-source, --without-voice) does not.
	Says []Word `json:"says"`
	Base
}

// Found reports whether the actor has a tie or has said anything.
func (a *Profile) Found() bool { return len(a.Out)+len(a.In)+len(a.Says) > 0 }

// ProfileTie is a tie seen from one of its ends.
type ProfileTie struct {
	Relation string      `json:"relation"`
	Actor    string      `json:"actor"` // the other end
	Status   data.Status `json:"status"`
	Grade    data.Grade  `json:"grade"`
	Claims   []string    `json:"claims"` // ids, the best grade first
}

// Word is what an actor said of one claim.
type Word struct {
	Claim  string      `json:"claim"`
	Stance data.Stance `json:"stance"`
}
