package data

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
)

// soundDossier passes every check; the cases below spoil one thing each.
func soundDossier() *Dossier {
	d := &Dossier{
		Title: "Arms",
		Actors: []Actor{
			{ID: "kim", Name: "Kim Jong Un", Kind: KindPerson, Aliases: []string{"Kim"}},
			{ID: "north-korea", Name: "North Korea", Kind: KindState, Aliases: []string{"DPRK"}, Metonyms: []string{"Pyongyang"}, Country: "PRK", Wikidata: "Q423"},
			{ID: "russia", Name: "Russia", Kind: KindState, Metonyms: []string{"Moscow", "the Kremlin"}},
		},
		Relations: BuiltinRelations(),
		Sources: []Source{
			{ID: "brief", Title: "A brief", URL: "https://example.org/brief", File: "texts/brief.txt", SHA256: strings.Repeat("0a", 32)},
			{ID: "wire", Origin: "ria"},
		},
	}
	d.Claims.Append(
		Claim{ID: "leads", From: []string{"kim"}, To: []string{"north-korea"}, Relation: "leads", Modality: Actual, Said: []Attribution{{Stance: Asserts, Source: "brief"}}},
		Claim{ID: "supplies", From: []string{"north-korea"}, To: []string{"russia"}, Relation: "supplies", Modality: Actual, About: "leads",
			Said: []Attribution{
				{By: []string{"kim", "north-korea"}, Stance: Denies, Source: "brief", Reliability: "B"},
				{Stance: Asserts, Source: "wire", Credibility: 1}, {Stance: Asserts, Source: "brief"},
			}},
		Claim{ID: "summit", From: []string{"kim", "russia", "north-korea"}, Relation: "meets", Modality: Planned, Said: []Attribution{{Stance: Asserts, Source: "brief"}}},
	)
	return d
}

func TestCheckPassesASoundDossier(t *testing.T) {
	for _, p := range Check(context.Background(), soundDossier()) {
		t.Errorf("%v (%s)", p, p.Hint)
	}
	if p := Check(context.Background(), &Dossier{}); len(p) > 0 {
		t.Errorf("the empty dossier: %v", p)
	}
	if p := Check(context.Background(), tableDossier(t)); len(p) > 0 {
		t.Errorf("a dossier with tables: %v", p)
	}
}

