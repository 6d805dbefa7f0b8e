package ask_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/internal/testkit/answers"
)

// hub is a dossier in which Russia supplies 25 actors, the fifth of them by two claims and
// the seventh by a better one; Kim is tied to the first three, and the first to a stranger.
func hub(t *testing.T) ask.Engine {
	t.Helper()
	b := data.NewBuilder()
	russia, kim := b.Actor("Russia", data.KindState), b.Actor("Kim", data.KindPerson)
	sources := []string{b.Source("One"), b.AddSource(data.Source{Title: "Two", Origin: "a witness"})}
	say := func(from, to string, when string, n int) {
		date, _ := data.ParseDate(when)
		c := data.Claim{From: []string{from}, Relation: "supplies", To: []string{to}, When: date}
		for i := range n {
			c.Said = append(c.Said, data.Attribution{Stance: data.Asserts, Source: sources[i]})
		}
		b.Claim(c)
	}
	var buyers []string
	for i := range 25 {
		other := b.Actor(fmt.Sprintf("Buyer %02d", i+1), data.KindOrganization)
		buyers = append(buyers, other)
		switch i + 1 {
		case 22:
			say(russia, other, "2019", 1)
			say(russia, other, "2021", 1)
		case 24:
			say(russia, other, "", 2)
		default:
			say(russia, other, "", 1)
		}
		if i < 3 {
			say(kim, other, "", 1)
		}
	}
	say(kim, buyers[24], "", 1)
	say(buyers[0], b.Actor("Stranger", data.KindPerson), "", 1)
	d, problems := b.Dossier(t.Context())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return answers.Engine(t, d)
}

// parse reads a question as a command line has it.
func parse(t *testing.T, line string) ask.Question {
	t.Helper()
	words, err := options.Split(line)
	if err != nil {
		t.Fatal(err)
	}
	r, err := options.Parse(words, nil)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return r.Question
}

// TestExpandAndHide asks for figures with actors expanded and hidden: who is in them, and
// what the limits say.
func TestExpandAndHide(t *testing.T) {
	e := hub(t)
	first := func(n int) string { // Buyer 24 is supplied by the better claim and Buyer 22 by two
		var names []string
		for i := range n {
			names = append(names, fmt.Sprintf("Buyer %02d", i+1))
		}
		return strings.Join(append(names, "Buyer 22", "Buyer 24"), ",")
	}
	for _, c := range []struct{ question, members, limits string }{
		{"draw Kim", "Buyer 01,Buyer 02,Buyer 03,Buyer 25,Kim", ""},
		{"draw Kim --expand Stranger", "Buyer 01,Buyer 02,Buyer 03,Buyer 25,Kim,Stranger", ""},
		{"draw Stranger --expand Russia", first(18) + ",Russia,Stranger",
			"Of the 25 actors tied to Russia, the 20 with the best evidence are shown."},
		{"draw Kim --expand Russia,Stranger,Russia", first(18) + ",Buyer 25,Kim,Russia,Stranger",
			"Of the 25 actors tied to Russia, 21 are shown: the 20 with the best evidence and 1 that is here anyhow."},
		{"draw Kim --expand Russia --hide 'Buyer 24,Russia,Buyer 24'", strings.TrimSuffix(first(18), ",Buyer 24") + ",Buyer 25,Kim",
			"Of the 25 actors tied to Russia, 21 are shown: the 20 with the best evidence and 1 that is here anyhow. Buyer 24 and Russia are hidden, and with them 21 ties."},
		{"draw Kim --hide 'Buyer 01'", "Buyer 02,Buyer 03,Buyer 25,Kim", "Buyer 01 is hidden, and with it 1 tie."},
		{"draw Kim --hide Stranger", "Buyer 01,Buyer 02,Buyer 03,Buyer 25,Kim", "Stranger is hidden."},
		{"draw --relation supplies --expand Russia --hide Kim,Stranger", "", "Only the relation “supplies”. Kim and Stranger are hidden, and with them 5 ties."},
		{"draw Kim --kind person --expand Russia", "Kim,Russia", "Only actors of the kind person."},
		{"draw --highlight Kim,Russia --either-way -k 3 --hide 'Buyer 02'", "", "Ties in either direction. Buyer 02 is hidden, and with it 2 ties and 1 path."},
		{"draw --path Kim,Russia --either-way", "Buyer 01,Kim,Russia", "Ties in either direction."},
		{"draw --path Kim,Russia --either-way --expand 'Buyer 01'", "Buyer 01,Kim,Russia,Stranger", "Ties in either direction."},
		{"draw --path Kim,Russia --either-way -k 4 --hide 'Buyer 02,Buyer 25'", "Buyer 01,Buyer 03,Kim,Russia",
			"Ties in either direction. Buyer 02 and Buyer 25 are hidden, and with them 4 ties and 2 paths."},
		{"draw --path Kim,Russia --either-way --expand Russia --hide 'Buyer 24'", strings.TrimSuffix(first(18), ",Buyer 24") + ",Kim,Russia",
			"Ties in either direction. Of the 25 actors tied to Russia, the 20 with the best evidence are shown. Buyer 24 is hidden, and with it 1 tie."},
	} {
		a, err := ask.Ask(t.Context(), e, parse(t, c.question))
		if err != nil {
			t.Errorf("%s: %v", c.question, err)
			continue
		}
		if got := strings.Join(a.Common().Limits, " "); got != c.limits {
			t.Errorf("%s: the limits are %q, want %q", c.question, got, c.limits)
		}
		if got := strings.Join(shown(a), ","); c.members != "" && got != c.members {
			t.Errorf("%s shows\n%s, want\n%s", c.question, got, c.members)
		}
	}
}

