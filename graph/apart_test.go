package graph

import (
	"context"
	"errors"
	"testing"

	"dossier/data"
)

func TestNameOf(t *testing.T) {
	g := build(t, &data.Dossier{Actors: []data.Actor{
		{ID: "a", Name: "United States", Aliases: []string{"the United States"}, Description: "the band"},
		{ID: "b", Name: "united  states", Description: "the country"},
		{ID: "c", Name: "Other", Description: "another"},
	}})
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := g.Qualifiers(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that has ended: %v", err)
	}
	for id, want := range map[string]string{"a": "the United States (the band)", "b": "united  states (the country)", "c": "Other"} {
		if n, ok := g.NodeOf(id); !ok || g.NameOf(n) != want {
			t.Errorf("%s is called %q, want %q", id, g.NameOf(n), want)
		}
	}
}