func TestCheckFinds(t *testing.T) {
	negative, tiny, huge, tooSure := -1.0, 1e-10, 1e16, 101
	type change = func(d *Dossier)
	claim := func(n int, f func(c *Claim)) change { return func(d *Dossier) { f(&d.Claims.written[n]) } }
	said := func(f func(a *Attribution)) change { return func(d *Dossier) { f(&d.Claims.written[0].Said[0]) } }
	tests := []struct {
		name   string
		spoil  change
		code   string
		place  string // list, index, field, item
		hinted string
	}{
		{"id missing", func(d *Dossier) { d.Sources = append(d.Sources, Source{}) }, CodeMissingField, "sources 2 id -1", "give it an id"},
		{"id bad", func(d *Dossier) { d.Sources = append(d.Sources, Source{ID: "The Times"}) }, CodeBadID, "sources 2 id -1", `"the-times"`},
		{"id twice", func(d *Dossier) { d.Sources = append(d.Sources, Source{ID: "wire"}) }, CodeDuplicateID, "sources 2 id -1", "another id"},
		{"actor twice", func(d *Dossier) { d.Actors = append(d.Actors, d.Actors[0]) }, CodeDuplicateID, "actors 3 id -1", "another id"},
		{"claim twice", claim(1, func(c *Claim) { c.ID = "leads"; c.About = "" }), CodeDuplicateID, "claims 1 id -1", "another id"},
		{"name missing", func(d *Dossier) { d.Actors[0].Name = "" }, CodeMissingField, "actors 0 name -1", "call it"},
		{"kind", func(d *Dossier) { d.Actors[0].Kind = "persn" }, CodeBadValue, "actors 0 kind -1", `"person"`},
		{"empty alias", func(d *Dossier) { d.Actors[0].Aliases[0] = " " }, CodeMissingField, "actors 0 aliases 0", "take the item out"},
		{"alias of two", func(d *Dossier) { d.Actors[2].Aliases = []string{"Ros", "dprk"} }, CodeSharedName, "actors 2 aliases 1", "metonym"},
		{"alias and name", func(d *Dossier) { d.Actors[2].Aliases = []string{"NORTH  KOREA"} }, CodeSharedName, "actors 2 aliases 0", "fuller names"},
		{"name of two", func(d *Dossier) { d.Actors[2].Name = "Kim Jong Un" }, CodeSharedName, "actors 2 name -1", "the same"},
		{"alias and id", func(d *Dossier) { d.Actors[0].Aliases[0] = "Russia" }, CodeSharedName, "actors 0 aliases 0", ""},
		{"names alike", func(d *Dossier) { d.Actors[2].Name, d.Actors[2].Kind = "Kim Jong-Un", KindNone }, CodeMayBeTheSame, "actors 2 name -1", "one way"},
		{"shared metonym", func(d *Dossier) { d.Actors[2].Metonyms[1] = "pyongyang" }, CodeSharedMetonym, "actors 2 metonyms 1", "list both"},
		{"metonym and name", func(d *Dossier) { d.Actors[1].Metonyms[0] = "Russia" }, CodeSharedMetonym, "actors 1 metonyms 0", "always find the other"},
		{"wikidata", func(d *Dossier) { d.Actors[1].Wikidata = "423" }, CodeBadValue, "actors 1 wikidata -1", "Q56226"},
		{"country", func(d *Dossier) { d.Actors[1].Country = "KP" }, CodeBadValue, "actors 1 country -1", "PRK"},
		{"unreachable", func(d *Dossier) { d.Actors = append(d.Actors, Actor{ID: "poland", Name: "Poland", Kind: KindState}) }, CodeUnreachableActor, "actors 3 id -1", "take it out"},
		{"long name", func(d *Dossier) { d.Actors[0].Name = strings.Repeat("ж", 2000) }, CodeTooLong, "actors 0 name -1", "shorten"},
		{"hidden", func(d *Dossier) { d.Actors[0].Name = "Kim\u202e" }, CodeHiddenCharacters, "actors 0 name -1", "anew"},

		{"symmetric inverse", func(d *Dossier) { d.Relations[0].Inverse = "is met by" }, CodeInconsistentRelation, "relations 0 inverse -1", ""},
		{"symmetric influence", func(d *Dossier) { d.Relations[0].Influence = Forward }, CodeInconsistentRelation, "relations 0 influence -1", `"both"`},
		{"label", func(d *Dossier) { d.Relations[1].Label = "" }, CodeMissingField, "relations 1 label -1", ""},
		{"inverse", func(d *Dossier) { d.Relations[1].Inverse = "" }, CodeMissingField, "relations 1 inverse -1", ""},
		{"tone", func(d *Dossier) { d.Relations[1].Tone = "friendly" }, CodeBadValue, "relations 1 tone -1", "cooperative"},
		{"mode", func(d *Dossier) { d.Relations[1].Mode = "oral" }, CodeBadValue, "relations 1 mode -1", "verbal"},
		{"influence", func(d *Dossier) { d.Relations[1].Influence = "forwards" }, CodeBadValue, "relations 1 influence -1", `"forward"`},
		{"cameo", func(d *Dossier) { d.Relations[1].CAMEO = "4" }, CodeBadValue, "relations 1 cameo -1", "leading zero"},
		{"plover", func(d *Dossier) { d.Relations[1].PLOVER = "FIGHT" }, CodeBadValue, "relations 1 plover -1", "ASSAULT"},

		{"url", func(d *Dossier) { d.Sources[0].URL = "javascript:alert(1)" }, CodeBadURL, "sources 0 url -1", "https://"},
		{"url with controls", func(d *Dossier) { d.Sources[0].URL = "java\nscript:x" }, CodeBadURL, "sources 0 url -1", ""},
		{"url without host", func(d *Dossier) { d.Sources[0].URL = "https:///x" }, CodeBadURL, "sources 0 url -1", ""},
		{"path up", func(d *Dossier) { d.Sources[0].File = "texts/../../etc/passwd" }, CodeBadPath, "sources 0 file -1", ""},
		{"path absolute", func(d *Dossier) { d.Sources[0].File = "/etc/passwd" }, CodeBadPath, "sources 0 file -1", ""},
		{"path of Windows", func(d *Dossier) { d.Sources[0].File = `..\x` }, CodeBadPath, "sources 0 file -1", ""},
		{"digest", func(d *Dossier) { d.Sources[0].SHA256 = strings.Repeat("0A", 32) }, CodeBadValue, "sources 0 sha256 -1", "lower-case"},

		{"from missing", claim(0, func(c *Claim) { c.From = nil }), CodeMissingField, "claims 0 from -1", ""},
		{"to missing", claim(0, func(c *Claim) { c.To = nil }), CodeMissingField, "claims 0 to -1", ""},
		{"meets alone", claim(2, func(c *Claim) { c.From = c.From[:1] }), CodeMissingField, "claims 2 to -1", ""},
		{"relation missing", claim(0, func(c *Claim) { c.Relation = "" }), CodeMissingField, "claims 0 relation -1", ""},
		{"relation unknown", claim(0, func(c *Claim) { c.Relation = "leeds" }), CodeUnknownRelation, "claims 0 relation -1", `"leads"`},
		{"actor unknown", claim(2, func(c *Claim) { c.From[1] = "rusia" }), CodeUnknownActor, "claims 2 from 1", `"russia"`},
		{"name for an id", claim(2, func(c *Claim) { c.From[1] = "DPRK" }), CodeUnknownActor, "claims 2 from 1", `a name of the actor "north-korea"`},
		{"nothing near", claim(2, func(c *Claim) { c.From[1] = "zzzzzz" }), CodeUnknownActor, "claims 2 from 1", `add it under "actors"`},
		{"self-loop", claim(0, func(c *Claim) { c.To[0] = "kim" }), CodeSelfLoop, "claims 0 to 0", ""},
		{"repeated", claim(2, func(c *Claim) { c.From[2] = "kim" }), CodeRepeatedActor, "claims 2 from 2", "once"},
		{"too many", claim(2, func(c *Claim) { c.From = make([]string, 51) }), CodeTooManyActors, "claims 2 from -1", "group"},
		{"modality", claim(0, func(c *Claim) { c.Modality = "real" }), CodeBadValue, "claims 0 modality -1", "actual"},
		{"weight", claim(0, func(c *Claim) { c.Weight = &negative }), CodeBadRange, "claims 0 weight -1", "from 0 to"},
		{"weight rounded to nothing", claim(0, func(c *Claim) { c.Weight = &tiny }), CodeBadRange, "claims 0 weight -1", "nine decimal places"},
		{"weight beyond sums", claim(0, func(c *Claim) { c.Weight = &huge }), CodeBadRange, "claims 0 weight -1", "9007199254740991"},
		{"about unknown", claim(1, func(c *Claim) { c.About = "lead" }), CodeUnknownClaim, "claims 1 about -1", `"leads"`},
		{"about itself", claim(0, func(c *Claim) { c.About = "leads" }), CodeAboutCycle, "claims 0 about -1", "by itself"},
		{"about in a ring", claim(0, func(c *Claim) { c.About = "supplies" }), CodeAboutCycle, "claims 0 about -1", ""},
		{"nobody", claim(0, func(c *Claim) { c.Said = nil }), CodeNobodySaid, "claims 0 id -1", `"said"`},
		{"long quote", said(func(a *Attribution) { a.Quote = strings.Repeat("x", 10001) }), CodeTooLong, "claims 0 said.0.quote -1", ""},
		{"stance", said(func(a *Attribution) { a.Stance = "says" }), CodeBadValue, "claims 0 said.0.stance -1", "asserts"},
		{"speaker", said(func(a *Attribution) { a.By = []string{"kim", "puttin"} }), CodeUnknownActor, "claims 0 said.0.by 1", ""},
		{"source", said(func(a *Attribution) { a.Source = "breif" }), CodeUnknownSource, "claims 0 said.0.source -1", `"brief"`},
		{"no source", said(func(a *Attribution) { a.Source, a.By = "", []string{"kim"} }), CodeNoSource, "claims 0 said.0.source -1", ""},
		{"no voice", said(func(a *Attribution) { a.Source = "" }), CodeNoSource, "claims 0 said.0.source -1", ""},
		{"reliability", said(func(a *Attribution) { a.Reliability = "G" }), CodeBadValue, "claims 0 said.0.reliability -1", "A "},
		{"credibility", said(func(a *Attribution) { a.Credibility = 7 }), CodeBadRange, "claims 0 said.0.credibility -1", ""},
		{"confidence", said(func(a *Attribution) { a.Confidence = &tooSure }), CodeBadRange, "claims 0 said.0.confidence -1", ""},
		{"single origin", said(func(a *Attribution) { a.Credibility = 1 }), CodeSingleOrigin, "claims 0 said.0.credibility -1", "rate it 2"},
	}
	for _, tt := range tests {
		d := soundDossier()
		tt.spoil(d)
		found := false
		for _, p := range Check(context.Background(), d) {
			at := fmt.Sprintf("%s %d %s %d", p.Place.List, p.Place.Index, p.Place.Field, p.Place.Item)
			if p.Code == tt.code && at == tt.place && strings.Contains(p.Hint, tt.hinted) {
				found = true
			}
			if p.Message == "" || p.Hint == "" {
				t.Errorf("%s: %v has no message or hint", tt.name, p)
			}
		}
		if !found {
			t.Errorf("%s: no %s at %s with %q in its hint; found %+v", tt.name, tt.code, tt.place, tt.hinted, Check(context.Background(), d))
		}
	}
}

