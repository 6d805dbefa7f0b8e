package load

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/data"
)

// sheet is a sheet of a workbook for a test: its rows, with | between cells.
type sheet struct {
	name   string
	rows   string
	hidden bool
}

// book makes a workbook.
func book(t *testing.T, sheets ...sheet) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for n, row := range strings.Split(strings.Trim(s.rows, "\n"), "\n") {
			cells := strings.Split(row, "|")
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", n+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
		if s.hidden {
			if err := f.SetSheetVisible(s.name, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	actorRows  = "id|name|kind|aliases|made\nalpha|Alpha|state|First; \"A; B\"|\nbeta|Beta|state||true"
	sourceRows = "id|title\npaper|The paper"
	ourHeader  = "id|from-id|from|relation|to-id|to|what|modality|when|occasion|about|weight|stance|by-id|by|source|at|row|quote|said-on|reliability|credibility|confidence\n"
)

// A workbook of sheets is a dossier: those with the names of lists hold entries, the
// others tables.
func TestWorkbooks(t *testing.T) {
	for _, c := range []struct {
		name   string
		sheets []sheet
		want   []string // what is told, each of it a part of a problem
		actors int
		claims int
	}{
		{"a table alone", []sheet{{name: "Tabelle1", rows: "from|relation|to\nKim|warns|Seoul"}}, nil, 2, 1},
		{"entries and a table", []sheet{{name: "Actors ", rows: actorRows}, {name: "claims", rows: "from|relation|to|source\nAlpha|warns|Beta|paper\nbeta|warns|First|The paper"}, {name: "Sources", rows: sourceRows}}, nil, 2, 2},
		{"several tables", []sheet{{name: "2022", rows: "from|relation|to\nKim|warns|Seoul"}, {name: "2023", rows: "from|relation|to\nKim|aids|Seoul"}}, nil, 2, 2},
		{"notes beside a table", []sheet{{name: "data", rows: "from|relation|to\nKim|warns|Seoul"}, {name: "notes", rows: "to do|who\nask|Ann"}},
			[]string{"notes:1:1 missing-column: the sheet is not read: its first row names no actors"}, 2, 1},
		{"notes beside entries", []sheet{{name: "actors", rows: actorRows}, {name: "notes", rows: "to do|who\nask|Ann"}},
			[]string{"notes:1:1 missing-column", "unreachable"}, 2, 0},
		{"a hidden sheet", []sheet{{name: "data", rows: "from|relation|to\nKim|warns|Seoul"}, {name: "old", rows: "from|relation|to\nx|warns|y", hidden: true}},
			[]string{`1:1 unknown-field: the sheet "old" is hidden and not read`}, 2, 1},
		{"what explains a template", []sheet{{name: "claims", rows: "from|relation|to\nKim|warns|Seoul"}, {name: "Read me", rows: "sheet|column\nclaims|from"}, {name: "lists", rows: "relation\nwarns", hidden: true}}, nil, 2, 1},
		{"actors by names alone", []sheet{{name: "actors", rows: "name|kind\nKim|person"}, {name: "claims", rows: "from|relation|to\nKim|warns|Seoul"}}, nil, 2, 1},
		{"actors under other columns", []sheet{{name: "actors", rows: "id|label|shoe size\nkim|Kim|44"}, {name: "claims", rows: "from|relation|to\nkim|warns|Seoul"}}, []string{"unused-column"}, 2, 1},
		{"an entry that is wrong", []sheet{{name: "actors", rows: "id|name|kind\nkim|Kim|persn"}}, []string{"actors:2:3 bad-value: \"persn\" is not a kind"}, 1, 0},
		{"an id twice", []sheet{{name: "sources", rows: "id|title\np|P\np|Q"}, {name: "claims", rows: "from|relation|to\nKim|warns|Seoul"}}, []string{"sources:3:1 duplicate-id"}, 2, 1},
		{"cells beyond the header", []sheet{{name: "s", rows: "from|relation|to\nKim|warns|Seoul|mind this"}}, []string{"2:4 bad-row: cells beyond the columns of the header are not read"}, 2, 1},
		{"nothing", []sheet{{name: "s", rows: ""}}, []string{"1:1 empty: "}, 0, 0},
	} {
		d, problems := loadText(t, "a.xlsx", book(t, c.sheets...))
		got := placed(problems)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not told:\n%s", c.name, want, got)
			}
		}
		if len(c.want) == 0 && hasOwn(problems) {
			t.Errorf("%s: told\n%s", c.name, got)
		}
		if len(d.Actors) != c.actors || d.Claims.Count() != c.claims {
			t.Errorf("%s: %d actors, %d claims, want %d and %d\n%s", c.name, len(d.Actors), d.Claims.Count(), c.actors, c.claims, got)
		}
	}
}

