package load

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"dossier/data"
)

const decided = `actors:
  - {id: a, name: A, kind: person}
  - {id: b, name: B, kind: person}
sources: [{id: s, title: S}]
claims:
  - {from: a, relation: meets, to: b, said: [{stance: asserts, source: s}]}
decisions:
  - actors: [a, b]
    verdict: unsure
    by: Ann
    on: 2024-05-01
    why: the same street
  - actors: [b, a]
    verdict: same
    keep: b
    by: Ann
    why: a slip
    taken-back: {by: Bob, on: 2024-05, why: two people}
`

func TestDecisionsAreRead(t *testing.T) {
	d, problems := loadText(t, "dossier.yaml", decided)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := ""
	for _, x := range d.Decisions {
		got += fmt.Sprint(x.Actors, x.Verdict, x.Keep, x.By, x.On, x.Why)
		if !x.Stands() {
			got += fmt.Sprint(*x.TakenBack)
		}
	}
	if want := "[a b]unsureAnn2024-05-01the same street[b a]samebAnna slip{Bob 2024-05 two people}"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestProblemsOfDecisions(t *testing.T) {
	for _, tt := range []struct{ decision, want string }{
		{"{actors: [a, x], verdict: same, by: y, why: z}", "7:26 unknown-actor"},
		{"{actors: [a, b], verdict: sane, by: y, why: z}", "7:39 bad-value"},
		{"{actors: [a, b], by: y, why: z}", "7:14 missing-field"},
		{"{actors: [a, b], verdict: same, by: y, why: z, taken-back: {bye: x}}", "7:73 unknown-field"},
		{"{actors: [a, b], verdict: same, by: y, why: z, taken-back: yes}", "7:72 wrong-type"},
		{"{actors: [a, b], verdict: same, keep: c, by: y, why: z}", "6:10 joined-ends\n7:51 bad-value"},
		{"{actors: [a, b], verdict: different, by: y}", "7:14 unsigned-decision"},
	} {
		const head = "actors: [{id: a, name: A, kind: person}, {id: b, name: B, kind: person}]\nsources: [{id: s, title: S}]\n" +
			"claims:\n  - {from: a,\n     relation: meets,\n     to: b, said: [{stance: asserts, source: s}]}\ndecisions: [\n"
		text := head[:len(head)-1] + tt.decision + "]\n"
		if _, problems := loadText(t, "dossier.yaml", text); brief(problems) != tt.want {
			t.Errorf("%s: %s, want %s", tt.decision, brief(problems), tt.want)
		}
	}
}

// TestDecisionsOfSeveralFiles: those of all files count, and the same one twice is one.
func TestDecisionsOfSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	write(t, a, decided)
	write(t, b, "decisions:\n  - {actors: [b, a], verdict: unsure, by: Ann, on: 2024-05-01, why: the same street}\n"+
		"  - {actors: [b, a], verdict: unsure, by: Eve, why: hearsay}\n")
	d, problems, err := Load(context.Background(), []string{a, b}, Options{})
	if err != nil || len(problems) > 0 || len(d.Decisions) != 3 {
		t.Errorf("%v %v %v", d.Decisions, problems, err)
	}
}

// TestMadeIDsGiveWay: the id that a table's name gave goes before none that somebody wrote.
func TestMadeIDsGiveWay(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.csv")
	write(t, a, "actors: [{id: zelensky, name: Zelensky, kind: person}]\ndecisions:\n  - {actors: [zelensky, selenskyj], verdict: same, by: Ann, why: spelling}\n")
	write(t, b, "from,relation,to\nSelenskyj,meets,Scholz\nScholz,meets,Zelensky\n")
	d, problems, err := Load(context.Background(), []string{a, b}, Options{})
	if problems = unrepeated(problems); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for _, actor := range d.Actors {
		if actor.ID == "selenskyj" || actor.ID == "zelensky" && (actor.Kind != data.KindPerson || fmt.Sprint(actor.Aliases, actor.FormerIDs) != "[Selenskyj] [selenskyj]") {
			t.Errorf("%+v", actor)
		}
	}
	if d.Claims.Count() != 1 {
		t.Errorf("%d claims, want 1: a meeting reads the same both ways", d.Claims.Count())
	}
}
