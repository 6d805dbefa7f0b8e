package describe

import (
	"strconv"
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
	s.profileTies("Ties out", a.Out)
	s.profileTies("Ties in", a.In)
	var words []document.Item
	for _, w := range a.Says {
		line := s.lineOf(w.Claim)
		line.Label, line.Worth = string(w.Stance)+": ", nil
		words = append(words, document.Item{{Line: line}})
	}
	s.list("What "+s.x.Name(a.ID)+" says", document.Bullets, words)
	s.doubts(a)
}

func (s *section) profileTies(title string, ties []answer.ProfileTie) {
	var items []document.Item
	for _, t := range ties {
		for _, id := range t.Claims {
			items = append(items, document.Item{{Line: s.lineOf(id)}})
		}
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
	return words + " " + answer.Counted(len(a.Out), "tie") + " out and " + answer.Counted(len(a.In), "tie") + " in" + s.tally(a) + "."
}

// tally sums up the claims of ties by status: ", told by 4 claims: 3 asserted and 1
// contested".
func (s *section) tally(a *answer.Profile) string {
	seen := map[string]bool{}
	counts := map[data.Status]int{}
	for _, ties := range [][]answer.ProfileTie{a.Out, a.In} {
		for _, t := range ties {
			for _, id := range t.Claims {
				if !seen[id] {
					seen[id] = true
					counts[s.claim(id).Status]++
				}
			}
		}
	}
	var parts []string
	for _, status := range data.Statuses() {
		if n := counts[status]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+status.String())
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ", told by " + answer.Counted(len(seen), "claim") + ": " + answer.JoinNames(parts)
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
