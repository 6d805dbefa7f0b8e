package render_test

import (
	"bytes"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// TestStoredAnswersGiveTheSameFigure writes random answers as JSON, reads them
// back, and draws the same. It holds what a figure shows to what an answer stores.
func TestStoredAnswersGiveTheSameFigure(t *testing.T) {
	drawn := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		m := answers.Engine(t, testkit.DrawDossier(r, 8, 24))
		q := drawQuestion(r)
		var a answer.Answer
		if q.Verb == answer.VerbDiff && q.TwoDossiers() {
			a = answers.Compare(t, m, answers.Engine(t, testkit.DrawDossier(r, 8, 24)), q)
		} else {
			a = answers.Put(t, m, q)
		}
		if a.Found() {
			drawn[reflect.TypeOf(a).Elem().Name()]++
		}
		opt := render.Options{
			NoNotes:     rapid.Bool().Draw(r, "no notes"),
			MaxNotes:    rapid.IntRange(0, 5).Draw(r, "notes"),
			GroupBy:     rapid.SampledFrom([]render.Grouping{"", render.ByKind, render.ByCountry}).Draw(r, "groups"),
			AllCaptions: rapid.Bool().Draw(r, "captions"),
			Fold:        rapid.Bool().Draw(r, "fold"),
		}
		want := build(t, a, opt)
		checkFigure(t, &want)
		var stored bytes.Buffer
		if err := answer.Write(t.Context(), &stored, a); err != nil {
			r.Fatal(err)
		}
		back, err := answer.Read(&stored)
		if err != nil {
			r.Fatal(err)
		}
		if got := build(t, back, opt); !reflect.DeepEqual(got, want) {
			r.Fatalf("%s: the stored answer gives\n%+v\nand the answer\n%+v", q.CommandLine(), got, want)
		}
	})
	for _, kind := range []string{"Paths", "Network", "Comparison"} {
		if drawn[kind] < 3 {
			t.Errorf("%d answers of kind %s held anything", drawn[kind], kind)
		}
	}
}

// drawQuestion draws a question that has a figure, to a dossier of two actors or more.
func drawQuestion(r *rapid.T) ask.Question {
	var q ask.Question
	ends := []string{"a000", "a001"}
	switch rapid.IntRange(0, 5).Draw(r, "question") {
	case 0:
		q.Verb, q.Actors, q.Path.K = answer.VerbPath, ends, 3
		q.Path.EitherWay = rapid.Bool().Draw(r, "either way")
	case 1:
		q.Verb, q.Network.Path, q.Path.EitherWay = answer.VerbDraw, ends, true
	case 2:
		q.Verb, q.Actors = answer.VerbDraw, ends[:rapid.IntRange(0, 2).Draw(r, "centres")]
	case 3:
		q.Verb, q.Network.Highlight, q.Path.EitherWay = answer.VerbDraw, ends, true
	case 4:
		q.Verb, q.Sides.AsOf = answer.VerbDiff, []data.Date{testkit.Date("2019"), testkit.Date("2021")}
		return q
	case 5:
		q.Verb, q.Actors = answer.VerbDiff, []string{"old", "new"}
	}
	if rapid.Bool().Draw(r, "everything") {
		q.Filter.Statuses, q.Filter.Modalities = data.Statuses(), data.Modalities()
	}
	return q
}