// hasOwn reports whether something is told beside what is about the content alone.
func hasOwn(problems []data.Problem) bool {
	for _, p := range problems {
		if p.Code != data.CodeUnreachableActor {
			return true
		}
	}
	return false
}

// placed writes problems down, a line each, with their sheet and place.
func placed(problems []data.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s:%d:%d %s: %s\n", p.File, p.Line, p.Column, p.Code, p.Message)
	}
	return b.String()
}

// Under the columns of a sheet of claims as it is written a row with ids is an entry, as
// exact as in YAML, and one of names is a row as in any table.
func TestClaimSheets(t *testing.T) {
	beside := []sheet{{name: "actors", rows: actorRows}, {name: "sources", rows: sourceRows}}
	const yaml = `actors:
  - {id: alpha, name: Alpha, kind: state, aliases: [First, "A; B"]}
  - {id: beta, name: Beta, kind: state, made: true}
sources: [{id: paper, title: The paper}]
claims:
`
	for _, c := range []struct{ name, rows, want string }{
		{"an attribution without a source", "|alpha|Alpha|warns|beta|Beta|||||||asserts|", "[{from: alpha, relation: warns, to: beta, said: [{stance: asserts}]}]"},
		{"nobody's word", "|alpha|Alpha|warns|beta|Beta", "[{from: alpha, relation: warns, to: beta}]"},
		{"two voices of one claim", "c|alpha|Alpha|warns|beta|Beta|||2019||||asserts|alpha|Alpha|paper\nc|alpha|Alpha|warns|beta|Beta|||2019||||denies|beta|Beta|paper|p. 4|7|no",
			"[{id: c, from: alpha, relation: warns, to: beta, when: 2019, said: [{by: alpha, stance: asserts, source: paper}, {by: beta, stance: denies, source: paper, at: p. 4, row: 7, quote: no}]}]"},
		{"the rows of a claim apart", "c|alpha||warns|beta||||||||asserts|alpha\n|beta||aids|alpha||||||||asserts\nc|alpha||warns|beta||||||||denies|beta",
			"[{id: c, from: alpha, relation: warns, to: beta, said: [{by: alpha, stance: asserts}, {by: beta, stance: denies}]}, {from: beta, relation: aids, to: alpha, said: [{stance: asserts}]}]"},
		{"several who act as one", "|alpha + beta|x|warns|beta +alpha|y|||||||asserts|alpha + beta|z", "[{from: [alpha, beta], relation: warns, to: [beta, alpha], said: [{by: [alpha, beta], stance: asserts}]}]"},
		{"blanks that are meant, and a dash", "|alpha||warns|beta||\" as \"||||||asserts|||paper|\"-\"||\"yes\"", `[{from: alpha, relation: warns, to: beta, what: " as ", said: [{stance: asserts, source: paper, at: "-", quote: '"yes"'}]}]`},
		{"nothing in a cell", "|alpha||warns|beta||-||||||asserts|||paper|-", "[{from: alpha, relation: warns, to: beta, said: [{stance: asserts, source: paper}]}]"},
	} {
		want, _ := loadText(t, "a.yaml", yaml+"  "+strings.TrimSpace(c.want)+"\n")
		got, problems := loadText(t, "a.xlsx", book(t, append(beside, sheet{name: "claims", rows: ourHeader + c.rows})...))
		if data.HasErrors(problems) || meaning(t, got) != meaning(t, want) {
			t.Errorf("%s: %s\n%s\nwant\n%s", c.name, placed(problems), meaning(t, got), meaning(t, want))
		}
	}
}