// shown are the names of the actors in a figure.
func shown(a answer.Answer) []string {
	var ids []string
	switch a := a.(type) {
	case *answer.Network:
		ids = a.Members
	case *answer.Paths:
		for i := range a.Paths {
			for _, h := range a.Paths[i].Hops {
				ids = append(ids, h.From, h.To)
			}
		}
		for _, t := range a.Beside {
			ids = append(ids, t.From, t.To)
		}
	}
	var names []string
	for _, id := range ids {
		names = append(names, a.Common().Actors[id].Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// TestNotHidden names questions that hide what they ask for.
func TestNotHidden(t *testing.T) {
	e := hub(t)
	for question, want := range map[string]string{
		"draw Kim --hide kim":                                                                        "the question names Kim, so it cannot be hidden (--hide)",
		"draw --path Kim,Russia --either-way --hide Russia":                                          "the question names Russia",
		"draw --highlight Kim,Russia --either-way --hide Kim":                                        "the question names Kim",
		"draw --path Kim,Russia --either-way --via 'Buyer 01' --hide 'Buyer 01'":                     "the question names Buyer 01",
		"draw --path Kim,Russia --either-way --hide 'Buyer 01'":                                      "the path from Kim to Russia passes Buyer 01: an actor on it cannot be hidden; --avoid looks for other paths",
		"draw --highlight Kim,Russia --either-way -k 4 --hide 'Buyer 01,Buyer 02,Buyer 03,Buyer 25'": "every path from Kim to Russia passes Buyer 01, Buyer 02, Buyer 03 or Buyer 25",
		"draw Kim --hide Nobody":                                                                     "there is no actor",
		"draw Kim --expand Nobody":                                                                   "there is no actor",
	} {
		if _, err := ask.Ask(t.Context(), e, parse(t, question)); err == nil || !strings.Contains(err.Error(), want) || !ask.IsUsage(err) {
			t.Errorf("%s: %v, want %q", question, err, want)
		}
	}
}

// TestHiddenMakesRoom asks for a figure that is small enough without its hub alone.
func TestHiddenMakesRoom(t *testing.T) {
	q := parse(t, "draw --hide Russia")
	q.Network.Most = ask.Size{Actors: 27, Ties: 5}
	if _, err := ask.Ask(t.Context(), hub(t), q); err != nil {
		t.Error(err)
	}
	q.Network.Hide = nil
	if _, err := ask.Ask(t.Context(), hub(t), q); err == nil {
		t.Error("with its hub it fits as well")
	}
}
