package render_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// build makes the figure of an answer that has one.
func build(t testing.TB, a answer.Answer, opt render.Options) render.Figure {
	t.Helper()
	f, err := render.Build(context.Background(), a, opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// everything asks for all ties, also those that are denied or planned.
func everything() ask.Question {
	return ask.Question{Verb: answer.VerbDraw, Filter: ask.Filter{Statuses: data.Statuses(), Modalities: data.Modalities()}}
}

// kimToSeoul asks for the path by way of Moscow, with every tie of its hops.
func kimToSeoul() ask.Question {
	return ask.Question{Verb: answer.VerbPath, Actors: []string{"Kim Jong Un", "Seoul"},
		Path: ask.PathOptions{EitherWay: true, Via: []string{"North Korea", "Russia"}}}
}

func TestBuildGolden(t *testing.T) {
	a := answers.Put(t, answers.Sample(t, samples.Default), kimToSeoul())
	got, err := json.MarshalIndent(build(t, a, render.Options{Title: "How Kim reaches Seoul"}), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "kim-seoul.json", append(got, '\n'))
}

// TestAnswersWithoutFigures refuses what cannot be drawn, and says what can.
func TestAnswersWithoutFigures(t *testing.T) {
	for _, a := range []answer.Answer{
		&answer.Overview{}, &answer.Ranking{Base: answer.Base{Asked: answer.Asked{Verb: "rank"}}},
		&answer.Comparison{Old: "a", New: "b", Added: answer.ListOf([]answer.Claim{{ID: "c"}})},
	} {
		_, err := render.Build(context.Background(), a, render.Options{})
		if err == nil {
			t.Fatalf("%T has a figure", a)
		}
		if _, compares := a.(*answer.Comparison); !compares && !strings.Contains(err.Error(), "networks (draw)") {
			t.Errorf("%T: %v", a, err)
		}
	}
}

// TestStampAndTitle ties figures to their answers and names them.
func TestStampAndTitle(t *testing.T) {
	m := answers.Sample(t, samples.Default)
	for _, c := range []struct {
		q     ask.Question
		title string // asked for
		want  string
	}{
		{kimToSeoul(), "", "From Kim Jong Un to South Korea"},
		{ask.Question{Verb: "draw"}, "  ", "Kim Jong Un travels to Russia, September 2023"},
		{ask.Question{Verb: "draw"}, " Mine\n", "Mine"},
		{ask.Question{Verb: "draw", Actors: []string{"Kim", "US"}}, "", "Around Kim Jong Un and United States"},
		{ask.Question{Verb: "diff", Sides: ask.SideOptions{AccordingTo: []string{"US", "Russia"}}}, "",
			"From the word of the United States to the word of Russia"},
	} {
		a := answers.Put(t, m, c.q)
		f := build(t, a, render.Options{Title: c.title})
		if f.Title != c.want {
			t.Errorf("%s is titled %q, want %q", c.q.CommandLine(), f.Title, c.want)
		}
		want := render.Stamp{Query: c.q.CommandLine(), Digest: answer.Digests(a), Version: answers.Version}
		if f.Stamp != want || f.Stamp.Digest == "" {
			t.Errorf("stamped %+v, want %+v", f.Stamp, want)
		}
	}
}

// TestLimits carries the limits of an answer, and what they leave out, into its figure.
func TestLimits(t *testing.T) {
	m := answers.Sample(t, samples.Default)
	q := ask.Question{Verb: "draw", Filter: ask.Filter{AccordingTo: "Moscow", Statuses: []data.Status{data.Asserted}}}
	a := answers.Put(t, m, q)
	f := build(t, a, render.Options{})
	if !slices.Equal(f.Limits, a.Common().LimitLines()) || len(f.Limits) != 3 || f.Limits[1] != "According to Russia." {
		t.Errorf("limits %q of %q", f.Limits, a.Common().LimitLines())
	}
	if f := build(t, answers.Put(t, m, ask.Question{Verb: "draw"}), render.Options{}); f.Limits != nil {
		t.Errorf("no limits, and the figure says %q", f.Limits)
	}
	// Marks around names written from right to left stay; others do not get through.
	n := &answer.Network{Base: answer.Base{Limits: []string{"According to \u200eحزب\u200e\x1b[2J\u202e."}}}
	if f := build(t, n, render.Options{}); f.Limits[0] != "According to \u200eحزب\u200e\\x1b[2J\\u202e." {
		t.Errorf("limits %q", f.Limits)
	}
}

func TestPathFigures(t *testing.T) {
	m := answers.Sample(t, samples.Default)
	f := build(t, answers.Put(t, m, ask.Question{Verb: "path", Actors: []string{"Kim Jong Un", "Seoul"}, Path: ask.PathOptions{K: 2, EitherWay: true}}), render.Options{})
	if f.Flow != render.LeftToRight {
		t.Error("a short path does not run from left to right")
	}
	for _, n := range f.Nodes {
		if end := n.Actor == "kim-jong-un" || n.Actor == "south-korea"; end != (n.Role == render.End) {
			t.Errorf("%s has role %d", n.Actor, n.Role)
		}
	}
	if f.Footer[len(f.Footer)-1] != answer.Caveat {
		t.Errorf("footer %q", f.Footer)
	}
	if !strings.HasPrefix(f.Description, "2 paths from Kim Jong Un to South Korea. ") {
		t.Errorf("description %q", f.Description)
	}
	checkFigure(t, &f)
	// A tie keeps its own direction where the path passes it the other way.
	back := build(t, answers.Put(t, m, ask.Question{Verb: "path", Actors: []string{"Poland", "North Korea"}, Path: ask.PathOptions{EitherWay: true}}), render.Options{})
	forward := build(t, answers.Put(t, m, ask.Question{Verb: "path", Actors: []string{"North Korea", "Poland"}, Path: ask.PathOptions{EitherWay: true}}), render.Options{})
	if got, want := directions(&back), directions(&forward); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("there %q, and back %q", want, got)
	}
	none := build(t, &answer.Paths{From: "kim-jong-un", To: "poland"}, render.Options{})
	if len(none.Nodes) != 0 || !strings.HasPrefix(none.Description, "There is no path.") {
		t.Errorf("no path: %+v", none)
	}
}

// directions lists the ties of a figure as they run.
func directions(f *render.Figure) (ties []string) {
	for _, l := range f.Links {
		for _, r := range l.Rows() {
			ties = append(ties, f.Nodes[l.From].Actor+" "+r.Relation+" "+f.Nodes[l.To].Actor)
		}
	}
	slices.Sort(ties)
	return ties
}

func TestNetworkFigures(t *testing.T) {
	m := answers.Sample(t, samples.Default)
	a := answers.Put(t, m, ask.Question{Verb: "draw"})
	all := build(t, a, render.Options{})
	if all.Ties() != len(a.(*answer.Network).Ties) || all.Flow != render.TopToBottom {
		t.Errorf("%d ties of %d, flow %d", all.Ties(), len(a.(*answer.Network).Ties), all.Flow)
	}
	checkFigure(t, &all)
	around := answers.Put(t, m, ask.Question{Verb: "draw", Actors: []string{"Kim Jong Un"}})
	ego := build(t, around, render.Options{NoNotes: true, Flow: new(render.LeftToRight)})
	if len(ego.Nodes) >= len(all.Nodes) || len(ego.Notes) != 0 || ego.Flow != render.LeftToRight {
		t.Errorf("%d nodes, %d notes, flow %d", len(ego.Nodes), len(ego.Notes), ego.Flow)
	}
	for _, n := range ego.Nodes {
		if (n.Actor == "kim-jong-un") != (n.Role == render.End) {
			t.Errorf("%s has role %d", n.Actor, n.Role)
		}
	}
	checkFigure(t, &ego)
}

func TestMaxNotes(t *testing.T) {
	f := build(t, answers.Put(t, answers.Sample(t, samples.Default), ask.Question{Verb: "draw"}), render.Options{MaxNotes: 3})
	if len(f.Notes) != 3 || !slices.ContainsFunc(f.Footer, func(s string) bool { return strings.HasPrefix(s, "Notes tell 3 of ") }) {
		t.Errorf("%d notes, footer %q", len(f.Notes), f.Footer)
	}
	checkFigure(t, &f)
}

// TestStatusInWords says in its caption what a line rests on where no note does.
func TestStatusInWords(t *testing.T) {
	a := answers.Put(t, answers.Sample(t, samples.Default), ask.Question{Verb: "draw"})
	for _, without := range []bool{false, true} {
		f := build(t, a, render.Options{NoNotes: without})
		for _, l := range f.Links {
			sure := l.Status == data.Asserted || l.Status == data.Confirmed
			if told := strings.Contains(l.Caption, l.Status.String()+")"); told != (without && !sure) {
				t.Errorf("without notes %t: %q is %s", without, l.Caption, l.Status)
			}
		}
	}
}

// TestWithdrawn keeps what a filter withdraws out of the notes.
func TestWithdrawn(t *testing.T) {
	m := answers.Sample(t, samples.Default)
	heard := func(without ...string) (n int) {
		f := build(t, answers.Put(t, m, ask.Question{Verb: "draw", Filter: ask.Filter{WithoutVoices: without}}), render.Options{})
		for _, note := range f.Notes {
			for _, voice := range note.Voices {
				n += strings.Count(voice.Words, "by Russia ")
			}
		}
		return n
	}
	if all, less := heard(), heard("russia"); all == 0 || less != 0 {
		t.Errorf("Russia is heard %d times, and %d times when withdrawn", all, less)
	}
}

// TestOrderOfInput shuffles the lists of a dossier and draws the same figure.
func TestOrderOfInput(t *testing.T) {
	d := answers.Dossier(t, samples.Default)
	want := drawAll(t, d)
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 1))
		shuffled := *d
		shuffled.Actors, shuffled.Relations, shuffled.Sources = shuffle(rng, d.Actors), shuffle(rng, d.Relations), shuffle(rng, d.Sources)
		shuffled.Claims = data.Claims{}
		shuffled.Claims.Append(shuffle(rng, d.Claims.Written())...)
		if got := drawAll(t, &shuffled); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: another figure", seed)
		}
	}
}

