package bolt

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// draft is an edition that is being written.
type draft struct {
	s      *Store
	number string
	head   store.Head
	done   atomic.Bool
}

// digits are those of numbers of editions.
const digits = "abcdefghijklmnopqrstuvwxyz234567"

// drawn draws a number of 10 digits at random.
func drawn() string { return strings.ToLower(rand.Text()[:10]) }

// Begin begins an edition or goes on with it, and makes constraints and indexes where they
// are missing.
func (s *Store) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	if err := remote.Short("the head of the edition", string(head), remote.MaxText); err != nil {
		return nil, err
	}
	for _, name := range []string{h.Dossier, h.Edition} {
		if err := remote.Short("the name of a dossier or an edition", name, remote.MaxID); err != nil {
			return nil, err
		}
	}
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	d := &draft{s: s, head: h}
	var state string
	err = s.transaction(ctx, "pushing to", func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		r, err := one(ctx, tx, `MERGE (e:DossierEdition {key: $key})
			ON CREATE SET e.number = $number, e.dossier = $dossier, e.name = $name, e.state = $begun, e.head = $head
			RETURN e.number, e.state`,
			values{"key": keyOf(h.Dossier, h.Edition), "number": drawn(), "dossier": h.Dossier, "name": h.Edition, "begun": remote.Begun, "head": string(head)})
		if err != nil {
			return err
		}
		if r == nil {
			return refusal{s.strange("pushing to")}
		}
		if d.number, state = r.text(0), r.text(1); r.strange {
			return refusal{s.strange("pushing to")}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case state == remote.Removing:
		return nil, s.place.Missing(store.ErrGone, h.Dossier, h.Edition, "; it is being removed: let dossier push --prune end that, then push again")
	}
	d.done.Store(state == remote.Published)
	return d, nil
}

// Done reports whether the edition is published.
func (d *draft) Done() bool { return d.done.Load() }

// Push writes a batch in one transaction with its marker. The marker says who wrote it, so
// that who loses a connection while a transaction ends finds out how it ended.
func (d *draft) Push(ctx context.Context, b store.Batch) (wrote bool, err error) {
	if err := remote.Fits(&b, func(text string) string { return text }); err != nil {
		return false, err
	}
	call, try := drawn(), 0
	err = d.s.transaction(ctx, "pushing to", func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		try++
		me := fmt.Sprintf("%s %d", call, try)
		r, err := one(ctx, tx, "MERGE (b:DossierBatch {key: $key}) ON CREATE SET b.by = $by RETURN b.by", values{"key": d.number + "/" + b.Key, "by": me})
		if err != nil {
			return err
		}
		by := ""
		if r != nil {
			by = r.text(0)
		}
		wrote = strings.HasPrefix(by, call)
		if by != me {
			return d.held(ctx, tx, me, true)
		}
		for _, part := range parts(d.number, &b) {
			if _, err := one(ctx, tx, part.cypher, values{"rows": part.rows}); err != nil {
				return err
			}
		}
		return d.held(ctx, tx, me, false)
	})
	return wrote && err == nil, err
}

// held takes hold of the edition until the transaction ends, and fails where it cannot be
// written to any more. Nothing is missing of a published one that passes batches over.
func (d *draft) held(ctx context.Context, tx neo4j.ExplicitTransaction, by string, stands bool) error {
	cypher := "MATCH (e:DossierEdition {number: $number}) SET e.held = $by RETURN e.state"
	if stands {
		cypher = "MATCH (e:DossierEdition {number: $number}) RETURN e.state"
	}
	r, err := one(ctx, tx, cypher, values{"number": d.number, "by": by})
	if err != nil {
		return err
	}
	if r == nil {
		return refusal{d.s.place.Gone(&d.head)}
	}
	switch state := r.text(0); {
	case state == remote.Published && !stands:
		return refusal{d.s.place.Sealed(&d.head)}
	case state != remote.Published && state != remote.Begun:
		return refusal{d.s.place.Gone(&d.head)}
	}
	return nil
}

// Publish makes the edition the current one.
func (d *draft) Publish(ctx context.Context) error {
	err := d.s.transaction(ctx, "publishing in", func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		r, err := one(ctx, tx, "MATCH (e:DossierEdition {number: $number}) SET e.held = $by RETURN e.state", values{"number": d.number, "by": drawn()})
		if err != nil {
			return err
		}
		if r == nil || r.text(0) == remote.Removing {
			return refusal{d.s.place.Gone(&d.head)}
		}
		if _, err := one(ctx, tx, "MATCH (e:DossierEdition {number: $number}) SET e.state = $state", values{"number": d.number, "state": remote.Published}); err != nil {
			return err
		}
		_, err = one(ctx, tx, "MERGE (c:DossierCurrent {dossier: $dossier}) SET c.number = $number RETURN c.number", values{"dossier": d.head.Dossier, "number": d.number})
		return err
	})
	if err == nil {
		d.done.Store(true)
	}
	return err
}
