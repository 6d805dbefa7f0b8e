package answer

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data"
)

// The methods of Index turn claims, voices and sources into English. All they
// return is fit to be shown on one line (see [data.Printable]).

// Name gives an actor's name as it stands in a sentence, or the id where the
// dossier has no such actor.
func (x *Index) Name(id string) string {
	if a, known := x.Actors[id]; known {
		return a.InSentence()
	}
	return data.Isolate(data.Printable(id))
}

// InSentence gives the actor's name as it stands in a sentence (see
// [data.Actor.InSentence]), with its qualifier.
func (a *Actor) InSentence() string {
	return data.Qualified(data.NameInSentence(a.ID, a.Name, a.Aliases), a.Qualifier)
}

// Label names an actor where it stands by itself, without an article: in a
// table, a chain or a heading.
func (x *Index) Label(id string) string {
	if a, known := x.Actors[id]; known {
		return a.Label()
	}
	return data.Isolate(data.Printable(id))
}

// Label gives the actor's name, or its id, where it stands by itself, with its
// qualifier.
func (a *Actor) Label() string {
	return data.Qualified(data.Isolate(data.Printable(firstOf(a.Name, a.ID))), a.Qualifier)
}

// Names gives the names of actors as a list: "A, B and C".
func (x *Index) Names(ids []string) string {
	if len(ids) == 1 {
		return x.Name(ids[0])
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = x.Name(id)
	}
	return JoinNames(names)
}

// Phrase is the phrase of a relation, read forward or the other way round.
func (x *Index) Phrase(relation string, inverse bool) string {
	r := x.Relations[relation]
	switch {
	case inverse && r.Inverse != "":
		return data.Printable(r.Inverse)
	case r.Label != "":
		return data.Printable(r.Label)
	}
	return data.Printable(relation)
}

// Sentence tells a claim: "North Korea supplies Russia: rockets and missiles
// (since 2022)". Whether it is true it leaves to others.
func (x *Index) Sentence(c *Claim) string {
	return Tell(c, x.Names(c.From), x.Phrase(c.Relation, false), x.Names(c.To))
}

// Tell is [Index.Sentence] for whoever has the names at hand: of both sides, the
// second of which may be empty, and the phrase of the relation, for one actor.
func Tell(c *Claim, from, phrase, to string) string {
	if len(c.From) > 1 {
		phrase = plural(phrase)
	}
	s := capital(from) + " " + phrase
	switch {
	case to != "":
		s += " " + to
	case len(c.From) > 1:
		s += " each other"
	}
	if what := data.Printable(c.What); what != "" {
		if !connects(what) {
			s += ":"
		}
		s += " " + what
	}
	return s + InBrackets(modalityWord(c.Modality), DateWords(c.When), data.Printable(c.Occasion))
}

// capital begins a sentence: "the United States" becomes "The United States".
func capital(s string) string {
	if rest, ok := strings.CutPrefix(s, data.Article); ok {
		return "The " + rest
	}
	return s
}

// Caption gives a relation's phrase with what the claim is about, where that is
// short, and what is not actual in words: "supplies rockets and missiles",
// "meets in the Russian Far East (planned)". It takes at most limit characters
// before the brackets, and is cut between words.
func (x *Index) Caption(c *Claim, limit int) string {
	s := x.Phrase(c.Relation, false)
	if what := data.Printable(c.What); what != "" {
		between := " "
		if strings.Contains(s, " ") {
			between = ": "
		}
		if what = Cut(what, max(limit-runes(s+between), 0)); what != "" {
			s += between + what
		}
	}
	return s + InBrackets(modalityWord(c.Modality))
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

// Counted gives "1 hop" or "3 hops".
func Counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// KindWord names a kind of actor to a reader.
func KindWord(k data.Kind) string {
	switch k {
	case data.KindUnknown:
		return "not identified"
	case data.KindNone:
		return "kind not given"
	}
	return string(k)
}

// modalityWord is empty for what is actual.
func modalityWord(m data.Modality) string {
	if m == data.Actual {
		return ""
	}
	return string(m)
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
	case slices.ContainsFunc([]string{"sses", "shes", "ches", "xes", "zzes", "oes"}, func(s string) bool { return strings.HasSuffix(verb, s) }):
		many = strings.TrimSuffix(verb, "es")
	case strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "ss"):
		many = strings.TrimSuffix(verb, "s")
	}
	return strings.TrimSpace(many + " " + rest)
}
