package fetch

import (
	"context"

	"dossier/graph"
)

// known says what is known of the steps of a walk beyond what the store can tell. Where
// words are withdrawn or one party's word counts, a store lets through more than our filter
// does; between actors whose claims are all here the filter itself decides. So a walk does
// not go on over ties that fell with a source, of which a whole network might hang. It
// returns nil where the store tells all.
func (d *demands) known(ctx context.Context, need *demand) (func(from, to string) bool, error) {
	f := need.filter
	if len(f.WithoutSources)+len(f.WithoutVoices) == 0 && f.AccordingTo == "" {
		return nil, nil
	}
	g, err := d.part.graph(ctx)
	if err != nil {
		return nil, err
	}
	v, err := g.View(ctx, f)
	if err != nil {
		return nil, err
	}
	// Of the pairs that are whole now, and not of those that will be: the view is of now.
	whole := make(map[[2]string]bool, len(d.part.whole))
	for pair := range d.part.whole {
		whole[pair] = true
	}
	rows := g.Rows(need.question.Direction, false)
	return func(from, to string) bool {
		if !whole[pairOf(from, to)] {
			return true
		}
		x, here := g.NodeOf(from)
		y, also := g.NodeOf(to)
		return here && also && passes(v, rows, x, y)
	}, nil
}

// passes reports whether any tie of a view leads from one node to another.
func passes(v *graph.View, rows *graph.Rows, from, to graph.Node) bool {
	for _, a := range rows.Of(from) {
		if a.To == to && v.Has(a.Tie) {
			return true
		}
	}
	return false
}
