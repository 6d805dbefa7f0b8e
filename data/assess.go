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

var statusNames = [...]string{"denied", "rumoured", "alleged", "contested", "asserted", "confirmed"}

// String gives "confirmed", "asserted" and so on.
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return "unknown"
}

// MarshalText writes the status as String does.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what ParseStatus reads.
func (s *Status) UnmarshalText(text []byte) error {
	parsed, err := ParseStatus(string(text))
	if err == nil {
		*s = parsed
	}
	return err
}

// Statuses lists every status, strongest first.
func Statuses() []Status {
	return []Status{Confirmed, Asserted, Contested, Alleged, Rumoured, Denied}
}

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

// Band returns what people are shown of the grade.
func (g Grade) Band() Band {
	switch {
	case g == 0:
		return BandNone
	case g <= 2:
		return BandLow
	case g <= 4:
		return BandMedium
	}
	return BandHigh
}

// String gives "none", "low", "medium" or "high".
func (b Band) String() string {
	switch b {
	case BandNone:
		return "none"
	case BandLow:
		return "low"
	case BandMedium:
		return "medium"
	}
	return "high"
}

// Assessment is what follows from the attributions of one claim.
type Assessment struct {
	Status Status
	Grade  Grade
	// Origins counts the independent origins that hold the claim.
	Origins int
}
