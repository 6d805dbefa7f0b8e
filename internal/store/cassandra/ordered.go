package cassandra

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// allRecords gives all records of a kind in the order of their ids: those of every
// partition are in order, and are merged.
func (e *edition) allRecords(ctx context.Context, kind store.Kind, yield func(store.Record) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	buckets := e.records(kind)
	page := max(8, pageOfRecords/buckets)
	streams := make(merging, buckets)
	err := parallel(ctx, buckets, func(_ context.Context, i int) error {
		iter := e.query(ctx, "record", "SELECT id, part, json FROM %s WHERE edition = ? AND kind = ? AND bucket = ?", page, e.number, string(kind), i).Iter()
		streams[i] = &stream{parts: e.parts(iter), iter: iter}
		return e.step(ctx, streams[i])
	})
	if err != nil {
		return err
	}
	streams = slices.DeleteFunc(streams, func(s *stream) bool { return !s.more })
	heap.Init(&streams)
	for n := 0; len(streams) > 0; n++ {
		if n == remote.MaxRows {
			return e.s.tooMuch("records")
		}
		if err := yield(streams[0].record); err != nil {
			return err
		}
		if err := e.step(ctx, streams[0]); err != nil {
			return err
		}
		if streams[0].more {
			heap.Fix(&streams, 0)
		} else {
			heap.Pop(&streams)
		}
	}
	return nil
}

// stream is the records of a partition, the first of which is at hand where there are more.
type stream struct {
	parts  *parts
	iter   *gocql.Iter
	record store.Record
	more   bool
}

// step goes on to the next record of a stream.
func (e *edition) step(ctx context.Context, s *stream) error {
	if s.more = s.parts.next(&s.record); s.more {
		return nil
	}
	return e.s.explain(ctx, reading, s.iter.Close())
}

// merging is a heap of streams, by the ids of their first records.
type merging []*stream

func (m merging) Len() int           { return len(m) }
func (m merging) Less(i, j int) bool { return m[i].record.ID < m[j].record.ID }
func (m merging) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merging) Push(s any)        { *m = append(*m, s.(*stream)) }
func (m *merging) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}

// LookFrom gives the first lines of an index from a prefix on. It reads that many of every
// partition of the index.
func (e *edition) LookFrom(ctx context.Context, index store.Index, prefix string, n int) ([]store.Entry, error) {
	if n <= 0 || len(prefix) > maxKey || !utf8.ValidString(prefix) || ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var list []store.Entry
	err := gather(ctx, e.entries(index), func(ctx context.Context, i int, give func([]store.Entry) error) error {
		found, err := e.from(ctx, index, i, prefix, n)
		if err != nil {
			return err
		}
		return give(found)
	}, func(entry store.Entry) error {
		if list = append(list, entry); len(list) >= 2*n+pageOfEntries {
			list = first(list, n)
		}
		return nil
	})
	return first(list, n), err
}

// first sorts lines and leaves the first n.
func first(list []store.Entry, n int) []store.Entry {
	slices.SortFunc(list, func(a, b store.Entry) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.Tier, b.Tier), strings.Compare(a.ID, b.ID))
	})
	return list[:min(n, len(list))]
}

// from reads the first n lines with a prefix of one partition. Keys with one beginning come
// in the order of their digests: all of them are read before it ends.
func (e *edition) from(ctx context.Context, index store.Index, bucket int, prefix string, n int) (list []store.Entry, err error) {
	begins := remote.Beginning(prefix)
	iter := e.query(ctx, "entry", "SELECT beginning, digest, tier, id, key FROM %s WHERE edition = ? AND kind = ? AND bucket = ? AND beginning >= ?", min(n, pageOfEntries)+1,
		e.number, string(index), bucket, begins).Iter()
	last, rows := "", 0
	for entry := (store.Entry{}); scanEntry(iter, &entry); {
		if rows++; rows > remote.MaxRows {
			return nil, e.s.tooMuch("lines")
		}
		beginning := remote.Beginning(entry.Key)
		if !strings.HasPrefix(beginning, begins) || len(list) >= n && beginning != last {
			break
		}
		last = beginning
		if strings.HasPrefix(entry.Key, prefix) {
			list = append(list, entry)
		}
		if len(list) >= 2*n+pageOfEntries {
			list = first(list, n)
		}
	}
	return first(list, n), e.s.explain(ctx, reading, iter.Close())
}
