package graph

import (
	"math"

	"dossier/data"
)

// assess fills the columns of claims.
func (b *builder) assess() error {
	g := b.g
	written := g.d.Claims.Written()
	err := inPieces(b.ctx, min(len(written), len(g.marks)), func(i, end int) {
		for ; i < end; i++ {
			c := &written[i]
			g.setMark(i, g.assessor.Assess(c.Said), c.Modality)
			g.setDays(i, c.When)
		}
	})
	for k := range g.tables {
		if err == nil {
			err = b.assessTable(&g.tables[k])
		}
	}
	if err == nil {
		heads := g.d.Claims.Heads()
		err = inPartPieces(b.ctx, partsOf(len(heads)), len(heads), func(_, i, end int) {
			var reader data.SaidReader
			for ; i < end; i++ {
				if at := int(heads[i]); at < len(g.marks) {
					g.setMark(at, g.assessor.Assess(reader.OfEntries(g.d, at, g.d.Claims.OthersOf(i))), g.marks[at].modality())
				}
			}
		})
	}
	for _, m := range g.marks {
		g.marksUsed[m] = true
	}
	return err
}

func (g *Graph) setMark(i int, a data.Assessment, m data.Modality) {
	g.marks[i] = newMark(a, m)
	g.origins[i] = uint8(min(a.Origins, math.MaxUint8))
}

// setDays notes the days of a claim. The columns are made for the first claim
// that has a date.
func (g *Graph) setDays(i int, when data.Date) {
	if when.IsZero() {
		return
	}
	if g.firstDay == nil {
		g.firstDay = make([]data.Day, len(g.marks))
		g.lastDay = make([]data.Day, len(g.marks))
		for k := range g.firstDay {
			g.firstDay[k], g.lastDay[k] = data.MinDay, data.MaxDay
		}
	}
	g.firstDay[i], g.lastDay[i] = when.First(), when.Last()
}

// assessTable reads rows of one attribution each, so that stance and confidence
// alone decide.
func (b *builder) assessTable(t *tableAt) error {
	type rating struct {
		stance                  data.Stance
		credibility, confidence int
	}
	same := rating{data.Asserts, 0, -1}
	last := data.AssessRow(same.stance, same.credibility, same.confidence)
	return inPieces(b.ctx, t.rows, func(i, end int) {
		for ; i < end; i++ {
			r := rating{t.StanceAt(i), t.CredibilityAt(i), t.ConfidenceAt(i)}
			if r != same { // rows that follow each other are often alike
				same, last = r, data.AssessRow(r.stance, r.credibility, r.confidence)
			}
			at := int(t.first) + i
			b.g.setMark(at, last, t.ModalityAt(i))
			if t.When != nil {
				b.g.setDays(at, t.When[i])
			}
		}
	})
}
