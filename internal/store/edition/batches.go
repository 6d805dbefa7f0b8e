package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/store"
)

// BatchSize is how many arcs, records or lines of an index a batch has at most.
const BatchSize = 10_000

// Batches calls yield for every batch of the edition, always in the same order. An error
// of yield ends it and is returned. It holds one batch of each kind at a time.
func (e *Edition) Batches(ctx context.Context, yield func(store.Batch) error) error {
	return (&cutter{e: e, ctx: ctx, yield: yield}).all()
}

// CountBatches counts the batches. It costs somewhat less than making them.
func (e *Edition) CountBatches(ctx context.Context) (n int, err error) {
	c := &cutter{e: e, ctx: ctx, counts: true, yield: func(store.Batch) error { n++; return nil }}
	err = c.all()
	return n, err
}

// cutter gathers batches.
type cutter struct {
	e       *Edition
	counts  bool // that batches have no keys, since they are but counted
	ctx     context.Context
	yield   func(store.Batch) error
	arcList []store.Arc
	records []store.Record
	entries map[store.Index][]store.Entry
}

// all cuts everything.
func (c *cutter) all() error {
	for _, step := range []func() error{c.actors, c.sources, c.claims, c.arcs} {
		if err := step(); err != nil {
			return err
		}
	}
	for _, index := range store.Indexes() {
		if err := c.flushEntries(index); err != nil {
			return err
		}
	}
	return nil
}

// give hands a batch on, with the digest of what it holds.
func (c *cutter) give(b store.Batch) error {
	if len(b.Arcs)+len(b.Records)+len(b.Entries) == 0 {
		return nil
	}
	if c.counts {
		return c.yield(b)
	}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(b); err != nil {
		return err
	}
	b.Key = hex.EncodeToString(h.Sum(nil)[:16])
	return c.yield(b)
}

func (c *cutter) record(kind store.Kind, r store.Record, err error) error {
	if err != nil {
		return err
	}
	if c.records = append(c.records, r); len(c.records) < BatchSize {
		return nil
	}
	return c.flushRecords(kind)
}

func (c *cutter) flushRecords(kind store.Kind) error {
	b := store.Batch{Kind: kind, Records: c.records}
	c.records = nil
	return c.give(b)
}

// entry adds a line to an index, unless its key is empty.
func (c *cutter) entry(index store.Index, key string, tier int, id string) error {
	if key == "" {
		return nil
	}
	if c.entries == nil {
		c.entries = map[store.Index][]store.Entry{}
	}
	c.entries[index] = append(c.entries[index], store.Entry{Key: key, Tier: tier, ID: id})
	if len(c.entries[index]) < BatchSize {
		return nil
	}
	return c.flushEntries(index)
}

func (c *cutter) flushEntries(index store.Index) error {
	b := store.Batch{Index: index, Entries: c.entries[index]}
	delete(c.entries, index)
	return c.give(b)
}

// actors cuts the actors and their names, in the order of ids.
func (c *cutter) actors() error {
	for n := range graph.Node(c.e.g.NumActors()) {
		if err := due(c.ctx, int(n)); err != nil {
			return err
		}
		a := c.e.g.Actor(n)
		r, err := store.EncodeActor(&store.Actor{Actor: *a, Qualifier: c.e.qualifiers[a.ID], Ties: c.e.tiesOf[n]})
		if err := c.record(store.Actors, r, err); err != nil {
			return err
		}
		if err := c.names(a); err != nil {
			return err
		}
	}
	return c.flushRecords(store.Actors)
}

