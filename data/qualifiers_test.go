package data

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"
)

func TestQualifiers(t *testing.T) {
	forty := strings.Repeat("й", maxQualifier)
	of := func(actors ...Actor) *Dossier { return &Dossier{Actors: actors} }
	for name, c := range map[string]struct {
		dossiers []*Dossier
		want     map[string]string
	}{
		"nobody":               {[]*Dossier{of()}, nil},
		"names that differ":    {[]*Dossier{of(Actor{ID: "a", Name: "A"}, Actor{ID: "b", Name: "B", Aliases: []string{"A"}})}, nil},
		"no names":             {[]*Dossier{of(Actor{ID: "a"}, Actor{ID: "b"})}, nil},
		"descriptions":         {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: " clerk. "}, Actor{ID: "b", Name: "x", Description: "judge"})}, map[string]string{"a": "clerk", "b": "judge"}},
		"just short enough":    {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: forty}, Actor{ID: "b", Name: "X", Description: "judge"})}, map[string]string{"a": forty, "b": "judge"}},
		"too long":             {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: forty + "й"}, Actor{ID: "b", Name: "X", Description: "judge"})}, map[string]string{"a": "a", "b": "b"}},
		"of two lines":         {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: "clerk\nand judge"}, Actor{ID: "b", Name: "X", Description: "judge"})}, map[string]string{"a": "a", "b": "b"}},
		"one without":          {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: "clerk"}, Actor{ID: "b", Name: "X"})}, map[string]string{"a": "a", "b": "b"}},
		"alike":                {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: "clerk"}, Actor{ID: "b", Name: "X", Description: "Clerk."})}, map[string]string{"a": "a", "b": "b"}},
		"three, two alike":     {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: "clerk"}, Actor{ID: "b", Name: "X", Description: "judge"}, Actor{ID: "c", Name: "X", Description: "clerk"})}, map[string]string{"a": "a", "b": "b", "c": "c"}},
		"a name that is an id": {[]*Dossier{of(Actor{ID: "a", Name: "b"}, Actor{ID: "b", Name: "X"})}, map[string]string{"a": "a"}},
		"an id in capitals":    {[]*Dossier{of(Actor{ID: "a", Name: "B"}, Actor{ID: "b", Name: "X"})}, nil},

		"one actor of two editions":   {[]*Dossier{of(Actor{ID: "a", Name: "X"}), of(Actor{ID: "a", Name: "x"})}, nil},
		"one that was renamed":        {[]*Dossier{of(Actor{ID: "a", Name: "X"}), of(Actor{ID: "a", Name: "Y"})}, nil},
		"two actors of two editions":  {[]*Dossier{of(Actor{ID: "a", Name: "X"}), of(Actor{ID: "b", Name: "X"})}, map[string]string{"a": "a", "b": "b"}},
		"one that stays and one more": {[]*Dossier{of(Actor{ID: "a", Name: "X", Description: "clerk"}), of(Actor{ID: "a", Name: "X"}, Actor{ID: "b", Name: "X", Description: "judge"})}, map[string]string{"a": "clerk", "b": "judge"}},
	} {
		if got, err := Qualifiers(context.Background(), c.dossiers...); err != nil || !maps.Equal(got, c.want) {
			t.Errorf("%s: %q (%v), want %q", name, got, err, c.want)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := Qualifiers(ended, of(Actor{ID: "a"})); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
