package desk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dossier/internal/inputs"
)

const twoActors = `title: Texts # of one paper
actors:
  - {id: anna, name: Anna, kind: person}
  - {id: bert, name: "Bert, the elder", kind: person}
sources:
  - {id: paper, title: The paper, file: a.txt}
  - {id: other, title: Another}
claims:
  - id: c0
    from: anna
    relation: supplies
    to: bert
    said:
      - by: bert
        stance: alleges
        source: other
`

// folder writes a dossier of one file, and a stored text.
func folder(t testing.TB, text string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "dossier.yaml")
	put(t, file, text)
	put(t, filepath.Join(dir, "a.txt"), "1. Anna gave  bread\nto Bert.\n\n2. Carl warned them.\n")
	return dir, file
}

func put(t testing.TB, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func of(dir string) *Desk { return New(inputs.Inputs{Files: []string{dir}}) }

// bread is a draft that can be written.
func bread(file string) Draft {
	return Draft{Source: "paper", Quote: " Anna gave bread \n to Bert ", At: "paragraph 1", From: "Anna", Relation: "warns", To: "Bert, the elder", Stance: "asserts", What: "of hunger", File: file}
}

func checked(t testing.TB, k *Desk, d Draft) *Checked {
	t.Helper()
	c, err := k.Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func written(t testing.TB, k *Desk, d Draft) *Checked {
	t.Helper()
	c := checked(t, k, d)
	if !c.Sound() {
		t.Fatalf("%v: %v %v", d, c.Faults, c.Problems)
	}
	c, err := k.Write(t.Context(), d, c.Ticket)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWriteAndUndo(t *testing.T) {
	for _, ends := range []string{"\n", "\r\n"} {
		before := strings.ReplaceAll(twoActors, "\n", ends)
		dir, file := folder(t, before)
		k := of(dir)
		c := checked(t, k, bread(file))
		if !c.Sound() || c.Told.Sentence != "Anna warns Bert, the elder: of hunger" || c.Told.Voice != "asserted in The paper, paragraph 1: “Anna gave bread to Bert”" || c.Told.Before != nil || c.Told.After.Status != "asserted" || len(c.Problems) > 0 {
			t.Fatalf("%v %+v", c.Faults, c.Told)
		}
		if content(t, file) != before {
			t.Fatal("a check writes")
		}
		entry := "  - from: anna\n    relation: warns\n    to: bert\n    what: of hunger\n    said:\n      - stance: asserts\n        source: paper\n        at: paragraph 1\n        quote: Anna gave bread to Bert\n"
		if want := "+" + strings.ReplaceAll(strings.TrimSuffix(entry, "\n"), "\n", "\n+"); !strings.Contains(c.Diff, want) {
			t.Errorf("the diff is\n%s", c.Diff)
		}
		if _, err := k.Write(t.Context(), bread(file), c.Ticket); err != nil {
			t.Fatal(err)
		}
		if got := content(t, file); got != before+strings.ReplaceAll(entry, "\n", ends) {
			t.Errorf("the file holds\n%s", got)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v %v", info.Mode(), err)
		}
		list := k.Writes()
		if len(list) != 1 || list[0].From != "anna" || list[0].To != "bert" {
			t.Fatalf("%+v", list)
		}
		if err := k.Undo(t.Context(), list[0].Number); err != nil || content(t, file) != before || len(k.Writes()) != 0 {
			t.Errorf("%v\n%s", err, content(t, file))
		}
		if err := k.Undo(t.Context(), list[0].Number); err == nil {
			t.Error("taken back twice")
		}
	}
}

func TestJoining(t *testing.T) {
	dir, file := folder(t, twoActors)
	more := filepath.Join(dir, "more.dossier.yaml")
	put(t, more, "claims: []\n")
	k := of(dir)
	d := bread(file)
	d.Relation, d.What, d.Stance = "Supplies", "", "confirms"
	c := checked(t, k, d)
	if want := "This adds an attribution to the claim c0, which was alleged (evidence: low) and is confirmed (evidence: high) with it."; c.Told == nil || c.Told.Words != want || c.Told.Before.Voices != 1 || c.Told.After.Voices != 2 {
		t.Fatalf("%+v %+v", c, c.Told)
	}
	written(t, k, d)
	if got := content(t, file); got != twoActors+"      - stance: confirms\n        source: paper\n        at: paragraph 1\n        quote: Anna gave bread to Bert\n" {
		t.Errorf("the file holds\n%s", got)
	}
	if again := checked(t, k, d); again.Sound() || len(again.Faults) != 1 || !strings.Contains(again.Faults[0].Words, "already: c0") {
		t.Errorf("%+v", again)
	}
	d.Stance, d.By, d.File = "denies", "bert", more
	c = written(t, k, d)
	if c.Told.Before.Status != "confirmed" || c.Told.After.Status != "contested" {
		t.Errorf("%+v", c.Told)
	}
	if got := content(t, more); got != "claims:\n  - from: anna\n    relation: supplies\n    to: bert\n    said:\n      - by: bert\n        stance: denies\n        source: paper\n        at: paragraph 1\n        quote: Anna gave bread to Bert\n" {
		t.Errorf("the other file holds\n%s", got)
	}
}

func TestFaults(t *testing.T) {
	dir, file := folder(t, twoActors+"decisions: []\n")
	put(t, filepath.Join(dir, "beside.yaml"), "title: not of the dossier\n")
	put(t, filepath.Join(dir, "flow.dossier.yaml"), "claims: [{from: anna, relation: meets, to: bert, said: [{stance: asserts, source: other}]}]\n")
	k := of(dir)
	for _, tt := range []struct {
		name   string
		change func(*Draft)
		field  string
		says   string
	}{
		{"nobody acts", func(d *Draft) { d.From = " " }, "from", "name who acts"},
		{"a stranger", func(d *Draft) { d.From = "Anne" }, "from", "Anna"},
		{"one of two is a stranger", func(d *Draft) { d.To = "bert, Zoe" }, "to", "Zoe"},
		{"no relation", func(d *Draft) { d.Relation = "" }, "relation", "such as supplies"},
		{"a relation that is misspelt", func(d *Draft) { d.Relation = "suplies" }, "relation", "supplies"},
		{"no stance", func(d *Draft) { d.Stance = "" }, "stance", "choose one"},
		{"no such stance", func(d *Draft) { d.Stance = "insists" }, "stance", "insists"},
		{"no such modality", func(d *Draft) { d.Modality = "x" }, "modality", "x"},
		{"no date", func(d *Draft) { d.When = "next week" }, "when", "next week"},
		{"no date of saying", func(d *Draft) { d.SaidOn = "2023-02-30" }, "said-on", "2023-02-30"},
		{"no such source", func(d *Draft) { d.Source = "../paper" }, "source", "no source has the id"},
		{"no such file", func(d *Draft) { d.File = "" }, "file", "no YAML file of this dossier"},
		{"a file elsewhere", func(d *Draft) { d.File = "/etc/passwd" }, "file", "no YAML file of this dossier"},
		{"a path out of it", func(d *Draft) { d.File = dir + "/../" + filepath.Base(dir) + "/dossier.yaml" }, "file", "no YAML file of this dossier"},
		{"a file beside it", func(d *Draft) { d.File = filepath.Join(dir, "beside.yaml") }, "file", "no YAML file of this dossier"},
		{"a stored text", func(d *Draft) { d.File = filepath.Join(dir, "a.txt") }, "file", "no YAML file of this dossier"},
		{"brackets", func(d *Draft) { d.File = filepath.Join(dir, "flow.dossier.yaml") }, "file", "between brackets"},
		{"nobody is acted upon", func(d *Draft) { d.To = "" }, "", ""},
		{"far too long", func(d *Draft) { d.Quote = strings.Repeat("x", 20<<10) }, "quote", "longer than"},
		{"to oneself", func(d *Draft) { d.To = "Anna"; d.Quote = "" }, "-", "self-loop"},
		{"words that stand nowhere", func(d *Draft) { d.Quote = "Anna gave nothing" }, "-", "quote-not-found"},
	} {
		d := bread(file)
		tt.change(&d)
		c := checked(t, k, d)
		said := ""
		for _, f := range c.Faults {
			if f.Field == tt.field {
				said += f.Words
			}
		}
		for _, p := range c.Problems {
			if tt.field == "-" {
				said += p.String()
			}
		}
		if tt.field != "-" && c.Sound() || !strings.Contains(said, tt.says) {
			t.Errorf("%s: %v %v", tt.name, c.Faults, c.Problems)
		}
		if _, err := k.Write(t.Context(), d, c.Ticket); !c.Sound() && !errors.Is(err, ErrUnsound) {
			t.Errorf("%s is written: %v", tt.name, err)
		}
	}
}

func TestNewActors(t *testing.T) {
	dir, file := folder(t, twoActors)
	k := of(dir)
	d := bread(file)
	d.From, d.To, d.By, d.Quote, d.At = "Carl", "Anna, carl , Zoë", "Carl", "Carl warned them", "paragraph 2"
	c := checked(t, k, d)
	if c.Sound() || len(c.Unknown) != 2 || c.Unknown[0].Name != "Carl" || c.Unknown[1].Name != "Zoë" {
		t.Fatalf("%+v", c)
	}
	d.To, d.New = "Anna, Zoë", []NewActor{{"Carl", "person"}, {"zoë", "group"}, {"Dora", "person"}, {"Emil", "no kind"}}
	c = written(t, k, d)
	if len(c.Unknown) != 2 || c.Unknown[0].Kind != "person" || c.Told.Sentence != "Carl warns Anna and Zoë: of hunger" {
		t.Errorf("%+v %+v", c.Unknown, c.Told)
	}
	got := content(t, file)
	if !strings.Contains(got, "elder\", kind: person}\n  - id: carl\n    name: Carl\n    kind: person\n  - id: zoe\n    name: Zoë\n    kind: group\nsources:") || strings.Contains(got, "Dora") {
		t.Errorf("the file holds\n%s", got)
	}
	// What relies on them keeps them.
	put(t, filepath.Join(dir, "later.dossier.yaml"), "claims:\n  - {from: carl, relation: meets, to: anna, said: [{stance: asserts, source: other}]}\n")
	if err := k.Undo(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "relies on it") || content(t, file) != got {
		t.Errorf("%v", err)
	}
}

func TestMeanwhile(t *testing.T) {
	dir, file := folder(t, twoActors)
	k := of(dir)
	d := bread(file)
	c := checked(t, k, d)
	edited := d
	edited.What = "of thirst"
	if again, err := k.Write(t.Context(), edited, c.Ticket); !errors.Is(err, ErrEdited) || again.Told.Sentence != "Anna warns Bert, the elder: of thirst" {
		t.Errorf("%v", err)
	}
	other := twoActors + "# changed elsewhere\n"
	put(t, file, other)
	again, err := k.Write(t.Context(), d, c.Ticket)
	if !errors.Is(err, ErrChanged) || content(t, file) != other || !again.Sound() {
		t.Fatalf("%v\n%s", err, content(t, file))
	}
	if _, err := k.Write(t.Context(), d, again.Ticket); err != nil || !strings.HasSuffix(content(t, file), "to Bert\n# changed elsewhere\n") {
		t.Errorf("%v\n%s", err, content(t, file))
	}
	put(t, file, content(t, file)+"# and again\n")
	if err := k.Undo(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "has been changed since") || !strings.HasSuffix(content(t, file), "# and again\n") {
		t.Errorf("%v", err)
	}
	put(t, file, "titel: broken\n")
	if c := checked(t, k, d); c.Sound() || !strings.Contains(c.Faults[0].Words, "has errors as it is now") || len(c.Problems) == 0 {
		t.Errorf("%+v", c)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if c := checked(t, k, d); c.Sound() || c.Faults[0].Field != "file" {
		t.Errorf("%+v", c)
	}
}

// TestLink puts a link in the place of a file: nothing is written through it. In a folder
// the loader follows none that leads out of it; a file that is named may be one.
func TestLink(t *testing.T) {
	_, file := folder(t, twoActors)
	k := of(file)
	d := bread(file)
	c := checked(t, k, d)
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.yaml")
	put(t, elsewhere, twoActors)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, file); err != nil {
		t.Skip(err)
	}
	again, err := k.Write(t.Context(), d, c.Ticket)
	if err == nil || content(t, elsewhere) != twoActors || !strings.Contains(again.Faults[0].Words, "is a link") {
		t.Errorf("%v %+v", err, again)
	}
	if list, _, why, err := k.Files(t.Context(), 1, "paper"); err != nil || !strings.Contains(why, "is a link") || list[0].Why == "" {
		t.Errorf("%v %q %v", list, why, err)
	}
}

func TestReadOnly(t *testing.T) {
	dir, file := folder(t, twoActors)
	table := filepath.Join(dir, "ties.csv")
	put(t, table, "from,relation,to\nAnna,supplies,Bert\n")
	for _, tt := range []struct {
		in   inputs.Inputs
		says string
	}{
		{inputs.Inputs{}, "dossier convert sample:kim-putin-2023 dossier.yaml"},
		{inputs.Inputs{Files: []string{"sample:florentine"}}, "dossier convert sample:florentine dossier.yaml"},
		{inputs.Inputs{Files: []string{"-", file}}, "save it as a file"},
		{inputs.Inputs{Files: []string{table}}, "dossier convert " + table + " dossier.yaml"},
		{inputs.Inputs{Files: []string{file}, LocalIDs: true}, "--ids local"},
	} {
		k := New(tt.in)
		_, _, why, err := k.Files(t.Context(), 1, "paper")
		if err != nil || !strings.Contains(why, tt.says) {
			t.Errorf("%v: %q %v", tt.in.Files, why, err)
		}
		if c := checked(t, k, bread(file)); c.Sound() || c.Faults[0].Field != "file" {
			t.Errorf("%v: %+v", tt.in.Files, c)
		}
	}
	// A table beside a file of entries does not stand in the way.
	list, usual, why, err := New(inputs.Inputs{Files: []string{table, file}}).Files(t.Context(), 1, "paper")
	if err != nil || why != "" || usual != file || len(list) != 1 {
		t.Errorf("%v %q %q %v", list, usual, why, err)
	}
}

// TestManyWriters has several write into one file at once: every claim is in it at last,
// and all can be taken back.
func TestManyWriters(t *testing.T) {
	dir, file := folder(t, twoActors)
	k := of(dir)
	const writers = 6
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			d := bread(file)
			d.What = "number " + string(rune('a'+i))
			c := checked(t, k, d)
			for range 100 {
				again, err := k.Write(t.Context(), d, c.Ticket)
				if err == nil {
					return
				}
				if !errors.Is(err, ErrChanged) {
					t.Error(err)
					return
				}
				c = again
			}
			t.Error("it is never its turn")
		})
	}
	all.Wait()
	got := content(t, file)
	for i := range writers {
		if n := strings.Count(got, "what: number "+string(rune('a'+i))+"\n"); n != 1 {
			t.Errorf("claim %d stands there %d times", i, n)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
	for _, w := range k.Writes() {
		if err := k.Undo(t.Context(), w.Number); err != nil {
			t.Error(err)
		}
	}
	if content(t, file) != twoActors {
		t.Errorf("at last the file holds\n%s", content(t, file))
	}
}
