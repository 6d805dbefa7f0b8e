package data

// Modality says whether a claim is about what is, what is planned or what may be.
type Modality string

// The modalities. Answers use actual claims unless asked otherwise.
const (
	Actual   Modality = "actual"
	Planned  Modality = "planned"
	Possible Modality = "possible"
)

// Modalities lists every modality in the order of help texts and legends.
func Modalities() []Modality { return []Modality{Actual, Planned, Possible} }

// OrDefault returns the modality, Actual where none was written.
func (m Modality) OrDefault() Modality {
	if m == "" {
		return Actual
	}
	return m
}

// Claim is one statement that From stands in Relation to To, with everybody
// who said so or denied it.
type Claim struct {
	// ID is a lower-case slug. In an entry it is what was written, perhaps nothing;
	// a claim of several entries shows the smallest that was written for it, else
	// the one that is made of its identity (see [Dossier.ClaimID]).
	ID string
	// Also lists the other ids that were written for the claim, sorted.
	Also []string
	// From and To name one actor, or several who act jointly: a trilateral
	// summit is one claim. A symmetric relation may name all its participants
	// in From and leave To empty; every two of them are then tied.
	From, To []string
	Relation string
	// What says what the claim is about in a few words: "rockets and missiles".
	What string
	// Modality is Actual where nothing was written.
	Modality Modality
	// When is the time for which the claim holds, not when it was said. The
	// zero Date means that the time is not known.
	When Date
	// Occasion tells apart events that are alike in all else, such as two attacks of
	// one day: the number of an event, an hour, a place.
	Occasion string
	// About is the id of the claim that a warning or a pressure is about, or empty.
	About string
	// Weight is the cost of the tie for paths by weight, or nil (see [ValidWeight]).
	Weight *float64
	Said   []Attribution
}

// Stance is how firmly somebody stands by a claim, or against it.
type Stance string

// The stances, firmest first.
const (
	Confirms   Stance = "confirms"
	Asserts    Stance = "asserts"
	Alleges    Stance = "alleges"
	Speculates Stance = "speculates"
	Denies     Stance = "denies"
)

// Stances lists every stance, firmest first.
func Stances() []Stance { return []Stance{Confirms, Asserts, Alleges, Speculates, Denies} }

// OrDefault returns the stance, Asserts where none was written: whoever just says
// something asserts it.
func (s Stance) OrDefault() Stance {
	if s == "" {
		return Asserts
	}
	return s
}

// Holds reports whether somebody who takes this stance holds the claim.
func (s Stance) Holds() bool { return s != Denies }

// Attribution is one voice on a claim: whose word it is, the stance taken and
// where that can be read.
type Attribution struct {
	// By names the actors whose word it is. Several actors speaking together (a
	// spokesman and the government he speaks for) are one voice. Empty means
	// that the source speaks itself.
	By []string
	// Stance is Asserts where nothing was written.
	Stance Stance
	// Source is the id of the source in which it can be read.
	Source string
	// At is the place in the source: a paragraph or page.
	At string
	// Row is the number of the table's row in which this is written, from 1, or 0. Like
	// the line of a file it tells where to look, and is no part of what is said.
	Row int
	// Quote is the wording, which must stand in the stored text of the source.
	Quote  string
	SaidOn Date
	// Reliability is the Admiralty grade of the source, "A" to "F", or empty.
	Reliability string
	// Credibility is the Admiralty grade of the information, 1 to 6; 0 means
	// that nobody rated it.
	Credibility int
	// Confidence is the STIX 2.1 confidence, 0 to 100, or nil where unstated:
	// unstated is neither 0 nor 50.
	Confidence *int
}
