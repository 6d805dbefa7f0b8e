package identities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/data"
)

// compare says why two actors may be one by a name of each, if they may.
func (f *finder) compare(a, b *name) (Proposal, bool) {
	p := Proposal{A: f.order[a.actor], B: f.order[b.actor]}
	first, second := &f.d.Actors[p.A], &f.d.Actors[p.B]
	if decision := f.decided[[2]int{min(p.A, p.B), max(p.A, p.B)}]; decision != nil {
		if decision.Verdict != data.Unsure || !f.again {
			return p, false
		}
		p.Unsure = decision
	}
	if differ(known(first.Kind), known(second.Kind)) {
		return p, false
	}
	if a.text == "" || b.text == "" {
		p.Reason, p.Names = SameItem, [2]string{a.normal, b.normal}
		return p, a.text == b.text && a.normal == b.normal
	}
	if a.digits != b.digits || differ(first.Wikidata, second.Wikidata) || differ(first.Country, second.Country) {
		return p, false
	}
	p.Names = [2]string{a.text, b.text}
	p.Reason, p.Letters = alike(a, b)
	return p, p.Reason != ""
}

// differ reports whether two values are known and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// known is the kind of an actor, or empty where nobody knows it.
func known(k data.Kind) string {
	if k == data.KindUnknown {
		return ""
	}
	return string(k)
}

// alike says in what two names are alike, and for Spelling how many letters of their
// sounds differ; an empty reason says that they are not.
func alike(a, b *name) (Reason, int) {
	if a.normal == b.normal {
		return SameName, 0
	}
	plain := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	best, letters := Reason(""), 0
	for _, x := range a.sounds {
		for _, y := range b.sounds {
			reason, n := Reason(""), 0
			switch {
			case plain(x) == plain(y):
				return Transliteration, 0
			case sortedWords(x) == sortedWords(y):
				reason = WordOrder
			default:
				if d, ok := slips(sortedWords(x), sortedWords(y)); ok {
					reason, n = Spelling, d
				}
			}
			if reason != "" && (best == "" || slices.Index(Reasons(), reason) < slices.Index(Reasons(), best) || reason == best && n < letters) {
				best, letters = reason, n
			}
		}
	}
	return best, letters
}

// slips returns how many letters of two forms differ, if few do: one in six, or one in
// four where only vowels do.
func slips(x, y string) (int, bool) {
	n := max(utf8.RuneCountInString(x), utf8.RuneCountInString(y))
	if n > maxSlips {
		return 0, false
	}
	most := n / 6
	if n/4 > most && skeleton(x) == skeleton(y) {
		most = n / 4
	}
	if most == 0 {
		return 0, false
	}
	return data.Distance(x, y, most)
}
