package query

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
	"dossier/render/report"
)

// actorSection tells what the dossier has on one actor.
func (w *reporter) actorSection(q Question) (report.Section, bool, error) {
	r, err := Show(w.ctx, w.g, q)
	if err != nil {
		return report.Section{}, false, err
	}
	x := r.Answer
	s := report.Section{Title: actorWords(w.g, x.ID)}
	e := w.evidence(r.View, false)
	ties := func(title string, ties []ActorTie) {
		l := report.List{Title: title}
		for _, t := range ties {
			for _, ref := range r.View.Claims(t.Tie) {
				l.Lines = append(l.Lines, e.line(ref))
			}
		}
		if len(l.Lines) > 0 {
			s.Lists = append(s.Lists, l)
		}
	}
	ties("Ties out", x.Out)
	ties("Ties in", x.In)
	if len(x.Says) > 0 {
		l := report.List{Title: "What " + w.words.Name(x.ID) + " says"}
		for _, said := range x.Says {
			l.Lines = append(l.Lines, report.Line{Text: string(said.Stance) + ": " + w.words.Sentence(w.g.Claim(said.Ref)), Notes: e.note(said.Ref)})
		}
		s.Lists = append(s.Lists, l)
	}
	e.finish(&s)
	found := len(s.Lists) > 0
	if w.opt.Bare {
		return s, found, nil
	}
	s.Answer = w.actorWords(x, r.View)
	if len(x.Out)+len(x.In) == 0 {
		return s, found, nil
	}
	draw := Question{Verb: "draw", Actors: q.Actors, Filter: q.Filter, Figure: FigureOptions{NoNotes: true, Theme: q.Figure.Theme}}
	f, err := Draw(w.ctx, w.g, draw, w.opt.Version)
	if err != nil {
		return s, found, err
	}
	return s, found, w.figure(&s, f, draw, Redraw(w.ctx, w.g, w.opt.Version))
}

// actorWords says in a paragraph who an actor is and how it is tied.
func (w *reporter) actorWords(x ActorAnswer, v *graph.View) string {
	s := actorWords(w.g, x.ID) + " (" + render.KindWord(x.Kind)
	if x.Country != "" {
		s += ", " + data.Printable(x.Country)
	}
	s += ")"
	if names := append(append([]string{}, x.Aliases...), x.Metonyms...); len(names) > 0 {
		for i := range names {
			names[i] = render.Isolate(data.Printable(names[i]))
		}
		s += ", also called " + render.JoinNames(names)
	}
	s += "."
	if d := strings.TrimSpace(data.Printable(x.Description)); d != "" {
		s += " " + strings.TrimSuffix(d, ".") + "."
	}
	var refs []graph.ClaimRef
	seen := map[graph.ClaimRef]bool{}
	for _, t := range append(append([]ActorTie{}, x.Out...), x.In...) {
		for _, ref := range v.Claims(t.Tie) {
			if !seen[ref] {
				seen[ref] = true
				refs = append(refs, ref)
			}
		}
	}
	return s + " " + Counted(len(x.Out), "tie") + " out and " + Counted(len(x.In), "tie") + " in pass the filter" + told(v, refs) + "."
}

// told sums up claims by status: ", told by 4 claims: 3 asserted and 1 contested".
func told(v *graph.View, refs []graph.ClaimRef) string {
	if len(refs) == 0 {
		return ""
	}
	tally := map[data.Status]int{}
	for _, ref := range refs {
		tally[v.Assess(ref).Status]++
	}
	var parts []string
	for _, status := range data.Statuses() {
		if n := tally[status]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+status.String())
		}
	}
	return ", told by " + Counted(len(refs), "claim") + ": " + render.JoinNames(parts)
}

// claimsSection lists claims as a table, with their evidence below.
func (w *reporter) claimsSection(q Question) (report.Section, bool, error) {
	r, err := Claims(w.ctx, w.g, q)
	if err != nil {
		return report.Section{}, false, err
	}
	s := report.Section{Title: "Claims"}
	if len(q.Actors) > 0 {
		s.Title = "Claims about " + data.Printable(render.JoinNames(q.Actors))
	}
	if len(r.Refs) == 0 {
		s.Answer = "No claim passes the filter. Planned, possible and denied ones need --modality or --status."
		return s, false, nil
	}
	e := w.evidence(r.View, w.opt.Bare)
	t := report.Table{Header: []string{"Claim", "Status", "Evidence", "Held by", "Denied by", "Sources"}}
	for _, ref := range r.Refs {
		a, said := r.View.Assess(ref), e.view.Claim(ref).Said
		var sources []int
		for _, x := range said {
			for _, n := range w.cite(x.Source) {
				if !slices.Contains(sources, n) {
					sources = append(sources, n)
				}
			}
		}
		t.Rows = append(t.Rows, []report.Line{{Text: w.words.Sentence(w.g.Claim(ref)), Notes: e.note(ref)}, {Text: a.Status.String()},
			{Text: a.Grade.Band().String()}, {Text: strings.Join(Voices(w.words, said, true), "; ")},
			{Text: strings.Join(Voices(w.words, said, false), "; ")}, {Sources: sources}})
	}
	s.Tables = []report.Table{t}
	e.finish(&s)
	if !w.opt.Bare {
		s.Answer = strings.TrimPrefix(told(r.View, r.Refs), ", told by ") + "."
	}
	return s, true, nil
}

