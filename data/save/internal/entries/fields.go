package entries

import (
	"slices"

	"dossier/data"
)

// Field is a field of an entry.
type Field struct {
	Key string
	// Value is a string, a []string, a [data.Date], an int, a float64, a bool, a
	// [Table], a []Table, or nil where the field is there and empty.
	Value any
}

// Table is a list of fields.
type Table []Field

// add appends a field unless its value is the zero one, which goes without saying.
func add[T comparable](t Table, key string, value T) Table {
	var zero T
	if value == zero {
		return t
	}
	return append(t, Field{key, value})
}

// texts appends a list of texts unless it is empty. A single text stands by itself.
func texts(t Table, key string, list []string) Table {
	switch len(list) {
	case 0:
		return t
	case 1:
		return append(t, Field{key, list[0]})
	}
	return append(t, Field{key, list})
}

// OfActor tells an actor.
func OfActor(a *data.Actor) Table { return actor(a) }

// OfClaim tells a claim with the id that is written for it, or "", and all its attributions.
func OfClaim(c *data.Claim, id string) Table { return claim(c, id, c.Weight, c.Said) }

// OfAttribution tells an attribution, as it stands in a claim.
func OfAttribution(a *data.Attribution) Table { return attribution(a) }

// OfDecision tells a decision.
func OfDecision(d *data.Decision) Table { return decision(d) }

func head(d *data.Dossier) Table {
	return add(add(nil, "title", d.Title), "description", d.Description)
}

func actor(a *data.Actor) Table {
	t := Table{{"id", a.ID}, {"name", a.Name}}
	t = add(t, "kind", string(a.Kind))
	t = list(t, "aliases", a.Aliases)
	t = list(t, "metonyms", a.Metonyms)
	t = add(t, "description", a.Description)
	t = add(t, "wikidata", a.Wikidata)
	t = add(t, "country", a.Country)
	return add(t, "made", a.Made)
}

// list appends what is a list by nature, of one item too.
func list(t Table, key string, items []string) Table {
	if len(items) == 0 {
		return t
	}
	return append(t, Field{key, items})
}

// relation tells a relation so that nothing of the built-in one with its id, which is
// nil for most, stays in force: a field that it has and this one has not is there and
// empty.
func relation(r, builtin *data.Relation) Table {
	t := Table{{"id", r.ID}}
	text := func(key, value, replaced string) {
		if value != "" {
			t = append(t, Field{key, value})
		} else if replaced != "" {
			t = append(t, Field{key, nil})
		}
	}
	old := data.Relation{Mode: data.Structural}
	if builtin != nil {
		old = *builtin
	}
	t = add(t, "label", r.Label)
	text("inverse", r.Inverse, old.Inverse)
	if r.Symmetric || old.Symmetric {
		t = append(t, Field{"symmetric", r.Symmetric})
	}
	t = append(t, Field{"tone", string(r.Tone.OrDefault())})
	text("mode", string(r.Mode), string(old.Mode))
	t = append(t, Field{"influence", string(r.Runs())})
	text("cameo", r.CAMEO, old.CAMEO)
	text("plover", r.PLOVER, old.PLOVER)
	return t
}

func source(s *data.Source) Table {
	t := Table{{"id", s.ID}}
	t = add(t, "title", s.Title)
	t = add(t, "publisher", s.Publisher)
	t = add(t, "url", s.URL)
	t = add(t, "published", s.Published)
	t = add(t, "retrieved", s.Retrieved)
	t = add(t, "origin", s.Origin)
	t = add(t, "file", s.File)
	t = add(t, "sha256", s.SHA256)
	return add(t, "table", s.Table)
}

// claim tells a claim with the id that somebody wrote for it, or "", and some of its
// attributions.
func claim(c *data.Claim, id string, weight *float64, said []data.Attribution) Table {
	t := make(Table, 0, 12)
	t = add(t, "id", id)
	t = texts(t, "from", c.From)
	t = append(t, Field{"relation", c.Relation})
	t = texts(t, "to", c.To)
	t = add(t, "what", c.What)
	if c.Modality.OrDefault() != data.Actual {
		t = append(t, Field{"modality", string(c.Modality)})
	}
	t = add(t, "when", c.When)
	t = add(t, "occasion", c.Occasion)
	t = add(t, "about", c.About)
	if weight != nil {
		t = append(t, Field{"weight", *weight})
	}
	if len(said) > 0 {
		list := make([]Table, len(said))
		for i := range said {
			list[i] = attribution(&said[i])
		}
		t = append(t, Field{"said", list})
	}
	return t
}

func attribution(a *data.Attribution) Table {
	t := make(Table, 0, 8)
	t = texts(t, "by", a.By)
	t = append(t, Field{"stance", string(a.Stance.OrDefault())})
	t = add(t, "source", a.Source)
	t = add(t, "at", a.At)
	t = add(t, "row", a.Row)
	t = add(t, "quote", a.Quote)
	t = add(t, "said-on", a.SaidOn)
	t = add(t, "reliability", a.Reliability)
	t = add(t, "credibility", a.Credibility)
	if a.Confidence != nil {
		t = append(t, Field{"confidence", *a.Confidence})
	}
	return t
}

func decision(d *data.Decision) Table {
	t := Table{{"actors", d.Actors}, {"verdict", string(d.Verdict)}}
	t = add(t, "keep", d.Keep)
	t = add(t, "by", d.By)
	t = add(t, "on", d.On)
	t = add(t, "why", d.Why)
	if back := d.TakenBack; back != nil {
		t = append(t, Field{"taken-back", add(add(add(Table{}, "by", back.By), "on", back.On), "why", back.Why)})
	}
	return t
}

// ownRelations gives the relations that the built-in table has otherwise, each with the
// built-in one, in the order of that table, and then those that it has not.
func ownRelations(d *data.Dossier, yield func(r, builtin *data.Relation) bool) bool {
	table := data.BuiltinRelations()
	builtin := make(map[string]bool, len(table))
	for i := range table {
		builtin[table[i].ID] = true
		at := slices.IndexFunc(d.Relations, func(r data.Relation) bool { return r.ID == table[i].ID })
		if at >= 0 && d.Relations[at] != table[i] && !yield(&d.Relations[at], &table[i]) {
			return false
		}
	}
	for i := range d.Relations {
		if r := &d.Relations[i]; !builtin[r.ID] && !yield(r, nil) {
			return false
		}
	}
	return true
}
