package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
)

// ActorAnswer is what a dossier has on one actor, under a filter.
type ActorAnswer struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Kind        data.Kind `json:"kind"`
	Aliases     []string  `json:"aliases"`
	Metonyms    []string  `json:"metonyms"`
	Description string    `json:"description"`
	Wikidata    string    `json:"wikidata"`
	Country     string    `json:"country"`
	// Out are the ties that run from the actor, In those that run to it.
	// Symmetric ties are in Out only.
	Out []ActorTie `json:"out"`
	In  []ActorTie `json:"in"`
	// Says lists what the actor holds or denies.
	Says []Word `json:"says"`
	// Sources are the ids of the sources of all claims above.
	Sources []string `json:"sources"`
}

// ActorTie is a tie seen from one of its ends.
type ActorTie struct {
	Relation string      `json:"relation"`
	Actor    string      `json:"actor"` // the other end
	Status   data.Status `json:"status"`
	Grade    data.Grade  `json:"grade"`
	Claims   []string    `json:"claims"`
	Tie      graph.Tie   `json:"-"`
}

// Word is what an actor said of one claim.
type Word struct {
	Claim  string         `json:"claim"`
	Stance data.Stance    `json:"stance"`
	Ref    graph.ClaimRef `json:"-"`
}

// ActorResult is an ActorAnswer with what it was made from.
type ActorResult struct {
	Answer ActorAnswer
	View   *graph.View
	Node   graph.Node
}

// Show gathers what a dossier has on one actor.
func Show(ctx context.Context, g *graph.Graph, q Question) (*ActorResult, error) {
	if len(q.Actors) != 1 {
		return nil, usagef("show needs one actor, and %d were given", len(q.Actors))
	}
	names := resolve{g: g}
	node := names.node(q.Actors[0])
	filter := names.filter(q.Filter)
	if names.err != nil {
		return nil, names.err
	}
	a := g.Actor(node)
	filter.Keep = []string{a.ID}
	view, err := g.View(ctx, filter)
	if err != nil {
		return nil, err
	}
	r := &ActorResult{View: view, Node: node, Answer: ActorAnswer{
		ID: a.ID, Name: a.Name, Kind: a.Kind, Aliases: list(a.Aliases), Metonyms: list(a.Metonyms),
		Description: a.Description, Wikidata: a.Wikidata, Country: a.Country,
		Out: []ActorTie{}, In: []ActorTie{}, Says: []Word{}, Sources: []string{},
	}}
	r.addTies()
	r.addWords()
	r.addSources()
	return r, nil
}

// addTies adds every tie once: a symmetric one, and one of the actor to itself,
// among those that run out.
func (r *ActorResult) addTies() {
	g := r.View.Graph()
	out, in := r.View.ActorTies(r.Node)
	away := func(t graph.Tie) bool {
		from, _ := g.Ends(t)
		return from == r.Node
	}
	for _, t := range in {
		if g.Relation(t).Symmetric && !away(t) {
			out = append(out, t)
		}
	}
	other := func(t graph.Tie) graph.Node {
		from, to := g.Ends(t)
		if from == r.Node {
			return to
		}
		return from
	}
	slices.SortFunc(out, func(a, b graph.Tie) int { return cmp.Or(cmp.Compare(other(a), other(b)), cmp.Compare(a, b)) })
	for _, t := range out {
		r.Answer.Out = append(r.Answer.Out, r.actorTie(t, other(t)))
	}
	for _, t := range in {
		if !g.Relation(t).Symmetric && !away(t) {
			r.Answer.In = append(r.Answer.In, r.actorTie(t, other(t)))
		}
	}
}

func (r *ActorResult) actorTie(t graph.Tie, other graph.Node) ActorTie {
	seen := tieOf(r.View, t, r.Node)
	return ActorTie{Relation: seen.Relation, Actor: r.View.Graph().Actor(other).ID, Status: seen.Status, Grade: seen.Grade, Claims: seen.Claims, Tie: t}
}

func (r *ActorResult) addWords() {
	g, id := r.View.Graph(), r.Answer.ID
	d := g.Dossier()
	for i := range d.Claims.Len() {
		c := d.Claim(i)
		for _, s := range c.Said {
			if slices.Contains(s.By, id) {
				r.Answer.Says = append(r.Answer.Says, Word{Claim: c.ID, Stance: s.Stance, Ref: graph.ClaimRef(i)})
				break
			}
		}
	}
	slices.SortStableFunc(r.Answer.Says, func(a, b Word) int { return strings.Compare(a.Claim, b.Claim) })
}

func (r *ActorResult) addSources() {
	g := r.View.Graph()
	ids := map[string]bool{}
	note := func(refs []graph.ClaimRef) {
		for _, ref := range refs {
			for _, s := range g.Claim(ref).Said {
				ids[s.Source] = s.Source != ""
			}
		}
	}
	for _, ties := range [][]ActorTie{r.Answer.Out, r.Answer.In} {
		for _, t := range ties {
			note(r.View.Claims(t.Tie))
		}
	}
	for _, w := range r.Answer.Says {
		note([]graph.ClaimRef{w.Ref})
	}
	for id, real := range ids {
		if real {
			r.Answer.Sources = append(r.Answer.Sources, id)
		}
	}
	slices.Sort(r.Answer.Sources)
}