// Rows that somebody added by names to a sheet of claims are read as in any table: the
// file speaks where nobody else does.
func TestClaimSheetsWithRowsOfNames(t *testing.T) {
	d, problems := loadText(t, "a.xlsx", book(t, sheet{name: "actors", rows: actorRows}, sheet{name: "claims", rows: ourHeader +
		"|alpha|Alpha|warns|beta|Beta|||||||asserts|\n||First|aids|beta||||||||\n||Gamma|lobbies for|beta||||||||||||9"}))
	if data.HasErrors(problems) || len(d.Actors) != 3 || d.Claims.Count() != 3 || len(d.Sources) != 1 || !d.Sources[0].Table {
		t.Errorf("%d actors, %d claims, sources %v\n%s", len(d.Actors), d.Claims.Count(), d.Sources, placed(problems))
	}
	for i := range d.Claims.Count() {
		c := d.Claim(i)
		if of := c.Said[0]; (of.Source == "") != (c.Relation == "warns") {
			t.Errorf("%s is said by %q", c.Relation, of.Source)
		}
		if c.Relation == "aids" && c.From[0] != "alpha" {
			t.Errorf("a name means %s", c.From[0])
		}
	}
}

func TestClaimSheetsOfVeryManyVoices(t *testing.T) {
	rows := strings.Repeat("c|alpha||warns|beta||||||||asserts|||paper||||2019\n", 3*mostRows)
	d, problems := loadText(t, "a.xlsx", book(t, sheet{name: "actors", rows: actorRows}, sheet{name: "sources", rows: sourceRows}, sheet{name: "claims", rows: ourHeader + rows}))
	if data.HasErrors(problems) || d.Claims.Count() != 1 || d.Claims.Len() < 3 {
		t.Errorf("%d claims of %d entries\n%s", d.Claims.Count(), d.Claims.Len(), placed(problems))
	}
}

func TestProblemsOfClaimSheets(t *testing.T) {
	beside := []sheet{{name: "actors", rows: actorRows}, {name: "sources", rows: sourceRows}}
	for _, c := range []struct{ name, rows, want string }{
		{"an unknown actor", "|gamma|Gamma|warns|beta|Beta|||||||asserts", "a.xlsx#claims:2:2 unknown-actor"},
		{"an unknown voice in the second row of a claim", "|alpha||warns|beta||||||||asserts|alpha\n|alpha||warns|beta||||||||denies|gamma", "a.xlsx#claims:3:14 unknown-actor"},
		{"a stance that is none", "|alpha||warns|beta||||||||maybe", `a.xlsx#claims:2:13 bad-value: "maybe" is not a stance`},
		{"a bad date", "|alpha||warns|beta||||13.13.2013||||asserts", "a.xlsx#claims:2:9 bad-date"},
		{"an id of two claims", "c|alpha||warns|beta||||||||asserts\nc|alpha||aids|beta||||||||asserts", "a.xlsx#claims:3:1 duplicate-id: claim \"c\" is there twice; the first is at a.xlsx#claims:2:1"},
		{"a row of names that is wrong", "||Alpha|warns|Beta||||1.1.1.1", "a.xlsx#claims:2:"},
	} {
		_, problems := loadText(t, "a.xlsx", book(t, append(beside, sheet{name: "claims", rows: ourHeader + c.rows})...))
		if got := placed(problems); !data.HasErrors(problems) || !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s\nwant %s", c.name, got, c.want)
		}
	}
}

// A few packed bytes can stand for very many texts in a cell.
func TestListsOfCellsAreBounded(t *testing.T) {
	l := cellLists{texts: maxListed - 2}
	if n := l.node([]string{"a", "b", "c"}, 1, 1); len(n.Items) != 3 || l.full() {
		t.Errorf("%d texts of 3, full: %v", len(n.Items), l.full())
	}
	if n := l.node([]string{"a"}, 1, 1); len(n.Items) != 1 {
		t.Error("a single text counts")
	}
	if n := l.node([]string{"a", "b"}, 1, 1); len(n.Items) != 0 || !l.full() {
		t.Errorf("%d texts too many, full: %v", len(n.Items), l.full())
	}
}
