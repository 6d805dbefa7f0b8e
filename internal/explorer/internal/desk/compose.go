package desk

import (
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
)

// Fault says what is wrong with a field of a draft.
type Fault struct{ Field, Words string }

// Unknown is a name that no actor has, with the kind that was chosen for a new one.
type Unknown struct{ Name, Kind string }

// composed is the claim of a draft.
type composed struct {
	claim   data.Claim
	actors  []data.Actor // new ones
	unknown []Unknown
	faults  []Fault
}

// composer makes a claim of a draft.
type composer struct {
	ctx   context.Context
	d     *data.Dossier
	index *data.Index
	draft *Draft
	composed
}

// compose reads the fields of a draft. What is wrong with them is in the faults; the
// error is that of ctx.
func compose(ctx context.Context, d *data.Dossier, draft *Draft) (*composed, error) {
	c := &composer{ctx: ctx, d: d, index: data.NewIndex(d), draft: draft}
	texts := draft.texts()
	for _, field := range slices.Sorted(maps.Keys(texts)) {
		if len(*texts[field]) > longest {
			c.fault(field, "this is longer than %d characters", longest)
		}
	}
	if len(c.faults) > 0 {
		return &c.composed, ctx.Err()
	}
	a := data.Attribution{Source: c.source(), At: draft.At, Quote: draft.Quote, SaidOn: c.date("said-on", draft.SaidOn),
		Stance: choice(c, "stance", draft.Stance, data.ParseStance)}
	c.claim = data.Claim{Relation: c.relation(), What: draft.What, When: c.date("when", draft.When), Modality: data.Actual}
	if draft.Modality != "" {
		c.claim.Modality = choice(c, "modality", draft.Modality, data.ParseModality)
	}
	if draft.From == "" {
		c.fault("from", "name who acts")
	}
	c.claim.From, c.claim.To, a.By = c.names("from", draft.From), c.names("to", draft.To), c.names("by", draft.By)
	c.claim.Said = []data.Attribution{a}
	return &c.composed, ctx.Err()
}

func (c *composer) fault(field, format string, args ...any) {
	c.faults = append(c.faults, Fault{field, fmt.Sprintf(format, args...)})
}

// choice reads a word of a closed list.
func choice[T any](c *composer, field, word string, parse func(string) (T, error)) T {
	v, err := parse(word)
	switch {
	case word == "":
		c.fault(field, "choose one")
	case err != nil:
		c.fault(field, "%v", err)
	}
	return v
}

func (c *composer) date(field, text string) data.Date {
	if text == "" {
		return data.Date{}
	}
	date, err := data.ParseDate(text)
	if err != nil {
		c.fault(field, "%v", err)
	}
	return date
}

func (c *composer) source() string {
	if _, known := c.index.Source(c.draft.Source); !known {
		c.fault("source", "no source has the id %s", data.Quoted(c.draft.Source))
	}
	return c.draft.Source
}

// relation finds a relation by its id, or by its phrase.
func (c *composer) relation() string {
	word := c.draft.Relation
	if word == "" {
		c.fault("relation", "name what the claim says, such as supplies")
		return ""
	}
	if _, known := c.index.Relation(word); known {
		return word
	}
	var phrases []string
	for i := range c.d.Relations {
		r := &c.d.Relations[i]
		if folded := data.Fold(word); folded == data.Fold(r.Label) || folded == data.Fold(r.ID) {
			return r.ID
		}
		phrases = append(phrases, r.ID)
	}
	hint := ""
	if near := data.Nearest(word, phrases, 3); len(near) > 0 {
		hint = ": did you mean " + strings.Join(near, ", ") + "?"
	}
	c.fault("relation", "no relation is called %s%s", data.Quoted(word), hint)
	return ""
}

// mostNames bounds the actors in one field.
const mostNames = 20

// names finds actors by their names. A name with a comma that is known is one; else
// commas part names, but for those in quotes.
func (c *composer) names(field, text string) []string {
	if text == "" {
		return nil
	}
	if id, err := c.find(text); err == nil {
		return []string{id}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.LazyQuotes, r.TrimLeadingSpace = true, true
	list, err := r.Read()
	if err != nil || len(list) > mostNames {
		c.fault(field, "write names with commas between them, %d at most", mostNames)
		return nil
	}
	var ids []string
	for _, name := range list {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if id := c.name(field, name); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (c *composer) find(name string) (string, error) {
	ids, err := ask.FindActors(c.ctx, c.d.Actors, name)
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// name finds an actor, or makes one where a kind was chosen for it.
func (c *composer) name(field, name string) string {
	id, err := c.find(name)
	if err == nil {
		return id
	}
	if !ask.IsUnknown(err) {
		c.fault(field, "%v", err)
		return ""
	}
	for i := range c.actors {
		if data.Fold(c.actors[i].Name) == data.Fold(name) {
			return c.actors[i].ID
		}
	}
	kind, chosen := c.draft.kind(name)
	if !slices.ContainsFunc(c.unknown, func(u Unknown) bool { return data.Fold(u.Name) == data.Fold(name) }) {
		c.unknown = append(c.unknown, Unknown{name, string(kind)})
	}
	if !chosen {
		c.fault(field, "%v", err)
		return ""
	}
	actor := data.Actor{ID: c.newID(name), Name: name, Kind: kind}
	c.actors = append(c.actors, actor)
	return actor.ID
}

// newID makes the id of a new actor of its name, apart from all others.
func (c *composer) newID(name string) string {
	taken := func(id string) bool {
		_, known := c.index.Actor(id)
		return known || slices.ContainsFunc(c.actors, func(a data.Actor) bool { return a.ID == id })
	}
	id := data.Slug(name)
	if taken(id) {
		id = data.SlugApart(id, name)
	}
	for n := 2; taken(id); n++ { // the digest of another name: hardly ever
		id = data.SlugApart(data.Slug(name), fmt.Sprintf("%s %d", name, n))
	}
	return id
}
