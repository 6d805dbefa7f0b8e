package render_test

import (
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// settled is a small dossier of three countries, one of them odd, and an actor
// without any.
func settled(t *testing.T) *ask.Memory {
	t.Helper()
	d := &data.Dossier{
		Actors: []data.Actor{
			{ID: "a", Name: "Anna", Kind: data.KindPerson, Country: "PRK"},
			{ID: "b", Name: "Bert", Kind: data.KindPerson, Country: "KOR"},
			{ID: "c", Name: "Carl", Kind: data.KindPerson},
			{ID: "d", Name: "Dora Ltd", Kind: data.KindOrganization, Country: "PRK"},
			{ID: "e", Name: "Emil", Kind: data.KindUnknown, Country: "ZZZ"},
			{ID: "f", Name: "Fritz", Country: "KOR"},
		},
		Sources:   []data.Source{{ID: "s", Title: "S"}},
		Relations: []data.Relation{{ID: "warns", Label: "warns", Tone: data.Conflictual, Influence: data.Forward}},
	}
	for i, pair := range []string{"ab", "bc", "cd", "de", "ef"} {
		d.Claims.Append(data.Claim{ID: string(rune('p' + i)), From: []string{pair[:1]}, To: []string{pair[1:]}, Relation: "warns",
			Said: []data.Attribution{{Stance: data.Asserts, Source: "s"}}})
	}
	return answers.Engine(t, d)
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		by     render.Grouping
		want   string // labels with members
		footer string
	}{
		{"", "", ""},
		{render.ByKind, "persons 0 1 2, organizations 3, not identified 4", "Actors outside of the boxes have no kind in the dossier."},
		{render.ByCountry, "North Korea 0 3, South Korea 1 5, ZZZ 4", "Actors outside of the boxes have no country in the dossier."},
	} {
		f := build(t, answers.Put(t, settled(t), ask.Question{Verb: answer.VerbDraw}), render.Options{GroupBy: c.by})
		var got []string
		for _, g := range f.Groups {
			s := g.Label
			for _, n := range g.Members {
				s += " " + string(rune('0'+n))
			}
			got = append(got, s)
			if !strings.Contains(f.Description, g.Label+" (") {
				t.Errorf("the description does not name %s: %s", g.Label, f.Description)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("by %q: %s, want %s", c.by, s, c.want)
		}
		if footer := strings.Join(f.Footer, "\n"); strings.Contains(footer, "boxes") != (c.footer != "") || !strings.Contains(footer, c.footer) {
			t.Errorf("by %q: the footer says %s", c.by, footer)
		}
	}
}

// A group is grey where all its members are, and not where one is not.
func TestGroupsOfTheContext(t *testing.T) {
	q := ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Highlight: []string{"b", "c"}}}
	f := build(t, answers.Put(t, settled(t), q), render.Options{GroupBy: render.ByKind})
	if f.Groups[0].Role != render.Plain || f.Groups[1].Role != render.Context {
		t.Errorf("%+v", f.Groups)
	}
}

func TestGroupsOfADifference(t *testing.T) {
	a := answers.Put(t, settled(t), ask.Question{Verb: answer.VerbDraw}).(*answer.Network)
	d := &answer.Comparison{Base: a.Base, Unchanged: []answer.Claim{a.Claims["p"]}, Added: answer.ListOf([]answer.Claim{a.Claims["r"]}),
		Ties: []answer.TieChange{
			{From: "a", Relation: "warns", To: "b", Old: &answer.TieState{TieClaims: answer.TieClaims{Claims: []string{"p"}}}, New: &answer.TieState{TieClaims: answer.TieClaims{Claims: []string{"p"}}}},
			{From: "c", Relation: "warns", To: "d", New: &answer.TieState{TieClaims: answer.TieClaims{Claims: []string{"r"}}}}}}
	f := build(t, d, render.Options{GroupBy: render.ByCountry})
	if len(f.Groups) != 1 || f.Groups[0].Label != "North Korea" || !strings.Contains(strings.Join(f.Footer, " "), "no country") {
		t.Errorf("%+v %q", f.Groups, f.Footer)
	}
}

func TestCountryNames(t *testing.T) {
	for code, want := range map[string]string{
		"PRK": "North Korea", "KOR": "South Korea", "USA": "United States", "RUS": "Russia", "UKR": "Ukraine", "POL": "Poland",
		"MKD": "North Macedonia", "SWZ": "Eswatini", "COD": "DR Congo", "BIH": "Bosnia & Herzegovina",
		"": "", "ZZZ": "ZZZ", "AAA": "AAA", "XKX": "XKX", "DDR": "DDR", "SUN": "SUN", "KP": "KP", "408": "408", "prk": "prk", "a\x1bb": `a\x1bb`,
	} {
		if got := render.CountryName(code); got != want {
			t.Errorf("%q is called %q, want %q", code, got, want)
		}
	}
}
