package render

import (
	"slices"
	"testing"

	"dossier/data"
)

func TestRelationsOf(t *testing.T) {
	link := func(relation string, tone data.Tone, role Role) Link {
		return Link{Relation: relation, Tone: tone, Role: role}
	}
	links := []Link{link("w", data.Conflictual, Plain), link("m", data.Cooperative, End), link("s", data.Cooperative, Plain),
		link("a", data.Cooperative, Plain), link("s", data.Cooperative, Plain), link("x", data.Neutral, Context)}
	words := map[string]string{"w": "warns", "m": "meets", "s": "supplies", "a": "aids"}
	got := relationsOf(links, func(id string) string { return words[id] })
	want := []Relation{{data.Cooperative, "supplies", 2}, {data.Cooperative, "aids", 1}, {data.Cooperative, "meets", 1}, {data.Conflictual, "warns", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
