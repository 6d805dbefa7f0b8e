package load

import (
	"cmp"
	"strings"

	"dossier/data"
)

// Entries as they are written become entries of the model here, with the
// defaults that the schema states.

// relation makes a relation. What an entry with the id of a built-in relation
// leaves out stays as it is built in; a field that is there and empty takes it away.
func (m *merger) relation(e *writtenRelation) data.Relation {
	r, builtin := m.builtin[e.ID]
	if !builtin {
		r = data.PlainRelation(e.ID, strings.ReplaceAll(e.ID, "-", " "))
		r.Inverse = ""
		if e.Symmetric {
			r.Influence = data.Both
		}
	}
	if e.keys["symmetric"] {
		r.Symmetric = e.Symmetric
	}
	r.Label, r.Tone, r.Influence = cmp.Or(e.Label, r.Label), cmp.Or(e.Tone, r.Tone), cmp.Or(e.Influence, r.Influence)
	r.Inverse, r.Mode = asWritten(e, "inverse", e.Inverse, r.Inverse), asWritten(e, "mode", e.Mode, r.Mode)
	r.CAMEO, r.PLOVER = asWritten(e, "cameo", e.CAMEO, r.CAMEO), asWritten(e, "plover", e.PLOVER, r.PLOVER)
	return r
}

// asWritten returns what an entry says under a key, which may be nothing, or else what
// stands where the key is left out.
func asWritten[T any](e *writtenRelation, key string, value, otherwise T) T {
	if e.keys[key] {
		return value
	}
	return otherwise
}

func (e *sourceEntry) source() data.Source {
	return data.Source{ID: e.ID, Title: e.Title, Publisher: e.Publisher, URL: e.URL, Published: e.Published,
		Retrieved: e.Retrieved, Origin: e.Origin, File: e.File, SHA256: e.SHA256, Table: e.Table}
}

func (e *claimEntry) claim() data.Claim {
	c := data.Claim{ID: e.ID, From: some(e.From), To: some(e.To), Relation: e.Relation, What: e.What,
		Modality: cmp.Or(e.Modality, data.Actual), When: e.When, Occasion: e.Occasion, About: e.About, Weight: e.Weight}
	if len(e.Said) > 0 {
		c.Said = make([]data.Attribution, 0, len(e.Said))
	}
	for i := range e.Said {
		a := &e.Said[i]
		c.Said = append(c.Said, data.Attribution{By: some(a.By), Stance: a.Stance, Source: a.Source, At: a.At, Row: a.Row, Quote: a.Quote,
			SaidOn: a.SaidOn, Reliability: a.Reliability, Credibility: a.Credibility, Confidence: a.Confidence})
	}
	return c
}

func (e *decisionEntry) decision() data.Decision {
	d := data.Decision{Actors: some(e.Actors), Verdict: e.Verdict, Keep: e.Keep, By: e.By, On: e.On, Why: e.Why}
	if e.TakenBack != nil {
		d.TakenBack = &data.TakingBack{By: e.TakenBack.By, On: e.TakenBack.On, Why: e.TakenBack.Why}
	}
	return d
}

// some returns nil for an empty list, so that [] and nothing are the same content.
func some(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}
