package describe

import (
	"strconv"
	"strings"

	"dossier/data/answer"
	"dossier/internal/document"
)

// paths answers a path question: what the answer is, every path, and what the
// answer hangs on.
func (s *section) paths(a *answer.Paths) {
	s.Title = "From " + s.x.Name(a.From) + " to " + s.x.Name(a.To)
	if a.Found() && a.Asked.Verb == answer.VerbDraw && s.Figure != nil {
		s.drawnPaths(a)
		return
	}
	s.caveat(answer.Caveat)
	if !a.Found() {
		s.noPath(a)
		return
	}
	ids := claimsOf(a.Paths...)
	for i := range a.Beside {
		ids = append(ids, a.Beside[i].Claims...)
	}
	s.rely(ids)
	if s.t.opt.Arrangement == Report {
		s.Answer = s.pathAnswer(a)
	}
	switch {
	case s.terminal():
	case len(a.Paths) == 1:
		s.add(document.Heading("Path"))
	default:
		s.add(document.Heading("Paths"))
	}
	for i := range a.Paths {
		number := i + 1
		if len(a.Paths) == 1 {
			number = 0
		}
		s.chain(number, &a.Paths[i], s.partOf)
	}
	if a.MorePaths > 0 {
		all := len(a.Paths) + a.MorePaths
		s.add(text("And " + answer.Counted(a.MorePaths, "more path") + ": --count " + strconv.Itoa(all) + " beside --all lists every one that was found."))
	}
	if len(a.Beside) > 0 {
		s.ties("Beside the paths", a.Beside)
	}
	if !a.Complete {
		s.add(text("There may be more paths: " + stopped(a) + "."))
	}
	s.stress(a)
}

// drawnPaths tells of paths what their figure does not: how much it shows. In
// somebody's own text the figure stands alone, and has the caveat in itself.
func (s *section) drawnPaths(a *answer.Paths) {
	if s.fragment() {
		return
	}
	s.caveat(answer.Caveat)
	actors, ties := map[string]bool{}, map[[3]string]bool{}
	for i := range a.Paths {
		for _, h := range a.Paths[i].Hops {
			actors[h.From], actors[h.To] = true, true
			for _, t := range h.Ties {
				from, to := h.From, h.To
				if t.Reversed || s.x.Relations[t.Relation].Symmetric && from > to {
					from, to = to, from
				}
				ties[[3]string{from, t.Relation, to}] = true
			}
		}
	}
	for _, t := range a.Beside {
		actors[t.From], actors[t.To] = true, true
		ties[[3]string{t.From, t.Relation, t.To}] = true
	}
	s.Answer = answer.Counted(len(actors), "actor") + " and " + answer.Counted(len(ties), "tie") + "."
}

// stopped says where a search ended that was not complete.
func stopped(a *answer.Paths) string {
	if a.Bound == "" {
		return "the search stopped at a bound"
	}
	return "the search stopped at its " + a.Bound
}

// noPath says that there is none, why, and what is nearest.
func (s *section) noPath(a *answer.Paths) {
	s.Answer = "No path leads from " + s.x.Name(a.From) + " to " + s.x.Name(a.To)
	if len(a.Limits) > 0 {
		s.Answer += " within these limits"
	}
	s.Answer += "."
	if !a.Complete {
		s.Answer += " The search was not complete: " + stopped(a) + "."
	}
	switch {
	case a.Nearest != nil:
		s.Answer += " The nearest one (" + a.Nearest.Words + "):"
		s.chain(0, &a.Nearest.Path, func(id string) document.Part { return document.Part{Line: s.line(s.claim(id))} })
	case len(a.Untied) > 0:
		names := make([]string, len(a.Untied))
		for i, id := range a.Untied {
			names[i] = s.x.Name(id)
		}
		s.Answer += " No claim in this dossier ties " + strings.Join(names, " or ") + " to anybody."
	case a.Complete:
		s.Answer += " There is none with every limit lifted either: no chain of claims links the two."
	}
}

// pathAnswer says in a paragraph what the answer is: how far, by way of whom, how
// well the weakest hop is attested, and what the answer cannot do without.
func (s *section) pathAnswer(a *answer.Paths) string {
	best := &a.Paths[0]
	words := "A path of " + answer.Counted(best.Length, "hop") + " leads from "
	if n := len(a.Paths) + a.MorePaths; n > 1 {
		words = answer.Counted(n, "path") + " were found. The best has " + answer.Counted(best.Length, "hop") + " and leads from "
	}
	words += s.x.Name(a.From) + " to " + s.x.Name(a.To)
	var between []string
	for i := range len(best.Hops) - 1 {
		between = append(between, best.Hops[i].To)
	}
	if len(between) > 0 {
		words += " by way of " + s.x.Names(between)
	} else {
		words += " directly"
	}
	words += ". The evidence of its weakest hop is " + best.Grade.Band().String() + s.weakest(best) + "."
	var pillars []string
	for i := range a.Stress {
		if a.Stress[i].Outcome == answer.NoPath {
			pillars = append(pillars, s.x.Withdrawn(&a.Stress[i]))
		}
	}
	if len(pillars) > 0 {
		words += " No path is left without " + strings.Join(pillars, ", nor without ") + "."
	}
	return words
}

// weakest tells the claim that the hop of the least grade stands on.
func (s *section) weakest(p *answer.Path) string {
	var least *answer.HopTie
	for i := range p.Hops {
		if ties := p.Hops[i].Ties; len(ties) > 0 && len(ties[0].Claims) > 0 && (least == nil || ties[0].Grade < least.Grade) {
			least = &ties[0]
		}
	}
	if least == nil {
		return ""
	}
	c := s.claim(least.Claims[0])
	words := ": “" + s.sentence(c) + "” is " + c.Status.String()
	if held := s.x.HeldAndDenied(c.Said); held != "" {
		words += ", " + held
	}
	return words
}

// stress lists what becomes of the answer without each source and voice, and which
// path is the best then where it is another one.
func (s *section) stress(a *answer.Paths) {
	var items []document.Item
	for i := range a.Stress {
		w := &a.Stress[i]
		words := "without " + s.x.Withdrawn(w) + ": " + w.Outcome.Words()
		if w.Path != nil && (w.Outcome == answer.LongerPath || w.Outcome == answer.DifferentPath) {
			words += ": " + s.x.Chain(w.Path)
		}
		items = append(items, document.Item{{Line: document.Line{Text: words}}})
	}
	s.list("What falls without whom", document.Bullets, items)
}
