package inquiry

import (
	"context"
	"strings"
	"testing"

	"dossier/internal/explorer/internal/live"
	"dossier/internal/inputs"
	"dossier/internal/options"
)

// brief is what comes with the program.
func brief(t *testing.T) *live.State {
	t.Helper()
	h, err := live.New(t.Context(), func(ctx context.Context) (live.Dossier, error) {
		e, texts, err := inputs.OpenWithTexts(ctx, inputs.Inputs{Version: "1"})
		return live.Dossier{Engine: e, Texts: texts}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return h.Now()
}

func requested(t *testing.T, words ...string) options.Request {
	t.Helper()
	r, err := options.Parse(words, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWays looks at the links that an actor of an answer has.
func TestWays(t *testing.T) {
	s := brief(t)
	for _, c := range []struct {
		question, actor string
		want            Actor
	}{
		{"draw Kim", "kim-jong-un", Actor{}}, // all that is around him is shown
		{"draw Kim", "russia", Actor{Expand: "/draw?actor=Kim&expand=russia", Hide: "/draw?actor=Kim&hide=russia"}},
		{"draw Kim", "united-states", Actor{}}, // speaks, and is not drawn
		{"draw Kim --expand Russia,DPRK --as-of 2023", "russia",
			Actor{Collapse: "/draw?actor=Kim&expand=north-korea&as-of=2023", Hide: "/draw?actor=Kim&expand=Russia%2CDPRK&hide=russia&as-of=2023"}},
		{"draw", "russia", Actor{Hide: "/draw?hide=russia"}},
		{"path Kim Seoul", "kim-jong-un", Actor{Expand: "/draw?path=Kim%2CSeoul&expand=kim-jong-un"}},
		{"path Kim Seoul --stress", "russia", Actor{Expand: "/draw?path=Kim%2CSeoul&expand=russia", Avoid: "/path?from=Kim&to=Seoul&avoid=russia&stress=true"}},
		{"draw --path Kim,Seoul --expand Russia", "ukraine",
			Actor{Expand: "/draw?path=Kim%2CSeoul&expand=Russia%2Cukraine", Hide: "/draw?path=Kim%2CSeoul&expand=Russia&hide=ukraine"}},
		{"draw --highlight Kim,Seoul", "russia", Actor{Avoid: "/draw?avoid=russia&highlight=Kim%2CSeoul"}},
		{"show Kim", "russia", Actor{}},
	} {
		r := requested(t, strings.Fields(c.question)...)
		found, err := Ask(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		cast, _ := castOf(found, r, chooserOf(found, r))
		met := false
		for _, a := range cast {
			if a.ID != c.actor {
				continue
			}
			met = true
			if got := (Actor{Expand: a.Expand, Collapse: a.Collapse, Hide: a.Hide, Avoid: a.Avoid}); got != c.want {
				t.Errorf("%s: %s has %+v, want %+v", c.question, c.actor, got, c.want)
			}
		}
		if !met {
			t.Errorf("%s does not list %s", c.question, c.actor)
		}
	}
}

// TestChosen looks at the ways back, and that those who are hidden are listed nowhere else.
func TestChosen(t *testing.T) {
	s, r := brief(t), requested(t, "draw", "Kim", "--expand", "Russia", "--hide", "Putin,Ukraine")
	found, err := Ask(t.Context(), s, r)
	if err != nil {
		t.Fatal(err)
	}
	c := chooserOf(found, r)
	var got []string
	for _, x := range c.chosen() {
		got = append(got, x.Name+" "+x.Words+" "+x.BackWords+" "+x.Back)
	}
	want := "Russia is expanded: it is tied to 9 actors collapse /draw?actor=Kim&hide=Putin%2CUkraine\n" +
		"Vladimir Putin is hidden show again /draw?actor=Kim&expand=Russia&hide=ukraine\n" +
		"Ukraine is hidden show again /draw?actor=Kim&expand=Russia&hide=vladimir-putin"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	cast, _ := castOf(found, r, c)
	for _, a := range cast {
		if a.ID == "ukraine" || a.ID == "vladimir-putin" {
			t.Errorf("%s is hidden and listed", a.Name)
		}
	}
}

// TestContext asks for the figure of a path with what is around it.
func TestContext(t *testing.T) {
	s := brief(t)
	for question, want := range map[string]string{
		"path Kim Seoul":                        "/draw?path=Kim%2CSeoul&expand=kim-jong-un%2Cnorth-korea%2Crussia%2Csouth-korea",
		"draw --path Kim,Seoul --expand Russia": "",
		"draw Kim":                              "",
		"path Kim Seoul --as-of 2019":           "",
	} {
		r := requested(t, strings.Fields(question)...)
		found, err := Ask(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		if got := chooserOf(found, r).context(); got != want {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
	}
}

// TestFilters counts what filters hide.
func TestFilters(t *testing.T) {
	s := brief(t)
	for question, want := range map[string]string{
		"draw Kim":                                  "",
		"draw Kim --as-of 2019":                     "This filter hides 5 actors and 15 ties. as-of=2019 /draw?actor=Kim",
		"claims --status contested":                 "Without this filter there are 34 claims, with it 1. status=contested /claims",
		"claims --tone neutral":                     "Without this filter there are 34 claims, with it 20. tone=neutral /claims",
		"path Kim Seoul --as-of 2019":               "Without this filter there is 1 path, with it 0. as-of=2019 /path?from=Kim&to=Seoul",
		"path Kim Seoul --since 2022 --min-grade 1": "Without these filters there is 1 path, with them 1. since=2022 /path?from=Kim&to=Seoul&min-grade=1 min-grade=1 /path?from=Kim&to=Seoul&since=2022",
		"show Kim --kind person":                    "This filter hides 6 actors and 6 ties. kind=person /show?actor=Kim",
		"draw Kim --since 2000":                     "This filter hides nothing here. since=2000 /draw?actor=Kim",
		"draw --modality planned":                   "This filter hides 20 actors and 33 ties. modality=planned /draw",
		"rank --tone neutral":                       " tone=neutral /rank",
	} {
		r := requested(t, strings.Fields(question)...)
		found, err := Ask(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		f, err := filtersOf(t.Context(), s, shownIn(found), r)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if f != nil {
			got = f.Words
			for _, one := range f.Each {
				got += " " + one.Name + "=" + one.Value + " " + one.Without
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
