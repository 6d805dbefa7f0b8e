package data

// SaidReader reads what is said of claims, one after the other, in memory that it uses
// again. The zero reader is ready.
type SaidReader struct {
	said       []Attribution
	by         []string
	confidence []int
}

// Of returns the attributions of all entries of the claim whose first entry is at a
// position, in the order of the entries. What is there twice is there twice. It is
// good until the next call; the caller must not change it.
func (r *SaidReader) Of(d *Dossier, i int) []Attribution {
	return r.OfEntries(d, i, d.Claims.Joined(i))
}

// OfEntries is [SaidReader.Of] for whoever has the other entries at hand.
func (r *SaidReader) OfEntries(d *Dossier, i int, others []uint32) []Attribution {
	r.said, r.by, r.confidence = r.said[:0], r.by[:0], r.confidence[:0]
	r.add(d, i)
	for _, other := range others {
		r.add(d, int(other))
	}
	return r.said
}

func (r *SaidReader) add(d *Dossier, i int) {
	written, t, row := d.Claims.locate(i)
	if written != nil {
		r.said = append(r.said, written.Said...)
		return
	}
	r.said = append(r.said, Attribution{})
	a := &r.said[len(r.said)-1]
	if by := t.ByAt(row); by != "" {
		r.by = append(r.by, by)
		a.By = r.by[len(r.by)-1:]
	}
	if confidence := t.ConfidenceAt(row); confidence >= 0 {
		r.confidence = append(r.confidence, confidence)
		a.Confidence = &r.confidence[len(r.confidence)-1]
	}
	t.fill(a, row)
}

// fill fills in what row i says but for whose word it is and how confident that is.
func (t *Table) fill(a *Attribution, i int) {
	a.Stance, a.Source, a.At, a.Row, a.Quote = t.StanceAt(i), t.SourceAt(i), t.AtAt(i), t.RowNumber(i), t.QuoteAt(i)
	a.SaidOn, a.Reliability, a.Credibility = t.SaidOnAt(i), t.ReliabilityAt(i), t.CredibilityAt(i)
}
