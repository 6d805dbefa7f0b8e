package query

import (
	"strings"

	"dossier/data"
	"dossier/graph/path"
	"dossier/render"
	"dossier/render/report"
)

// pathSection answers a path question: what the answer is, the figure, every
// path, what the answer hangs on, and the evidence.
func (w *reporter) pathSection(q Question) (report.Section, bool, error) {
	r, err := Paths(w.ctx, w.g, q)
	if err != nil {
		return report.Section{}, false, err
	}
	s := report.Section{Title: "From " + w.words.Name(r.Answer.From) + " to " + w.words.Name(r.Answer.To)}
	if t := strings.TrimSpace(q.Figure.Title); t != "" {
		s.Title = data.Printable(t)
	}
	w.caveat(render.Caveat)
	if len(r.Found.Paths) == 0 {
		w.noPath(&s, r)
		return s, false, nil
	}
	e := w.evidence(r.View, q.Figure.NoNotes)
	for i, p := range r.Found.Paths {
		s.Chains = append(s.Chains, w.chain(e, p.Hops, r.Answer.Paths[i]))
	}
	if len(r.Answer.Stress) > 0 {
		s.Tables = append(s.Tables, w.stressTable(r.Answer.Stress))
	}
	e.finish(&s)
	if !r.Answer.Complete {
		w.caveat("There may be more paths: the search stopped at its " + r.Answer.Bound + ".")
	}
	if w.opt.Bare {
		return s, true, nil
	}
	s.Answer = w.pathWords(e, r)
	return s, true, w.pathFigure(&s, r, q)
}

// pathFigure draws the paths with the numbers of the report's evidence, which
// stands below and not in the figure a second time.
func (w *reporter) pathFigure(s *report.Section, r *PathResult, q Question) error {
	opt, err := options(w.ctx, w.g, q, w.opt.Version, s.Title)
	if err != nil {
		return err
	}
	opt.MaxNotes = maxReportNotes
	f := render.FromPaths(r.View, r.Found, opt)
	if len(f.Notes) > 0 {
		f.Notes = nil
		f.Footer = append(f.Footer, "The numbers are those of the evidence in the report.")
	}
	return w.figure(s, &f, q, Redraw(w.ctx, w.g, w.opt.Version))
}

// noPath says that there is none, and what is nearest.
func (w *reporter) noPath(s *report.Section, r *PathResult) {
	s.Answer = "No path leads from " + w.words.Name(r.Answer.From) + " to " + w.words.Name(r.Answer.To) + " within the limits asked for."
	switch {
	case r.NearMiss != nil:
		s.Answer += " The nearest one, " + r.Answer.Nearest.Words + ", is below."
		s.Nearest = true
		e := w.evidence(r.NearMiss.View, true)
		s.Chains = []report.Chain{w.chain(e, r.NearMiss.Path.Hops, r.Answer.Nearest.Path)}
	case !r.Answer.Complete:
		s.Answer += " The search was not complete: it stopped at its " + r.Answer.Bound + "."
	default:
		s.Answer += " There is none with every limit lifted either."
	}
}

// chain tells one path.
func (w *reporter) chain(e *evidence, hops []path.Hop, p Path) report.Chain {
	c := report.Chain{Text: ChainOf(w.g, p), Worth: Counted(p.Length, "hop") + "; evidence of the weakest: " + p.Grade.Band().String()}
	for _, h := range hops {
		var lines []report.Line
		for _, t := range h.Ties {
			for _, ref := range e.view.Claims(t) {
				lines = append(lines, e.line(ref))
			}
		}
		c.Hops = append(c.Hops, lines)
	}
	return c
}

// pathWords says in a paragraph what the answer is: how far, by way of whom, how
// well the weakest hop is attested, and what the answer cannot do without.
func (w *reporter) pathWords(e *evidence, r *PathResult) string {
	best := r.Answer.Paths[0]
	s := "A path of " + Counted(best.Length, "hop") + " leads from "
	if n := len(r.Answer.Paths); n > 1 {
		s = Counted(n, "path") + " were found. The best has " + Counted(best.Length, "hop") + " and leads from "
	}
	s += w.words.Name(r.Answer.From) + " to " + w.words.Name(r.Answer.To)
	var between []string
	for _, h := range best.Hops[:len(best.Hops)-1] {
		between = append(between, h.To)
	}
	if len(between) > 0 {
		s += " by way of " + w.words.Names(between)
	} else {
		s += " directly"
	}
	s += ". The evidence of its weakest hop is " + best.Grade.Band().String() + w.weakest(e, r) + "."
	var pillars []string
	for _, f := range r.Answer.Stress {
		if f.Path == nil {
			pillars = append(pillars, w.withdrawn(f))
		}
	}
	if len(pillars) > 0 {
		s += " No path is left without " + strings.Join(pillars, ", nor without ") + "."
	}
	return s
}

// weakest tells the claim that the weakest hop of the best path stands on. Under
// time-respecting questions the hop is that of the least grade all the same.
func (w *reporter) weakest(e *evidence, r *PathResult) string {
	hops := r.Found.Paths[0].Hops
	least := 0
	for i := range hops {
		if r.View.Grade(hops[i].Ties[0]) < r.View.Grade(hops[least].Ties[0]) {
			least = i
		}
	}
	ref := r.View.Claims(hops[least].Ties[0])[0]
	said := e.view.Claim(ref).Said
	s := ": “" + w.words.Sentence(w.g.Claim(ref)) + "” is " + r.View.Assess(ref).Status.String()
	held, denied := Voices(w.words, said, true), Voices(w.words, said, false)
	if len(held) > 0 {
		s += ", held by " + render.JoinNames(held)
	}
	if len(held) > 0 && len(denied) > 0 {
		return s + " and denied by " + render.JoinNames(denied)
	}
	if len(denied) > 0 {
		s += ", denied by " + render.JoinNames(denied)
	}
	return s
}

// stressTable says what becomes of the answer without each source and voice,
// and which path is the best then where it is another one.
func (w *reporter) stressTable(falls []Fall) report.Table {
	t := report.Table{Title: "What falls without whom", Header: []string{"Without", "What becomes of the answer"}}
	for _, f := range falls {
		outcome := OutcomeWords(f.Outcome)
		if f.Outcome == path.Longer.String() || f.Outcome == path.Different.String() {
			outcome += ": " + ChainOf(w.g, *f.Path)
		}
		t.Rows = append(t.Rows, []report.Line{{Text: w.withdrawn(f)}, {Text: outcome}})
	}
	return t
}

// withdrawn names what was taken away.
func (w *reporter) withdrawn(f Fall) string {
	switch f.Without {
	case path.Source.String():
		return "the source " + w.words.Source(f.ID)
	case path.Origin.String():
		return "all sources that repeat " + w.words.Name(f.ID)
	}
	return "the word of " + w.words.Name(f.ID)
}

// OutcomeWords says to people what becomes of an answer, by the word for it in JSON.
func OutcomeWords(outcome string) string {
	switch outcome {
	case path.Gone.String():
		return "no path is left"
	case path.Longer.String():
		return "a longer path is left"
	case path.Different.String():
		return "another path is the best"
	case path.Weaker.String():
		return "the same path, on weaker evidence"
	case path.Stronger.String():
		return "the same path, on stronger evidence"
	}
	return "the same path"
}
