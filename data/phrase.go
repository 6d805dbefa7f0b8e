package data

import (
	"slices"
	"strings"
	"unicode"
)

// Phrases finds relations by words that are near to theirs: another form of the verb
// ("supply", "supplied" for supplies), a slip of the pen ("leed" for leads), or the
// relation read backward ("is supplied by"). It is safe for concurrent use.
type Phrases struct{ forms []phraseOf }

// phraseOf is a phrase of a relation.
type phraseOf struct {
	phrase
	id       string
	backward bool
}

// phrase is a wording of a relation by what counts in it.
type phrase struct {
	stems    string // of the words that mean something
	particle string // "to", "by" and the like at the end; empty: none
}

// NewPhrases reads the labels and ids of relations.
func NewPhrases(relations []Relation) *Phrases {
	p := new(Phrases)
	for i := range relations {
		r := &relations[i]
		for k, words := range []string{r.ID, r.Label, r.InverseLabel()} {
			backward := k == 2 && !r.Symmetric
			if x := phraseFrom(words); x.stems != "" {
				p.forms = append(p.forms, phraseOf{x, r.ID, backward})
			}
		}
	}
	return p
}

// Len is how many wordings a look-up compares.
func (p *Phrases) Len() int { return len(p.forms) }

// Near returns the id of the relation that some words may be meant for, and whether they
// read it backward; else "". The time is proportional to the number of relations.
func (p *Phrases) Near(words string) (id string, backward bool) {
	x := phraseFrom(words)
	if x.stems == "" {
		return "", false
	}
	var best phraseOf
	least := farther
	for _, f := range p.forms {
		d := x.from(f.phrase)
		if d < least || d == least && d < farther && f.before(best) {
			best, least = f, d
		}
	}
	return best.id, best.backward
}

// before orders phrases that are equally near: "sell" is rather sells-to than buys-from
// read backward.
func (f phraseOf) before(o phraseOf) bool {
	if f.backward != o.backward {
		return o.backward
	}
	return f.id < o.id
}

// farther is the distance of phrases that are not near.
const farther = 100

// from is how far two phrases are from each other. A particle may be left out, but not
// changed: who reports to somebody does not report on them; and "by" turns a verb round.
func (x phrase) from(y phrase) int {
	left := 0
	if x.particle != y.particle {
		if x.particle != "" && y.particle != "" || x.particle == "by" || y.particle == "by" {
			return farther
		}
		left = 1
	}
	if x.stems == y.stems {
		return left
	}
	limit := min(len(x.stems)/4, 2)
	if x.stems[0] != y.stems[0] || limit == 0 {
		return farther
	}
	if slips, near := Distance(cutTo(x.stems, maxCompared), cutTo(y.stems, maxCompared), limit); near {
		return 2*slips + left
	}
	return farther
}

// cutTo keeps at most so many bytes of a text.
func cutTo(s string, most int) string {
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// phraseFrom reads a wording. Only as much of it as somebody types is looked at.
func phraseFrom(words string) phrase {
	list := strings.FieldsFunc(Fold(cutTo(words, 4*maxCompared)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	list = slices.DeleteFunc(list, func(w string) bool { return slices.Contains(emptyWords(), w) })
	var x phrase
	if n := len(list) - 1; n > 0 && slices.Contains(particles(), list[n]) {
		x.particle, list = list[n], list[:n]
	}
	for i, w := range list {
		list[i] = verbStem(w)
	}
	x.stems = strings.Join(list, " ")
	return x
}

// emptyWords tell no relation from another.
func emptyWords() []string {
	return []string{"is", "are", "was", "were", "be", "been", "has", "have", "had", "a", "an", "the"}
}

// particles may end a wording.
func particles() []string {
	return []string{"to", "by", "with", "for", "of", "in", "on", "from", "at", "as"}
}

// verbStem takes off a word what changes between forms of an English verb: "supplies",
// "supplied" and "supplying" become "supply". What is left need not be a word.
func verbStem(w string) string {
	if stem := irregularStem(w); stem != "" {
		return stem
	}
	for _, ending := range []struct{ cut, put string }{{"ies", "y"}, {"ied", "y"}, {"ying", "y"}, {"ing", ""}, {"ed", ""}, {"s", ""}} {
		stem, has := strings.CutSuffix(w, ending.cut)
		if !has || len(stem) < 3 || strings.HasSuffix(stem, ending.cut) || ending.cut == "ed" && strings.HasSuffix(stem, "e") {
			continue // "pass" and "need" end in no ending
		}
		w = stem + ending.put
		break
	}
	if stem, has := strings.CutSuffix(w, "e"); has && len(stem) > 2 {
		w = stem
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] { // barred, sell
		w = w[:n-1]
	}
	return w
}

// irregularStem is the stem of those forms of verbs in the built-in relations that have no
// regular ending; else "".
func irregularStem(w string) string {
	switch w {
	case "led":
		return "lead"
	case "met", "meet", "meets":
		return "met"
	case "sold":
		return "sel"
	case "bought":
		return "buy"
	case "fought":
		return "fight"
	case "held":
		return "hold"
	case "spoke", "spoken":
		return "speak"
	}
	return ""
}
