package cassandra

import (
	"context"
	"unicode/utf8"

	"github.com/gocql/gocql"

	"dossier/internal/store"
)

// The sides of an actor on which an arc lies.
const (
	outward = "out" // arcs that start at it
	inward  = "in"
)

// group is what is added to one partition at once.
type group struct {
	cql  string
	rows [][]any
	size int // bytes, about
}

const (
	groupRows = 100
	groupSize = 32 << 10 // bytes
	// partSize is how long a part of a record is at most, in bytes.
	partSize = 64 << 10
)

// write adds rows, several groups at once, and waits until every copy has them.
func (d *draft) write(ctx context.Context, groups []*group) error {
	return parallel(ctx, len(groups), func(ctx context.Context, i int) error {
		g := groups[i]
		if len(g.rows) == 1 {
			err := d.session.Query(g.cql, g.rows[0]...).WithContext(ctx).Consistency(gocql.All).Exec()
			return d.s.explain(ctx, pushing, err)
		}
		b := d.session.NewBatch(gocql.UnloggedBatch).WithContext(ctx)
		b.SetConsistency(gocql.All)
		for _, row := range g.rows {
			b.Query(g.cql, row...)
		}
		return d.s.explain(ctx, pushing, d.session.ExecuteBatch(b))
	})
}

// partition names one, among those of a table.
type partition struct {
	key    string
	bucket int
}

// sorter sorts rows of a table into groups, each of one partition.
type sorter struct {
	cql    string
	groups []*group
	open   map[partition]*group
}

func (s *sorter) add(p partition, size int, row ...any) {
	g := s.open[p]
	if g == nil || len(g.rows) == groupRows || g.size+size > groupSize {
		g = &group{cql: s.cql}
		s.groups = append(s.groups, g)
		if s.open == nil {
			s.open = map[partition]*group{}
		}
		s.open[p] = g
	}
	g.rows = append(g.rows, row)
	g.size += size
}

// rows says what a batch adds.
func (d *draft) rows(b *store.Batch) []*group {
	switch {
	case len(b.Arcs) > 0:
		return append(d.hubs(b.Arcs), d.arcs(b.Arcs)...)
	case len(b.Records) > 0:
		return d.recordRows(b)
	}
	return d.entryRows(b)
}

// arcs lays every arc at both of its ends.
func (d *draft) arcs(list []store.Arc) []*group {
	s := sorter{cql: d.s.insertion("arc", "edition", "near", "bucket", "side", "far", "relation", "claim", "status", "grade", "modality", "first_day", "last_day", "weight",
		"near_kind", "far_kind", "near_ties", "far_ties")}
	for i := range list {
		a := &list[i]
		add := func(near, side, far string, nearKind, farKind string, nearTies, farTies int) {
			b := bucket(far, d.arcBuckets(nearTies))
			size := len(near) + len(far) + len(a.Relation) + len(a.Claim) + 100
			s.add(partition{near, b}, size, d.number, near, b, side, far, a.Relation, a.Claim, int(a.Status), int(a.Grade), string(a.Modality), int(a.First), int(a.Last), a.Weight,
				nearKind, farKind, nearTies, farTies)
		}
		add(a.From, outward, a.To, string(a.FromKind), string(a.ToKind), a.FromTies, a.ToTies)
		add(a.To, inward, a.From, string(a.ToKind), string(a.FromKind), a.ToTies, a.FromTies)
	}
	return s.groups
}

// hubs lists the ends of arcs whose arcs lie in several partitions.
func (d *draft) hubs(list []store.Arc) []*group {
	s := sorter{cql: d.s.insertion("hub", "edition", "actor", "ties")}
	met := map[string]bool{}
	add := func(id string, ties int) {
		if d.arcBuckets(ties) > 1 && !met[id] {
			met[id] = true
			s.add(partition{}, len(id), d.number, id, ties)
		}
	}
	for i := range list {
		add(list[i].From, list[i].FromTies)
		add(list[i].To, list[i].ToTies)
	}
	return s.groups
}

// recordRows cuts records into parts.
func (d *draft) recordRows(b *store.Batch) []*group {
	s := sorter{cql: d.s.insertion("record", "edition", "kind", "bucket", "id", "part", "json")}
	buckets := d.records(b.Kind)
	for _, r := range b.Records {
		place := bucket(r.ID, buckets)
		for n, part := range cut(string(r.JSON)) {
			s.add(partition{bucket: place}, len(r.ID)+len(part)+50, d.number, string(b.Kind), place, r.ID, n, part)
		}
	}
	return s.groups
}

// cut cuts a text into parts, between characters.
func cut(text string) (parts []string) {
	for len(text) > partSize {
		n := partSize
		for n > partSize-utf8.UTFMax && !utf8.RuneStart(text[n]) {
			n--
		}
		parts, text = append(parts, text[:n]), text[n:]
	}
	return append(parts, text)
}

// entryRows lays lines of an index where their keys begin.
func (d *draft) entryRows(b *store.Batch) []*group {
	s := sorter{cql: d.s.insertion("entry", "edition", "kind", "bucket", "beginning", "digest", "tier", "id", "key")}
	buckets := d.entries(b.Index)
	for _, e := range b.Entries {
		beginning, digest := split(e.Key)
		place := bucket(beginning, buckets)
		var whole any // nothing, where the beginning says all
		if digest != "" {
			whole = e.Key
		}
		s.add(partition{bucket: place}, len(e.Key)+len(beginning)+len(e.ID)+50, d.number, string(b.Index), place, beginning, digest, e.Tier, e.ID, whole)
	}
	return s.groups
}
