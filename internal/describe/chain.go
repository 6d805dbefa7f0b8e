package describe

import (
	"strconv"

	"dossier/data/answer"
	"dossier/internal/document"
)

// chain tells a path: a line to quote, what it is worth, and every hop with the
// claims that make it. A number tells it from others; 0: there are none.
func (s *section) chain(number int, p *answer.Path, part func(id string) document.Part) {
	head := document.Line{Text: s.x.Chain(p), Style: document.Strong, Whole: true}
	if number > 0 {
		head.Label = strconv.Itoa(number) + ". "
	}
	s.add(document.Paragraph{head, {Text: pathWorth(p)}})
	var hops []document.Item
	for _, h := range p.Hops {
		var item document.Item
		for _, t := range h.Ties {
			for _, id := range t.Claims {
				item = append(item, part(id))
			}
			item = append(item, moreClaims(&t.TieClaims)...)
		}
		if len(item) > 0 {
			hops = append(hops, item)
		}
	}
	s.list("", document.Numbers, hops)
}

// moreClaims says how many claims a tie has beside those listed, where it has some.
func moreClaims(t *answer.TieClaims) document.Item {
	if words := t.MoreClaims(); words != "" {
		return document.Item{{Line: document.Line{Text: words}}}
	}
	return nil
}

// pathWorth says how long a path is, what it costs and how well it is attested:
// "3 hops; weight 2.5; evidence of the weakest: low".
func pathWorth(p *answer.Path) string {
	words := answer.Counted(p.Length, "hop")
	if p.Weight != nil {
		words += "; weight " + strconv.FormatFloat(*p.Weight, 'g', -1, 64)
	}
	return words + "; evidence of the weakest: " + p.Grade.Band().String()
}

// claimsOf lists the claims of paths, hop by hop.
func claimsOf(paths ...answer.Path) (ids []string) {
	for i := range paths {
		for _, h := range paths[i].Hops {
			for _, t := range h.Ties {
				ids = append(ids, t.Claims...)
			}
		}
	}
	return ids
}
