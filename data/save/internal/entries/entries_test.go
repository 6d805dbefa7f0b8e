package entries

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// told lists the entries of a dossier, a line each.
func told(t *testing.T, d *data.Dossier) string {
	t.Helper()
	var b strings.Builder
	for e, err := range All(t.Context(), d) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", e.Kind, show(e.Fields))
	}
	return b.String()
}

func show(value any) string {
	switch v := value.(type) {
	case Table:
		var fields []string
		for _, f := range v {
			fields = append(fields, f.Key+"="+show(f.Value))
		}
		return "{" + strings.Join(fields, " ") + "}"
	case []Table:
		if len(v) > 3 {
			return fmt.Sprintf("%d tables", len(v))
		}
		var tables []string
		for _, table := range v {
			tables = append(tables, show(table))
		}
		return strings.Join(tables, "")
	}
	return fmt.Sprint(value)
}

func TestAll(t *testing.T) {
	said := func(more ...data.Attribution) []data.Attribution { return more }
	claim := func(id, relation string, said []data.Attribution) data.Claim {
		return data.Claim{ID: id, From: []string{"a"}, Relation: relation, To: []string{"b"}, Said: said}
	}
	actors := []data.Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}
	const both = "actor {id=a name=A}\nactor {id=b name=B}\n"
	for _, c := range []struct {
		name   string
		d      data.Dossier
		claims []data.Claim
		want   string
	}{
		{"nothing", data.Dossier{}, nil, ""},
		{"what it is called", data.Dossier{Title: "T", Description: "D"}, nil, "dossier {title=T description=D}\n"},
		{"nothing that goes without saying", data.Dossier{Actors: actors}, []data.Claim{claim("", "warns", said(data.Attribution{}))},
			both + "claim {from=a relation=warns to=b said={stance=asserts}}\n"},
		{"a claim that is nobody's word", data.Dossier{Actors: actors}, []data.Claim{claim("c", "warns", nil)}, both + "claim {id=c from=a relation=warns to=b}\n"},
		{"entries that say the same are one", data.Dossier{Actors: actors}, []data.Claim{claim("", "warns", said(data.Attribution{Source: "s"})), claim("", "warns", said(data.Attribution{Stance: data.Denies}))},
			both + "claim {from=a relation=warns to=b said={stance=asserts source=s}{stance=denies}}\n"},
		{"each id that somebody wrote stays", data.Dossier{Actors: actors}, []data.Claim{claim("y", "warns", said(data.Attribution{Source: "s"})), claim("x", "warns", said(data.Attribution{Stance: data.Denies}))},
			both + "claim {id=x from=a relation=warns to=b said={stance=asserts source=s}}\nclaim {id=y from=a relation=warns to=b said={stance=denies}}\n"},
		{"two ids, one voice", data.Dossier{Actors: actors}, []data.Claim{claim("y", "warns", said(data.Attribution{Source: "s"})), claim("x", "warns", nil)},
			both + "claim {id=x from=a relation=warns to=b said={stance=asserts source=s}}\nclaim {id=y from=a relation=warns to=b}\n"},
		{"actors that a decision makes one stay two", data.Dossier{Actors: actors, Decisions: []data.Decision{{Actors: []string{"a", "b"}, Verdict: data.Same, Keep: "b", On: testkit.Date("2024"),
			TakenBack: nil}}}, []data.Claim{claim("", "warns", nil)},
			both + "claim {from=a relation=warns to=b}\ndecision {actors=[a b] verdict=same keep=b on=2024}\n"},
		{"a decision that was taken back", data.Dossier{Actors: actors, Decisions: []data.Decision{{Actors: []string{"a", "b"}, Verdict: data.Same, TakenBack: &data.TakingBack{By: "Ann", Why: "two people"}}}}, nil,
			both + "decision {actors=[a b] verdict=same taken-back={by=Ann why=two people}}\n"},
		{"very many voices", data.Dossier{Actors: actors}, []data.Claim{claim("c", "warns", voices(2*mostSaid+1))},
			both + fmt.Sprintf("claim {id=c from=a relation=warns to=b said=%d tables}\nclaim {from=a relation=warns to=b said=%[1]d tables}\nclaim {from=a relation=warns to=b said={stance=asserts source=s1000}}\n", mostSaid)},
	} {
		c.d.Claims.Append(c.claims...)
		c.d.Relations = data.BuiltinRelations()
		if got := told(t, &c.d); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func voices(n int) []data.Attribution {
	said := make([]data.Attribution, n)
	for i := range said {
		said[i].Source = fmt.Sprintf("s%04d", i)
	}
	return said
}

// Of relations those alone are told that the dossier has otherwise, and so that nothing of
// the built-in one stays in force.
func TestRelations(t *testing.T) {
	built := data.BuiltinRelations()
	at := func(id string) int { return slices.IndexFunc(built, func(r data.Relation) bool { return r.ID == id }) }
	changed := slices.Clone(built)
	changed[at("meets")] = data.Relation{ID: "meets", Label: "sees", Tone: data.Neutral}
	changed = append(changed, data.PlainRelation("lobbies", "lobbies"), data.Relation{ID: "x", Symmetric: true})
	want := "relation {id=meets label=sees inverse=<nil> symmetric=false tone=neutral mode=<nil> influence=forward cameo=<nil> plover=<nil>}\n" +
		"relation {id=lobbies label=lobbies inverse=is the object of “lobbies” by tone=neutral mode=structural influence=forward}\n" +
		"relation {id=x symmetric=true tone=neutral mode=<nil> influence=both}\n"
	if got := told(t, &data.Dossier{Relations: changed}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAllEnds(t *testing.T) {
	d := testkit.SeededDossier(1, 5, 5)
	n := 0
	for _, err := range All(t.Context(), d) {
		if n++; err != nil || n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d entries after the end", n)
	}
	for _, err := range All(testkit.EndAfter(1), d) {
		if err == nil {
			continue
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a context that ended: %v", err)
		}
		return
	}
	t.Error("a context that ended was not met")
}
