package flat

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// lay lays a dossier out and returns its rows as text: the columns in use, with their
// names.
func lay(t *testing.T, d *data.Dossier, holds Holds) (rows []string, table *Table) {
	t.Helper()
	table, err := Of(t.Context(), d, holds)
	if err != nil {
		t.Fatal(err)
	}
	header := Header()
	for row, err := range table.Rows(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for i, cell := range table.Cells(row) {
			if cell != "" {
				told = append(told, header[i]+"="+cell)
			}
		}
		rows = append(rows, strings.Join(told, " "))
	}
	return rows, table
}

func weight(w float64) *float64 { return &w }

func TestRows(t *testing.T) {
	confidence := 0
	for _, c := range []struct {
		name  string
		claim data.Claim
		want  []string
	}{
		{"all that a row can say", data.Claim{ID: "c", From: []string{"kim"}, Relation: "supplies", To: []string{"putin"}, What: "rockets", Modality: data.Planned,
			When: testkit.Date("2023-09~"), Occasion: "7", Weight: weight(1e21), Said: []data.Attribution{{By: []string{"seoul", "kim"}, Stance: data.Alleges, Source: "brief", At: "p. 4",
				Quote: "a, \"b\"", SaidOn: testkit.Date("2024"), Reliability: "B", Credibility: 3, Confidence: &confidence}}},
			[]string{`id=c from-id=kim from=Kim relation=supplies to-id=putin to=Putin what=rockets modality=planned when=2023-09~ occasion=7 weight=1000000000000000000000 ` +
				`stance=alleges by-id=seoul + kim by="Seoul; the court" + Kim source=brief at=p. 4 quote=a, "b" said-on=2024 reliability=B credibility=3 confidence=0`}},
		{"an id that is made", data.Claim{From: []string{"kim"}, Relation: "visits", To: []string{"putin"}, Said: []data.Attribution{{Source: "brief"}}},
			[]string{"from-id=kim from=Kim relation=visits to-id=putin to=Putin stance=asserts source=brief"}},
		{"several actors and voices", data.Claim{From: []string{"kim", "putin"}, Relation: "supplies", To: []string{"seoul"},
			Said: []data.Attribution{{Stance: data.Denies, By: []string{"kim"}}, {Source: "brief"}}},
			[]string{`from-id=kim + putin from=Kim + Putin relation=supplies to-id=seoul to="Seoul; the court" stance=denies by-id=kim by=Kim`,
				`from-id=kim + putin from=Kim + Putin relation=supplies to-id=seoul to="Seoul; the court" stance=asserts source=brief`}},
		{"two in one list", data.Claim{From: []string{"kim", "putin"}, Relation: "meets", Said: []data.Attribution{{Source: "brief"}}},
			[]string{"from-id=kim + putin from=Kim + Putin relation=meets stance=asserts source=brief"}},
		{"three in one list", data.Claim{From: []string{"kim", "putin", "bare"}, Relation: "meets", Said: []data.Attribution{{Source: "brief"}}},
			[]string{"from-id=kim + putin + bare from=Kim + Putin + bare relation=meets stance=asserts source=brief"}},
		{"nobody's word", data.Claim{From: []string{"kim"}, Relation: "visits", To: []string{"putin"}},
			[]string{"from-id=kim from=Kim relation=visits to-id=putin to=Putin"}},
	} {
		d := people()
		d.Claims.Append(c.claim)
		if rows, _ := lay(t, d, Holds{Unsaid: true}); !slices.Equal(rows, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(rows, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func people() *data.Dossier {
	return &data.Dossier{Relations: data.BuiltinRelations(),
		Actors:  []data.Actor{{ID: "kim", Name: "Kim"}, {ID: "putin", Name: "Putin"}, {ID: "seoul", Name: "Seoul; the court"}, {ID: "bare"}},
		Sources: []data.Source{{ID: "brief", Title: "The brief"}}}
}

// Entries of one claim, and rows of tables among them, are that claim, each of its
// attributions once.
func TestRowsOfJoinedEntries(t *testing.T) {
	d := people()
	said := func(source string) []data.Attribution { return []data.Attribution{{Source: source}} }
	d.Claims.Append(
		data.Claim{ID: "b", From: []string{"kim"}, Relation: "visits", To: []string{"putin"}, Weight: weight(3), Said: said("brief")},
		data.Claim{ID: "w", From: []string{"seoul"}, Relation: "warns", To: []string{"kim"}, About: "b", Said: said("brief")},
		data.Claim{ID: "a", From: []string{"kim"}, Relation: "visits", To: []string{"putin"}, Weight: weight(2), Said: said("brief")})
	visits := slices.IndexFunc(d.Relations, func(r data.Relation) bool { return r.ID == "visits" })
	d.Claims.AppendTable(&data.Table{Source: "brief", From: []uint32{0, 1}, To: []uint32{1, 0}, Relation: []uint16{uint16(visits), uint16(visits)},
		Strings: []string{"", "p. 9"}, At: []uint32{1, 0}})
	rows, table := lay(t, d, Holds{Actors: true, Sources: true})
	want := []string{
		"id=a from-id=kim from=Kim relation=visits to-id=putin to=Putin weight=2 stance=asserts source=brief",
		"id=a from-id=kim from=Kim relation=visits to-id=putin to=Putin weight=2 stance=asserts source=brief at=p. 9",
		`id=w from-id=seoul from="Seoul; the court" relation=warns to-id=kim to=Kim about=a stance=asserts source=brief`,
		"from-id=putin from=Putin relation=visits to-id=kim to=Kim stance=asserts source=brief",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	if lost := table.Lost().String(); lost != "1 further id of a claim" {
		t.Errorf("lost: %s", lost)
	}
}

// A relation that a table makes of a word is written as that word, unless the word
// leads to another one.
func TestRelationWords(t *testing.T) {
	for _, c := range []struct {
		relation data.Relation
		want     string
		lost     string
	}{
		{data.PlainRelation("lobbies-for", "Lobbies for"), "Lobbies for", ""},
		{data.PlainRelation("lobbies", "lobbies"), "lobbies", ""},
		{data.PlainRelation("lobbies", "works on"), "lobbies", "1 relation of the dossier's own"},
		{data.PlainRelation("has-a-deal", "Has an agreement with"), "has-a-deal", "1 relation of the dossier's own"},
		{data.Relation{ID: "lobbies", Label: "lobbies", Inverse: "is lobbied by", Influence: data.Forward}, "lobbies", "1 relation of the dossier's own"},
	} {
		d := people()
		d.Relations = append(d.Relations, c.relation)
		d.Claims.Append(data.Claim{From: []string{"kim"}, Relation: c.relation.ID, To: []string{"putin"}, Said: []data.Attribution{{Source: "brief"}}})
		rows, table := lay(t, d, Holds{Actors: true, Sources: true})
		if !strings.Contains(rows[0], " relation="+c.want+" to-id=") {
			t.Errorf("%s (%s) is written %s", c.relation.ID, c.relation.Label, rows[0])
		}
		if lost := table.Lost().String(); lost != c.lost {
			t.Errorf("%s: lost %q, want %q", c.relation.ID, lost, c.lost)
		}
	}
}

// So is a source by its title.
func TestSourceWords(t *testing.T) {
	for _, c := range []struct {
		source     data.Source
		want, lost string
	}{
		{data.Source{ID: "the-daily", Title: "The Daily"}, "The Daily", ""},
		{data.Source{ID: "daily", Title: "The Daily"}, "daily", "1 source's title"},
		{data.Source{ID: "daily"}, "daily", ""},
		{data.Source{ID: "https-a-example-x", Title: "https://a.example/x", URL: "https://a.example/x"}, "https://a.example/x", ""},
		{data.Source{ID: "the-daily", Title: "The Daily", URL: "https://a.example/x"}, "The Daily", "1 source's address"},
	} {
		d := people()
		d.Sources = []data.Source{c.source}
		d.Claims.Append(data.Claim{From: []string{"kim"}, Relation: "visits", To: []string{"putin"}, Said: []data.Attribution{{Source: c.source.ID}}})
		rows, table := lay(t, d, Holds{Actors: true})
		if !strings.HasSuffix(rows[0], " source="+c.want) {
			t.Errorf("%s (%s) is written %s", c.source.ID, c.source.Title, rows[0])
		}
		if lost := table.Lost().String(); lost != c.lost {
			t.Errorf("%s: lost %q, want %q", c.source.ID, lost, c.lost)
		}
	}
}

func TestLost(t *testing.T) {
	d := people()
	d.Title, d.Description = "Arms", "for words"
	d.Actors[0] = data.Actor{ID: "kim", Name: "Kim", Kind: data.KindPerson, Aliases: []string{"K"}, Metonyms: []string{"P"}, Description: "x", Wikidata: "Q1", Country: "PRK"}
	d.Actors[1].Kind = data.KindPerson
	d.Sources = append(d.Sources, data.Source{ID: "wire", Title: "wire", Publisher: "P", URL: "https://a.example", Published: testkit.Date("2020"), Origin: "kim", File: "a.txt"}, data.Source{ID: "idle"})
	d.Decisions = []data.Decision{{Actors: []string{"kim", "putin"}, Verdict: data.Different}}
	d.Claims.Append(
		data.Claim{ID: "rumour", From: []string{"seoul"}, Relation: "visits", To: []string{"bare"}},
		data.Claim{ID: "c", From: []string{"kim"}, Relation: "visits", To: []string{"putin"}, About: "rumour", Said: []data.Attribution{{Source: "wire"}, {Source: "brief"}, {By: []string{"kim"}}}})
	for _, c := range []struct {
		holds Holds
		want  string
	}{
		{Holds{}, "the title, the description, 2 actors that no claim names, 2 actors' kinds, 1 actor's aliases, 1 actor's metonyms, " +
			"1 actor's description, 1 actor's Wikidata item, 1 actor's country, 1 source that no attribution names, 1 source's title, 1 source's publisher, " +
			"1 source's address, 1 source's dates, 1 source's origin, 1 source's stored text, 1 claim that is nobody's word, 1 link to such a claim, " +
			"1 attribution that names no source, for which the file stands, 1 decision"},
		{Holds{Head: true, Actors: true, Sources: true, Relations: true, Unsaid: true}, "1 decision"},
	} {
		_, table := lay(t, d, c.holds)
		if got := table.Lost().String(); got != c.want {
			t.Errorf("%+v loses\n%s\nwant\n%s", c.holds, got, c.want)
		}
	}
}

// What decisions make one is one in the rows, and under one name.
func TestDecisionsAreCarriedOut(t *testing.T) {
	d := people()
	d.Decisions = []data.Decision{{Actors: []string{"kim", "bare"}, Verdict: data.Same, Keep: "kim", By: "Ann"}}
	d.Claims.Append(data.Claim{From: []string{"bare"}, Relation: "visits", To: []string{"putin"}, Said: []data.Attribution{{Source: "brief", By: []string{"bare"}}}})
	rows, _ := lay(t, d, Holds{})
	if want := "from-id=kim from=Kim relation=visits to-id=putin to=Putin stance=asserts by-id=kim by=Kim source=brief"; len(rows) != 1 || rows[0] != want {
		t.Errorf("got %s\nwant %s", rows, want)
	}
}

func TestRowsEndWithTheirContext(t *testing.T) {
	d := testkit.SeededDossier(1, 20, 5000)
	table, err := Of(context.Background(), d, Holds{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := testkit.EndAfter(2)
	var last error
	for _, err := range table.Rows(ctx) {
		last = err
	}
	if last != context.Canceled {
		t.Errorf("the rows ended with %v", last)
	}
}
