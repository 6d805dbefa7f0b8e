package transfer

import (
	"context"
	"errors"
	"fmt"

	"dossier/data"
	"dossier/internal/fetch"
	"dossier/internal/store"
)

// PullOptions say what to pull.
type PullOptions struct {
	// Around names actors, as people name them: the part is pulled of all claims between
	// actors that are at most Hops ties from one of them. Nil: everything.
	Around []string
	Hops   int
	// Memory bounds what is taken, in bytes as the store sends them; 0: as much as there is.
	Memory int64
	// Progress, where set, is told how many of all records are here, where all are pulled.
	Progress func(done, all int)
}

// inMemory is how much more a record takes here than it has bytes, about.
const inMemory = 3

// Pulled is what was pulled.
type Pulled struct {
	Dossier *data.Dossier
	Edition string // the name of the edition
	// Texts is how many sources have a stored text, which does not lie in a store.
	Texts int
}

// Pull reads a dossier from an edition. What was decided about identity is carried out in
// a store, so that of decisions only doubts come back. Stored texts of sources do not lie
// in a store: sources keep the digests of their texts, and name no file.
//
// Beside the errors of the store it fails where the edition holds less or more than its
// head says, where a part has more than a million claims, and where an actor
// goes by none of the names.
func Pull(ctx context.Context, e store.Edition, o PullOptions) (Pulled, error) {
	p := Pulled{Edition: e.Head().Edition}
	var d *data.Dossier
	var err error
	if o.Around != nil {
		d, err = around(ctx, e, o)
	} else {
		d, err = (&puller{e: e, o: o}).whole(ctx)
	}
	if err == nil {
		err = e.Check(ctx)
	}
	if err != nil {
		return p, err
	}
	for i := range d.Sources {
		if d.Sources[i].File != "" {
			d.Sources[i].File = ""
			p.Texts++
		}
	}
	p.Dossier = d
	return p, nil
}

// around pulls a part.
func around(ctx context.Context, e store.Edition, o PullOptions) (*data.Dossier, error) {
	d, err := fetch.Around(ctx, e, o.Around, o.Hops, fetch.Budget{Claims: mostClaimsOfPart})
	if tooMuch := (*fetch.BudgetError)(nil); errors.As(err, &tooMuch) {
		return nil, fmt.Errorf("the part has more than %d %s: pull it within fewer hops, or pull all of the edition", tooMuch.Most, tooMuch.What)
	}
	return d, err
}

// Check fails where a dossier that was pulled is not as one from files has to be.
func Check(ctx context.Context, d *data.Dossier) error {
	problems := data.Check(ctx, d)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			return fmt.Errorf("what lies in the store is no sound dossier: %s (%s)", p.Message, p.Code)
		}
	}
	return nil
}

// mostClaimsOfPart is how many claims a part has at most.
const mostClaimsOfPart = 1_000_000

// puller pulls a whole edition.
type puller struct {
	e     store.Edition
	o     PullOptions
	d     *data.Dossier
	done  int
	bytes int64
}

// whole reads all records.
func (p *puller) whole(ctx context.Context) (*data.Dossier, error) {
	h := p.e.Head()
	p.d = &data.Dossier{Title: h.Title, Description: h.Description, Relations: h.Relations, LeftOut: h.LeftOut, Decisions: h.Doubts}
	for _, kind := range store.Kinds() {
		before, all := p.done, countOf(&h, kind)
		err := p.e.Records(ctx, kind, nil, func(r store.Record) error {
			if p.done-before == all {
				return p.torn(kind, all)
			}
			return p.take(ctx, kind, r)
		})
		if err != nil {
			return nil, err
		}
		if p.done-before < all {
			return nil, p.torn(kind, all)
		}
	}
	return p.d, nil
}

func (p *puller) torn(kind store.Kind, all int) error {
	return fmt.Errorf("the edition %s in the store is not what it says of itself: it should have %d records of the kind %s: push it again, or open another edition",
		data.Quoted(p.e.Head().Edition), all, kind)
}

// countOf is how many records of a kind a head speaks of.
func countOf(h *store.Head, kind store.Kind) int {
	switch kind {
	case store.Actors:
		return h.Counts.Actors
	case store.Sources:
		return h.Counts.Sources
	case store.Claims:
	}
	return h.Counts.Claims
}

// lookEvery is how many records pass between two looks at the context.
const lookEvery = 1 << 10

// take adds a record to the dossier.
func (p *puller) take(ctx context.Context, kind store.Kind, r store.Record) error {
	if p.done%lookEvery == 0 && ctx.Err() != nil {
		return ctx.Err()
	}
	if p.bytes += int64(len(r.JSON)); p.o.Memory > 0 && p.bytes > p.o.Memory/inMemory {
		return errors.New("the edition is too large for the memory that is free here: pull the part that matters, with --around ACTOR --hops 3")
	}
	if err := p.add(kind, r); err != nil {
		return err
	}
	if p.done++; p.o.Progress != nil {
		h := p.e.Head()
		p.o.Progress(p.done, h.Counts.Actors+h.Counts.Sources+h.Counts.Claims)
	}
	return nil
}

func (p *puller) add(kind store.Kind, r store.Record) error {
	switch kind {
	case store.Actors:
		a, err := store.DecodeActor(r)
		p.d.Actors = append(p.d.Actors, a.Actor)
		return err
	case store.Sources:
		s, err := store.DecodeSource(r)
		p.d.Sources = append(p.d.Sources, s)
		return err
	case store.Claims:
	}
	c, err := store.DecodeClaim(r)
	p.d.Claims.Append(c.Claim)
	return err
}
