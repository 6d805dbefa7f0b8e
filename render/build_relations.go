package render

import (
	"cmp"
	"slices"

	"dossier/data"
)

// relationsOf counts the relations of links that are more than context, with their words:
// by tone, the most frequent first, then by their words.
func relationsOf(links []Link, label func(relation string) string) []Relation {
	type key struct {
		tone     data.Tone
		relation string
	}
	at := make(map[key]int)
	var all []Relation
	for i := range links {
		l := &links[i]
		if l.Role == Context {
			continue
		}
		k := key{l.Tone, l.Relation}
		if _, known := at[k]; !known {
			at[k] = len(all)
			all = append(all, Relation{Tone: l.Tone, Phrase: label(l.Relation)})
		}
		all[at[k]].Ties++
	}
	tones := data.Tones()
	slices.SortStableFunc(all, func(a, b Relation) int {
		return cmp.Or(cmp.Compare(slices.Index(tones, a.Tone), slices.Index(tones, b.Tone)), cmp.Compare(b.Ties, a.Ties), cmp.Compare(a.Phrase, b.Phrase))
	})
	return all
}