func drawAll(t testing.TB, d *data.Dossier) render.Figure {
	t.Helper()
	return build(t, answers.Put(t, answers.Engine(t, d), everything()), render.Options{})
}

func shuffle[T any](rng *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func TestRandomFigures(t *testing.T) {
	for seed := range uint64(200) {
		f := drawAll(t, testkit.SeededDossier(seed, 12, 30))
		checkFigure(t, &f)
	}
}

// TestManyClaimsOnATie keeps what is shown readable, and counts what is left out.
func TestManyClaimsOnATie(t *testing.T) {
	d := testkit.SeededDossier(1, 3, 0)
	for i := range 250 {
		d.Claims.Append(data.Claim{Occasion: fmt.Sprint(i), From: []string{"a000"}, To: []string{"a001"}, Relation: d.Relations[0].ID,
			Said: []data.Attribution{{Stance: data.Asserts}}})
	}
	f := drawAll(t, d)
	if detail := f.Links[0].Detail; strings.Count(detail, ": asserted\n") != 40 || !strings.HasSuffix(detail, "\nand 210 more claims") {
		t.Errorf("hovering shows %s", detail)
	}
	if line := "Notes tell 40 of 250 claims. All are told by: dossier claims."; !slices.Contains(f.Footer, line) {
		t.Errorf("the footer is %q, without %q", f.Footer, line)
	}
	bare := build(t, answers.Put(t, answers.Engine(t, d), everything()), render.Options{NoNotes: true})
	if line := "The 250 claims are told by: dossier claims."; !slices.Contains(bare.Footer, line) {
		t.Errorf("the footer is %q, without %q", bare.Footer, line)
	}
}

// TestUnnoted compares the claims that a figure without notes lists with the notes of the
// same figure with them.
func TestUnnoted(t *testing.T) {
	a := answers.Put(t, answers.Sample(t, samples.Default), everything())
	for _, most := range []int{0, 5} {
		with, without := build(t, a, render.Options{MaxNotes: most}), build(t, a, render.Options{MaxNotes: most, NoNotes: true})
		var claims []string
		for _, n := range with.Notes {
			claims = append(claims, n.Claim)
		}
		if len(claims) < 5 || !slices.Equal(without.Unnoted, claims) || len(without.Notes)+len(with.Unnoted) > 0 {
			t.Errorf("at most %d: the notes are of %q, and without them there are %q", most, claims, without.Unnoted)
		}
	}
}
