package graph

import (
	"context"
	"strings"
	"testing"

	"dossier/data"
)

// TestFindDecided: an actor that is another one by a decision is found by all that it
// was called, and an unknown name is answered with those that sound like it.
func TestFindDecided(t *testing.T) {
	g, err := Build(context.Background(), &data.Dossier{
		Actors: []data.Actor{
			{ID: "zelensky", Name: "Zelensky"}, {ID: "ua-1", Name: "Зеленський", Metonyms: []string{"Bankova"}},
			{ID: "other", Name: "UA-1"}, {ID: "kim", Name: "Kim Jong Un"},
		},
		Decisions: []data.Decision{{Actors: []string{"zelensky", "ua-1"}, Verdict: data.Same, Keep: "zelensky", By: "Ann", Why: "one man"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"zelensky": "zelensky", "ua-1": "zelensky", "UA-1": "other", "Зеленський": "zelensky", "bankova": "zelensky", "other": "other",
	} {
		if n, err := g.Find(name); err != nil || g.Actor(n).ID != want {
			t.Errorf("%s: %v %v", name, n, err)
		}
	}
	for name, want := range map[string]string{"Зеленский": "zelensky", "Zelenskyy": "zelensky", "Kim Jong Un": "kim", "Ким Чен Ын": "", "Zhelensky": ""} {
		if n, err := g.Find(name); want == "" && err == nil || want != "" && (err != nil || g.Actor(n).ID != want) {
			t.Errorf("%s: %v %v", name, n, err)
		}
	}
	for name, want := range map[string]string{"Selenskyj": "Zelensky (zelensky)", "Jong Un Kim": "Kim Jong Un (kim)"} {
		if _, err := g.Find(name); err == nil || !strings.Contains(err.Error(), "did you mean "+want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
