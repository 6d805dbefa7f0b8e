package figure

import (
	"fmt"
	"strconv"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
	"dossier/render/places"
)

// ReadPlaces reads the places of actors from an earlier figure, whose file is
// named as it was given. A file that holds none gives a [*UsageError].
func ReadPlaces(name string, text []byte) (*render.Places, error) {
	p, err := places.Read(text)
	if err != nil {
		return nil, ask.Usagef("--keep %s: %v", ask.ShellWord(name), err)
	}
	return p, nil
}

// keptWords says in a line what became of the actors of an earlier figure.
func keptWords(look *options.Look, k *layout.Kept) string {
	s := fmt.Sprintf("%s %s, %s new, %s gone", answer.Counted(k.Stay, "actor"), one(k.Stay, "stays", "stay"), are(k.New), are(k.Gone))
	if k.Stay == 0 {
		s = "no actor of " + ask.ShellWord(look.Keep) + " is in this figure: it is laid out afresh"
	} else if look.Layout != "" {
		s += "; --layout counts only where nobody stays"
	}
	if k.Spread > 0 {
		s += fmt.Sprintf("; all stand %d %% farther apart, to make room", k.Spread)
	}
	if k.Afresh {
		s += "; their places leave no room for what is new: it is laid out afresh"
	} else if k.Moved > 0 {
		s += fmt.Sprintf("; %d of them had to give way", k.Moved)
	}
	if 2*k.Crossings > 3*k.Fresh && k.Crossings > k.Fresh+1 {
		s += fmt.Sprintf("; lines cross %d times, and %d times without --keep: draw it anew when readers need not find everybody where they were", k.Crossings, k.Fresh)
	}
	if k.Cut > 0 {
		s += fmt.Sprintf("; %s %s narrowly or cut, since there is no more room", answer.Counted(k.Cut, "name"), one(k.Cut, "is broken", "are broken"))
	}
	if k.Overlap > 0 {
		s += fmt.Sprintf("; %s of actors %s: draw it without --keep to move them", answer.Counted(k.Overlap, "pair"), one(k.Overlap, "overlaps", "overlap"))
	}
	return s
}

func one(n int, single, many string) string {
	if n == 1 {
		return single
	}
	return many
}

func are(n int) string { return strconv.Itoa(n) + " " + one(n, "is", "are") }
