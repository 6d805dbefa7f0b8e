package remote

import (
	"slices"
	"unicode/utf8"
)

// Known gives the texts that can stand in a store, sorted and each once: what is not UTF-8
// or longer than most bytes stands nowhere.
func Known(list []string, most int) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if len(s) <= most && utf8.ValidString(s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inBeginning is how many characters the beginning of a text has.
const inBeginning = 100

// Beginning cuts a text to its first characters, where it is longer: what an index of a
// database takes of it. Beginnings are in the same order as their texts.
func Beginning(text string) string {
	n := 0
	for i := range text {
		if n == inBeginning {
			return text[:i]
		}
		n++
	}
	return text
}
