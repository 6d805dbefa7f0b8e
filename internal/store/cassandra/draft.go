package cassandra

import (
	"context"
	"encoding/json"
	"errors"
	"sync/atomic"

	"github.com/gocql/gocql"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// draft is an edition that is being written.
type draft struct {
	s       *Store
	session *gocql.Session
	layout
	head store.Head
	done atomic.Bool
}

const pushing = "pushing to"

// A node takes statements of some 16 MB. Records are cut into parts; of the rest it is said
// here how long it may be, in bytes.
const (
	maxHead = 8 << 20
	maxKey  = 1 << 20 // of an index
)

// Begin begins an edition or goes on with it, and makes the tables where they are missing.
func (s *Store) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	head, err := json.Marshal(h)
	if err == nil {
		err = remote.Short("the head of the edition", string(head), maxHead)
	}
	for _, name := range []string{h.Dossier, h.Edition} {
		if err == nil {
			err = remote.Short("the name of a dossier or an edition", name, remote.MaxID)
		}
	}
	if err != nil {
		return nil, err
	}
	session, err := s.prepare(ctx)
	if err != nil {
		return nil, err
	}
	number, err := gocql.RandomUUID()
	if err != nil {
		return nil, err
	}
	r, err := s.row(ctx, session, agreed, h.Dossier, h.Edition)
	if errors.Is(err, gocql.ErrNotFound) {
		cql := s.insertion("edition", "dossier", "name", "number", "state", "head") + " IF NOT EXISTS"
		if _, err = session.Query(cql, h.Dossier, h.Edition, number, remote.Begun, string(head)).WithContext(ctx).Consistency(gocql.All).MapScanCAS(map[string]any{}); err == nil {
			r, err = s.row(ctx, session, agreed, h.Dossier, h.Edition)
		}
	}
	switch {
	case errors.Is(err, gocql.ErrNotFound):
		return nil, s.place.Gone(&h)
	case err != nil:
		return nil, s.explain(ctx, pushing, err)
	case r.state == remote.Removing:
		return nil, s.place.Missing(store.ErrGone, h.Dossier, h.Edition, "; it is being removed: let dossier push --prune end that, then push again")
	}
	d := &draft{s: s, session: session, layout: layout{r.number, h.Counts}, head: h}
	d.done.Store(r.state == remote.Published)
	return d, nil
}

// Done reports whether the edition is published.
func (d *draft) Done() bool { return d.done.Load() }

// Push writes the rows of a batch and then its marker, which is why the rows stand where
// the marker does. Where it is killed between the two, the next push writes the rows again,
// and they are the same. Of two that push the same batch, both may write its rows, and one
// its marker.
func (d *draft) Push(ctx context.Context, b store.Batch) (bool, error) {
	if err := fits(&b); err != nil {
		return false, err
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	r, err := d.s.row(ctx, d.session, gocql.One, d.head.Dossier, d.head.Edition)
	switch {
	case errors.Is(err, gocql.ErrNotFound) || err == nil && (r.number != d.number || r.state == remote.Removing):
		return false, d.s.place.Gone(&d.head)
	case err != nil:
		return false, d.s.explain(ctx, pushing, err)
	}
	place := bucket(b.Key, markers)
	var pusher gocql.UUID
	err = d.session.Query(d.s.statement("SELECT pusher FROM %s WHERE edition = ? AND bucket = ? AND key = ?", "marker"), d.number, place, b.Key).WithContext(ctx).Scan(&pusher)
	switch {
	case err == nil:
		return false, nil
	case !errors.Is(err, gocql.ErrNotFound):
		return false, d.s.explain(ctx, pushing, err)
	case r.state != remote.Begun:
		return false, d.s.place.Sealed(&d.head)
	}
	if err := d.write(ctx, d.rows(&b)); err != nil {
		return false, err
	}
	return d.marked(ctx, place, b.Key)
}

// fits refuses a batch with a text that is too long to be stored.
func fits(b *store.Batch) error {
	for _, e := range b.Entries {
		if err := remote.Short("a name of "+data.Quoted(e.ID), e.Key, maxKey); err != nil {
			return err
		}
	}
	return remote.Fits(b, func(text string) string { return text })
}

// marked writes the marker of a batch and reports whether it was the first to do so.
func (d *draft) marked(ctx context.Context, place int, key string) (bool, error) {
	pusher, err := gocql.RandomUUID()
	if err != nil {
		return false, err
	}
	var stands struct {
		edition, pusher gocql.UUID
		bucket          int
		key             string
	}
	first, err := d.session.Query(d.s.insertion("marker", "edition", "bucket", "key", "pusher")+" IF NOT EXISTS", d.number, place, key, pusher).
		WithContext(ctx).Consistency(gocql.All).ScanCAS(&stands.edition, &stands.bucket, &stands.key, &stands.pusher)
	// The driver may have asked twice, and have been the first itself.
	return first || err == nil && stands.pusher == pusher, d.s.explain(ctx, pushing, err)
}

// Publish makes the edition the current one.
func (d *draft) Publish(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	applied, err := d.session.Query(d.s.statement("UPDATE %s SET state = ?, current = ? WHERE dossier = ? AND name = ? IF number = ? AND state IN (?, ?)", "edition"),
		remote.Published, d.head.Edition, d.head.Dossier, d.head.Edition, d.number, remote.Begun, remote.Published).WithContext(ctx).Consistency(gocql.All).MapScanCAS(map[string]any{})
	switch {
	case err != nil:
		return d.s.explain(ctx, "publishing in", err)
	case !applied:
		return d.s.place.Gone(&d.head)
	}
	d.done.Store(true)
	return nil
}
