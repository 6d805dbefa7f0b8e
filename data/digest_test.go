package data

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// digestDossier is a dossier with something in every field.
func digestDossier(t testing.TB) *Dossier {
	confidence, weight := 70, 1.5
	d := &Dossier{
		Title: "T", Description: "D",
		Actors: []Actor{
			{ID: "a", Name: "A", Kind: KindPerson, Aliases: []string{"x", "y"}, Metonyms: []string{"m", "n"}, Description: "d", Wikidata: "Q1", Country: "PRK"},
			{ID: "b", Name: "B", Kind: KindState},
		},
		Relations: append(BuiltinRelations(), PlainRelation("knows", "knows")),
		Sources: []Source{
			{ID: "s", Title: "t", Publisher: "p", URL: "https://example.org", Published: mustDate(t, "2020"), Retrieved: mustDate(t, "2021"), Origin: "o", File: "f.txt", SHA256: "00"},
			{ID: "r"},
		},
	}
	d.Claims.Append(
		Claim{ID: "c1", From: []string{"a", "b"}, To: []string{"z", "y"}, Relation: "meets", What: "w", Modality: Planned, When: mustDate(t, "2019"), About: "c2", Weight: &weight, Said: []Attribution{
			{By: []string{"a", "b"}, Stance: Asserts, Source: "s", At: "1", Quote: "q", SaidOn: mustDate(t, "2022"), Reliability: "A", Credibility: 2, Confidence: &confidence},
			{Stance: Denies, Source: "r"},
		}},
		Claim{ID: "c2", From: []string{"b"}, To: []string{"a"}, Relation: "knows", Modality: Actual},
	)
	return d
}

