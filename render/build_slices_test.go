package render_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// TestSlices finds in each slice the ties of its time, once each, and in the figure one
// note for a claim however many times it stands.
func TestSlices(t *testing.T) {
	dates := []string{"2019", "2021", "2023-06", "1700"}
	several := 0
	for seed := range uint64(30) {
		m := answers.Engine(t, testkit.SeededDossier(seed, 7, 25))
		whole := answers.Put(t, m, ask.Question{Verb: answer.VerbDraw})
		parts := render.Parts{Told: "As of " + answer.JoinNames(dates)}
		for _, d := range dates {
			q := ask.Question{Verb: answer.VerbDraw}
			q.Filter.AsOf, _ = data.ParseDate(d)
			parts.List = append(parts.List, render.Part{Heading: d, Answer: answers.Put(t, m, q)})
		}
		f, err := render.BuildSlices(context.Background(), whole, parts, render.Options{MaxNotes: 1000, AllCaptions: true})
		if err != nil {
			t.Fatal(err)
		}
		checkFigure(t, &f)
		if len(f.Slices) != len(dates) || !slices.Contains(f.Limits, "As of 2019, 2021, 2023-06 and 1700, each drawn by itself.") {
			t.Fatalf("%d slices, limits %q", len(f.Slices), f.Limits)
		}
		uses := make([]int, len(f.Links))
		for i, s := range f.Slices {
			if s.Heading != dates[i] || !slices.IsSorted(s.Links) {
				t.Errorf("seed %d: slice %d is %+v", seed, i, s)
			}
			var got, want []string
			for _, l := range s.Links {
				uses[l]++
				link := &f.Links[l]
				got = append(got, strings.Join([]string{f.Nodes[link.From].Actor, link.Relation, f.Nodes[link.To].Actor, link.Status.String()}, " "))
			}
			for _, tie := range parts.List[i].Answer.(*answer.Network).Ties {
				want = append(want, strings.Join([]string{tie.From, tie.Relation, tie.To, tie.Status.String()}, " "))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("seed %d, %s: %q, want %q", seed, dates[i], got, want)
			}
		}
		for _, n := range uses {
			if n == 0 {
				t.Errorf("seed %d: a link stands in no slice", seed)
			}
			several += max(0, n-1)
		}
		seen := make(map[string]bool)
		for _, n := range f.Notes {
			if seen[n.Claim] {
				t.Errorf("seed %d: claim %s has two notes", seed, n.Claim)
			}
			seen[n.Claim] = true
		}
		untied := slices.ContainsFunc(f.Slices, func(s render.Slice) bool { return slices.Contains(f.Tied(&s), false) })
		if told := slices.Contains(f.Footer, "Actors without a tie in one of the drawings are faint in it."); told != untied {
			t.Errorf("seed %d: some actors are faint: %v, and told: %v", seed, untied, told)
		}
	}
	if several == 0 {
		t.Error("no link stands in several slices")
	}
}

func TestSlicesAreTold(t *testing.T) {
	m := answers.Sample(t, "kim-putin-2023")
	q := ask.Question{Verb: answer.VerbDraw, Actors: []string{"Kim"}}
	whole := answers.Put(t, m, q)
	parts := render.Parts{Told: "As of then"}
	for _, d := range []string{"2019", "2023"} {
		q.Filter.AsOf, _ = data.ParseDate(d)
		parts.List = append(parts.List, render.Part{Heading: d, Answer: answers.Put(t, m, q)})
	}
	f, err := render.BuildSlices(context.Background(), whole, parts, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Kim Jong Un leads North Korea: asserted (2019 and 2023, note ", "on Kim's last trip abroad before 2023 (2019): asserted (2019, note "} {
		if !strings.Contains(f.Description, want) {
			t.Errorf("%q is not in the description:\n%s", want, f.Description)
		}
	}
	if f.Title != "Around Kim Jong Un" {
		t.Errorf("title %q", f.Title)
	}
	if _, err := render.BuildSlices(context.Background(), &answer.Profile{}, render.Parts{}, render.Options{}); err == nil {
		t.Error("claims have a figure")
	}
}
