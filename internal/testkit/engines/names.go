package engines

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// names looks things up as people name them.
func names(t *testing.T, open Open) {
	e := open(t, Written())
	for _, c := range []struct {
		what   ask.Names
		prefix string
		n      int
		want   string // ids, each with the name that matched where that is another
	}{
		{ask.NamesActors, "kim", 9, "kim-un kim-yo"},
		{ask.NamesActors, "KIM J", 9, "kim-un"},
		{ask.NamesActors, "kim", 1, "kim-un"},
		{ask.NamesActors, "kim", 0, ""},
		{ask.NamesActors, "kim", -1, ""},
		{ask.NamesActors, "the n", 9, "north=the North"},
		{ask.NamesActors, "dprk", 9, "north=DPRK"},
		{ask.NamesActors, "Pyong", 9, "north=Pyongyang"},
		{ask.NamesActors, "россия", 9, "russia"},
		{ask.NamesActors, "РОСС", 9, "russia"},
		{ask.NamesActors, "ru", 9, "russia=Russia"},
		{ask.NamesActors, "S", 9, "south states"},                            // by name, then by id
		{ask.NamesActors, "mos", 9, "states=Most of the West russia=Moscow"}, // aliases before metonyms
		{ask.NamesActors, "no such", 9, ""},
		{ask.NamesRelations, "suppl", 9, "supplies"},
		{ask.NamesSources, "the p", 9, "paper"},
		{ask.NamesSources, "wire-", 9, "wire-one wire-two"},
		{"", "kim", 9, ""},
	} {
		found, err := e.Resolve(t.Context(), c.what, c.prefix, c.n)
		var got []string
		for _, m := range found {
			word := m.ID
			if m.By != "" {
				word += "=" + m.By
			}
			got = append(got, word)
		}
		if err != nil || strings.Join(got, " ") != c.want || found == nil {
			t.Errorf("%s %q: %q (%v), want %q", c.what, c.prefix, got, err, c.want)
		}
	}
	if all, err := e.Resolve(t.Context(), ask.NamesActors, "", 99); err != nil || len(all) != len(Written().Actors) {
		t.Errorf("an empty prefix finds %d actors (%v)", len(all), err)
	}
	for name, id := range map[string]string{
		"north": "north", "NORTH": "north", "the north": "north", "Pyongyang": "north", "moscow": "russia", "Россия": "russia", "россия": "russia", "  Kim  jong un ": "kim-un",
	} {
		a, err := ask.Ask(t.Context(), e, ask.Question{Verb: answer.VerbShow, Actors: []string{name}})
		if err != nil || !slices.Equal(a.Common().Asked.Actors, []string{id}) {
			t.Errorf("%q is %v (%v), want %s", name, a, err, id)
		}
	}
}

// wrong puts questions that cannot be put so. Each is wrong usage, and says why.
func wrong(t *testing.T, open Open) {
	e := open(t, Written())
	ends := []string{"kim-un", "south"}
	date := testkit.Date
	for _, c := range []struct {
		q    ask.Question
		want string
	}{
		{ask.Question{Verb: "shows", Actors: []string{"kim-un"}}, "did you mean show?"},
		{ask.Question{Verb: "path", Actors: []string{"Kim", "south"}}, "names several: Kim Jong Un (kim-un); Kim Yo Jong (kim-yo)"},
		{ask.Question{Verb: "path", Actors: []string{"kim-un", "sout"}}, "did you mean South (south)"},
		{ask.Question{Verb: "path", Actors: []string{"kim-un", ""}}, "an empty name is no actor"},
		{ask.Question{Verb: "path", Actors: ends[:1]}, "1 were given"},
		{ask.Question{Verb: "path", Actors: []string{"kim-un", "south", "north"}}, "3 were given"},
		{ask.Question{Verb: "path", Actors: []string{"north", "Pyongyang"}}, "are the same actor"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{AsWritten: true, EitherWay: true}}, "contradict each other"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{Via: []string{"north"}, Avoid: []string{"DPRK"}}}, "both to be passed and to be avoided"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{Avoid: []string{"kim-un"}}}, "both to be passed and to be avoided"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{Via: []string{"nothing"}}}, "there is no actor"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{K: -1}}, "cannot be negative"},
		{ask.Question{Verb: "path", Actors: ends, Path: ask.PathOptions{By: 9}}, "no choice number 9"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Path: ends, Hide: []string{"kim-un"}}}, "so it cannot be hidden"},
		{ask.Question{Verb: "draw", Actors: ends, Network: ask.NetworkOptions{Hide: []string{"kim-un"}}}, "so it cannot be hidden"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Hide: []string{"x"}}}, "there is no actor"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Expand: []string{"sout"}}}, "did you mean South (south)"},
		{ask.Question{Verb: "path", Actors: ends, Filter: ask.Filter{Relations: []string{"suplies"}}}, "did you mean supplies"},
		{ask.Question{Verb: "path", Actors: ends, Filter: ask.Filter{WithoutSources: []string{"papper"}}}, "did you mean paper"},
		{ask.Question{Verb: "path", Actors: ends, Filter: ask.Filter{WithoutVoices: []string{"x"}}}, "there is no actor"},
		{ask.Question{Verb: "path", Actors: ends, Filter: ask.Filter{AccordingTo: "x"}}, "there is no actor"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{MinGrade: 6}}, "there is no grade 6"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{Statuses: []data.Status{99}}}, "there is no status 99"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{Modalities: []data.Modality{"actul"}}}, "did you mean actual"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{Tones: []data.Tone{"nice"}}}, "there is no tone"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{Kinds: []data.Kind{"stat"}}}, "did you mean state"},
		{ask.Question{Verb: "claims", Filter: ask.Filter{Since: date("2023"), Until: date("2019")}}, "ends (2019) before it begins (2023)"},
		{ask.Question{Verb: "show"}, "one actor, and 0 were given"},
		{ask.Question{Verb: "show", Actors: ends}, "one actor, and 2 were given"},
		{ask.Question{Verb: "rank", Actors: []string{"degre"}}, "did you mean degree?"},
		{ask.Question{Verb: "rank", Actors: ends}, "one measure, and 2 were given"},
		{ask.Question{Verb: "rank", Top: -1}, "cannot be given"},
		{ask.Question{Verb: "groups", Actors: []string{"degree"}}, "there is no measure"},
		{ask.Question{Verb: "draw", Actors: ends, Network: ask.NetworkOptions{Path: ends}}, "not both"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Path: ends, Highlight: ends}}, "not both"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Path: ends[:1]}}, "1 were given"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Highlight: []string{"kim-un", "kim-un"}}}, "are the same actor"},
		{ask.Question{Verb: "draw", Network: ask.NetworkOptions{Hops: 2}}, "needs actors to start from"},
		{ask.Question{Verb: "diff", Sides: ask.SideOptions{AsOf: []data.Date{date("2019"), date("2023")}}}, "no question to one dossier"},
	} {
		for way, put := range map[string]func() (answer.Answer, error){
			"Ask":    func() (answer.Answer, error) { return ask.Ask(t.Context(), e, c.q) },
			"Answer": func() (answer.Answer, error) { return e.Answer(t.Context(), c.q) },
		} {
			a, err := put()
			if err == nil || a != nil || !ask.IsUsage(err) || ask.IsBadData(err) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s %+v: %v, want %q", way, c.q, err, c.want)
			}
		}
	}
	weights(t, open)
}

