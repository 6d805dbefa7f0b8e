package data

import (
	"slices"
	"strings"
	"testing"
)

// TestOtherWords: what people write is none of our words of that sort, and is answered
// with one.
func TestOtherWords(t *testing.T) {
	var ours []string
	for _, k := range Kinds() {
		ours = append(ours, string(k))
	}
	for _, s := range Stances() {
		ours = append(ours, string(s))
	}
	for _, m := range Modalities() {
		ours = append(ours, string(m))
	}
	for word, meant := range otherWords {
		if slices.Contains(ours, word) || !slices.Contains(ours, meant) || Fold(word) != word {
			t.Errorf("%q stands for %q", word, meant)
		}
	}
	for word, parse := range map[string]func(string) error{
		`Country|"state"`:    func(s string) error { _, err := ParseKind(s); return err },
		`reports|"asserts"`:  func(s string) error { _, err := ParseStance(s); return err },
		`intended|"planned"`: func(s string) error { _, err := ParseModality(s); return err },
		`persn|"person"`:     func(s string) error { _, err := ParseKind(s); return err },
		`company|write one`:  func(s string) error { _, err := ParseStance(s); return err },
	} {
		word, want, _ := strings.Cut(word, "|")
		err, ok := parse(word).(*ValueError)
		if !ok || !strings.Contains(err.Hint, want) {
			t.Errorf("%q: %v, want the hint %q", word, err, want)
		}
	}
}
