package entries

import (
	"context"
	"iter"
	"slices"

	"dossier/data"
)

// Kind is the sort of an entry, in the singular: "claim".
type Kind string

// The kinds, in the order in which they are written.
const (
	Head     Kind = "dossier" // title and description
	Actor    Kind = "actor"
	Relation Kind = "relation"
	Source   Kind = "source"
	Claim    Kind = "claim"
	Decision Kind = "decision"
)

// Entry is one part of a dossier, as it is written.
type Entry struct {
	Kind   Kind
	Fields Table
}

// mostSaid is how many attributions stand in one entry of a claim; what is more goes
// into further entries of it, so that none grows beyond what a reader takes.
const mostSaid = 500

// All gives the entries of a dossier: what it is called, then actors, relations,
// sources, claims and decisions. Entries that were joined are one, and an id that
// somebody wrote stays; actors that decisions make one stay two, since the decisions are
// entries as well and can be taken back. An entry is good until the next is asked for.
//
// It takes some microseconds an entry, and the time and memory of uniting the dossier
// where decisions stand. It ends with the error of ctx where that ends first.
func All(ctx context.Context, d *data.Dossier) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		written, claims, err := undecided(ctx, d)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		w := walk{ctx: ctx, yield: yield}
		_ = w.parts(written) && w.claims(claims) && w.decisions(written)
	}
}

// undecided returns the dossier as it was written, and with its entries joined without
// regard to decisions.
func undecided(ctx context.Context, d *data.Dossier) (written, claims *data.Dossier, err error) {
	written = d.Written()
	if slices.ContainsFunc(written.Decisions, func(x data.Decision) bool { return x.Verdict == data.Same && x.Stands() }) {
		plain := *written
		plain.Decisions = nil
		d = &plain
	}
	claims, err = data.Unite(ctx, d)
	return written, claims, err
}

// walk hands on entries until nobody wants more.
type walk struct {
	ctx   context.Context
	yield func(Entry, error) bool
	n     int
}

// lookEvery is how many entries are made between two looks at the context.
const lookEvery = 1 << 10

// give hands an entry on and reports whether more are wanted.
func (w *walk) give(kind Kind, fields Table) bool {
	if w.n%lookEvery == 0 {
		if err := w.ctx.Err(); err != nil {
			w.yield(Entry{}, err)
			return false
		}
	}
	w.n++
	return w.yield(Entry{kind, fields}, nil)
}

// parts gives what stands before the claims.
func (w *walk) parts(d *data.Dossier) bool {
	if fields := head(d); len(fields) > 0 && !w.give(Head, fields) {
		return false
	}
	for i := range d.Actors {
		if !w.give(Actor, actor(&d.Actors[i])) {
			return false
		}
	}
	if !ownRelations(d, func(r, builtin *data.Relation) bool { return w.give(Relation, relation(r, builtin)) }) {
		return false
	}
	for i := range d.Sources {
		if !w.give(Source, source(&d.Sources[i])) {
			return false
		}
	}
	return true
}

func (w *walk) claims(d *data.Dossier) bool {
	for i := range d.Claims.Len() {
		if d.Claims.Follows(i) {
			continue
		}
		c := d.Claim(i)
		id := c.ID
		if len(d.WrittenIDs(i)) == 0 {
			id = "" // it is made of what the claim says, by whoever reads it
		}
		if !w.claim(&c, id) {
			return false
		}
	}
	return true
}

// claim gives the entries of a claim: one, unless it has several ids or very many
// attributions. Of these each further id gets one, as far as there are any, so that no
// entry is nobody's word without need.
func (w *walk) claim(c *data.Claim, id string) bool {
	further := min(len(c.Also), max(len(c.Said)-1, 0))
	own, others := c.Said[:len(c.Said)-further], c.Said[len(c.Said)-further:]
	first := min(mostSaid, len(own))
	if !w.give(Claim, claim(c, id, c.Weight, own[:first])) {
		return false
	}
	for said := range slices.Chunk(own[first:], mostSaid) {
		if !w.give(Claim, claim(c, "", nil, said)) {
			return false
		}
	}
	for i, also := range c.Also {
		if !w.give(Claim, claim(c, also, nil, others[min(i, further):min(i+1, further)])) {
			return false
		}
	}
	return true
}

func (w *walk) decisions(d *data.Dossier) bool {
	for i := range d.Decisions {
		if !w.give(Decision, decision(&d.Decisions[i])) {
			return false
		}
	}
	return true
}
