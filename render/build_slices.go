package render

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// Parts are the answers to one question as of several times or according to several
// voices, to be drawn beside one another.
type Parts struct {
	// Told says what they are, as a sentence begins: "As of 2019 and 2021".
	Told string
	List []Part
}

// Part is one of the answers, under its heading.
type Part struct {
	Heading string
	Answer  answer.Answer
}

// faintUntied tells what faint actors are in a figure of several parts.
const faintUntied = "Actors without a tie in one of the drawings are faint in it."

// BuildSlices makes one figure of the parts: it has a slice for each, whose links are its
// ties. A tie that is the same in several is one link in each of them, and a claim has one
// note. Whole is the answer to the question without a time or a voice, which gives the
// title and the limits. It fails as [Build] does, and costs as much for the parts together.
func BuildSlices(ctx context.Context, whole answer.Answer, parts Parts, opt Options) (Figure, error) {
	if opt.Fold {
		return Figure{}, errors.New("a figure of several drawings cannot be folded: each has leaves of its own")
	}
	c, err := contentOf(whole)
	if err != nil {
		return Figure{}, err
	}
	c.actors, c.ties = nil, nil
	merged := &side{Index: new(answer.Index), claims: make(map[string]answer.Claim)}
	*merged.Index = answer.NewIndex()
	known := make(map[string]int) // ties by all that they show
	for _, p := range parts.List {
		one, err := contentOf(p.Answer)
		if err != nil {
			return Figure{}, err
		}
		merged.add(p.Answer.Common())
		for _, a := range one.actors {
			c.actors = append(c.actors, actor{a.id, merged, a.role})
		}
		s, err := c.slice(ctx, one.ties, merged, known)
		if err != nil {
			return Figure{}, err
		}
		s.Heading = data.Printable(p.Heading)
		c.slices = append(c.slices, s)
	}
	c.limits = []string{parts.Told + ", each drawn by itself."}
	f, err := build(ctx, whole, &c, opt)
	if err == nil && slices.ContainsFunc(f.Slices, func(s Slice) bool { return slices.Contains(f.Tied(&s), false) }) {
		f.Footer = append(f.Footer, faintUntied)
	}
	return f, err
}

// slice takes in the ties of a part, and says where they stand.
func (c *content) slice(ctx context.Context, ties []tie, merged *side, known map[string]int) (s Slice, err error) {
	for i, t := range ties {
		if err := ended(ctx, i); err != nil {
			return s, err
		}
		key := strings.Join(append([]string{t.from, t.relation, t.to, t.status.String()}, t.claims.Claims...), "\x00")
		n, old := known[key]
		if !old {
			n = len(c.ties)
			known[key] = n
			t.side = merged
			c.ties = append(c.ties, t)
		}
		s.Links = append(s.Links, n)
	}
	slices.Sort(s.Links)
	return s, nil
}

// add takes in what an answer knows. All are about one dossier, so that what two know is
// the same.
func (s *side) add(b *answer.Base) {
	maps.Copy(s.Actors, b.Actors)
	maps.Copy(s.Relations, b.Relations)
	maps.Copy(s.Sources, b.Sources)
	maps.Copy(s.claims, b.Claims)
}

// Tied says which actors have a link in a slice.
func (f *Figure) Tied(s *Slice) []bool {
	tied := make([]bool, len(f.Nodes))
	for _, i := range s.Links {
		tied[f.Links[i].From], tied[f.Links[i].To] = true, true
	}
	return tied
}
