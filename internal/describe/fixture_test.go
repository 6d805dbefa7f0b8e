package describe_test

import (
	"bytes"
	"context"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/testkit"
)

// base is what a small dossier has: Anna owns Acme, which supplies the Ministry;
// the Ministry denies it.
func base(verb string, actors ...string) answer.Base {
	b := answer.Base{Asked: answer.Asked{Verb: verb, Actors: actors, Command: "dossier " + verb}, Limits: []string{}, Index: answer.NewIndex(),
		Dossier: answer.Dossier{Title: "Anna and the Ministry", Digest: "sha256:1", Version: "0"}}
	for _, a := range []answer.Actor{
		{ID: "anna", Name: "Anna", Kind: data.KindPerson}, {ID: "acme", Name: "Acme", Kind: data.KindOrganization, Aliases: []string{"the Acme", "Acme Ltd"}},
		{ID: "ministry", Name: "Ministry", Kind: data.KindState, Metonyms: []string{"Main Street"}, Country: "XAB", Wikidata: "Q1", Description: "Buys things."},
	} {
		b.Actors[a.ID] = a
	}
	for _, r := range []answer.Relation{{ID: "owns", Label: "owns", Inverse: "is owned by"}, {ID: "supplies", Label: "supplies", Inverse: "is supplied by", Tone: data.Cooperative}} {
		b.Relations[r.ID] = r
	}
	b.Sources["register"] = answer.Source{ID: "register", Title: "Company register", Published: testkit.Date("2024-03-01"), URL: "https://example.org/r?a=1&b=2"}
	b.Sources["paper"] = answer.Source{ID: "paper", Title: "Who buys?", Publisher: "The Paper", Origin: "anna", Retrieved: testkit.Date("2024-04")}
	for _, c := range claims() {
		c.Sentence = b.Sentence(&c)
		b.Claims[c.ID] = c
	}
	return b
}

func claims() []answer.Claim {
	return []answer.Claim{
		{ID: "anna-owns-acme", From: []string{"anna"}, Relation: "owns", To: []string{"acme"}, Modality: data.Actual, Status: data.Confirmed, Grade: 5, Origins: 1,
			Said: []answer.Attribution{{By: []string{}, Stance: data.Confirms, Source: "register", At: "entry 17"}}},
		{ID: "acme-supplies-ministry", From: []string{"acme"}, Relation: "supplies", To: []string{"ministry"}, What: "pencils", Modality: data.Actual,
			When: testkit.Date("2023/.."), Status: data.Contested, Grade: 2, Origins: 1, Said: []answer.Attribution{
				{By: []string{"ministry"}, Stance: data.Denies, Source: "paper", At: "page 2", Quote: `"no pencils" at all`},
				{By: []string{"anna"}, Stance: data.Alleges, Source: "paper", At: "page 1", SaidOn: testkit.Date("2023-09-12"), Reliability: "B", Credibility: 2}}},
	}
}

func hopTo(from, to, relation, claim string, status data.Status, grade data.Grade) answer.Hop {
	return answer.Hop{From: from, To: to, Ties: []answer.HopTie{{Relation: relation, Status: status, Grade: grade, TieClaims: answer.TieClaims{Claims: []string{claim}}}}}
}

func path() answer.Path {
	weight := 2.5
	return answer.Path{Length: 2, Grade: 2, Weight: &weight, Hops: []answer.Hop{
		hopTo("anna", "acme", "owns", "anna-owns-acme", data.Confirmed, 5), hopTo("acme", "ministry", "supplies", "acme-supplies-ministry", data.Contested, 2)}}
}

