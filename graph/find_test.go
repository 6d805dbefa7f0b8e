package graph

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dossier/data"
)

func namesDossier() *data.Dossier {
	return &data.Dossier{
		Actors: []data.Actor{
			{ID: "kim-jong-un", Name: "Kim Jong Un", Aliases: []string{"Kim", "Kim Jong-un"}},
			{ID: "lech-walesa", Name: "Lech Wałęsa"},
			{ID: "north-korea", Name: "North Korea", Aliases: []string{"DPRK"}, Metonyms: []string{"Pyongyang"}},
			{ID: "south-korea", Name: "South Korea", Metonyms: []string{"Seoul"}},
			{ID: "seoul", Name: "Seoul City"},
			{ID: "georgia-us", Name: "Georgia"},
			{ID: "georgia", Name: "Georgia (state)"},
			{ID: "tbilisi", Name: "Georgien", Aliases: []string{"Kim"}, Metonyms: []string{"Georgia"}},
			{ID: "smith-1", Name: "John Smith", Description: "minister"},
			{ID: "smith-2", Name: "JOHN  SMITH", Aliases: []string{"John Smith"}, Description: "merchant"},
			{ID: "smith", Name: "Smith"},
			{ID: "smith-3", Name: "SMITH"},
			{ID: "wang", Name: "Wang Zhi"},
			{ID: "wang-2", Name: "Wang"},
			{ID: "li", Name: "Li Wei"},
			{ID: "li-2", Name: "Li Na", Aliases: []string{"Li"}},
			{ID: "pyongyang-radio", Name: "Pyongyang"},
			{ID: "nameless"},
		},
		Relations: []data.Relation{{ID: "supplies", Label: "supplies"}, {ID: "ally-of", Label: "is allied with"}, {ID: "old-ally-of", Label: "Is allied with"}},
		Sources:   []data.Source{{ID: "guardian", Title: "The Guardian"}},
	}
}

func TestFind(t *testing.T) {
	g := build(t, namesDossier())
	tests := []struct{ name, want, err string }{
		{"kim-jong-un", "kim-jong-un", ""},
		{"Kim-Jong-Un", "kim-jong-un", ""},
		{"KIM JONG UN", "kim-jong-un", ""},
		{"  kim   jong un ", "kim-jong-un", ""},
		{"Kim Jong-un", "kim-jong-un", ""},
		{"Lech Walesa", "lech-walesa", ""},
		{"LECH WAŁĘSA", "lech-walesa", ""},
		{"dprk", "north-korea", ""},
		{"seoul", "seoul", ""},               // the id comes before the metonym
		{"Seoul", "seoul", ""},               // whatever the case
		{"Pyongyang", "pyongyang-radio", ""}, // the name comes before the metonym
		{"georgia", "georgia", ""},           // the id comes before the name
		{"Georgia", "georgia-us", ""},        // the name comes before the id that is not typed as it is written
		{"wang", "wang", ""},
		{"Wang", "wang-2", ""},
		{"LI", "li", ""}, // the id comes before the alias
		{"smith", "smith", ""},
		{"Smith", "", `"Smith" names several: Smith (smith); SMITH (smith-3); give the id of the one you mean`},
		{"Kim", "", `"Kim" names several: Kim Jong Un (kim-jong-un); Georgien (tbilisi); give the id of the one you mean`},
		{"john smith", "", `"john smith" names several: John Smith (smith-1): minister; JOHN  SMITH (smith-2): merchant; give the id of the one you mean`},
		{"smith-2", "smith-2", ""},
		{"Kim Jung Un", "", `there is no actor "Kim Jung Un"; did you mean Kim Jong Un (kim-jong-un)?`},
		{"walesa", "", `there is no actor "walesa"; did you mean Lech Wałęsa (lech-walesa)?`},
		{"", "", "an empty name is no actor"},
		{" \t", "", "an empty name is no actor"},
		{"q\x1b[31m\u202ered", "", `there is no actor "q\x1b[31m\u202ered"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, err := g.Find(tt.name)
			switch {
			case err != nil && err.Error() != tt.err:
				t.Errorf("error %q, want %q", err, tt.err)
			case err == nil && (tt.err != "" || g.Actor(n).ID != tt.want):
				t.Errorf("%s, want %s%s", g.Actor(n).ID, tt.want, tt.err)
			}
		})
	}
}

func TestFindErrors(t *testing.T) {
	g := build(t, namesDossier())
	var ambiguous *AmbiguousError
	if _, err := g.Find("Kim"); !errors.As(err, &ambiguous) || ambiguous.Name != "Kim" || len(ambiguous.Candidates) != 2 {
		t.Errorf("%#v", err)
	}
	var unknown *UnknownError
	if _, err := g.Find("south-koera"); !errors.As(err, &unknown) || !slices.Contains(unknown.Nearest, "South Korea (south-korea)") {
		t.Errorf("%#v", err)
	}
	d := &data.Dossier{}
	for i := range 30 {
		d.Actors = append(d.Actors, data.Actor{ID: strings.Repeat("x", i+1), Name: strings.Repeat("same\x07", 400)})
	}
	_, err := build(t, d).Find(strings.Repeat("SAME", 400))
	if err == nil || len(err.Error()) > 2000 || strings.Contains(err.Error(), "\x07") {
		t.Errorf("long names give %q", err)
	}
}

func TestFindRelationAndSource(t *testing.T) {
	g := build(t, namesDossier())
	tests := []struct{ name, want, err string }{
		{"supplies", "supplies", ""},
		{"Supplies", "supplies", ""},
		{"Ally-Of", "ally-of", ""},
		{"is allied with", "", `"is allied with" names several: Is allied with (old-ally-of); is allied with (ally-of); give the id of the one you mean`},
		{"suplies", "", `there is no relation "suplies"; did you mean supplies?`},
		{"", "", "an empty name is no relation"},
	}
	for _, tt := range tests {
		r, err := g.FindRelation(tt.name)
		switch {
		case err != nil && err.Error() != tt.err:
			t.Errorf("%q: error %q, want %q", tt.name, err, tt.err)
		case err == nil && r.ID != tt.want:
			t.Errorf("%q: %s, want %s", tt.name, r.ID, tt.want)
		}
	}
	if s, err := g.FindSource("the guardian"); err != nil || s.ID != "guardian" {
		t.Errorf("FindSource: %v, %v", s, err)
	}
	if _, err := g.FindSource("gaurdian"); err == nil || !strings.Contains(err.Error(), "did you mean guardian?") {
		t.Errorf("FindSource: %v", err)
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"Kim", "kim-jong-un", "John Smith", "", "\x00", "q\x1b[31m", "\u202eSeoul", "e\u0301", "\xff\xfe",
		strings.Repeat("Kim ", 500), strings.Repeat("\u0301", 2000), "ſeoul", "İstanbul",
	} {
		f.Add(seed)
	}
	g := build(f, namesDossier())
	f.Fuzz(func(t *testing.T, name string) {
		n, err := g.Find(name)
		if err == nil {
			folded := data.Fold(name)
			own := appendNames(nil, g.Actor(n))
			if !slices.ContainsFunc(own, func(s string) bool { return data.Fold(s) == folded }) {
				t.Fatalf("%q found %v", name, own)
			}
			return
		}
		message := err.Error()
		if len(message) > 4000 {
			t.Fatalf("a message of %d bytes", len(message))
		}
		for _, r := range message {
			if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e {
				t.Fatalf("the message for %q echoes %U", name, r)
			}
		}
	})
}