// weights cannot be summed where one is negative, which is the fault of the data.
func weights(t *testing.T, open Open) {
	b := data.NewBuilder()
	from, to, less := b.Actor("A", data.KindPerson), b.Actor("B", data.KindPerson), -1.0
	b.Claim(data.Claim{From: []string{from}, Relation: "supplies", To: []string{to}, Weight: &less})
	d, _ := b.Dossier(t.Context())
	q := ask.Question{Verb: answer.VerbPath, Actors: []string{from, to}}
	if _, err := ask.Ask(t.Context(), open(t, d), q); err != nil {
		t.Errorf("by hops a weight does not matter: %v", err)
	}
	q.Path.By = byWeight
	if _, err := ask.Ask(t.Context(), open(t, d), q); !ask.IsBadData(err) || ask.IsUsage(err) {
		t.Errorf("a negative weight: %v", err)
	}
}

// tooLarge asks for networks beyond a bound.
func tooLarge(t *testing.T, open Open) {
	d := Written()
	e := open(t, d)
	q := ask.Question{Verb: answer.VerbDraw, Filter: ask.Filter{Relations: []string{"supplies", "warns", "allied-with", "leads"}}}
	w := newWorld(d, q.Filter)
	whole, err := ask.Ask(t.Context(), e, q)
	if err != nil {
		t.Fatal(err)
	}
	n := whole.(*answer.Network)
	size := ask.Size{Actors: len(n.Members), Ties: len(n.Ties)}
	for _, c := range []struct {
		most ask.Size
		fits bool
	}{{size, true}, {ask.Size{}, true}, {ask.Size{Actors: size.Actors - 1, Ties: size.Ties}, false}, {ask.Size{Actors: size.Actors, Ties: size.Ties - 1}, false}} {
		q.Network.Most = c.most
		_, err := ask.Ask(t.Context(), e, q)
		var large *ask.TooLargeError
		if errors.As(err, &large) == c.fits || c.fits && err != nil {
			t.Errorf("a bound of %v on %v: %v", c.most, size, err)
			continue
		}
		if c.fits {
			continue
		}
		refused(t, w, large)
		if large.Size != size || large.Most != c.most || len(large.Hubs) == 0 || large.Hubs[0].Actor != "north" || large.Relations[0] != (answer.Count{ID: "warns", Count: 6}) {
			t.Errorf("%+v", *large)
		}
		if a := large.Network; a == nil || a.Found() || len(a.Limits) != 1 || a.Asked.Command != q.CommandLine() {
			t.Errorf("the network that was asked for: %+v", large.Network)
		}
	}
}

// refused checks the hubs that a refusal names: by how many others each is tied to.
func refused(t *testing.T, w *world, large *ask.TooLargeError) {
	t.Helper()
	if a := large.Network; len(a.Members)+len(a.Ties) > 0 {
		t.Errorf("the network that is refused holds %d actors and %d ties", len(a.Members), len(a.Ties))
	}
	for i, h := range large.Hubs {
		if others := len(w.within(1, h.Actor)) - 1; h.Score != float64(others) {
			t.Errorf("the hub %v is tied to %d others", h, others)
		}
		if i == 0 {
			continue
		}
		if before := large.Hubs[i-1]; h.Score > before.Score || (h.Score == before.Score) != (h.Place == before.Place) {
			t.Errorf("the hub %v comes after %v", h, before)
		}
	}
}
