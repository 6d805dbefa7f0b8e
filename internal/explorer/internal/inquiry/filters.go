package inquiry

import (
	"context"
	"errors"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/figure"
	"dossier/internal/options"
)

// Filters are the filters of a question.
type Filters struct {
	// Words say how much they hide, where that could be counted: "These filters hide 3
	// actors and 5 ties."
	Words string
	// Each has the address of the same question without it; All is without any.
	Each []Filter
	All  string
}

// Filter is one of them, as the form calls it.
type Filter struct{ Name, Value, Without string }

// filtersOf lists the filters of a request and counts what they hide, for which the
// question is asked again without them. With is what the answer shows; nil: that cannot be
// counted. There are no filters where it is nil.
func filtersOf(ctx context.Context, s *live.State, with *sized, r options.Request) (*Filters, error) {
	f := &Filters{}
	for _, o := range options.Of(r.Verb) {
		if value := o.Value(&r).String(); o.Group == ask.Filters && value != "" {
			one := lifted(r, func(other options.Option) bool { return other.Name == o.Name })
			f.Each = append(f.Each, Filter{o.Name, value, one.URL()})
		}
	}
	if len(f.Each) == 0 {
		return nil, nil
	}
	all := lifted(r, func(o options.Option) bool { return o.Group == ask.Filters })
	f.All = all.URL()
	if with == nil {
		return f, nil
	}
	q := all.Question
	q.Network.Most = figure.Marked().Room(all.Look)
	found, err := asker(s)(ctx, q)
	var large *ask.TooLargeError
	switch {
	case errors.As(err, &large):
		f.Words = hidden(len(f.Each), sized{actors: large.Size.Actors, ties: large.Size.Ties}, *with)
	case err == nil:
		f.Words = hidden(len(f.Each), *sizeOf(found), *with)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return f, nil // without them the question may be refused: then nothing is counted
}

// lifted is a request without some of its options.
func lifted(r options.Request, which func(options.Option) bool) options.Request {
	var to options.Request
	to.Verb, to.Actors = r.Verb, r.Actors
	for _, o := range options.Of(r.Verb) {
		if value := o.Value(&r).String(); value != "" && !o.Hidden && !which(o) {
			_ = o.Value(&to).Set(value) // it was written by the option itself
		}
	}
	return to
}

// sized counts what an answer shows; what is not counted is 0.
type sized struct{ paths, actors, ties, claims int }

// sizeOf counts what an answer shows; nil where that says nothing of it.
func sizeOf(found answer.Answer) *sized {
	switch a := found.(type) {
	case *answer.Network:
		return &sized{actors: len(a.Members), ties: len(a.Ties)}
	case *answer.Paths:
		return &sized{paths: len(a.Paths) + a.MorePaths}
	case *answer.Profile:
		return &sized{ties: len(a.Out) + len(a.In), claims: total(a.Statuses)}
	case *answer.Listing:
		return &sized{claims: total(a.Statuses)}
	}
	return nil
}

func total(counts []answer.Count) (n int) {
	for _, c := range counts {
		n += c.Count
	}
	return n
}

// hidden says how much more there is without filters.
func hidden(filters int, without, with sized) string {
	these, hide := "These filters", " hide "
	if filters == 1 {
		these, hide = "This filter", " hides "
	}
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{without.paths - with.paths, "path"}, {without.actors - with.actors, "actor"}, {without.ties - with.ties, "tie"}, {without.claims - with.claims, "claim"}} {
		if c.n > 0 {
			parts = append(parts, answer.Counted(c.n, c.what))
		}
	}
	if len(parts) == 0 {
		return these + hide + "nothing here."
	}
	return these + hide + answer.JoinNames(parts) + "."
}