func TestCheckOfTables(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(t *Table)
		code  string
		index int
	}{
		{"beyond the actors", func(t *Table) { t.To[1] = 99 }, CodeBrokenTable, 2},
		{"beyond the relations", func(t *Table) { t.Relation[1] = 99 }, CodeBrokenTable, 2},
		{"short column", func(t *Table) { t.Stance = t.Stance[:1] }, CodeBrokenTable, 1},
		{"beyond the texts", func(t *Table) { t.What[0] = 99 }, CodeBrokenTable, 1},
		{"self-loop", func(t *Table) { t.To[1] = 1 }, CodeSelfLoop, 2},
		{"stance", func(t *Table) { t.Stance[1] = "says" }, CodeBadValue, 2},
		{"confidence", func(t *Table) { t.Confidence[1] = 101 }, CodeBadRange, 2},
		{"weight", func(t *Table) { t.Weight[1] = math.Inf(1) }, CodeBadRange, 2},
		{"speaker", func(t *Table) { t.Strings[3] = "nobody" }, CodeUnknownActor, 1},
		{"source", func(t *Table) { t.Strings[4] = "nothing" }, CodeUnknownSource, 1},
		{"source of the table", func(t *Table) { t.Source = "nothing" }, CodeUnknownSource, 1},
		{"no source", func(t *Table) { t.Source = "" }, CodeNoSource, 1},
		{"modality", func(t *Table) { t.Modality = []Modality{"", "hoped"} }, CodeBadValue, 2},
		{"reliability", func(t *Table) { t.Reliability = []uint8{0, 'G'} }, CodeBadValue, 2},
		{"credibility", func(t *Table) { t.Credibility = []uint8{7, 0} }, CodeBadRange, 1},
		{"id", func(t *Table) { t.ID, t.Strings = []uint32{5, 0}, append(t.Strings, "X:") }, CodeBadID, 1},
		{"id of another claim", func(t *Table) { t.ID, t.Strings = []uint32{0, 5}, append(t.Strings, "w") }, CodeDuplicateID, 2},
		{"claim that it is about", func(t *Table) { t.About, t.Strings = []uint32{0, 5}, append(t.Strings, "v") }, CodeUnknownClaim, 2},
	}
	for _, tt := range tests {
		d := tableDossier(t)
		tt.spoil(d.Claims.Tables()[0])
		problems := Check(context.Background(), d)
		if len(problems) != 1 || problems[0].Code != tt.code || problems[0].Place.Index != tt.index {
			t.Errorf("%s: want one %s at %d, found %+v", tt.name, tt.code, tt.index, problems)
		}
	}
}

