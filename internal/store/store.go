package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dossier/data"
)

// Schema is the version of what lies in a store. A store with another one is refused.
const Schema = 1

// Store is a database with dossiers in it. It may be used by several at once.
type Store interface {
	// Open opens an edition of a dossier for questions: the current one, or the one of a
	// name where that is not empty. It fails with an error that wraps [ErrNoDossier],
	// [ErrNoEdition] or [ErrForeign] where there is none to open.
	Open(ctx context.Context, dossier, edition string) (Edition, error)
	// Editions lists what was published and what was begun of a dossier, the current
	// edition first, then in the order of their names.
	Editions(ctx context.Context, dossier string) ([]Listed, error)
	// Begin goes on with the edition that a head describes, or begins it. Where it is
	// published already, the draft is done.
	Begin(ctx context.Context, h Head) (Draft, error)
	// Remove removes an edition with all its rows. The current one cannot be removed.
	Remove(ctx context.Context, dossier, edition string) error
	// Close ends all connections.
	Close() error
}

// Errors that callers tell apart. Drivers wrap them with what was looked for where.
var (
	ErrNoDossier = errors.New("there is no such dossier in the store")
	ErrNoEdition = errors.New("there is no such edition in the store")
	// ErrForeign says that what lies there is not ours, or of another schema.
	ErrForeign = errors.New("the store holds something else")
	// ErrGone says that the edition was removed while it was read.
	ErrGone = errors.New("the edition was removed meanwhile")
	// ErrCurrent refuses the removal of the edition that questions are put to.
	ErrCurrent = errors.New("the edition is the current one")
)

// Listed is an edition in a list.
type Listed struct {
	Edition   string
	Published bool // false: a push of it has begun and not ended
	Current   bool
}

// SortListed puts editions into the order of [Store.Editions].
func SortListed(list []Listed) {
	slices.SortFunc(list, func(a, b Listed) int {
		switch {
		case a.Current == b.Current:
			return strings.Compare(a.Edition, b.Edition)
		case a.Current:
			return -1
		}
		return 1
	})
}

// Edition is one state of a dossier. It never changes; all of a question is read from one.
type Edition interface {
	// Head says what the edition is. It was read when the edition was opened.
	Head() Head
	// Arcs calls yield for the arcs that a reach asks for, in any order, each once. An
	// error of yield ends it and is returned.
	Arcs(ctx context.Context, r Reach, yield func(Arc) error) error
	// Between calls yield for every arc between the two actors of each pair, whichever comes
	// first, as Arcs does.
	Between(ctx context.Context, pairs [][2]string, yield func(Arc) error) error
	// Records calls yield for the records of a kind with these ids, in any order. Those
	// that are not there are passed over. Without ids (nil) it gives all, in the order of ids.
	Records(ctx context.Context, kind Kind, ids []string, yield func(Record) error) error
	// Look calls yield for what stands in an index under the keys, in any order.
	Look(ctx context.Context, index Index, keys []string, yield func(Entry) error) error
	// LookFrom gives at most n entries of an index whose keys begin with a prefix, in the
	// order of (key, tier, id).
	LookFrom(ctx context.Context, index Index, prefix string, n int) ([]Entry, error)
	// Check fails with [ErrGone] where the edition was removed since it was opened. Who
	// read from it over several trips asks at the end, so that no answer is torn.
	Check(ctx context.Context) error
}

// Draft is an edition that is being written. Push may be called by several at once.
type Draft interface {
	// Done reports whether the edition is published, so that nothing need be pushed.
	Done() bool
	// Push writes a batch with a marker of its key, both or neither, and reports whether
	// it did: a batch whose marker stands already is passed over.
	Push(ctx context.Context, b Batch) (written bool, err error)
	// Publish makes the edition, all batches of which stand, the current one.
	Publish(ctx context.Context) error
}

