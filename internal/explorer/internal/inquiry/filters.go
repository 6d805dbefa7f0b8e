package inquiry

import (
	"context"
	"errors"
	"strconv"
	"strings"

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

// filtersOf lists the filters of a request and says what they hide, for which the question
// is asked again without them. With is what the answer shows. Nil where there are none.
func filtersOf(ctx context.Context, s *live.State, with shown, r options.Request) (*Filters, error) {
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
	these, them := "these filters", "them"
	if len(f.Each) == 1 {
		these, them = "this filter", "it"
	}
	all := lifted(r, func(o options.Option) bool { return o.Group == ask.Filters })
	f.All = all.URL()
	if len(with.counts) == 0 && with.members == nil {
		return f, nil // the answer says itself how many claims there are without
	}
	q := all.Question
	q.Network.Most = figure.Marked().Room(all.Look)
	found, err := asker(s)(ctx, q)
	var large *ask.TooLargeError
	switch {
	case errors.As(err, &large):
		f.Words = "Without " + these + " there are " + answer.Counted(large.Size.Actors, "actor") + " and " + answer.Counted(large.Size.Ties, "tie") + ", too many to be drawn."
	case err == nil:
		f.Words = hidden(these, them, shownIn(found), with)
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

// shown is what an answer shows: who and which ties, or how many of something.
type shown struct {
	members map[string]bool
	ties    map[[3]string]bool
	counts  []answer.Count // of paths or claims, by the word for them
}

// shownIn says what an answer shows; nothing where it says so itself.
func shownIn(found answer.Answer) shown {
	x := shown{members: map[string]bool{}, ties: map[[3]string]bool{}}
	switch a := found.(type) {
	case *answer.Network:
		for _, id := range a.Members {
			x.members[id] = true
		}
		for _, t := range a.Ties {
			x.ties[[3]string{t.From, t.Relation, t.To}] = true
		}
	case *answer.Profile:
		for _, t := range a.Out {
			x.members[t.Actor], x.ties[[3]string{a.ID, t.Relation, t.Actor}] = true, true
		}
		for _, t := range a.In {
			x.members[t.Actor], x.ties[[3]string{t.Actor, t.Relation, a.ID}] = true, true
		}
	case *answer.Paths:
		return shown{counts: []answer.Count{{ID: "path", Count: len(a.Paths) + a.MorePaths}}}
	case *answer.Listing:
		return shown{counts: []answer.Count{{ID: "claim", Count: a.List.Len()}}}
	default:
		return shown{}
	}
	return x
}

// hidden says what there is without filters.
func hidden(these, them string, without, with shown) string {
	if len(with.counts) > 0 {
		is, n := " are ", without.counts[0].Count
		if n == 1 {
			is = " is "
		}
		return "Without " + these + " there" + is + answer.Counted(n, with.counts[0].ID) + ", with " + them + " " + strconv.Itoa(with.counts[0].Count) + "."
	}
	var parts []string
	if n := missing(without.members, with.members); n > 0 {
		parts = append(parts, answer.Counted(n, "actor"))
	}
	if n := missing(without.ties, with.ties); n > 0 {
		parts = append(parts, answer.Counted(n, "tie"))
	}
	hide := " hide "
	if them == "it" {
		hide = " hides "
	}
	if len(parts) == 0 {
		parts = []string{"nothing here"}
	}
	return strings.ToUpper(these[:1]) + these[1:] + hide + answer.JoinNames(parts) + "."
}

// missing counts what is in one set and not in another.
func missing[T comparable](all, some map[T]bool) (n int) {
	for x := range all {
		if !some[x] {
			n++
		}
	}
	return n
}
