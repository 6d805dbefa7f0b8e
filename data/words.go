package data

import (
	"slices"
	"strings"
)

// ValueError says what is wrong with a written value and what to write instead.
type ValueError struct {
	// Message says what is wrong: `unknown stance "assert"`.
	Message string
	// Hint says what to do: `did you mean "asserts"?`.
	Hint string
}

// Error gives message and hint on one line.
func (e *ValueError) Error() string { return e.Message + ": " + e.Hint }

// ParseKind reads a kind of actor.
func ParseKind(s string) (Kind, error) { return parseWord("kind of actor", s, Kinds()) }

// ParseModality reads a modality.
func ParseModality(s string) (Modality, error) { return parseWord("modality", s, Modalities()) }

// ParseStance reads a stance.
func ParseStance(s string) (Stance, error) { return parseWord("stance", s, Stances()) }

// ParseVerdict reads a verdict.
func ParseVerdict(s string) (Verdict, error) { return parseWord("verdict", s, Verdicts()) }

// ParseTone reads a tone.
func ParseTone(s string) (Tone, error) { return parseWord("tone", s, Tones()) }

// ParseMode reads a mode.
func ParseMode(s string) (Mode, error) { return parseWord("mode", s, Modes()) }

// ParseInfluence reads a way in which influence runs.
func ParseInfluence(s string) (Influence, error) { return parseWord("influence", s, Influences()) }

// ParseStatus reads a status.
func ParseStatus(s string) (Status, error) {
	if _, err := parseWord("status", s, statusNames[:]); err != nil {
		return 0, err
	}
	return Status(slices.Index(statusNames[:], s)), nil
}

// parseWord finds s among the allowed words. Its error names the nearest of
// them and all of them; sort says what they are, for the message.
func parseWord[T ~string](sort, s string, allowed []T) (T, error) {
	if slices.Contains(allowed, T(s)) {
		return T(s), nil
	}
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	hint := "write one of " + strings.Join(words, ", ")
	near := Nearest(s, words, 1)
	if other := OtherWord(s); slices.Contains(words, other) {
		near = []string{other}
	}
	if len(near) > 0 {
		hint = `did you mean "` + near[0] + `"? ` + hint
	}
	return "", &ValueError{Message: "unknown " + sort + " " + Quoted(s), Hint: hint}
}
