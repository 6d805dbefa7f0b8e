package cassandra

import (
	"context"
	"errors"
	"slices"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// edition is a published edition.
type edition struct {
	s       *Store
	session *gocql.Session
	layout
	head store.Head
	hubs map[string]int // the arcs of actors that have many
}

const reading = "reading from"

// Pages are small enough that some of each statement under way find room.
const (
	pageOfArcs    = 1000
	pageOfRecords = 256 // parts
	pageOfEntries = 500
	pageOfHubs    = 5000
	recordsInPage = 8
	// inOneAsk is how many ids or keys of one partition a statement asks for.
	inOneAsk = 50
)

// Head says what the edition is.
func (e *edition) Head() store.Head { return e.head }

// Check fails where the edition was removed.
func (e *edition) Check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r, err := e.s.row(ctx, e.session, gocql.One, e.head.Dossier, e.head.Edition)
	switch {
	case errors.Is(err, gocql.ErrNotFound) || err == nil && (r.number != e.number || r.state != remote.Published):
		return e.s.place.Gone(&e.head)
	}
	return e.s.explain(ctx, reading, err)
}

// query makes a statement about a table, whose name it puts for %s.
func (e *edition) query(ctx context.Context, table, cql string, page int, args ...any) *gocql.Query {
	return e.session.Query(e.s.statement(cql, table), args...).WithContext(ctx).PageSize(page)
}

// readHubs lists the actors whose arcs lie in several partitions.
func (e *edition) readHubs(ctx context.Context) error {
	e.hubs = map[string]int{}
	iter := e.query(ctx, "hub", "SELECT actor, ties FROM %s WHERE edition = ?", pageOfHubs, e.number).Iter()
	for actor, ties := "", 0; iter.Scan(&actor, &ties); {
		if e.hubs[actor] = ties; len(e.hubs) > mostHubs {
			_ = iter.Close() // what it says is not wanted any more
			return e.s.tooMuch("hubs")
		}
	}
	return e.s.explain(ctx, "opening", iter.Close())
}

// pages reads rows with scan until there are no more, and gives them page by page.
func pages[T any](ctx context.Context, s *Store, iter *gocql.Iter, size int, scan func(*T) bool, give func([]T) error) error {
	page := make([]T, 0, min(size, iter.NumRows()))
	n := 0
	for row := *new(T); scan(&row); row = *new(T) {
		if n++; n > remote.MaxRows {
			_ = iter.Close() // what it says is not wanted any more
			return s.tooMuch("rows")
		}
		if page = append(page, row); len(page) == size {
			if err := give(page); err != nil {
				_ = iter.Close() // what it says is not wanted any more
				return err
			}
			page = make([]T, 0, size)
		}
	}
	if err := iter.Close(); err != nil {
		return s.explain(ctx, reading, err)
	}
	return give(page)
}

// ask is some keys of one partition.
type ask struct {
	bucket int
	keys   []string
}

// asks sorts keys by the partitions in which they lie.
func asks(keys []string, buckets int) (list []ask) {
	in := make(map[int][]string)
	for _, key := range keys {
		b := bucket(key, buckets)
		in[b] = append(in[b], key)
	}
	for b := range buckets {
		for chunk := range slices.Chunk(in[b], inOneAsk) {
			list = append(list, ask{b, chunk})
		}
	}
	return list
}

// Records gives records by their ids, or all.
func (e *edition) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if ids == nil {
		return e.allRecords(ctx, kind, yield)
	}
	list := asks(remote.Known(ids, remote.MaxID), e.records(kind))
	return gather(ctx, len(list), func(ctx context.Context, i int, give func([]store.Record) error) error {
		iter := e.query(ctx, "record", "SELECT id, part, json FROM %s WHERE edition = ? AND kind = ? AND bucket = ? AND id IN ?", pageOfRecords,
			e.number, string(kind), list[i].bucket, list[i].keys).Iter()
		parts := e.parts(iter)
		return pages(ctx, e.s, iter, recordsInPage, parts.next, give)
	}, yield)
}

// parts puts records together. Their parts come in their order.
type parts struct {
	iter *gocql.Iter
	r    store.Record // what came of the next one
	any  bool
}

func (e *edition) parts(iter *gocql.Iter) *parts { return &parts{iter: iter} }

// next reads a record. What is longer than any of ours is cut, and cannot be read then.
func (p *parts) next(r *store.Record) bool {
	var id, text string
	var part int
	for p.iter.Scan(&id, &part, &text) {
		if p.any && id == p.r.ID {
			if len(p.r.JSON) <= remote.MaxText {
				p.r.JSON = append(p.r.JSON, text...)
			}
			continue
		}
		done, whole := p.any, p.r
		p.any, p.r = true, store.Record{ID: id, JSON: []byte(text)}
		if done {
			*r = whole
			return true
		}
	}
	*r = p.r
	was := p.any
	p.any = false
	return was
}

// Look gives the lines of an index under keys.
func (e *edition) Look(ctx context.Context, index store.Index, keys []string, yield func(store.Entry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	wanted := map[string]map[string]bool{} // keys by their beginnings
	for _, key := range remote.Known(keys, maxKey) {
		b := remote.Beginning(key)
		if wanted[b] == nil {
			wanted[b] = map[string]bool{}
		}
		wanted[b][key] = true
	}
	beginnings := make([]string, 0, len(wanted))
	for b := range wanted {
		beginnings = append(beginnings, b)
	}
	slices.Sort(beginnings)
	list := asks(beginnings, e.entries(index))
	return gather(ctx, len(list), func(ctx context.Context, i int, give func([]store.Entry) error) error {
		iter := e.query(ctx, "entry", "SELECT beginning, digest, tier, id, key FROM %s WHERE edition = ? AND kind = ? AND bucket = ? AND beginning IN ?", pageOfEntries,
			e.number, string(index), list[i].bucket, list[i].keys).Iter()
		return pages(ctx, e.s, iter, pageOfEntries, func(entry *store.Entry) bool {
			for scanEntry(iter, entry) {
				if wanted[remote.Beginning(entry.Key)][entry.Key] {
					return true
				}
			}
			return false
		}, give)
	}, yield)
}

// scanEntry reads a line of an index.
func scanEntry(iter *gocql.Iter, entry *store.Entry) bool {
	var beginning, digest, whole string
	if !iter.Scan(&beginning, &digest, &entry.Tier, &entry.ID, &whole) {
		return false
	}
	entry.Key = beginning
	if digest != "" {
		entry.Key = whole
	}
	return true
}
