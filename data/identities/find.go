package identities

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
)

// Reason says why two actors may be one. The reasons are in the order of their worth.
type Reason string

// The reasons.
const (
	SameItem        Reason = "wikidata"        // both are the same item of Wikidata
	SameName        Reason = "name"            // one name but for case, punctuation and legal form
	Transliteration Reason = "transliteration" // one name in two scripts, or in two schemes of writing it in Latin letters
	WordOrder       Reason = "word-order"      // the words of one name, in another order
	Spelling        Reason = "spelling"        // a few letters differ
)

// Reasons lists every reason, the strongest first.
func Reasons() []Reason { return []Reason{SameItem, SameName, Transliteration, WordOrder, Spelling} }

// Proposal is two actors that may be one.
type Proposal struct {
	// A and B are positions in Dossier.Actors; the id of A is the smaller one.
	A, B   int
	Reason Reason
	// Names are the names of A and of B that are alike; for SameItem the item, twice.
	Names [2]string
	// Letters is how many letters of the names' sounds differ, for Spelling.
	Letters int
	// Unsure is a standing decision that nobody can tell, or nil.
	Unsure *data.Decision
}

// Options say what is asked for. The zero Options ask for all that is undecided.
type Options struct {
	// Again lists also pairs of which somebody decided that nobody can tell.
	Again bool
	// Actor is the id of the actor to which proposals are limited; empty: all.
	Actor string
	// Most is how many proposals are listed, the likeliest; 0: 1000.
	Most int
}

// Found is what may be decided.
type Found struct {
	// Dossier is the one united, in which the positions of proposals are.
	Dossier   *data.Dossier
	Proposals []Proposal
	// Total counts all proposals, those that are not listed too.
	Total int
	// Compared counts the pairs of names that were compared.
	Compared int
}

// Find proposes pairs of actors that may be one. Pairs of which a standing decision
// says that they are the same or different are not proposed.
//
// It takes time proportional to the number of names and to their length, whatever they
// are: about two seconds for a hundred thousand. Names beyond 200 characters, and beyond
// the first hundred of an actor, are not compared. Where ctx ends first, the error is
// that of ctx.
func Find(ctx context.Context, d *data.Dossier, opt Options) (*Found, error) {
	d, err := data.Unite(ctx, d)
	if err != nil {
		return nil, err
	}
	f := &finder{ctx: ctx, d: d, only: -1, decided: decidedPairs(d), again: opt.Again}
	if opt.Actor != "" {
		i, ok := data.NewIndex(d).Actor(opt.Actor)
		if !ok {
			return &Found{Dossier: d, Proposals: []Proposal{}}, nil
		}
		f.only = i
	}
	if err := f.learn(); err != nil {
		return nil, err
	}
	pairs, err := f.candidates()
	if err != nil {
		return nil, err
	}
	all, err := f.compareAll(pairs)
	if err != nil {
		return nil, err
	}
	found := &Found{Dossier: d, Proposals: all, Total: len(all), Compared: len(pairs)}
	found.Proposals = all[:min(len(all), cmp.Or(opt.Most, 1000))]
	return found, nil
}

// finder looks for pairs in one dossier.
type finder struct {
	ctx     context.Context
	d       *data.Dossier
	only    int // the position of the one actor that is asked for, or -1
	again   bool
	decided map[[2]int]*data.Decision
	order   []int  // actors in the order of their ids
	names   []name // in the order of the ids of their actors
	blocks  []blockKey
}

// lookEvery is how many steps lie between two looks at the context.
const lookEvery = 1 << 12

func (f *finder) due(i int) error {
	if i%lookEvery == 0 {
		return f.ctx.Err()
	}
	return nil
}

// decidedPairs returns the standing decisions by the positions of their actors, of
// which the smaller one comes first. Of several about one pair the one that is
// surest counts.
func decidedPairs(d *data.Dossier) map[[2]int]*data.Decision {
	pairs := make(map[[2]int]*data.Decision)
	x := data.NewIndex(d)
	for i := range d.Decisions {
		decision := &d.Decisions[i]
		if !decision.Stands() || len(decision.Actors) != 2 {
			continue
		}
		a, first := x.Actor(decision.Actors[0])
		b, second := x.Actor(decision.Actors[1])
		if !first || !second || a == b {
			continue
		}
		pair := [2]int{min(a, b), max(a, b)}
		if other := pairs[pair]; other == nil || other.Verdict == data.Unsure && decision.Verdict != data.Unsure {
			pairs[pair] = decision
		}
	}
	return pairs
}

// compareAll compares the candidates and ranks what is alike, each pair of actors once
// with its best reason.
func (f *finder) compareAll(pairs []uint64) ([]Proposal, error) {
	all := []Proposal{}
	for i, pair := range pairs {
		if err := f.due(i); err != nil {
			return nil, err
		}
		if p, ok := f.compare(&f.names[pair>>32], &f.names[uint32(pair)]); ok {
			all = append(all, p)
		}
	}
	id := func(i int) string { return f.d.Actors[i].ID }
	worth := func(p *Proposal) int { return slices.Index(Reasons(), p.Reason) }
	slices.SortFunc(all, func(p, q Proposal) int {
		return cmp.Or(strings.Compare(id(p.A), id(q.A)), strings.Compare(id(p.B), id(q.B)), cmp.Compare(worth(&p), worth(&q)),
			cmp.Compare(p.Letters, q.Letters), strings.Compare(p.Names[0], q.Names[0]), strings.Compare(p.Names[1], q.Names[1]))
	})
	all = slices.CompactFunc(all, func(p, q Proposal) bool { return p.A == q.A && p.B == q.B })
	slices.SortStableFunc(all, func(p, q Proposal) int {
		return cmp.Or(cmp.Compare(worth(&p), worth(&q)), cmp.Compare(p.Letters, q.Letters))
	})
	return all, nil
}
