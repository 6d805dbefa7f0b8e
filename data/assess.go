package data

// Status sums up who holds and who denies a claim. It is always derived.
type Status uint8

// The statuses, weakest first.
const (
	Denied Status = iota
	Rumoured
	Alleged
	Contested
	Asserted
	Confirmed
)

// Grade is an ordinal from 0 (nothing speaks for the claim) to 5 (confirmed).
// It orders evidence; it is not a probability. People are shown its [Band].
type Grade uint8

// Band is what people are shown of a grade.
type Band uint8

// The bands.
const (
	BandNone   Band = iota // grade 0
	BandLow                // 1 and 2
	BandMedium             // 3 and 4
	BandHigh               // 5
)

// Assessment is what follows from the attributions of one claim.
type Assessment struct {
	Status Status
	Grade  Grade
	// Origins counts the independent origins that hold the claim.
	Origins int
}