// answers are one or more of each kind, by the names of their goldens.
func answers() map[string]answer.Answer {
	paths := &answer.Paths{From: "anna", To: "ministry", Paths: []answer.Path{path()}, Complete: true, Base: base("path", "anna", "ministry"),
		Stress: []answer.Withdrawal{{Without: answer.WithoutSource, ID: "register", Outcome: answer.NoPath}, {Without: answer.WithoutVoice, ID: "anna", Outcome: answer.SamePath}}}
	limited := base("path", "anna", "ministry")
	limited.Limits, limited.Scope = []string{"As of 2024.", "According to Anna."}, &answer.Scope{Passing: 2, Unlimited: 7}
	several := &answer.Paths{From: "anna", To: "ministry", Paths: []answer.Path{path(), {Length: 1, Grade: 2, Hops: path().Hops[1:]}}, Bound: "2 paths", Base: limited}
	nearest := &answer.Paths{From: "anna", To: "ministry", Complete: true, Nearest: &answer.Nearest{Words: "at any date: 2 hops", Path: path()}, Base: limited}
	untied := &answer.Paths{From: "anna", To: "nobody", Complete: true, Untied: []string{"nobody"}, Base: base("path", "anna", "nobody")}
	profile := &answer.Profile{Actor: base("").Actors["ministry"], In: []answer.ProfileTie{{Relation: "supplies", Actor: "acme", TieClaims: answer.TieClaims{Claims: []string{"acme-supplies-ministry"}}}},
		Statuses: []answer.Count{{ID: "contested", Count: 1}}, Says: []answer.Word{{Claim: "acme-supplies-ministry", Stance: data.Denies}}, Base: base("show", "ministry")}
	crowded := *paths
	crowded.Paths, crowded.Stress = []answer.Path{path()}, nil
	crowded.Paths[0].Hops[1].Ties[0].More, crowded.Paths[0].Hops[1].Ties[0].MoreContested = 300, 2
	crowdedProfile := *profile
	crowdedProfile.In = []answer.ProfileTie{profile.In[0]}
	crowdedProfile.In[0].More, crowdedProfile.Statuses, crowdedProfile.MoreSays = 300, []answer.Count{{ID: "asserted", Count: 300}, {ID: "contested", Count: 1}}, 7
	b := base("claims")
	all := claims()
	for i := range all {
		all[i] = b.Claims[all[i].ID]
	}
	listing := &answer.Listing{List: answer.ListOf(all), Statuses: []answer.Count{{ID: "confirmed", Count: 1}, {ID: "contested", Count: 1}}, Base: b}
	network := &answer.Network{Centres: []string{"acme"}, Members: []string{"acme", "anna", "ministry"}, Base: base("draw", "acme"), Ties: []answer.Tie{
		{From: "acme", Relation: "supplies", To: "ministry", TieClaims: answer.TieClaims{Claims: []string{"acme-supplies-ministry"}}}, {From: "anna", Relation: "owns", To: "acme", TieClaims: answer.TieClaims{Claims: []string{"anna-owns-acme"}}}}}
	crowdedNetwork := *network
	crowdedNetwork.Ties = []answer.Tie{network.Ties[0]}
	crowdedNetwork.Ties[0].More = 1
	old := all[1]
	old.Status, old.Grade, old.Sentence, old.Said = data.Alleged, 1, "Acme supplies the Ministry", old.Said[1:]
	scores := []answer.Score{{Place: 1, Actor: "acme", Name: "Acme", Score: 2}, {Place: 2, Actor: "anna", Name: "Anna", Score: 1.23456}}
	return map[string]answer.Answer{
		"path": paths, "paths": several, "nearest": nearest, "untied": untied, "profile": profile, "listing": listing, "network": network,
		"crowded-path": &crowded, "crowded-profile": &crowdedProfile, "crowded-network": &crowdedNetwork,
		"ranking":  &answer.Ranking{Measure: "degree", Meaning: "how many ties an actor has", Scores: scores, Ranked: 3, Base: base("rank")},
		"grouping": &answer.Grouping{Measure: "components", Meaning: "actors that hang together", Groups: []answer.Group{{Name: "core", Size: 5, Members: []string{"acme", "anna", "ministry"}}}, Total: 2, Base: base("groups")},
		"census":   &answer.Grouping{Measure: "balance", Meaning: "whether friends add up", Note: "0 % do", Counts: []answer.Count{{ID: "pairs", Count: 12}}, Base: base("groups")},
		"comparison": &answer.Comparison{Old: "2019", New: "2023", Same: 3, Added: answer.ListOf(all[:1]), Regraded: answer.ListOf([]answer.Change{{ID: old.ID, Old: old, New: all[1]}}),
			Base: base("diff"), Before: &answer.Side{Index: base("").Index, Dossier: answer.Dossier{Digest: "sha256:0"}}},
		"overview": &answer.Overview{Description: "Who buys what.", Totals: answer.Totals{Actors: 3, Ties: 2, Claims: 2, Sources: 2}, ByStatus: []answer.Count{{ID: "confirmed", Count: 1}},
			ByRelation: []answer.Count{{ID: "supplies", Count: 1}}, Central: scores, Cycles: [][]string{{"acme", "anna", "ministry"}}, Base: base("")},
	}
}

// failer is a test that can fail, of testing or of rapid.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func told(t failer, opt describe.Options, list ...answer.Answer) *document.Document {
	t.Helper()
	entries := make([]describe.Entry, len(list))
	for i, a := range list {
		entries[i].Answer = a
	}
	d, err := describe.Document(context.Background(), entries, opt)
	if err != nil {
		t.Fatalf("describing: %v", err)
	}
	return d
}

// written writes a document as text, Markdown or HTML.
func written(t failer, form string, d *document.Document) []byte {
	t.Helper()
	ctx := context.Background()
	var b bytes.Buffer
	var err error
	switch form {
	case "txt":
		err = document.Text(ctx, &b, d, document.TextStyle{})
	case "md":
		err = document.Markdown(ctx, &b, d)
	case "html":
		err = document.HTML(ctx, &b, d)
	}
	if err != nil {
		t.Fatalf("writing: %v", err)
	}
	return b.Bytes()
}
