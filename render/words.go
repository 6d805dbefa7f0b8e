package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/graph"
)

// Words turns claims, attributions and sources into English. It is made once
// for a graph, at a cost proportional to the dossier's relations and sources,
// and safe for concurrent use. All it returns is fit to be shown on one line
// (see [data.Printable]).
type Words struct {
	g         *graph.Graph
	relations map[string]*data.Relation
	sources   map[string]*data.Source
}

// NewWords returns the words for a graph.
func NewWords(g *graph.Graph) *Words {
	d := g.Dossier()
	w := &Words{g: g, relations: make(map[string]*data.Relation, len(d.Relations)), sources: make(map[string]*data.Source, len(d.Sources))}
	for i := range d.Relations {
		w.relations[d.Relations[i].ID] = &d.Relations[i]
	}
	for i := range d.Sources {
		w.sources[d.Sources[i].ID] = &d.Sources[i]
	}
	return w
}

// Name gives an actor's name as it stands in a sentence, or the id where the
// dossier has no such actor. An actor that is also known as "the X" is so called
// in sentences: United States, but "alleged by the United States".
func (w *Words) Name(id string) string {
	name := id
	if n, ok := w.g.NodeOf(id); ok && w.g.Actor(n).Name != "" {
		name = w.g.Actor(n).Name
		if article := "the " + name; slices.Contains(w.g.Actor(n).Aliases, article) {
			name = article
		}
	}
	return Isolate(data.Printable(name))
}

// Names gives the names of actors as a list: "A, B and C".
func (w *Words) Names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.Name(id)
	}
	return JoinNames(names)
}

// Sentence tells a claim: "North Korea supplies Russia: rockets and missiles
// (since 2022)". Whether it is true it leaves to others.
func (w *Words) Sentence(c data.Claim) string {
	label := w.label(c.Relation)
	if len(c.From) > 1 {
		label = plural(label)
	}
	s := capital(w.Names(c.From)) + " " + label
	switch {
	case len(c.To) > 0:
		s += " " + w.Names(c.To)
	case len(c.From) > 1:
		s += " each other"
	}
	if what := data.Printable(c.What); what != "" {
		if !connects(what) {
			s += ":"
		}
		s += " " + what
	}
	return s + inBrackets(modalityWord(c.Modality), DateWords(c.When))
}

// capital begins a sentence: "the United States" becomes "The United States".
func capital(s string) string {
	if rest, ok := strings.CutPrefix(s, "the "); ok {
		return "The " + rest
	}
	return s
}

// label is the phrase of a relation, read forward.
func (w *Words) label(relation string) string {
	if r := w.relations[relation]; r != nil && r.Label != "" {
		return data.Printable(r.Label)
	}
	return data.Printable(relation)
}

// VoiceLine tells who takes which stance, where that stands and in which
// words: "alleged by the United States (The brief, paragraph 10): “…”". Where
// the reader knows which source is meant, it may stay unnamed.
func (w *Words) VoiceLine(a data.Attribution, nameSource bool) string {
	source := ""
	if nameSource {
		source = w.title(a.Source)
	}
	return w.voiceLine(a, source, 0)
}

// voiceLine is VoiceLine with a name of the source, or none. MaxQuote is the
// number of characters above which a quote is cut at a word; 0 means none.
func (w *Words) voiceLine(a data.Attribution, source string, maxQuote int) string {
	var s string
	place := joined(", ", source, data.Printable(a.At))
	said := ""
	if when := DateWords(a.SaidOn); when != "" {
		said = "said " + when
	}
	switch {
	case len(a.By) > 0:
		s = stanceWord(a.Stance) + " by " + w.Names(a.By) + inBrackets(place, said)
	case place != "":
		s = stanceWord(a.Stance) + " in " + place + inBrackets(said)
	case a.Source != "":
		s = stanceWord(a.Stance) + inBrackets(said)
	default:
		s = stanceWord(a.Stance) + ", source not given" + inBrackets(said)
	}
	if rating := ratingWords(a); rating != "" {
		s += " [" + rating + "]"
	}
	if quote := strings.TrimSpace(data.Printable(a.Quote)); quote != "" {
		if maxQuote > 0 {
			quote = firstOf(Cut(quote, maxQuote), "…")
		}
		s += ": “" + Isolate(innerQuotes(quote)) + "”"
	}
	return s
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

// title names a source: by its title, else its publisher, else its id.
func (w *Words) title(id string) string {
	if s := w.sources[id]; s != nil {
		if t := firstOf(s.Title, s.Publisher); t != "" {
			return Isolate(data.Printable(t))
		}
	}
	return data.Printable(id)
}

// Source names a source as a list of sources does: “title” (publisher, date).
func (w *Words) Source(id string) string {
	s := w.sources[id]
	if s == nil {
		return data.Printable(id)
	}
	name, publisher := w.title(id), ""
	if s.Title != "" {
		name = "“" + name + "”"
		if s.Publisher != s.Title {
			publisher = Isolate(data.Printable(s.Publisher))
		}
	}
	return name + inBrackets(publisher, DateWords(s.Published))
}

// JoinNames joins names to a list: "A", "A and B", "A, B and C".
func JoinNames(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// Cut shortens a text to at most limit characters, the ellipsis included,
// between words. A single word that is too long is left out: what returns is then empty.
func Cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	end, count := 0, 0
	for i, r := range s {
		if count == limit {
			break
		}
		if r == ' ' {
			end = i
		}
		count++
	}
	head := strings.TrimRight(s[:end], " ,;:–-(")
	if head == "" {
		return ""
	}
	return head + "…"
}

// stanceWord says what somebody did with a claim: "alleged", "denied".
func stanceWord(s data.Stance) string {
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

// modalityWord is empty for what is actual.
func modalityWord(m data.Modality) string {
	if m == data.Actual {
		return ""
	}
	return string(m)
}

// ratingWords gives explicit ratings: "rated B2, confidence 70 of 100".
func ratingWords(a data.Attribution) string {
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

// connects reports whether a text goes on from a sentence without a colon:
// "to keep its weapons", "as president".
func connects(what string) bool {
	word, _, _ := strings.Cut(what, " ")
	switch word {
	case "about", "after", "against", "as", "at", "because", "before", "by", "during", "for", "from", "if", "in",
		"into", "on", "over", "since", "so", "that", "through", "to", "under", "until", "via", "when", "while", "with", "without":
		return true
	}
	return false
}

// plural turns the first word of a relation's label from "supplies" to
// "supply", for several actors who act jointly. What does not end in s stays.
func plural(label string) string {
	verb, rest, _ := strings.Cut(label, " ")
	many := verb
	switch {
	case verb == "is":
		many = "are"
	case verb == "was":
		many = "were"
	case verb == "has":
		many = "have"
	case len(verb) > 4 && strings.HasSuffix(verb, "ies"):
		many = strings.TrimSuffix(verb, "ies") + "y"
	case hasAnySuffix(verb, "sses", "shes", "ches", "xes", "zzes", "oes"):
		many = strings.TrimSuffix(verb, "es")
	case strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "ss"):
		many = strings.TrimSuffix(verb, "s")
	}
	return strings.TrimSpace(many + " " + rest)
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// inBrackets gives the parts that are not empty in brackets after a space.
func inBrackets(parts ...string) string {
	if s := joined(", ", parts...); s != "" {
		return " (" + s + ")"
	}
	return ""
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
