package bolt

import (
	"iter"
	"maps"
	"slices"

	"dossier/internal/store"
)

// A batch goes to the server in parts of at most so many rows, and of about so many bytes.
const (
	maxPartRows  = 2000
	maxPartBytes = 1 << 20
)

// part is a statement with the rows that it writes.
type part struct {
	cypher string
	rows   []any
}

const (
	writeActors = "UNWIND $rows AS r MERGE (:DossierActor {key: r})"
	writeArcs   = `UNWIND $rows AS r MATCH (a:DossierActor {key: r[0]}) MATCH (b:DossierActor {key: r[1]})
		CREATE (a)-[:DOSSIER_ARC {relation: r[2], claim: r[3], status: r[4], grade: r[5], modality: r[6], firstDay: r[7], lastDay: r[8],
			weight: r[9], fromKind: r[10], toKind: r[11], fromTies: r[12], toTies: r[13]}]->(b)`
	writeRecords = "UNWIND $rows AS r CREATE (:DossierRecord {key: r[0], json: r[1]})"
	writeEntries = "UNWIND $rows AS r CREATE (:DossierEntry {at: r[0], key: r[1], tier: r[2], id: r[3]})"
)

// parts says what writes a batch.
func parts(edition string, b *store.Batch) []part {
	k := keys(edition)
	switch {
	case len(b.Arcs) > 0:
		ends := map[string]bool{}
		for i := range b.Arcs {
			ends[k.actor(b.Arcs[i].From)], ends[k.actor(b.Arcs[i].To)] = true, true
		}
		actors := func(yield func(any, int) bool) {
			for _, key := range slices.Sorted(maps.Keys(ends)) {
				if !yield(key, len(key)) {
					return
				}
			}
		}
		return append(cut(writeActors, actors), cut(writeArcs, each(b.Arcs, func(a *store.Arc) ([]any, int) {
			return []any{k.actor(a.From), k.actor(a.To), a.Relation, a.Claim, int64(a.Status), int64(a.Grade), string(a.Modality), int64(a.First), int64(a.Last),
				a.Weight, string(a.FromKind), string(a.ToKind), int64(a.FromTies), int64(a.ToTies)}, len(a.From) + len(a.To) + len(a.Relation) + len(a.Claim)
		}))...)
	case len(b.Records) > 0:
		return cut(writeRecords, each(b.Records, func(r *store.Record) ([]any, int) {
			return []any{k.record(b.Kind, r.ID), string(r.JSON)}, len(r.ID) + len(r.JSON)
		}))
	}
	return cut(writeEntries, each(b.Entries, func(e *store.Entry) ([]any, int) {
		return []any{k.entry(b.Index, e.Key), e.Key, int64(e.Tier), e.ID}, len(e.Key) + len(e.ID)
	}))
}

// each gives the rows of a list, with their sizes in bytes.
func each[T any](list []T, row func(*T) ([]any, int)) iter.Seq2[any, int] {
	return func(yield func(any, int) bool) {
		for i := range list {
			if r, size := row(&list[i]); !yield(r, size) {
				return
			}
		}
	}
}

// cut shares rows out over statements.
func cut(cypher string, rows iter.Seq2[any, int]) (list []part) {
	bytes := 0
	for r, size := range rows {
		if n := len(list); n == 0 || len(list[n-1].rows) == maxPartRows || bytes+size > maxPartBytes {
			list, bytes = append(list, part{cypher: cypher}), 0
		}
		last := &list[len(list)-1]
		last.rows, bytes = append(last.rows, r), bytes+size
	}
	return list
}
