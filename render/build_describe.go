package render

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

const (
	// maxCaption is how many characters a caption may take. Longer ones are
	// cut between words; the note tells the rest.
	maxCaption = 68
	// maxNoteQuote and maxNoteSource are how much of a quote and of the title of
	// a source a note gives.
	maxNoteQuote  = 110
	maxNoteSource = 40
	// maxDetails is how many claims of a tie are shown on hover, so that a tie of a
	// million claims does not fill a figure with text that nobody sees.
	maxDetails = 40
)

// evidence tells one claim: what it says, its status, and every voice on it,
// holders first.
func (b *builder) evidence(s *side, c *answer.Claim) Note {
	n := Note{Claim: c.ID, Head: s.Sentence(c), Status: c.Status.String()}
	for _, holding := range []bool{true, false} {
		for i := range c.Said {
			if a := &c.Said[i]; a.Stance.Holds() == holding {
				link, _ := data.SafeLink(s.Sources[a.Source].URL)
				n.Voices = append(n.Voices, Voice{s.VoiceLine(a, b.sourceName(s, a.Source), maxNoteQuote), link})
			}
		}
	}
	if more := c.MoreDenials(); more != "" {
		n.Voices = append(n.Voices, Voice{Words: more})
	}
	return n
}

// sourceName names a source within a note: not at all where the figure has just
// one, which its footer names.
func (b *builder) sourceName(s *side, id string) string {
	if len(b.sources) < 2 {
		return ""
	}
	name := s.SourceTitle(id)
	return cmp.Or(answer.Cut(name, maxNoteSource), name)
}

// text gives a note as lines, for hovering.
func (n Note) text() string {
	lines := []string{n.Head + ": " + n.Status}
	for _, v := range n.Voices {
		lines = append(lines, v.Words)
	}
	return strings.Join(lines, "\n")
}

// actorDetail is what hovering over an actor shows.
func actorDetail(a *answer.Actor, kind data.Kind) string {
	lines := []string{data.Isolate(data.Printable(cmp.Or(a.Name, a.ID))) + answer.InBrackets(data.Printable(a.Qualifier), kindWord(kind))}
	var names []string
	for _, s := range slices.Concat(a.Aliases, a.Metonyms) {
		if s != "the "+a.Name {
			names = append(names, data.Isolate(data.Printable(s)))
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

// kindWord names a kind behind an actor, if there is one.
func kindWord(k data.Kind) string {
	if k == data.KindNone {
		return ""
	}
	return answer.KindWord(k)
}

// describe tells the actors, and every tie by its best claim, in prose.
func describe(ctx context.Context, f *Figure) (string, error) {
	var s strings.Builder
	s.WriteString(answer.Counted(len(f.Nodes), "actor") + " and " + answer.Counted(len(f.Links), "tie") + ".")
	for i, n := range f.Nodes {
		if err := ended(ctx, i); err != nil {
			return "", err
		}
		if i == 0 {
			s.WriteString(" Actors: ")
		} else {
			s.WriteString(", ")
		}
		s.WriteString(data.Isolate(n.Name) + answer.InBrackets(kindWord(n.Kind)))
	}
	if len(f.Nodes) > 0 {
		s.WriteString(".")
	}
	s.WriteString(describeGroups(f))
	described := make(map[string]bool)
	for i, l := range f.Links {
		if err := ended(ctx, i); err != nil {
			return "", err
		}
		// The first line tells the best claim; one made by several actors jointly ties several pairs.
		line, _, _ := strings.Cut(l.Detail, "\n")
		if described[line] {
			continue
		}
		described[line] = true
		lead := l.Change.lead()
		if lead != "" {
			lead = strings.ToUpper(lead[:1]) + lead[1:]
		}
		if l.Contested != "" {
			line += ", " + l.Contested
		}
		s.WriteString(" " + lead + line + answer.InBrackets(describeSlices(f, i), describeNotes(l.Notes)) + ".")
	}
	return s.String(), nil
}

func describeNotes(notes []int) string {
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
	return word + answer.JoinNames(numbers)
}

// describeSlices says in which slices a link stands, where there are slices.
func describeSlices(f *Figure, link int) string {
	var headings []string
	for _, s := range f.Slices {
		if _, in := slices.BinarySearch(s.Links, link); in {
			headings = append(headings, s.Heading)
		}
	}
	return answer.JoinNames(headings)
}
