package answer

import "strconv"

// MostExpanded is how many actors an expansion adds to a figure at most.
const MostExpanded = 20

// Expansion is an actor whose neighbourhood was added to a figure.
type Expansion struct {
	Actor string `json:"actor"`
	// Tied counts the other actors that it is tied to, and Shown those of them that the
	// figure shows: the 20 with the best evidence, and those that are in it anyhow.
	// What is hidden afterwards counts as shown.
	Tied  int `json:"tied"`
	Shown int `json:"shown"`
}

// Hidden is what was taken out of a figure, since somebody did not want to see it.
type Hidden struct {
	Actors []string `json:"actors"` // as they were named
	// Ties counts the ties that left with them, and Paths the paths that pass one of them.
	Ties  int `json:"ties"`
	Paths int `json:"paths,omitempty"`
}

// ExpansionWords says which neighbours of an actor a figure shows: "Of the 57 actors tied
// to Russia, the 20 with the best evidence are shown." It is empty where it shows them all.
func (x *Index) ExpansionWords(e *Expansion) string {
	if e.Shown == e.Tied {
		return ""
	}
	words := "Of the " + Counted(e.Tied, "actor") + " tied to " + x.Name(e.Actor) + ", "
	best := strconv.Itoa(MostExpanded)
	anyhow := e.Shown - MostExpanded
	switch {
	case anyhow <= 0:
		return words + "the " + best + " with the best evidence are shown."
	case anyhow == 1:
		return words + strconv.Itoa(e.Shown) + " are shown: the " + best + " with the best evidence and 1 that is here anyhow."
	}
	return words + strconv.Itoa(e.Shown) + " are shown: the " + best + " with the best evidence and " + strconv.Itoa(anyhow) + " that are here anyhow."
}

// HiddenWords says what was taken out of a figure: "Russia is hidden, and with it 3 ties."
func (x *Index) HiddenWords(h *Hidden) string {
	is, it := " is", "it"
	if len(h.Actors) > 1 {
		is, it = " are", "them"
	}
	words := capital(x.Names(h.Actors)) + is + " hidden"
	var with []string
	if h.Ties > 0 {
		with = append(with, Counted(h.Ties, "tie"))
	}
	if h.Paths > 0 {
		with = append(with, Counted(h.Paths, "path"))
	}
	if len(with) > 0 {
		words += ", and with " + it + " " + JoinNames(with)
	}
	return words + "."
}

// ChosenLines say what a figure shows of what passes, a sentence each: which neighbours
// of an actor that was expanded, and who is hidden. They are the last of the limits but
// for that which says what cannot be read.
func (b *Base) ChosenLines() []string {
	var lines []string
	for i := range b.Expanded {
		if words := b.ExpansionWords(&b.Expanded[i]); words != "" {
			lines = append(lines, words)
		}
	}
	if b.Hidden != nil {
		lines = append(lines, b.HiddenWords(b.Hidden))
	}
	return lines
}
