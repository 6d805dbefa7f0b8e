package data

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// problemsOfNames are the problems of actors that concern their names, as "code index
// message".
func problemsOfNames(d *Dossier) []string {
	var found []string
	for _, p := range Check(context.Background(), d) {
		switch p.Code {
		case CodeSharedName, CodeMayBeTheSame, CodeSharedMetonym, CodeAmbiguousName:
			found = append(found, fmt.Sprintf("%s %d %s", p.Code, p.Place.Index, p.Message))
		}
	}
	return found
}

func TestSharedNames(t *testing.T) {
	decision := func(v Verdict, a, b string) []Decision { return []Decision{{Actors: []string{a, b}, Verdict: v}} }
	taken := decision(Different, "a", "b")
	taken[0].TakenBack = &TakingBack{By: "me"}
	two := []Actor{{ID: "a", Name: "Wang Zhi", Description: "minister"}, {ID: "b", Name: "WANG  Zhi", Description: "merchant"}}
	const shared = `shared-name 1 "WANG  Zhi" names two actors, "a" (minister) and "b" (merchant)`
	for name, c := range map[string]struct {
		actors  []Actor
		decided []Decision
		want    string
	}{
		"two names":                     {two, nil, shared},
		"decided to be different":       {two, decision(Different, "b", "a"), ""},
		"decided to be the same":        {two, decision(Same, "a", "b"), ""},
		"unsure":                        {two, decision(Unsure, "a", "b"), shared},
		"taken back":                    {two, taken, shared},
		"decided about another":         {two, decision(Same, "a", "c"), shared},
		"no description":                {[]Actor{{ID: "a", Name: "X"}, {ID: "b", Name: "x"}}, nil, `shared-name 1 "x" names two actors, "a" and "b"`},
		"name and alias, once a pair":   {[]Actor{{ID: "a", Name: "X", Aliases: []string{"Y"}}, {ID: "b", Name: "Y", Aliases: []string{"X"}}}, nil, `shared-name 1 "Y" names two actors, "a" and "b"`},
		"its own name twice":            {[]Actor{{ID: "a", Name: "X", Aliases: []string{"x", "A"}}}, nil, ""},
		"an id, before":                 {[]Actor{{ID: "wang", Name: "Wang Zhi"}, {ID: "b", Name: "Wang"}}, nil, `shared-name 1 "Wang" is a name of "b" and the id of "wang"`},
		"an id, after":                  {[]Actor{{ID: "b", Name: "wang"}, {ID: "wang", Name: "Wang Zhi"}}, nil, `shared-name 0 "wang" is a name of "b" and the id of "wang"`},
		"a name that is its id as well": {[]Actor{{ID: "b", Name: "Egypt"}, {ID: "egypt", Name: "Egypt"}}, nil, `shared-name 0 "Egypt" names two actors, "egypt" and "b"`},

		"hyphen and blank":    {[]Actor{{ID: "x", Name: "A-B"}, {ID: "y", Name: "A B"}}, nil, `may-be-the-same 1 "A B", a name of "y", is much like one of "x"`},
		"no blank":            {[]Actor{{ID: "x", Name: "Al-Qaida"}, {ID: "y", Name: "Ál Qaida"}, {ID: "z", Name: "alqaida."}}, nil, "may-be-the-same 1 \"Ál Qaida\", a name of \"y\", is much like one of \"x\"\nmay-be-the-same 2 \"alqaida.\", a name of \"z\", is much like one of \"x\""},
		"numbers":             {[]Actor{{ID: "x", Name: "Unit 1-23"}, {ID: "y", Name: "Unit 12-3"}, {ID: "z", Name: "Unit 123"}}, nil, ""},
		"symbols":             {[]Actor{{ID: "x", Name: "C"}, {ID: "y", Name: "C++"}}, nil, ""},
		"of other kinds":      {[]Actor{{ID: "x", Name: "A-B", Kind: KindPerson}, {ID: "y", Name: "A B", Kind: KindPlace}}, nil, ""},
		"of no known kind":    {[]Actor{{ID: "x", Name: "A-B", Kind: KindPerson}, {ID: "y", Name: "A B", Kind: KindUnknown}}, nil, `may-be-the-same 1 "A B", a name of "y", is much like one of "x"`},
		"decided to be apart": {[]Actor{{ID: "x", Name: "A-B"}, {ID: "y", Name: "A B"}}, decision(Different, "x", "y"), ""},
		"of one actor":        {[]Actor{{ID: "x", Name: "A-B", Aliases: []string{"A B", "AB"}}}, nil, ""},
		"nothing else":        {[]Actor{{ID: "x", Name: "---"}, {ID: "y", Name: "..."}}, nil, ""},
	} {
		got := strings.Join(problemsOfNames(&Dossier{Actors: c.actors, Decisions: c.decided}), "\n")
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// A name that several have is no answer to which id was meant.
func TestHintOfASharedName(t *testing.T) {
	d := soundDossier()
	d.Actors[2].Aliases = []string{"DPRK"}
	d.Claims.written[2].From[1] = "DPRK"
	for _, p := range Check(context.Background(), d) {
		if p.Code == CodeUnknownActor && !strings.Contains(p.Hint, "several actors") {
			t.Errorf("%v (%s)", p, p.Hint)
		}
	}
}

// Names that are alike are listed up to a bound, and the others are counted.
func TestManyNamesAlike(t *testing.T) {
	d := &Dossier{}
	for i := range 100 {
		for _, between := range []string{" ", "-"} {
			d.Actors = append(d.Actors, Actor{ID: fmt.Sprintf("a%d-%d", i, len(d.Actors)), Name: fmt.Sprintf("Acme%sNo%d", between, i)})
		}
	}
	found := problemsOfNames(d)
	if len(found) != mostAlike+1 || found[mostAlike] != "may-be-the-same 41 and 80 more pairs of names that are alike" {
		t.Errorf("%d problems, the last %q", len(found), found[len(found)-1])
	}
}

// The cost of names grows with their number, whoever shares them.
func TestNamesOfManyActors(t *testing.T) {
	if testing.Short() {
		t.Skip("a million actors")
	}
	for name, nameOf := range map[string]func(int) string{
		"one name for all":  func(int) string { return "Wang Zhi" },
		"all alike":         func(i int) string { return "A" + strings.Repeat("-", i%50+1) + "b" },
		"all names differ":  func(i int) string { return fmt.Sprintf("Actor No. %d", i) },
		"each that of two":  func(i int) string { return fmt.Sprintf("Actor No. %d", i/2) },
		"each like another": func(i int) string { return fmt.Sprintf("Actor%sNo %d", " -"[i%2:i%2+1], i/2) },
	} {
		d := &Dossier{Actors: make([]Actor, 1_000_000)}
		for i := range d.Actors {
			d.Actors[i] = Actor{ID: fmt.Sprintf("a%d", i), Name: nameOf(i)}
		}
		begin := time.Now()
		c := &checker{look: look{ctx: context.Background()}, d: d, u: d, x: NewIndex(d), severity: map[string]Severity{}}
		c.checkNames()
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s: %v", name, took)
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}

// Names in two scripts that sound alike may be one.
func TestNamesThatSoundAlike(t *testing.T) {
	d := &Dossier{Relations: BuiltinRelations(), Actors: []Actor{
		{ID: "a", Name: "Volodymyr Zelenskyy"}, {ID: "b", Name: "Володимир Зеленський"}, {ID: "c", Name: "Київ"}, {ID: "d", Name: "Kyiv"}, {ID: "e", Name: "Москва"}, {ID: "f", Name: "Minsk"},
	}}
	var got []string
	for _, p := range Check(t.Context(), d) {
		if p.Code == CodeMayBeTheSame {
			got = append(got, d.Actors[p.Place.Index].ID)
		}
	}
	if fmt.Sprint(got) != "[b c]" {
		t.Errorf("alike: %v", got)
	}
}
