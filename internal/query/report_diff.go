package query

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
	"dossier/render/report"
)

// twoDossiers reports whether the question names the dossiers that it compares.
func (q Question) twoDossiers() bool { return q.Verb == "diff" && len(q.Actors) > 0 }

// diffSection tells what differs between two dates or voices, or between two
// dossiers, each claim with its evidence on the side where it stands.
func (w *reporter) diffSection(q Question) (report.Section, bool, error) {
	before, after, err := w.sides(q)
	if err != nil {
		return report.Section{}, false, err
	}
	r, err := Diff(w.ctx, before, after, q)
	if err != nil {
		return report.Section{}, false, err
	}
	x := r.Answer
	s := report.Section{Title: "From " + data.Printable(x.Old) + " to " + data.Printable(x.New), Answer: diffWords(x)}
	if t := strings.TrimSpace(q.Figure.Title); t != "" {
		s.Title = data.Printable(t)
	}
	if x.Empty() {
		return s, false, nil
	}
	was, is := w.about(before), w.about(after)
	now := is.evidence(r.New, q.Figure.NoNotes)
	list := func(title string, lines []report.Line) {
		if len(lines) > 0 {
			s.Lists = append(s.Lists, report.List{Title: title, Lines: lines})
		}
	}
	added := linesOf(now, x.Added, r.is)
	regraded, reworded := changeLines(was, now, x.Regraded, r), changeLines(was, now, x.Reworded, r)
	// The numbers of notes go on from side to side.
	then := was.evidence(r.Old, q.Figure.NoNotes)
	then.notes, then.told = now.notes, now.told
	list("New", added)
	list("Gone", linesOf(then, x.Gone, r.was))
	list("Regraded", regraded)
	list("Reworded, or with other evidence", reworded)
	then.finish(&s)
	draw := q
	draw.Figure.NoNotes = true // the evidence stands in the text
	f, err := DrawDiff(w.ctx, r, draw, w.opt.Version)
	if err != nil {
		return s, false, err
	}
	return s, true, w.figure(&s, f, draw, RedrawDiff(w.ctx, before, after, w.opt.Version))
}

// sides opens the two dossiers that a comparison names; where it names none,
// both sides are the report's own.
func (w *reporter) sides(q Question) (before, after *graph.Graph, err error) {
	if !q.twoDossiers() {
		return w.g, w.g, nil
	}
	if len(q.Actors) != 2 {
		return nil, nil, usagef("diff takes two dossiers, OLD and NEW, or none")
	}
	if w.opt.Open == nil {
		return nil, nil, usagef("no other dossiers can be compared here: name two dates or two voices")
	}
	if before, err = w.opt.Open(q.Actors[0]); err != nil {
		return nil, nil, err
	}
	if after, err = w.opt.Open(q.Actors[1]); err != nil {
		return nil, nil, err
	}
	if err := w.madeFrom(before); err != nil {
		return nil, nil, err
	}
	return before, after, w.madeFrom(after)
}

// diffWords sums a comparison up in a sentence.
func diffWords(x DiffAnswer) string {
	if x.Empty() {
		return "Nothing differs: " + Counted(x.Same, "claim") + " on both sides."
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{len(x.Added), "new"}, {len(x.Gone), "gone"}, {len(x.Regraded), "regraded"}, {len(x.Reworded), "reworded"}, {x.Same, "the same"}} {
		if part.n > 0 {
			parts = append(parts, strconv.Itoa(part.n)+" "+part.what)
		}
	}
	return "Of " + Counted(len(x.Added)+len(x.Gone)+len(x.Regraded)+len(x.Reworded)+x.Same, "claim") + ": " + render.JoinNames(parts) + "."
}

func linesOf(e *evidence, claims []Claim, at map[string]graph.ClaimRef) (lines []report.Line) {
	for _, c := range claims {
		lines = append(lines, e.line(at[c.ID]))
	}
	return lines
}

// changeLines tells claims that stand on both sides: as they are now, with the
// status and grade of both sides where those differ, and who speaks on one alone.
func changeLines(was *reporter, now *evidence, changes []Change, r *DiffResult) (lines []report.Line) {
	for _, c := range changes {
		line := now.line(r.is[c.ID])
		if before := worthWords(c.Old.Status, c.Old.Grade); before != line.Status {
			line.Status = "was " + before + "; now " + line.Status
		}
		told := []string{}
		if old := was.words.Sentence(c.Old.Written); old != line.Text {
			told = append(told, "was: "+old)
		}
		added, gone := c.Voices()
		told = append(told, voicesOf(now.w.words, "now also ", added)...)
		told = append(told, voicesOf(was.words, "no longer ", gone)...)
		if len(told) > 0 {
			line.Text += " (" + strings.Join(told, "; ") + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

// worthWords gives a status and a grade in words.
func worthWords(s data.Status, g data.Grade) string { return s.String() + ", " + g.Band().String() }

// voicesOf says who takes which stance, without quotes: the notes have those.
func voicesOf(words *render.Words, lead string, said []data.Attribution) (lines []string) {
	for _, a := range said {
		a.Quote = ""
		if line := lead + words.VoiceLine(a, true); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}