// Whoever names a claim by its table and row, as it once was, is told its id.
func TestCheckKnowsIDsOfRows(t *testing.T) {
	d := tableDossier(t)
	d.Claims.written[0].About = "ledger-row-2"
	problems := Check(context.Background(), d)
	if len(problems) != 1 || problems[0].Code != CodeUnknownClaim || !strings.Contains(problems[0].Hint, unite(t, tableDossier(t)).ClaimID(2)) {
		t.Errorf("%+v", problems)
	}
}

func TestCheckSortsAndCaps(t *testing.T) {
	d := soundDossier()
	for i := range 5000 {
		id := fmt.Sprintf("extra-%d", i)
		d.Actors = append(d.Actors, Actor{ID: id, Name: id, Kind: KindPerson}) // unreachable: warnings
	}
	d.Claims.written[2].From[0] = "nobody-at-all"
	problems := Check(context.Background(), d)
	if len(problems) != maxProblems+1 {
		t.Fatalf("%d problems", len(problems))
	}
	last := problems[maxProblems]
	if last.Code != CodeTooManyProblems || last.Severity != Warning || !strings.Contains(last.Message, "4001") {
		t.Errorf("closes with %v", last)
	}
	if p := problems[maxProblems-1]; p.Code != CodeUnknownActor {
		t.Errorf("the error was lost behind warnings, or does not stand last: %v", p)
	}
	if !HasErrors(problems) || HasErrors(problems[:5]) {
		t.Error("HasErrors")
	}
}

