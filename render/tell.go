package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

const (
	// maxCaption is how many characters a caption may take. Longer ones are
	// cut between words; the note tells the rest.
	maxCaption = 68
	// maxNoteQuote and maxNoteSource are how much of a quote and of the title of
	// a source a note gives.
	maxNoteQuote  = 110
	maxNoteSource = 40
)

// caption gives a relation's label with what the claim is about, where that is
// short, and what is not actual in words: "supplies rockets and missiles",
// "meets in the Russian Far East (planned)".
func caption(label string, c data.Claim) string {
	s := label
	if what := data.Printable(c.What); what != "" {
		between := " "
		if strings.Contains(label, " ") {
			between = ": "
		}
		room := maxCaption - utf8.RuneCountInString(label+between)
		if what = Cut(what, max(room, 0)); what != "" {
			s += between + what
		}
	}
	return s + inBrackets(modalityWord(c.Modality))
}

// evidence tells one claim: what it says, its status, and every voice on it,
// holders first.
func (b *builder) evidence(ref graph.ClaimRef, c data.Claim) Note {
	n := Note{Claim: c.ID, Head: b.words.Sentence(c), Status: b.v.Assess(ref).Status.String()}
	for _, holding := range []bool{true, false} {
		for _, a := range c.Said {
			if a.Stance.Holds() == holding {
				n.Voices = append(n.Voices, b.words.voiceLine(a, b.sourceName(a.Source), maxNoteQuote))
			}
		}
	}
	return n
}

// sourceName names a source within a note: not at all where the figure has just
// one, which its footer names.
func (b *builder) sourceName(id string) string {
	if len(b.sources) < 2 {
		return ""
	}
	name := b.words.title(id)
	return firstOf(Cut(name, maxNoteSource), name)
}

// text gives a note as lines, for hovering.
func (n Note) text() string {
	return strings.Join(append([]string{n.Head + ": " + n.Status}, n.Voices...), "\n")
}

// actorDetail is what hovering over an actor shows.
func actorDetail(a *data.Actor) string {
	lines := []string{Isolate(data.Printable(firstOf(a.Name, a.ID))) + inBrackets(KindWord(a.Kind))}
	var names []string
	for _, s := range slices.Concat(a.Aliases, a.Metonyms) {
		if s != "the "+a.Name {
			names = append(names, Isolate(data.Printable(s)))
		}
	}
	if len(names) > 0 {
		lines = append(lines, "also: "+strings.Join(names, ", "))
	}
	if a.Description != "" {
		lines = append(lines, data.Printable(a.Description))
	}
	return strings.Join(lines, "\n")
}

// KindWord names a kind of actor to a reader.
func KindWord(k data.Kind) string {
	if k == data.KindUnknown || k == "" {
		return "not identified"
	}
	return string(k)
}

// pathsIntro begins the description of a figure of paths.
func pathsIntro(w *Words, g *graph.Graph, paths []path.Path) string {
	if len(paths) == 0 {
		return "There is no path. "
	}
	hops := paths[0].Hops
	from, to := g.Actor(hops[0].From).ID, g.Actor(hops[len(hops)-1].To).ID
	return countOf(len(paths), "path", "paths") + " from " + w.Name(from) + " to " + w.Name(to) + ". "
}

// finish adds what follows from the whole: the description, the legend and the
// footer, which ends with the closing lines.
func (b *builder) finish(intro string, closing []string) Figure {
	f := &b.fig
	f.Groups = groupNodes(f.Nodes, b.groupBy)
	f.Description = intro + describe(f)
	if !b.allCaptions {
		omitRepeated(f, b.words.label)
	}
	f.Legend = legend(f)
	if len(b.sources) > 0 {
		named := make([]string, len(b.sources))
		for i, id := range b.sources {
			named[i] = b.words.Source(id)
		}
		word := "Sources: "
		if len(named) == 1 {
			word = "Source: "
		}
		f.Footer = append(f.Footer, word+strings.Join(named, "; ")+".")
	}
	f.Footer = append(f.Footer, groupsFooter(f, b.groupBy)...)
	if b.max > 0 && b.claims > len(f.Notes) {
		f.Footer = append(f.Footer, "Notes tell "+strconv.Itoa(len(f.Notes))+" of "+strconv.Itoa(b.claims)+" claims.")
	}
	f.Footer = append(f.Footer, closing...)
	return *f
}

// describe tells the actors, and every tie by its best claim, in prose.
func describe(f *Figure) string {
	var s strings.Builder
	s.WriteString(countOf(len(f.Nodes), "actor", "actors") + " and " + countOf(len(f.Links), "tie", "ties") + ".")
	for i, n := range f.Nodes {
		if i == 0 {
			s.WriteString(" Actors: ")
		} else {
			s.WriteString(", ")
		}
		s.WriteString(Isolate(n.Name) + inBrackets(KindWord(n.Kind)))
	}
	if len(f.Nodes) > 0 {
		s.WriteString(".")
	}
	s.WriteString(describeGroups(f))
	told := make(map[string]bool)
	for _, l := range f.Links {
		// The first line tells the best claim; one made by several actors jointly ties several pairs.
		line, _, _ := strings.Cut(l.Detail, "\n")
		if told[line] {
			continue
		}
		told[line] = true
		lead := l.Fate.lead()
		if lead != "" {
			lead = strings.ToUpper(lead[:1]) + lead[1:]
		}
		s.WriteString(" " + lead + line + inBrackets(notesWords(l.Notes)) + ".")
	}
	return s.String()
}

func notesWords(notes []int) string {
	if len(notes) == 0 {
		return ""
	}
	numbers := make([]string, len(notes))
	for i, n := range notes {
		numbers[i] = strconv.Itoa(n)
	}
	word := "notes "
	if len(notes) == 1 {
		word = "note "
	}
	return word + JoinNames(numbers)
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
