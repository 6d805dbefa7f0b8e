package describe

import (
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
)

// profile tells what the dossier has on one actor.
func (s *section) profile(a *answer.Profile) {
	s.Title = s.x.Label(a.ID)
	if !s.fragment() || !a.Found() {
		s.Answer = s.who(a)
	}
	s.rely(profileClaims(a))
	s.profileTies("Ties out", a.Out, func(t *answer.ProfileTie) (from, to string) { return a.ID, t.Actor })
	s.profileTies("Ties in", a.In, func(t *answer.ProfileTie) (from, to string) { return t.Actor, a.ID })
	var words []document.Item
	for _, w := range a.Says {
		line := s.lineOf(w.Claim)
		line.Label, line.Worth = string(w.Stance)+": ", nil
		words = append(words, document.Item{{Line: line}})
	}
	if a.MoreSays > 0 {
		words = append(words, document.Item{{Line: document.Line{Text: "and " + answer.Counted(a.MoreSays, "more word")}}})
	}
	s.list("What "+s.x.Name(a.ID)+" says", document.Bullets, words)
	s.doubts(a)
}

func (s *section) profileTies(title string, ties []answer.ProfileTie, ends func(*answer.ProfileTie) (from, to string)) {
	var items []document.Item
	for i := range ties {
		t := &ties[i]
		for _, id := range t.Claims {
			items = append(items, document.Item{{Line: s.lineOf(id)}})
		}
		from, to := ends(t)
		items = s.moreOf(items, &t.TieClaims, from, t.Relation, to)
	}
	s.list(title, document.Bullets, items)
}

// doubts says whom the actor may be the same as.
func (s *section) doubts(a *answer.Profile) {
	var items []document.Item
	for _, d := range a.Unsure {
		decision := data.Decision{Verdict: data.Unsure, By: d.By, On: d.On, Why: d.Why}
		items = append(items, document.Item{{Line: document.Line{Text: s.x.Label(d.Actor) + " (" + answer.DecidedBy(&decision) + ")"}}})
	}
	s.list("May be the same as", document.Bullets, items)
}

// who says in a paragraph who an actor is and how it is tied.
func (s *section) who(a *answer.Profile) string {
	facts := []string{answer.KindWord(a.Kind)}
	for _, f := range [...]struct{ name, value string }{{"country", a.Country}, {"Wikidata", a.Wikidata}, {"id", a.ID}} {
		if f.value != "" {
			facts = append(facts, f.name+" "+data.Printable(f.value))
		}
	}
	named := a.Actor
	named.Qualifier = "" // the facts tell it apart
	words := named.Label() + " (" + strings.Join(facts, ", ") + ")"
	if len(a.Aliases) > 0 {
		words += ", also called " + answer.JoinNames(shown(a.Aliases))
	}
	if len(a.Metonyms) > 0 {
		words += ", meant by " + answer.JoinNames(shown(a.Metonyms))
	}
	words += "."
	if d := strings.TrimSpace(data.Printable(a.Description)); d != "" {
		words += " " + strings.TrimSuffix(d, ".") + "."
	}
	if len(a.Out)+len(a.In) == 0 {
		return words + " No claim that passes ties it to anybody."
	}
	words += " " + answer.Counted(len(a.Out), "tie") + " out and " + answer.Counted(len(a.In), "tie") + " in"
	all := 0
	for _, c := range a.Statuses {
		all += c.Count
	}
	if all > 0 {
		words += ", told by " + claimTally(all, a.Statuses)
	}
	return words + "."
}

// moreOf adds to a list of claims how many more a tie has, and of which: "and
// 300 more claims (Anna supplies Acme)".
func (s *section) moreOf(items []document.Item, t *answer.TieClaims, from, relation, to string) []document.Item {
	words := t.MoreClaims()
	if words == "" {
		return items
	}
	told := s.x.Name(from) + " " + s.x.Phrase(relation, false) + " " + s.x.Name(to)
	return append(items, document.Item{{Line: document.Line{Text: words + " (" + told + ")"}}})
}

// profileClaims lists the claims that a profile tells.
func profileClaims(a *answer.Profile) (ids []string) {
	for _, ties := range [][]answer.ProfileTie{a.Out, a.In} {
		for _, t := range ties {
			ids = append(ids, t.Claims...)
		}
	}
	for _, w := range a.Says {
		ids = append(ids, w.Claim)
	}
	return ids
}

// shown makes names fit to stand in a sentence.
func shown(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = data.Isolate(data.Printable(name))
	}
	return out
}