// Were the search for near matches not bounded, this would take hours.
func TestCheckEndsOnHostileInput(t *testing.T) {
	d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s"}}}
	var ring []Claim
	const n = 5_000
	for i := range n {
		id := fmt.Sprintf("%s-%d", strings.Repeat("x", 1000), i)
		d.Actors = append(d.Actors, Actor{ID: id, Name: id, Kind: "?"})
		ring = append(ring, Claim{ID: fmt.Sprintf("c-%d", i), From: []string{id + "y"}, To: []string{id}, Relation: "leeds", About: fmt.Sprintf("c-%d", (i+1)%n)})
	}
	for range n {
		ring[0].Said = append(ring[0].Said, Attribution{By: []string{"kim"}, Stance: Asserts, Source: "s"})
	}
	d.Claims.Append(ring...)
	problems := Check(context.Background(), d)
	if len(problems) != maxProblems+1 {
		t.Errorf("%d problems", len(problems))
	}
	for _, p := range problems {
		if len(p.Message)+len(p.Hint) > 3000 {
			t.Fatalf("a message of %d bytes", len(p.Message)+len(p.Hint))
		}
	}
}

func TestCodesAreUnique(t *testing.T) {
	seen := make(map[string]bool)
	for _, c := range Codes() {
		if seen[c.ID] || !ValidID(c.ID) || c.Meaning == "" {
			t.Errorf("code %+v", c)
		}
		seen[c.ID] = true
	}
	if p := NewProblem(CodeTooLong, Place{}, "m", "h"); p.Severity != Warning {
		t.Errorf("%v", p)
	}
}