func digestOf(t testing.TB, d *Dossier) string {
	t.Helper()
	digest, err := d.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestDigestIgnoresOrder(t *testing.T) {
	want := digestOf(t, digestDossier(t))
	if len(want) != len(DigestPrefix)+64 {
		t.Fatalf("digest %q", want)
	}
	d := digestDossier(t)
	claims := slices.Clone(d.Claims.Written())
	slices.Reverse(d.Actors)
	slices.Reverse(d.Actors[1].Aliases)
	slices.Reverse(d.Relations)
	slices.Reverse(d.Sources)
	slices.Reverse(claims)
	slices.Reverse(claims[1].Said)
	slices.Reverse(claims[1].From)
	d.Sources[1].File = "elsewhere.txt"
	d.Claims = Claims{}
	d.Claims.Append(claims...)
	if got := digestOf(t, d); got != want {
		t.Error("the order of the input changes the digest")
	}
	claims[1].Said = append(claims[1].Said, claims[1].Said[0])
	d.Claims = Claims{}
	d.Claims.Append(claims...)
	if got := digestOf(t, d); got != want {
		t.Error("an attribution that is there twice counts twice")
	}
	d.Decisions = []Decision{{Actors: []string{"a", "b"}, Verdict: Same, TakenBack: &TakingBack{By: "e"}}}
	if got := digestOf(t, d); got != want {
		t.Error("a decision that was taken back counts")
	}
	if d.Relations = d.Relations[:1]; digestOf(t, d) != want {
		t.Error("built-in relations count as content")
	}
}

func TestDigestSeesEveryChange(t *testing.T) {
	claim := func(d *Dossier) *Claim { return &d.Claims.Written()[0] }
	first := func(d *Dossier) *Attribution { return &claim(d).Said[0] }
	changes := map[string]func(d *Dossier){
		"title": func(d *Dossier) { d.Title += "!" }, "description": func(d *Dossier) { d.Description = "" },
		"title and description": func(d *Dossier) { d.Title, d.Description = "TD", "" },
		"actor id":              func(d *Dossier) { d.Actors[0].ID = "q" }, "name": func(d *Dossier) { d.Actors[0].Name = "q" },
		"kind": func(d *Dossier) { d.Actors[0].Kind = KindGroup }, "alias": func(d *Dossier) { d.Actors[0].Aliases[0] = "q" },
		"alias becomes metonym": func(d *Dossier) { a := &d.Actors[0]; a.Aliases, a.Metonyms = a.Aliases[:1], append(a.Metonyms, "y") },
		"about an actor":        func(d *Dossier) { d.Actors[0].Description = "" }, "wikidata": func(d *Dossier) { d.Actors[0].Wikidata = "Q2" },
		"country": func(d *Dossier) { d.Actors[0].Country = "KOR" }, "actor gone": func(d *Dossier) { d.Actors = d.Actors[:1] },
		"own relation":     func(d *Dossier) { d.Relations[len(d.Relations)-1].Influence = Both },
		"overridden":       func(d *Dossier) { d.Relations[0].Symmetric = false },
		"published":        func(d *Dossier) { d.Sources[0].Published = Date{} },
		"retrieved":        func(d *Dossier) { d.Sources[0].Retrieved = Date{} },
		"origin":           func(d *Dossier) { d.Sources[0].Origin = "" },
		"text of a source": func(d *Dossier) { d.Sources[0].SHA256 = "01" },
		"url":              func(d *Dossier) { d.Sources[0].URL = "" },
		"claim id":         func(d *Dossier) { claim(d).ID = "q" }, "from": func(d *Dossier) { claim(d).From[0] = "q" },
		"sides swapped": func(d *Dossier) { c := claim(d); c.From, c.To = c.To, c.From },
		"relation":      func(d *Dossier) { claim(d).Relation = "visits" }, "what": func(d *Dossier) { claim(d).What = "" },
		"modality": func(d *Dossier) { claim(d).Modality = Possible }, "when": func(d *Dossier) { claim(d).When = mustDate(t, "2019~") },
		"about": func(d *Dossier) { claim(d).About = "" }, "weight": func(d *Dossier) { claim(d).Weight = nil },
		"voice": func(d *Dossier) { first(d).By = nil }, "stance": func(d *Dossier) { first(d).Stance = Alleges },
		"source": func(d *Dossier) { first(d).Source = "r" }, "at": func(d *Dossier) { first(d).At = "2" },
		"quote": func(d *Dossier) { first(d).Quote = "" }, "said on": func(d *Dossier) { first(d).SaidOn = Date{} },
		"reliability": func(d *Dossier) { first(d).Reliability = "B" }, "credibility": func(d *Dossier) { first(d).Credibility = 0 },
		"confidence":     func(d *Dossier) { first(d).Confidence = nil },
		"said once more": func(d *Dossier) { claim(d).Said = append(claim(d).Said, Attribution{By: []string{"b"}}) },
		"occasion":       func(d *Dossier) { claim(d).Occasion = "noon" },
		"decision":       func(d *Dossier) { d.Decisions = []Decision{{Actors: []string{"a", "b"}, Verdict: Different}} },
	}
	seen := map[string]string{digestOf(t, digestDossier(t)): "no change"}
	for name, change := range changes {
		d := digestDossier(t)
		change(d)
		digest := digestOf(t, d)
		if other, known := seen[digest]; known {
			t.Errorf("%q and %q have one digest", name, other)
		}
		seen[digest] = name
	}
}

func TestDigestOfTables(t *testing.T) {
	d := bigTable(1000)
	want := digestOf(t, d)
	table := d.Claims.Tables()[0]
	rand.New(rand.NewPCG(1, 2)).Shuffle(table.Len(), func(i, j int) {
		table.From[i], table.From[j] = table.From[j], table.From[i]
		table.To[i], table.To[j] = table.To[j], table.To[i]
	})
	if digestOf(t, d) != want {
		t.Error("the order of rows changes the digest")
	}
	table.To[5] = (table.To[5] + 1) % 1000
	if digestOf(t, d) == want {
		t.Error("another row has the same digest")
	}
}

// A claim about another says the same whichever of its ids it names.
func TestDigestOfAbout(t *testing.T) {
	first, second := baseClaim(), baseClaim()
	first.ID, second.ID = "x", "y"
	digest := func(about string) string {
		warns := Claim{From: []string{"c"}, Relation: "warns", To: []string{"a"}, About: about, Said: []Attribution{{Source: "s"}}}
		return digestOf(t, claimsDossier(first, second, warns))
	}
	if digest("x") != digest("y") {
		t.Error("two digests of claims about one claim")
	}
	if digest("x") == digest("") || digest("x") == digest("nothing") {
		t.Error("the digest does not know what a claim is about")
	}
}