func (c *cutter) names(a *data.Actor) error {
	type named struct {
		index store.Index
		key   string
		tier  int
	}
	list := []named{
		{store.ActorNames, data.Fold(a.Name), store.TierName}, {store.ActorNames, data.Fold(a.ID), store.TierID},
		{store.Spellings, data.Spelling(a.Name), store.TierName},
	}
	for _, id := range a.FormerIDs {
		list = append(list, named{store.ActorNames, data.Fold(id), store.TierFormerID})
	}
	for _, alias := range a.Aliases {
		list = append(list, named{store.ActorNames, data.Fold(alias), store.TierAlias}, named{store.Spellings, data.Spelling(alias), store.TierAlias})
	}
	for _, metonym := range a.Metonyms {
		list = append(list, named{store.ActorNames, data.Fold(metonym), store.TierMetonym})
	}
	for i, n := range list {
		if slices.Contains(list[:i], n) { // two names that are alike once they are folded
			continue
		}
		if err := c.entry(n.index, n.key, n.tier, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// sources cuts the sources, in the order of ids.
func (c *cutter) sources() error {
	list := slices.Clone(c.e.g.Dossier().Sources)
	slices.SortFunc(list, func(a, b data.Source) int { return strings.Compare(a.ID, b.ID) })
	for i := range list {
		if err := due(c.ctx, i); err != nil {
			return err
		}
		s := &list[i]
		r, err := store.EncodeSource(s)
		if err := c.record(store.Sources, r, err); err != nil {
			return err
		}
		if err := c.entry(store.SourceNames, data.Fold(s.ID), store.TierID, s.ID); err != nil {
			return err
		}
		if err := c.entry(store.SourceNames, data.Fold(s.Title), store.TierName, s.ID); err != nil {
			return err
		}
		if err := c.entry(store.Origins, s.Origin, 0, s.ID); err != nil {
			return err
		}
	}
	return c.flushRecords(store.Sources)
}

// claims cuts the claims, in the order of ties, with who speaks on them.
func (c *cutter) claims() error {
	err := c.e.eachClaim(c.ctx, func(claim *data.Claim) error {
		dispute := c.e.disputes[claim.ID]
		r, err := store.EncodeClaim(&store.Claim{Claim: *claim, Dispute: dispute})
		if err := c.record(store.Claims, r, err); err != nil {
			return err
		}
		if err := c.entry(store.Disputes, dispute, 0, claim.ID); err != nil {
			return err
		}
		for _, id := range claim.Also {
			if err := c.entry(store.ClaimIDs, id, 0, claim.ID); err != nil {
				return err
			}
		}
		for _, voice := range speakers(claim) {
			if err := c.entry(store.Words, voice, 0, claim.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.flushRecords(store.Claims)
}

// speakers lists the actors whose word is on a claim, each once, sorted.
func speakers(c *data.Claim) (list []string) {
	for i := range c.Said {
		list = append(list, c.Said[i].By...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// arcs cuts the arcs, in the order of ties and, of one tie, of its claims.
func (c *cutter) arcs() error {
	g := c.e.g
	for t := range graph.Tie(g.NumTies()) {
		if err := due(c.ctx, int(t)); err != nil {
			return err
		}
		from, to := g.Ends(t)
		arc := store.Arc{From: g.Actor(from).ID, To: g.Actor(to).ID, Relation: g.Relation(t).ID,
			FromKind: g.Actor(from).Kind, ToKind: g.Actor(to).Kind, FromTies: c.e.arcsOf[from], ToTies: c.e.arcsOf[to]}
		for _, ref := range g.Claims(t) {
			claim := g.Claim(ref)
			a := c.e.view.Assess(ref)
			arc.Claim, arc.Status, arc.Grade, arc.Modality = claim.ID, a.Status, a.Grade, claim.Modality.OrDefault()
			arc.First, arc.Last = g.Span(ref)
			arc.Weight = 1
			if claim.Weight != nil {
				arc.Weight = *claim.Weight
			}
			if c.arcList = append(c.arcList, arc); len(c.arcList) == BatchSize {
				if err := c.flushArcs(); err != nil {
					return err
				}
			}
		}
	}
	return c.flushArcs()
}

func (c *cutter) flushArcs() error {
	b := store.Batch{Arcs: c.arcList}
	c.arcList = nil
	return c.give(b)
}