// rankSection lists actors by a measure.
func (w *reporter) rankSection(q Question) (report.Section, bool, error) {
	r, err := Rank(w.ctx, w.g, q)
	if err != nil {
		return report.Section{}, false, err
	}
	s := report.Section{Title: "Actors by " + r.Measure, Answer: measureWords(r.Measure, r.Meaning, r.Note)}
	t := report.Table{Header: []string{"Place", "Actor", "Score"}}
	for _, x := range r.Actors {
		t.Rows = append(t.Rows, []report.Line{{Text: strconv.Itoa(x.Place)}, {Text: actorWords(w.g, x.Actor)},
			{Text: strconv.FormatFloat(x.Score, 'g', 4, 64)}})
	}
	s.Tables = []report.Table{t}
	if more := r.Ranked - len(r.Actors); more > 0 {
		s.Answer += " " + Counted(more, "actor") + " with lower places are not shown."
	}
	w.caveat("A place in a ranking follows from what is in the dossier, not from power.")
	return s, len(r.Actors) > 0, nil
}

// groupsSection lists groups of actors.
func (w *reporter) groupsSection(q Question) (report.Section, bool, error) {
	r, err := GroupActors(w.ctx, w.g, q)
	if err != nil {
		return report.Section{}, false, err
	}
	s := report.Section{Title: "Groups: " + r.Measure, Answer: measureWords(r.Measure, r.Meaning, r.Note)}
	if len(r.Counts) > 0 {
		s.Title = "Census: " + r.Measure
		t := report.Table{Header: []string{"Pattern", "How many"}}
		for _, c := range r.Counts {
			t.Rows = append(t.Rows, []report.Line{{Text: c.ID}, {Text: strconv.Itoa(c.Count)}})
		}
		s.Tables = []report.Table{t}
		return s, true, nil
	}
	t := report.Table{Header: []string{"Group", "Actors", "Who"}}
	for i, group := range r.Groups {
		name := strconv.Itoa(i + 1)
		if group.Name != "" {
			name += " (" + data.Printable(group.Name) + ")"
		}
		members := make([]string, len(group.Actors))
		for j, id := range group.Actors {
			members[j] = actorWords(w.g, id)
		}
		t.Rows = append(t.Rows, []report.Line{{Text: name}, {Text: strconv.Itoa(group.Size)}, {Text: strings.Join(members, ", ")}})
	}
	s.Tables = []report.Table{t}
	if more := r.Found - len(r.Groups); more > 0 {
		s.Answer += " " + Counted(more, "smaller group") + " are not shown."
	}
	return s, len(r.Groups) > 0, nil
}

func measureWords(name, meaning, note string) string {
	s := strings.ToUpper(name[:1]) + name[1:] + ": " + meaning + "."
	if note != "" {
		s += " Note: " + note + "."
	}
	return s
}

// figureSection is a figure by itself, with its own notes.
func (w *reporter) figureSection(q Question) (report.Section, bool, error) {
	f, err := Draw(w.ctx, w.g, q, w.opt.Version)
	var none *NotFoundError
	if errors.As(err, &none) {
		s := report.Section{Title: "From " + w.words.Name(none.Result.Answer.From) + " to " + w.words.Name(none.Result.Answer.To)}
		w.caveat(render.Caveat)
		w.noPath(&s, none.Result)
		return s, false, nil
	}
	if err != nil {
		return report.Section{}, false, err
	}
	s := report.Section{Title: f.Title}
	if s.Title == "" {
		s.Title = "Figure"
	}
	if !w.opt.Bare {
		s.Answer = Counted(len(f.Nodes), "actor") + " and " + Counted(f.Ties(), "tie") + "."
	}
	return s, len(f.Nodes) > 0, w.figure(&s, f, q, Redraw(w.ctx, w.g, w.opt.Version))
}
