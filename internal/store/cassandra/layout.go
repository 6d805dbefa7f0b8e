package cassandra

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// Partitions are kept from growing beyond what one node can move about with ease: what
// would lie in one is spread over several by the hash of its key. How many they are follows
// from the head of the edition and, for arcs, from the number of arcs of an actor.
const (
	arcsInOne    = 10_000
	recordsInOne = 10_000
	entriesInOne = 50_000
	mostBuckets  = 1024   // for records of a kind and lines of an index
	mostHubs     = 20_000 // actors whose arcs lie in several partitions
)

// layout says in which partitions what of an edition lies.
type layout struct {
	number gocql.UUID
	counts store.Counts
}

// arcsOf gives the number of arcs of an actor as far as it can be believed.
func (l *layout) arcsOf(ties int) int { return max(0, min(ties, 2*l.counts.Arcs)) }

// hubSize is how many arcs an actor may have whose arcs lie in one partition. It grows with
// the edition, so that the list of hubs stays short.
func (l *layout) hubSize() int { return max(arcsInOne, 2*l.counts.Arcs/mostHubs) }

// arcBuckets is over how many partitions the arcs of an actor are spread.
func (l *layout) arcBuckets(ties int) int {
	n := l.arcsOf(ties)
	if n <= l.hubSize() {
		return 1
	}
	return 1 + n/l.hubSize()
}

// records is over how many partitions the records of a kind are spread.
func (l *layout) records(kind store.Kind) int {
	n := l.counts.Claims
	switch kind {
	case store.Actors:
		n = l.counts.Actors
	case store.Sources:
		n = l.counts.Sources
	}
	return spread(n, recordsInOne)
}

// entries is over how many partitions the lines of an index are spread.
func (l *layout) entries(index store.Index) int {
	n := l.counts.Claims
	switch index {
	case store.ActorNames, store.Spellings:
		n = l.counts.Actors
	case store.SourceNames, store.Origins:
		n = l.counts.Sources
	}
	return spread(n, entriesInOne)
}

func spread(n, inOne int) int { return max(1, min(mostBuckets, 1+n/inOne)) }

// bucket tells the partition of a key among so many.
func bucket(key string, of int) int {
	if of == 1 {
		return 0
	}
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(of))
}

// markers is over how many partitions the markers of batches are spread, so that few pushes
// want the same one.
const markers = 64

// split cuts a key of an index into what its rows are sorted by and, where that is not all,
// a digest of it: the database takes no long keys.
func split(key string) (beginning, digest string) {
	beginning = remote.Beginning(key)
	if beginning == key {
		return key, ""
	}
	sum := sha256.Sum256([]byte(key))
	return beginning, hex.EncodeToString(sum[:])
}
