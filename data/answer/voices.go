package answer

import (
	"strconv"
	"strings"

	"dossier/data"
)

// VoiceLine tells who takes which stance, where that stands and in which words:
// "alleged by the United States (The brief, paragraph 10): “…”". Source names the
// source, and may be empty where the reader knows which is meant (see
// [Index.SourceTitle]). Quotes of more than maxQuote characters are cut at a word; 0
// means none.
func (x *Index) VoiceLine(a *Attribution, source string, maxQuote int) string {
	s := x.Voice(a, source)
	if quote := strings.TrimSpace(data.Printable(a.Quote)); quote != "" {
		if maxQuote > 0 {
			quote = firstOf(Cut(quote, maxQuote), "…")
		}
		s += ": “" + data.Isolate(innerQuotes(quote)) + "”"
	}
	return s
}

// Voice is [Index.VoiceLine] without the quote.
func (x *Index) Voice(a *Attribution, source string) string {
	row := ""
	if a.Row > 0 {
		row = "row " + strconv.Itoa(a.Row)
	}
	place := joined(", ", source, data.Printable(a.At), row)
	said := ""
	if when := DateWords(a.SaidOn); when != "" {
		said = "said " + when
	}
	s := StanceWord(a.Stance)
	if a.InGeneral != "" {
		s += " in general"
	}
	switch {
	case len(a.By) > 0:
		s += " by " + x.Names(a.By) + InBrackets(place, said)
	case place != "":
		s += " in " + place + InBrackets(said)
	case a.Source != "":
		s += InBrackets(said)
	default:
		s += ", source not given" + InBrackets(said)
	}
	if rating := ratingWords(a); rating != "" {
		s += " [" + rating + "]"
	}
	return s
}

// Voices names those who hold, or deny, a claim, each once and in the order
// written: actors by name; a source that speaks itself by its title; and "this file" for
// nobody's word, as a bare row of a table has it.
func (x *Index) Voices(said []Attribution, hold bool) []string {
	return x.voices(said, func(a *Attribution) bool { return a.Stance.Holds() == hold }).list
}

func (x *Index) voices(said []Attribution, are func(*Attribution) bool) distinct {
	var names distinct
	for i := range said {
		a := &said[i]
		if !are(a) {
			continue
		}
		name := unnamedVoice
		switch {
		case len(a.By) > 0:
			name = x.Names(a.By)
		case a.Source != "":
			name = "“" + x.SourceTitle(a.Source) + "”"
		}
		names.add(name)
	}
	return names
}

// Deniers is [Index.Voices] of those who deny a claim, those last, and so marked, who
// deny it in general alone.
func (x *Index) Deniers(said []Attribution) []string {
	names := x.voices(said, func(a *Attribution) bool { return !a.Stance.Holds() && a.InGeneral == "" })
	list := names.list
	for _, name := range x.voices(said, func(a *Attribution) bool { return a.InGeneral != "" }).list {
		if !names.has(name) {
			list = append(list, name+" (in general)")
		}
	}
	return list
}

// unnamedVoice is who speaks where neither an actor nor a source is named.
const unnamedVoice = "the file itself"

// MoreDenials says how many deny a claim in general beside those that are listed: "and
// 3 more deny it in general"; nothing where all are.
func (c *Claim) MoreDenials() string {
	more := c.DeniedInGeneral
	for i := range c.Said {
		if c.Said[i].InGeneral != "" {
			more--
		}
	}
	if more <= 0 {
		return ""
	}
	return "and " + strconv.Itoa(more) + " more deny it in general"
}

// HeldAndDenied says who holds and who denies a claim: "held by A and B, denied
// by C, denied in general by D", or nothing.
func (x *Index) HeldAndDenied(said []Attribution) string {
	var parts []string
	for _, part := range []struct {
		lead string
		are  func(*Attribution) bool
	}{
		{"held by ", func(a *Attribution) bool { return a.Stance.Holds() }},
		{"denied by ", func(a *Attribution) bool { return !a.Stance.Holds() && a.InGeneral == "" }},
		{"denied in general by ", func(a *Attribution) bool { return a.InGeneral != "" }},
	} {
		if names := x.voices(said, part.are).list; len(names) > 0 {
			parts = append(parts, part.lead+JoinNames(names))
		}
	}
	return strings.Join(parts, ", ")
}

// Worth gives the status and the grade of a claim in words: "asserted, medium".
func (c *Claim) Worth() string { return c.Status.String() + ", " + c.Grade.Band().String() }

// SourceTitle names a source: by its title, else its publisher, else its id.
func (x *Index) SourceTitle(id string) string {
	s := x.Sources[id]
	if t := firstOf(s.Title, s.Publisher); t != "" {
		return data.Isolate(data.Printable(t))
	}
	return data.Printable(id)
}

// Citation names a source as a list of sources does: “title” (publisher, date).
func (x *Index) Citation(id string) string {
	s, known := x.Sources[id]
	if !known {
		return data.Printable(id)
	}
	name, publisher := x.SourceTitle(id), ""
	if s.Title != "" {
		name = "“" + name + "”"
		if s.Publisher != s.Title {
			publisher = data.Isolate(data.Printable(s.Publisher))
		}
	}
	return name + InBrackets(publisher, DateWords(s.Published))
}

// StanceWord says what somebody did with a claim: "alleged", "denied".
func StanceWord(s data.Stance) string {
	switch s {
	case data.Confirms:
		return "confirmed"
	case data.Alleges:
		return "alleged"
	case data.Speculates:
		return "supposed"
	case data.Denies:
		return "denied"
	}
	return "asserted"
}

// ratingWords gives explicit ratings: "rated B2, confidence 70 of 100".
func ratingWords(a *Attribution) string {
	admiralty := a.Reliability
	if a.Credibility != 0 {
		admiralty += strconv.Itoa(a.Credibility)
	}
	if admiralty != "" {
		admiralty = "rated " + data.Printable(admiralty)
	}
	confidence := ""
	if a.Confidence != nil {
		confidence = "confidence " + strconv.Itoa(*a.Confidence) + " of 100"
	}
	return joined(", ", admiralty, confidence)
}

// innerQuotes turns straight quotation marks within a quote into single ones,
// as English print has it, where they stand in pairs.
func innerQuotes(s string) string {
	parts := strings.Split(s, `"`)
	if len(parts)%2 == 0 {
		return s
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "‘" + parts[i] + "’"
	}
	return strings.Join(parts, "")
}
