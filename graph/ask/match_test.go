package ask_test

import (
	"context"
	"slices"
	"testing"

	"dossier/data"
	"dossier/graph/ask"
)

// TestResolveOrder: what goes by just the name comes first, in the order in which a
// look-up takes it; then what begins so, by name, by another name, by id.
func TestResolveOrder(t *testing.T) {
	d := &data.Dossier{Actors: []data.Actor{
		{ID: "a-metonym", Name: "Other", Metonyms: []string{"Kim"}},
		{ID: "b-alias", Name: "Kim Jong", Aliases: []string{"KIM"}},
		{ID: "c-longer-alias", Name: "Another", Aliases: []string{"Kimberley"}},
		{ID: "d-name", Name: "Kim"},
		{ID: "e-longer", Name: "Kimball"},
		{ID: "kim", Name: "Somebody"},
		{ID: "kim-by-id", Name: "Nobody"},
	}}
	e, err := ask.Load(context.Background(), d, "")
	if err != nil {
		t.Fatal(err)
	}
	found, err := e.Resolve(context.Background(), ask.NamesActors, "kim", 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range found {
		got = append(got, m.ID)
	}
	if want := []string{"kim", "d-name", "b-alias", "a-metonym", "e-longer", "c-longer-alias", "kim-by-id"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if found[2].By != "" || found[3].By != "Kim" {
		t.Errorf("found by %q and %q, want its own name, which begins so, and Kim", found[2].By, found[3].By)
	}
}
