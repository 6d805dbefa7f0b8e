package render_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// pairs is a dossier of actors in a row, each of whom warns the next.
func pairs(t *testing.T, actors ...data.Actor) *ask.Memory {
	t.Helper()
	d := &data.Dossier{Actors: actors, Relations: data.BuiltinRelations()}
	for i := range len(actors) - 1 {
		d.Claims.Append(data.Claim{From: []string{actors[i].ID}, To: []string{actors[i+1].ID}, Relation: "warns",
			Said: []data.Attribution{{Stance: data.Asserts, By: []string{actors[i].ID}}}})
	}
	return answers.Engine(t, d)
}

// Actors of one name are told apart in labels, notes, titles and in prose.
func TestNamesakesInFigures(t *testing.T) {
	m := pairs(t, data.Actor{ID: "w1", Name: "Wang Zhi", Kind: data.KindPerson, Description: "Minister."}, data.Actor{ID: "w2", Name: "Wang Zhi", Description: "merchant"},
		data.Actor{ID: "x", Name: "Xu"})
	f := build(t, answers.Put(t, m, ask.Question{Verb: answer.VerbPath, Actors: []string{"w1", "x"}}), render.Options{})
	var names, hovers []string
	for _, n := range f.Nodes {
		names = append(names, n.Name)
		hover, _, _ := strings.Cut(n.Detail, "\n")
		hovers = append(hovers, hover)
	}
	if want := []string{"Wang Zhi (Minister)", "Wang Zhi (merchant)", "Xu"}; !slices.Equal(names, want) {
		t.Errorf("the nodes are named %q, want %q", names, want)
	}
	if want := []string{"Wang Zhi (Minister, person)", "Wang Zhi (merchant)", "Xu"}; !slices.Equal(hovers, want) {
		t.Errorf("hovering shows %q, want %q", hovers, want)
	}
	if f.Title != "From Wang Zhi (Minister) to Xu" || f.Notes[0].Head != "Wang Zhi (Minister) warns Wang Zhi (merchant)" ||
		f.Notes[0].Voices[0].Words != "asserted by Wang Zhi (Minister)" || !strings.Contains(f.Description, "Actors: Wang Zhi (Minister) (person), Wang Zhi (merchant), Xu.") {
		t.Errorf("%q, %+v, %q", f.Title, f.Notes[0], f.Description)
	}
}

// The legend explains the shape of a kind that is not given beside others, and not
// where no actor has a kind.
func TestLegendOfKinds(t *testing.T) {
	for name, c := range map[string]struct {
		kinds []data.Kind
		want  string
	}{
		"none":             {[]data.Kind{"", ""}, ""},
		"none and unknown": {[]data.Kind{"", data.KindUnknown}, "not identified, kind not given"},
		"none and state":   {[]data.Kind{"", data.KindState, ""}, "state, kind not given"},
		"no such kind":     {[]data.Kind{"planet", data.KindState}, "state, kind not given"},
		"all given":        {[]data.Kind{data.KindPlace, data.KindState}, "state, place"},
	} {
		var actors []data.Actor
		for i, k := range c.kinds {
			actors = append(actors, data.Actor{ID: string(rune('a' + i)), Name: string(rune('A' + i)), Kind: k})
		}
		f := build(t, answers.Put(t, pairs(t, actors...), ask.Question{Verb: answer.VerbDraw}), render.Options{})
		var got []string
		for _, e := range f.Legend {
			if e.Mark == render.MarkShape {
				got = append(got, e.Label)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}
