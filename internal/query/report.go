package query

import (
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
	"dossier/render/layout"
	"dossier/render/report"
)

// maxReportNotes bounds the evidence told for one question. Beyond it a caveat
// says how many claims there are.
const maxReportNotes = 200

// ReportOptions say how a report is made.
type ReportOptions struct {
	Title string // empty: that of the only question, or of the dossier
	Lead  []string
	// Command makes the report again; Version is that of the program.
	Command, Version string
	// Figures asks for figures. Theme is that of those for which the question
	// names none.
	Figures bool
	Theme   render.Theme
	// Earlier reads the places of the figure that --keep names; nil where a
	// question must not name any.
	Earlier func(name string) (*render.Places, error)
	// Placer runs the layout engine; nil: the one in this process.
	Placer layout.Placer
	// Drawn counts the figures of a page by the prefix of their ids, so that the
	// same figure can stand there twice; several reports on one page share it.
	Drawn map[string]int
	// Open opens a dossier that a comparison names; nil where none may be named.
	Open func(name string) (*graph.Graph, error)
	// Bare leaves out what a fragment in somebody's own text does without: the
	// answer in a paragraph, the figures of paths and actors, the evidence of a
	// table of claims.
	Bare bool
}

// ReportResult is a report and how many of its questions found something.
type ReportResult struct {
	Report *report.Report
	Found  int
	// Warnings say what became of the actors of earlier figures.
	Warnings []string
}

// Report answers questions as a report.
func Report(ctx context.Context, g *graph.Graph, questions []Question, opt ReportOptions) (*ReportResult, error) {
	if opt.Drawn == nil {
		opt.Drawn = map[string]int{}
	}
	w := newReporter(ctx, g, opt)
	result := &ReportResult{Report: w.out}
	for _, q := range questions {
		section, found, err := w.section(q)
		if err != nil {
			return nil, err
		}
		if found {
			result.Found++
		}
		section.Asked = q.CommandLine()
		w.out.Sections = append(w.out.Sections, section)
		if !q.twoDossiers() {
			if err := w.madeFrom(g); err != nil {
				return nil, err
			}
		}
	}
	w.finish()
	result.Warnings = w.warnings
	return result, nil
}

func newReporter(ctx context.Context, g *graph.Graph, opt ReportOptions) *reporter {
	w := &reporter{ctx: ctx, g: g, words: render.NewWords(g), opt: opt, out: &report.Report{}, cited: map[string]int{},
		sourceAt: map[string]int{}}
	for i, s := range g.Dossier().Sources {
		w.sourceAt[s.ID] = i
	}
	return w
}

// reporter gathers a report.
type reporter struct {
	ctx      context.Context
	g        *graph.Graph
	words    *render.Words
	opt      ReportOptions
	out      *report.Report
	cited    map[string]int // the number of a source in the bibliography
	sourceAt map[string]int // its position in the dossier
	warnings []string
	digests  []string // of the dossiers that were asked
}

// madeFrom notes that a dossier was asked.
func (w *reporter) madeFrom(g *graph.Graph) error {
	d, err := g.Dossier().Digest(w.ctx)
	if err == nil && !slices.Contains(w.digests, d) {
		w.digests = append(w.digests, d)
	}
	return err
}

// about is a reporter on the same report that asks another dossier. Its sources
// are found by its own ids; those that both have in common are cited once.
func (w *reporter) about(g *graph.Graph) *reporter {
	if g == w.g {
		return w
	}
	other := newReporter(w.ctx, g, w.opt)
	other.out = w.out
	return other
}

func (w *reporter) section(q Question) (report.Section, bool, error) {
	switch q.Verb {
	case "path":
		return w.pathSection(q)
	case "show":
		return w.actorSection(q)
	case "claims":
		return w.claimsSection(q)
	case "rank":
		return w.rankSection(q)
	case "groups":
		return w.groupsSection(q)
	case "diff":
		return w.diffSection(q)
	case "draw":
		return w.figureSection(q)
	}
	return report.Section{}, false, usagef("%s is no question of a report", data.Quoted(q.Verb))
}

