package query

import (
	"context"
	"slices"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/render"
)

// PathAnswer answers a path question. Its JSON form is stable; actors and
// claims stand by id and no list is ever null.
type PathAnswer struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	Paths    []Path   `json:"paths"`
	Complete bool     `json:"complete"`
	Bound    string   `json:"bound,omitempty"` // what cut the search short, where it is not complete
	Nearest  *Nearest `json:"nearest"`
	Stress   []Fall   `json:"stress,omitempty"`
	Caveat   string   `json:"caveat"`
}

// Path is one path, from one end to the other.
type Path struct {
	Hops   []Hop      `json:"hops"`
	Length int        `json:"length"`
	Grade  data.Grade `json:"grade"`
	Weight *float64   `json:"weight,omitempty"` // where paths were chosen by weight
}

// Hop is one step of a path with every tie that it can take.
type Hop struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Reversed means that every tie of the hop is written the other way round.
	Reversed bool  `json:"reversed"`
	Ties     []Tie `json:"ties"`
}

// Tie is one tie of a hop with the claims that pass the filter, the best first.
type Tie struct {
	Relation string      `json:"relation"`
	Status   data.Status `json:"status"`
	Grade    data.Grade  `json:"grade"`
	Claims   []string    `json:"claims"`
	// Reversed means that this tie is written the other way round.
	Reversed bool `json:"reversed"`
}

// Nearest is the path that would be found with some limits lifted.
type Nearest struct {
	Limits []string `json:"limits"` // the limits lifted, as options
	Words  string   `json:"words"`  // "with contested claims: 3 hops"
	Path   Path     `json:"path"`
}

// Fall says what becomes of an answer when a source or a voice is withdrawn.
type Fall struct {
	Without string `json:"without"` // "source" or "voice"
	ID      string `json:"id"`
	Outcome string `json:"outcome"`
	Path    *Path  `json:"path"` // the best path that is left, or null
}

// PathResult is a path answer together with what it was made from, for those
// who print or draw it in the same process.
type PathResult struct {
	Answer PathAnswer
	View   *graph.View
	Found  path.Answer
	// NearMiss is what Answer.Nearest was made from, or nil.
	NearMiss *path.NearMiss
}

var errTwoDirections = usagef("--as-written and --either-way contradict each other: give one of them")

// Paths answers a path question: it looks up the names, lays the filter over
// the graph, searches, and where nothing is found looks for what is nearest.
func Paths(ctx context.Context, g *graph.Graph, q Question) (*PathResult, error) {
	if q.Path.AsWritten && q.Path.EitherWay {
		return nil, errTwoDirections
	}
	ends := q.Actors
	if q.Verb == "draw" {
		ends = slices.Concat(q.Figure.Path, q.Figure.Highlight)
	}
	if len(ends) != 2 {
		return nil, usagef("a path needs two actors, FROM and TO, and %d were given", len(ends))
	}
	names := resolve{g: g}
	filter := names.filter(q.Filter)
	question := names.path(ends[0], ends[1], q.Path)
	if names.err != nil {
		return nil, names.err
	}
	if question.From == question.To {
		return nil, usagef("%q and %q are the same actor (%s): a path needs two", ends[0], ends[1], g.Actor(question.From).Name)
	}
	filter.Keep = []string{g.Actor(question.From).ID, g.Actor(question.To).ID}
	view, err := g.View(ctx, filter)
	if err != nil {
		return nil, err
	}
	found, err := path.Find(ctx, view, question)
	if err != nil {
		return nil, err
	}
	r := &PathResult{View: view, Found: found, Answer: PathAnswer{
		From:     g.Actor(question.From).ID,
		To:       g.Actor(question.To).ID,
		Paths:    []Path{},
		Complete: found.Complete,
		Bound:    found.Bound,
		Caveat:   render.Caveat,
	}}
	for _, p := range found.Paths {
		r.Answer.Paths = append(r.Answer.Paths, pathOf(view, p, q.Path.By))
	}
	if len(found.Paths) == 0 {
		return r, r.addNearest(ctx, g, filter, question)
	}
	if q.Path.Stress {
		return r, r.addStress(ctx, g, filter, question)
	}
	return r, nil
}

func (r *PathResult) addNearest(ctx context.Context, g *graph.Graph, f graph.Filter, q path.Question) error {
	near, err := path.Nearest(ctx, g, f, q)
	if err != nil || near == nil {
		return err
	}
	r.NearMiss = near
	r.Answer.Nearest = &Nearest{
		Limits: near.Flags(),
		Words:  near.Words(),
		Path:   pathOf(near.View, near.Path, q.By),
	}
	return nil
}

func (r *PathResult) addStress(ctx context.Context, g *graph.Graph, f graph.Filter, q path.Question) error {
	falls, err := path.Stress(ctx, g, f, q, r.Found)
	if err != nil {
		return err
	}
	r.Answer.Stress = []Fall{}
	for _, fall := range falls {
		out := Fall{Without: fall.Kind.String(), ID: fall.ID, Outcome: fall.Outcome.String()}
		if fall.Path != nil {
			p := pathOf(fall.View, *fall.Path, q.By)
			out.Path = &p
		}
		r.Answer.Stress = append(r.Answer.Stress, out)
	}
	return nil
}

func pathOf(v *graph.View, p path.Path, by path.Choice) Path {
	g := v.Graph()
	out := Path{Hops: []Hop{}, Length: len(p.Hops), Grade: p.Grade}
	if by == path.ByWeight {
		out.Weight = &p.Weight
	}
	for _, h := range p.Hops {
		hop := Hop{From: g.Actor(h.From).ID, To: g.Actor(h.To).ID, Reversed: true, Ties: []Tie{}}
		for _, t := range h.Ties {
			tie := tieOf(v, t, h.From)
			hop.Reversed = hop.Reversed && tie.Reversed
			hop.Ties = append(hop.Ties, tie)
		}
		out.Hops = append(out.Hops, hop)
	}
	return out
}

func tieOf(v *graph.View, t graph.Tie, start graph.Node) Tie {
	g := v.Graph()
	from, _ := g.Ends(t)
	tie := Tie{
		Relation: g.Relation(t).ID,
		Status:   v.Status(t),
		Grade:    v.Grade(t),
		Claims:   []string{},
		Reversed: from != start && !g.Relation(t).Symmetric,
	}
	for _, c := range v.Claims(t) {
		tie.Claims = append(tie.Claims, g.Claim(c).ID)
	}
	return tie
}
