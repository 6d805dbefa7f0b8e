package transfer

import (
	"context"
	"crypto/sha256"
	"errors"

	"dossier/internal/store"
	"dossier/internal/store/edition"
)

// Changes is what a push would change.
type Changes struct {
	Current string // the name of the current edition; empty: there is none
	// Published says that the edition to be pushed stands already, and Begun that a push
	// of it was begun and not ended.
	Published, Begun bool
	// Counts are by what was counted: actors, sources, claims. They are all zero where the
	// edition is the current one.
	Counts map[store.Kind]Change
}

// Change counts what a push would add, take away and alter, against the current edition.
// A claim is another one where its actors, relation, time or what it is about differ; it
// is altered where what was said on it does.
type Change struct{ Added, Gone, Altered int }

// Compare says what a push of an edition would change. It writes nothing, reads all
// records of the current edition, and keeps 32 bytes and an id for each of the other one.
func Compare(ctx context.Context, s store.Store, e *edition.Edition) (Changes, error) {
	c := Changes{Counts: map[store.Kind]Change{}}
	listed, err := find(ctx, s, e.Head.Dossier, e.Head.Edition)
	if err != nil {
		return c, err
	}
	c.Published, c.Begun = listed.Published, listed.Edition != "" && !listed.Published
	if listed.Current {
		c.Current = listed.Edition
		return c, nil
	}
	local, err := digests(ctx, e)
	if err != nil {
		return c, err
	}
	current, err := s.Open(ctx, e.Head.Dossier, "")
	if errors.Is(err, store.ErrNoDossier) || errors.Is(err, store.ErrNoEdition) {
		for kind, mine := range local {
			c.Counts[kind] = Change{Added: len(mine)}
		}
		return c, nil
	}
	if err != nil {
		return c, err
	}
	c.Current = current.Head().Edition
	for _, kind := range store.Kinds() {
		if c.Counts[kind], err = compare(ctx, current, kind, local[kind]); err != nil {
			return c, err
		}
	}
	return c, current.Check(ctx)
}

// digest is that of a record.
type digest [sha256.Size]byte

// digests gives the digests of all records, by their kinds and ids.
func digests(ctx context.Context, e *edition.Edition) (map[store.Kind]map[string]digest, error) {
	all := map[store.Kind]map[string]digest{}
	for _, kind := range store.Kinds() {
		all[kind] = map[string]digest{}
	}
	err := e.Batches(ctx, func(b store.Batch) error {
		for _, r := range b.Records {
			d, err := digestOf(b.Kind, r)
			if err != nil {
				return err
			}
			all[b.Kind][r.ID] = d
		}
		return nil
	})
	return all, err
}

// digestOf hashes what a record says of its own: neither how many ties an actor has in all
// nor what others dispute.
func digestOf(kind store.Kind, r store.Record) (d digest, err error) {
	switch kind {
	case store.Actors:
		var a store.Actor
		if a, err = store.DecodeActor(r); err == nil {
			r, err = store.EncodeActor(&store.Actor{Actor: a.Actor})
		}
	case store.Claims:
		var c store.Claim
		if c, err = store.DecodeClaim(r); err == nil {
			r, err = store.EncodeClaim(&store.Claim{Claim: c.Claim})
		}
	case store.Sources:
	}
	return sha256.Sum256(r.JSON), err
}

// compare counts how the records of a kind differ. It uses mine up.
func compare(ctx context.Context, current store.Edition, kind store.Kind, mine map[string]digest) (c Change, err error) {
	err = current.Records(ctx, kind, nil, func(r store.Record) error {
		was, err := digestOf(kind, r)
		now, both := mine[r.ID]
		switch {
		case !both:
			c.Gone++
		case was != now:
			c.Altered++
		}
		delete(mine, r.ID)
		return err
	})
	c.Added = len(mine)
	return c, err
}