// finish adds what follows from the whole.
func (w *reporter) finish() {
	r := w.out
	r.Lead = w.opt.Lead
	r.Title = strings.TrimSpace(w.opt.Title)
	if r.Title == "" {
		r.Title = data.Printable(w.g.Dossier().Title)
		if len(r.Sections) == 1 || r.Title == "" {
			r.Title = r.Sections[0].Title
		}
	}
	if !w.opt.Bare {
		r.Made = report.Made{Command: w.opt.Command, Digest: strings.Join(w.digests, " "), Version: w.opt.Version}
		w.caveat("Statuses and grades sum up who says what in this dossier; they are no measure of truth.")
	}
}

// caveat adds a caveat once.
func (w *reporter) caveat(s string) {
	if !slices.Contains(w.out.Caveats, s) {
		w.out.Caveats = append(w.out.Caveats, s)
	}
}

// cite returns the number of a source in the bibliography.
func (w *reporter) cite(id string) []int {
	if id == "" {
		return nil
	}
	n, known := w.cited[id]
	if !known {
		entry := data.Source{ID: id, Title: id}
		if i, ok := w.sourceAt[id]; ok {
			entry = w.g.Dossier().Sources[i]
		}
		words := w.words.Source(id)
		if when := render.DateWords(entry.Retrieved); when != "" {
			words += ", retrieved " + when
		}
		if entry.Origin != "" {
			words += ", repeats " + w.words.Name(entry.Origin)
		}
		source := report.Source{Entry: entry, Words: words}
		n = 1 + slices.Index(w.out.Sources, source)
		if n == 0 {
			w.out.Sources = append(w.out.Sources, source)
			n = len(w.out.Sources)
		}
		w.cited[id] = n
	}
	return []int{n}
}

// evidence gathers the notes of a section, one a claim.
type evidence struct {
	w     *reporter
	view  *graph.View
	off   bool
	notes []report.Note
	at    map[graph.ClaimRef]int
	told  int // claims that would have a note
}

func (w *reporter) evidence(v *graph.View, off bool) *evidence {
	return &evidence{w: w, view: v, off: off, at: map[graph.ClaimRef]int{}}
}

// line tells a claim with its status and the number of its note.
func (e *evidence) line(ref graph.ClaimRef) report.Line {
	return report.Line{Text: e.w.words.Sentence(e.view.Graph().Claim(ref)), Status: e.worth(ref), Notes: e.note(ref)}
}

// worth gives the status and the grade of a claim in words.
func (e *evidence) worth(ref graph.ClaimRef) string {
	a := e.view.Assess(ref)
	return worthWords(a.Status, a.Grade)
}

// note gives a claim its note and returns the number, if it has one.
func (e *evidence) note(ref graph.ClaimRef) []int {
	if e.off {
		return nil
	}
	n, known := e.at[ref]
	if !known {
		e.told++
		if len(e.notes) < maxReportNotes {
			e.notes = append(e.notes, e.tell(ref))
			n = len(e.notes)
		}
		e.at[ref] = n
	}
	if n == 0 {
		return nil
	}
	return []int{n}
}

// tell writes the note of a claim: holders first, then those who deny it.
func (e *evidence) tell(ref graph.ClaimRef) report.Note {
	c := e.view.Graph().Claim(ref)
	note := report.Note{Head: e.w.words.Sentence(c), Status: e.worth(ref)}
	for _, holding := range []bool{true, false} {
		for _, a := range e.view.Claim(ref).Said {
			if a.Stance.Holds() == holding {
				note.Voices = append(note.Voices, report.Line{Text: e.w.words.VoiceLine(a, false), Sources: e.w.cite(a.Source)})
			}
		}
	}
	return note
}

// finish hands the notes to their section.
func (e *evidence) finish(s *report.Section) {
	s.Notes = e.notes
	if more := e.told - len(e.notes); more > 0 {
		e.w.caveat("The evidence of " + Counted(more, "claim") + " is left out: narrow the question to see it.")
	}
}