// Head describes an edition.
type Head struct {
	Schema  int
	Dossier string // the name of the dossier in the store
	// Edition is the name of the edition: the digest of the dossier, or where it says of
	// rows of tables where they stand, one of both. So one name is one content.
	Edition string
	Digest  string // of the dossier
	// What answers say of the whole dossier.
	Title       string
	Description string
	Relations   []data.Relation
	LeftOut     []data.LeftOut
	// Doubts are the standing decisions that nobody can tell whether two actors are one.
	// Other decisions are carried out in what is stored.
	Doubts []data.Decision
	// BadWeights says that some claim has a weight that cannot be summed; LeastWeight is
	// the least weight of an arc otherwise.
	BadWeights  bool
	LeastWeight float64
	Counts      Counts
	// Overview is the answer to the question for an overview, as JSON.
	Overview []byte
}

// Counts are how much an edition holds.
type Counts struct{ Actors, Ties, Claims, Sources, Arcs int }

// Arc is one claim of one tie: ties with several claims have several arcs. A tie of a
// symmetric relation runs from the lower to the higher id.
type Arc struct {
	From, To string // ids of actors
	Relation string
	Claim    string
	Status   data.Status
	Grade    data.Grade
	Modality data.Modality
	First    data.Day // on which the claim can hold
	Last     data.Day
	Weight   float64 // 1 where none is said
	FromKind data.Kind
	ToKind   data.Kind
	FromTies int // how many arcs the actor From has, either way
	ToTies   int
}

// Reach says which arcs are wanted: those that start at one of the actors Near and have a
// relation of Out, and those that end there and have one of In.
type Reach struct {
	Near []string
	// Far narrows them to those with the other end among these; nil: any.
	Far     []string
	Out, In Relations
	Passing Passing
}

// Relations is a set of relations by id: All, or those listed.
type Relations struct {
	All bool
	IDs []string
}

// Passing says what arcs have to pass. The zero value lets all through.
type Passing struct {
	Statuses   []data.Status   // nil: any
	Modalities []data.Modality // nil: any
	MinGrade   data.Grade
	// Dated says that Since and Until bound the time: a claim passes that can hold on
	// some day between them.
	Dated        bool
	Since, Until data.Day
	// Kinds are those that the other end has to be of, unless it is in Keep; nil: any.
	Kinds []data.Kind
	Keep  []string
}

// Kind is what a record is of.
type Kind string

// The kinds of records. Their texts are JSON (see [EncodeActor] and its like).
const (
	Actors  Kind = "actor"
	Sources Kind = "source"
	Claims  Kind = "claim"
)

// Kinds lists the kinds of records.
func Kinds() []Kind { return []Kind{Actors, Sources, Claims} }

// Record is one thing in full.
type Record struct {
	ID   string
	JSON []byte
}

// Index is a way to find ids.
type Index string

// The indexes.
const (
	// ActorNames has the names of actors, folded ([data.Fold]); the tier says what the
	// name is to the actor (see [TierName] and its like).
	ActorNames Index = "name"
	// Spellings has names and aliases of actors as they are spelled alike in any script
	// ([data.Spelling]).
	Spellings Index = "spelling"
	// SourceNames has ids and titles of sources, folded.
	SourceNames Index = "title"
	// Words has the claims on which an actor spoke, by the id of the actor.
	Words Index = "word"
	// Disputes has the claims of a dispute (see [ClaimRecord]).
	Disputes Index = "dispute"
	// Origins has the sources that repeat one origin.
	Origins Index = "origin"
	// ClaimIDs has claims by the other ids that were written for them.
	ClaimIDs Index = "also"
)

// Indexes lists the indexes.
func Indexes() []Index {
	return []Index{ActorNames, Spellings, SourceNames, Words, Disputes, Origins, ClaimIDs}
}

// The tiers of names: what goes before what.
const (
	TierName = iota
	TierFormerID
	TierID
	TierAlias
	TierMetonym
)

// Entry is one line of an index.
type Entry struct {
	Key  string
	Tier int
	ID   string // of what goes by the key
}

// Batch is a part of an edition that is written at once. The same edition is always cut
// into the same batches.
type Batch struct {
	// Key is a digest of what the batch holds, and so the same in every push of it.
	Key string
	// One of these holds something.
	Arcs    []Arc
	Kind    Kind // of Records
	Records []Record
	Index   Index // of Entries
	Entries []Entry
}
