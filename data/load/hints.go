package load

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// otherWords are words that people write for fields, with the fields that may be meant.
var otherWords = map[string][]string{
	"who": {"by", "from", "name"}, "whom": {"to"}, "subject": {"from"}, "object": {"to"}, "source": {"from"}, "target": {"to"},
	"verb": {"relation"}, "type": {"relation", "kind"}, "topic": {"what"}, "subject-matter": {"what"},
	"date": {"when", "said-on", "published", "on"}, "time": {"when", "said-on"}, "day": {"when"}, "year": {"when", "published"},
	"status": {"stance"}, "verdict": {"stance"}, "speaker": {"by"}, "says": {"said"}, "claimed-by": {"by"}, "attribution": {"said"}, "attributions": {"said"},
	"page": {"at"}, "paragraph": {"at"}, "place": {"at"}, "text": {"quote"}, "wording": {"quote"}, "quotes": {"quote"}, "quotation": {"quote"},
	"link": {"url"}, "website": {"url"}, "href": {"url"}, "author": {"publisher"}, "accessed": {"retrieved"}, "hash": {"sha256"},
	"label": {"name", "title"}, "title": {"name"}, "name": {"title", "label"}, "aka": {"aliases"}, "names": {"aliases"}, "nationality": {"country"},
	"people": {"actors"}, "persons": {"actors"}, "entities": {"actors"}, "nodes": {"actors"}, "edges": {"claims"}, "ties": {"claims"}, "events": {"claims"},
	"note": {"description", "why"}, "notes": {"description", "why"}, "comment": {"description", "why"}, "reason": {"why"},
}

// fieldHint says which of the fields was meant by a key, or lists them.
func fieldHint(key string, known []string) string {
	plain := strings.Trim(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(key)), "_", "-"), "-:")
	for _, near := range [...]func(string) bool{
		func(k string) bool { return k == plain },
		func(k string) bool { return slices.Contains(otherWords[plain], k) },
		func(k string) bool { return len(plain) > 2 && strings.HasPrefix(k, plain) },
		func(k string) bool { return len(k) > 2 && strings.HasPrefix(plain, k) },
	} {
		if i := slices.IndexFunc(known, near); i >= 0 {
			return "did you mean " + known[i] + "?"
		}
	}
	return faults.NearestHint(key, known)
}

// wordHint says which of the allowed words was meant, or lists them.
func wordHint(word string, allowed []string) string {
	if folded := data.Fold(word); slices.Contains(allowed, folded) {
		return "write " + folded
	}
	if other := data.OtherWord(word); slices.Contains(allowed, other) {
		return "did you mean " + other + "?"
	}
	return faults.NearestHint(word, allowed)
}
