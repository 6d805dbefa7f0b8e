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
	for k := range b.tables {
		if err == nil {
			err = b.assessTable(&b.tables[k])
		}
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
	last := data.AssessRow(data.Asserts, -1)
	stance, confidence := data.Asserts, -1
	return inPieces(b.ctx, t.rows, func(i, end int) {
		for ; i < end; i++ {
			s, c := t.StanceAt(i), t.ConfidenceAt(i)
			if s != stance || c != confidence { // rows that follow each other are often alike
				stance, confidence = s, c
				last = data.AssessRow(s, c)
			}
			at := int(t.first) + i
			b.g.setMark(at, last, data.Actual)
			if t.When != nil {
				b.g.setDays(at, t.When[i])
			}
		}
	})
}
