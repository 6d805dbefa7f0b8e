package path

import (
	"context"

	"dossier/data"
	"dossier/graph"
)

// Choice says which of several paths is the better one.
type Choice uint8

// The choices. Whatever they leave equal is decided by the order of the
// actors' ids along the path, so that answers are totally ordered.
const (
	// ByHops prefers fewer hops.
	ByHops Choice = iota
	// ByEvidence prefers the path whose weakest hop has the higher grade, then fewer hops.
	ByEvidence
	// ByWeight prefers the smaller sum of weights, then fewer hops. A hop weighs
	// as little as its lightest tie; a tie without a weight weighs 1. Weights
	// are rounded to nine decimal places and their sums are exact, so that 0.1 and
	// 0.2 weigh as much as 0.3 (see [data.ValidWeight]).
	ByWeight
)

// Question asks for paths between two actors of a view.
type Question struct {
	From, To  graph.Node
	Direction graph.Direction
	By        Choice
	// K is the number of paths wanted; 0 means 1. All asks for every path
	// within MaxHops and Budget, and K is then ignored.
	K   int
	All bool
	// MaxHops bounds the length of a path; 0 means no bound, and DefaultMaxHops for All.
	MaxHops int
	// Via names actors that the path must pass, in any order; Avoid those that
	// it must not. Via holds at most MaxVia; the ends may stand in Via, where
	// they ask for nothing more, but not in Avoid.
	Via, Avoid []graph.Node
	// TimeRespecting asks that the dates along the path need not run backward:
	// there is a moment for each hop, none before that of the hop before it.
	TimeRespecting bool
	// Budget bounds the work, in arcs looked at; 0 means DefaultBudget. What an
	// answer takes to hold is charged too, so the budget bounds memory as well.
	Budget int
}

// Bounds of a question.
const (
	DefaultMaxHops = 6       // of a question for all paths
	DefaultBudget  = 1 << 27 // arcs: about a second
	MaxVia         = 12      // actors
)

// Hop is one step of a path with every tie that passes the filter and may be
// walked that way, best grade first, then by number. Under TimeRespecting these
// are the ties that have a part in some timing of the whole path.
type Hop struct {
	From, To graph.Node
	Ties     []graph.Tie
}

// Path is a sequence of distinct actors.
type Path struct {
	Hops []Hop
	// Grade is that of the weakest hop; the grade of a hop is that of its best
	// tie. Under TimeRespecting it is the best that any one timing reaches.
	Grade data.Grade
	// Weight is the sum of weights, each rounded to nine decimal places, of a path
	// chosen ByWeight, under TimeRespecting the least that any one timing reaches;
	// otherwise 0. Paths are compared by the exact sum, of which this is a float64
	// beside it.
	Weight float64
}

// Answer is what a search found, the best path first.
type Answer struct {
	Paths []Path
	// Complete is false where a bound or the end of the context cut the search
	// short, so that there may be more paths of those asked for; Bound then says
	// which: "budget of 1000 steps", "max-hops 6", "time" or "cancelled". The
	// paths given are right and in order all the same: none that is missing
	// comes before any of them.
	Complete bool
	Bound    string
}

// Search answers a question about paths in a view: [Find], or what sees first to it that
// the view has all that Find will look at.
type Search func(ctx context.Context, v *graph.View, q Question) (Answer, error)
