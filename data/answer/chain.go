package answer

import (
	"strconv"
	"strings"

	"dossier/data"
)

// Chain writes a path on one line that can be quoted and shown: "Kim Jong Un -
// leads - North Korea - supplies (contested) - Russia".
func (x *Index) Chain(p *Path) string {
	var b strings.Builder
	for i, h := range p.Hops {
		if i == 0 {
			b.WriteString(x.Label(h.From))
		}
		labels := make([]string, len(h.Ties))
		for k, t := range h.Ties {
			labels[k] = x.Phrase(t.Relation, t.Reversed)
			if t.Status == data.Contested || t.Status == data.Denied {
				labels[k] += " (" + t.Status.String() + ")"
			} else {
				labels[k] += InBrackets(x.partlyContested(t.Claims))
			}
		}
		b.WriteString(" - " + strings.Join(labels, " / ") + " - " + x.Label(h.To))
	}
	return b.String()
}

// partlyContested is [PartlyContested] for claims by their ids.
func (x *Index) partlyContested(claims []string) string {
	statuses := make([]data.Status, len(claims))
	for i, id := range claims {
		statuses[i] = x.Claims[id].Status
	}
	return PartlyContested(statuses)
}

// PartlyContested says how many of a tie's claims are contested, where some are beside
// one that nobody disputes: "1 of 2 contested"; else nothing.
func PartlyContested(claims []data.Status) string {
	contested := 0
	for _, status := range claims {
		if status == data.Contested {
			contested++
		}
	}
	if contested == 0 || contested == len(claims) {
		return ""
	}
	return strconv.Itoa(contested) + " of " + strconv.Itoa(len(claims)) + " contested"
}

// Withdrawn names what a withdrawal took away.
func (x *Index) Withdrawn(w *Withdrawal) string {
	switch w.Without {
	case WithoutSource:
		return "the source " + x.Citation(w.ID)
	case WithoutOrigin:
		return "all sources that repeat " + x.Name(w.ID)
	}
	return "the word of " + x.Name(w.ID)
}

// Words say to people what becomes of the answer.
func (o Outcome) Words() string {
	switch o {
	case NoPath:
		return "no path is left"
	case LongerPath:
		return "a longer path is left"
	case DifferentPath:
		return "another path is the best"
	case WeakerPath:
		return "the same path, on weaker evidence"
	case StrongerPath:
		return "the same path, on stronger evidence"
	}
	return "the same path"
}
