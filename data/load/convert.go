package load

import (
	"cmp"
	"strings"

	"dossier/data"
)

// Entries as they are written become entries of the model here, with the
// defaults that the schema states.

func (m *merger) actor(e actorEntry, o origin) data.Actor {
	if o.node.shape == table && o.node.get("kind") == nil {
		m.problems[o.file] = append(m.problems[o.file], data.Problem{Severity: data.Warning, Code: data.CodeMissingField,
			Message: "actor " + data.Quoted(cmp.Or(e.Name, e.ID)) + " has no kind",
			Hint:    "add kind: with one of " + strings.Join(enumValues("kind"), ", "), Line: o.line, Column: o.col})
	}
	return data.Actor{ID: e.ID, Name: e.Name, Kind: e.Kind, Aliases: some(e.Aliases),
		Metonyms: some(e.Metonyms), Description: e.Description, Wikidata: e.Wikidata, Country: e.Country}
}

// relation makes a relation. What an entry with the id of a built-in relation
// leaves out stays as it is built in.
func (m *merger) relation(e relationEntry, o origin) data.Relation {
	r, builtin := m.builtin[e.ID]
	if !builtin {
		r = data.PlainRelation(e.ID, strings.ReplaceAll(e.ID, "-", " "))
		r.Inverse = ""
		if e.Symmetric {
			r.Influence = data.Both
		}
	}
	if o.node.get("symmetric") != nil {
		r.Symmetric = e.Symmetric
	}
	r.Label, r.Inverse = cmp.Or(e.Label, r.Label), cmp.Or(e.Inverse, r.Inverse)
	r.Tone, r.Mode, r.Influence = cmp.Or(e.Tone, r.Tone), cmp.Or(e.Mode, r.Mode), cmp.Or(e.Influence, r.Influence)
	r.CAMEO, r.PLOVER = cmp.Or(e.CAMEO, r.CAMEO), cmp.Or(e.PLOVER, r.PLOVER)
	return r
}

func (e sourceEntry) source() data.Source {
	return data.Source{ID: e.ID, Title: e.Title, Publisher: e.Publisher, URL: e.URL, Published: e.Published,
		Retrieved: e.Retrieved, Origin: e.Origin, File: e.File, SHA256: e.SHA256}
}

func (e claimEntry) claim() data.Claim {
	c := data.Claim{ID: e.ID, From: some(e.From), To: some(e.To), Relation: e.Relation, What: e.What,
		Modality: cmp.Or(e.Modality, data.Actual), When: e.When, About: e.About, Weight: e.Weight}
	for _, a := range e.Said {
		c.Said = append(c.Said, data.Attribution{By: some(a.By), Stance: a.Stance, Source: a.Source, At: a.At, Quote: a.Quote,
			SaidOn: a.SaidOn, Reliability: a.Reliability, Credibility: a.Credibility, Confidence: a.Confidence})
	}
	return c
}

// some returns nil for an empty list, so that [] and nothing are the same content.
func some(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}
