package ask

import (
	"errors"
	"fmt"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/path"
)

// UsageError says that a question was put wrongly: what, and what to do.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }

// Usagef returns a [*UsageError].
func Usagef(format string, args ...any) error {
	return &UsageError{fmt.Sprintf(format, args...)}
}

// IsUsage reports whether err says that the question was put wrongly: an unknown
// or ambiguous name, or options that do not go together.
func IsUsage(err error) bool {
	var usage *UsageError
	var unknown *graph.UnknownError
	var ambiguous *graph.AmbiguousError
	var filter *graph.FilterError
	return errors.As(err, &usage) || errors.As(err, &unknown) || errors.As(err, &ambiguous) || errors.As(err, &filter) ||
		errors.Is(err, path.ErrConflict) || errors.Is(err, path.ErrTooMany)
}

// IsBadData reports whether err says that the data cannot answer the question: a
// weight that is negative, say.
func IsBadData(err error) bool { return errors.Is(err, path.ErrWeight) }

// TooLargeError says that a network holds more than [NetworkOptions.Most], and
// what could be asked instead.
type TooLargeError struct {
	Size, Most Size
	// Hubs are the actors tied to the most others, the most first, a dozen at most.
	Hubs []answer.Score
	// Relations are those with the most ties, the most first.
	Relations []answer.Count
	// Network says what was asked, and holds none of its actors and ties.
	Network *answer.Network
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("a network of %s and %s is larger than what can be shown (%s and %s)",
		answer.Counted(e.Size.Actors, "actor"), answer.Counted(e.Size.Ties, "tie"),
		answer.Counted(e.Most.Actors, "actor"), answer.Counted(e.Most.Ties, "tie"))
}

var errTwoDirections = Usagef("--as-written and --either-way contradict each other: give one of them")
