package answer

import (
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
				labels[k] += InBrackets(t.PartlyContested(func(id string) data.Status { return x.Claims[id].Status }))
			}
		}
		b.WriteString(" - " + strings.Join(labels, " / ") + " - " + x.Label(h.To))
	}
	return b.String()
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
