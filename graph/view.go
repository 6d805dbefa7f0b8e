package graph

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"dossier/data"
)

// View is a graph seen through a filter. It is immutable and safe for
// concurrent use. A view keeps a bit a claim and a bit a tie, and columns of
// its own only where its numbers differ from the graph's.
type View struct {
	g       *Graph
	f       Filter
	ties    bits   // those that pass; nil: all
	claims  bits   // those that pass; nil: all
	actors  bits   // those that pass; nil: all
	best    []mark // of each passing tie's best passing claim
	marks   []mark // of claims, under the withdrawals
	origins []uint8
	changed bits // claims that withdrawals changed; nil: none
	// withdrawn holds the sources and voices withdrawn; nil: none.
	withdrawn *sieve
	weights   *lazyWeights
	narrow    *lazyNarrow
	weighed   *lazyWeighed
	covers    *covers
}

type lazyWeights struct {
	once   sync.Once
	column []float64
	made   atomic.Bool
}

// Graph returns the graph behind the view.
func (v *View) Graph() *Graph { return v.g }

// Filter returns the filter of the view. The caller must not change its lists.
func (v *View) Filter() Filter { return v.f }

// Has reports whether a tie passes: at least one of its claims does, and so do
// its relation and both its ends.
func (v *View) Has(t Tie) bool { return v.ties == nil || v.ties[t>>6]>>(t&63)&1 != 0 }

// HasAll reports whether every tie passes, so that a search need not ask for each.
func (v *View) HasAll() bool { return v.ties == nil }

// HasActor reports whether an actor passes the kinds of the filter.
func (v *View) HasActor(n Node) bool { return v.actors == nil || v.actors[n>>6]>>(n&63)&1 != 0 }

// HasClaim reports whether a claim passes what the filter asks of claims. It
// says nothing about the relation and the ends of its ties.
func (v *View) HasClaim(c ClaimRef) bool { return v.claims == nil || v.claims[c>>6]>>(c&63)&1 != 0 }

// Status returns the status of the best claim of a passing tie.
func (v *View) Status(t Tie) data.Status { return data.Status(v.best[t] & 7) }

// Grade returns the grade of the best claim of a passing tie.
func (v *View) Grade(t Tie) data.Grade { return data.Grade(v.best[t] >> 3 & 7) }

// Weight returns the weight of a passing tie's lightest passing claim, or 1
// where none says. It is what was written, negative numbers included.
func (v *View) Weight(t Tie) float64 {
	if w := v.Weights(); w != nil {
		return w[t]
	}
	return 1
}

// Weights returns the column of the weights of passing ties, or nil where all
// weigh 1. It is made on the first call. The caller must not change it.
func (v *View) Weights() []float64 {
	v.weights.once.Do(func() {
		v.weights.column = v.makeWeights()
		v.weights.made.Store(true)
	})
	return v.weights.column
}

// Claims returns the claims of a tie that pass, best grade first, then by id.
// The caller must not change it.
func (v *View) Claims(t Tie) []ClaimRef {
	if !v.Has(t) {
		return nil
	}
	all := v.g.Claims(t)
	if v.claims == nil && v.changed == nil {
		return all
	}
	return v.pick(all)
}

// pick returns those of a tie's claims that pass, in order.
func (v *View) pick(all []ClaimRef) []ClaimRef {
	passing := all
	if i := slices.IndexFunc(all, func(c ClaimRef) bool { return !v.HasClaim(c) }); i >= 0 {
		passing = slices.Clone(all[:i])
		for _, c := range all[i+1:] {
			if v.HasClaim(c) {
				passing = append(passing, c)
			}
		}
	}
	if v.changed == nil || len(passing) < 2 || !slices.ContainsFunc(passing, v.isChanged) {
		return passing
	}
	passing = slices.Clone(passing)
	v.g.sortClaims(passing, v.marks)
	return passing
}

func (v *View) isChanged(c ClaimRef) bool { return v.changed.has(uint32(c)) }

// Assess returns what follows from the attributions of a claim, less those that
// the filter withdraws. Origins counts up to 255.
func (v *View) Assess(c ClaimRef) data.Assessment {
	m := v.marks[c]
	return data.Assessment{Status: m.status(), Grade: m.grade(), Origins: int(v.origins[c])}
}

// Origins returns the largest number of independent origins that hold a
// passing claim of a tie.
func (v *View) Origins(t Tie) int {
	most := uint8(0)
	for _, c := range v.g.Claims(t) {
		if v.HasClaim(c) {
			most = max(most, v.origins[c])
		}
	}
	return int(most)
}

// Ties calls visit for every passing tie in order, until it returns false. It
// is a sequence to range over.
func (v *View) Ties(visit func(Tie) bool) {
	for t := range Tie(v.g.NumTies()) {
		if v.Has(t) && !visit(t) {
			return
		}
	}
}

// NumTies counts the ties that pass.
func (v *View) NumTies() int {
	if v.ties == nil {
		return v.g.NumTies()
	}
	return v.ties.count()
}

// ActorTies returns the passing ties that start at a node and those that end
// there, as written, each in the order of the other end and the relation.
func (v *View) ActorTies(n Node) (out, in []Tie) {
	hidden := func(t Tie) bool { return !v.Has(t) }
	out, in = v.g.ActorTies(n)
	if v.ties != nil {
		out, in = slices.DeleteFunc(out, hidden), slices.DeleteFunc(slices.Clone(in), hidden)
	}
	return out, in
}

// Degree counts the passing ties of a node, whichever way they run.
func (v *View) Degree(n Node) int {
	count := 0
	for _, a := range v.g.Rows(EitherWay, false).Of(n) {
		if v.Has(a.Tie) {
			count++
		}
	}
	return count
}

// makeWeights makes the column when it meets the first weight other than 1.
func (v *View) makeWeights() []float64 {
	var column []float64
	for t := range v.Ties {
		lightest := v.lightest(t)
		if lightest == 1 {
			continue
		}
		if column == nil {
			column = make([]float64, v.g.NumTies())
			for i := range column {
				column[i] = 1
			}
		}
		column[t] = lightest
	}
	return column
}

// lightest returns the least weight among a tie's passing claims, 1 if none has any.
func (v *View) lightest(t Tie) float64 {
	lightest, said := 1.0, false
	for _, c := range v.g.Claims(t) {
		if w, ok := v.g.weight(c); ok && v.HasClaim(c) && (!said || w < lightest) {
			lightest, said = w, true
		}
	}
	return lightest
}

// weight returns the weight of a claim, the least of its entries, if it has one.
func (g *Graph) weight(c ClaimRef) (float64, bool) {
	least := g.entryWeight(c)
	if g.d.Claims.JoinsAny() {
		for _, other := range g.d.Claims.Joined(int(c)) {
			if w := g.entryWeight(ClaimRef(other)); w < least || math.IsNaN(least) {
				least = w
			}
		}
	}
	return least, !math.IsNaN(least)
}

// entryWeight returns the weight of an entry, or NaN.
func (g *Graph) entryWeight(c ClaimRef) float64 {
	if t, i := g.locate(c); t != nil {
		return t.WeightAt(i)
	}
	if w := g.d.Claims.Written()[c].Weight; w != nil {
		return *w
	}
	return math.NaN()
}

// locate returns the table and row of an entry, or nil for a written one.
func (g *Graph) locate(c ClaimRef) (*tableAt, int) {
	for k := range g.tables {
		t := &g.tables[k]
		if uint32(c)-t.first < uint32(t.rows) {
			return t, int(uint32(c) - t.first)
		}
	}
	return nil, 0
}
