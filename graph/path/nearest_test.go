package path_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

// missing is a dossier of four actors a, b, c, d in which each hop of a-b-c-d is
// hidden by something else; z is tied to nobody.
func missing() *data.Dossier {
	d := &data.Dossier{Relations: testkit.Relations()}
	for _, id := range []string{"a", "b", "c", "d", "z"} {
		d.Actors = append(d.Actors, data.Actor{ID: id, Name: strings.ToUpper(id), Kind: data.KindState})
	}
	d.Actors[2].Kind = data.KindPerson
	d.Sources = []data.Source{{ID: "s", Origin: "wire"}, {ID: "t", Origin: "wire"}, {ID: "u"}}
	d.Claims.Append(
		data.Claim{ID: "ab", From: []string{"a"}, To: []string{"b"}, Relation: "supplies", Modality: data.Actual, When: testkit.Date("2022"),
			Said: []data.Attribution{{By: []string{"a"}, Stance: data.Alleges, Source: "s"}, {By: []string{"b"}, Stance: data.Denies, Source: "t"}}},
		data.Claim{ID: "bc", From: []string{"b"}, To: []string{"c"}, Relation: "warns", Modality: data.Planned, When: testkit.Date("2019"),
			Said: []data.Attribution{{Stance: data.Asserts, Source: "s"}}},
		data.Claim{ID: "cd", From: []string{"d"}, To: []string{"c"}, Relation: "supplies", Modality: data.Actual,
			Said: []data.Attribution{{By: []string{"d"}, Stance: data.Confirms, Source: "u"}}},
	)
	return d
}

func TestNearest(t *testing.T) {
	g := build(t, missing())
	planned := []data.Modality{data.Actual, data.Planned}
	tests := []struct {
		name  string
		f     graph.Filter
		q     path.Question
		words string
		flags string
	}{
		{"status", graph.Filter{Statuses: []data.Status{data.Confirmed, data.Asserted}}, path.Question{To: 1}, "with contested claims: 1 hop", "--status"},
		{"modality", graph.Filter{}, path.Question{To: 2}, "with planned claims: 2 hops", "--modality"},
		{"hops", graph.Filter{Modalities: planned}, path.Question{To: 2, MaxHops: 1}, "with more than one hop: 2 hops", "--max-hops"},
		{"direction", graph.Filter{}, path.Question{From: 2, To: 3}, "with ties walked either way: 1 hop", "--either-way"},
		{"as of", graph.Filter{AsOf: testkit.Date("2023")}, path.Question{To: 1}, "at any date: 1 hop", "--as-of"},
		{"since", graph.Filter{Since: testkit.Date("2023")}, path.Question{To: 1}, "with earlier claims: 1 hop", "--since"},
		{"until", graph.Filter{Until: testkit.Date("2020")}, path.Question{To: 1}, "with later claims: 1 hop", "--until"},
		{"relation", graph.Filter{Relations: []string{"warns"}}, path.Question{To: 1}, `with the relation "supplies": 1 hop`, "--relation"},
		{"tone", graph.Filter{Tones: []data.Tone{data.Neutral}}, path.Question{To: 1}, "with relations of any tone: 1 hop", "--tone"},
		{"kind", graph.Filter{Kinds: []data.Kind{data.KindPerson}}, path.Question{To: 1}, "through actors of kind state: 1 hop", "--kind"},
		{"grade", graph.Filter{MinGrade: 3}, path.Question{To: 1}, "with claims of grade 1 and up: 1 hop", "--min-grade"},
		{"voice", graph.Filter{AccordingTo: "b"}, path.Question{To: 1}, "whatever B says: 1 hop", "--according-to"},
		{"source", graph.Filter{WithoutSources: []string{"s"}}, path.Question{To: 1}, "with the source s: 1 hop", "--without-source"},
		{"one source of two", graph.Filter{WithoutSources: []string{"u", "s"}}, path.Question{To: 1}, "with the source s: 1 hop", "--without-source"},
		{"speaker", graph.Filter{WithoutVoices: []string{"a"}}, path.Question{To: 1}, "with the word of A: 1 hop", "--without-voice"},
		{"avoid", graph.Filter{Modalities: planned}, path.Question{To: 2, Avoid: []graph.Node{1}}, "through B: 2 hops", "--avoid"},
		{"via", graph.Filter{}, path.Question{To: 1, Via: []graph.Node{4}}, "not through Z: 1 hop", "--via"},
		{"time", graph.Filter{Modalities: planned}, path.Question{To: 2, TimeRespecting: true}, "with dates that run backward: 2 hops", "--time-respecting"},
		{"two", graph.Filter{}, path.Question{To: 3}, "with planned claims and with ties walked either way: 3 hops", "--modality --either-way"},
		{"three", graph.Filter{Relations: []string{"supplies"}}, path.Question{To: 3},
			`with planned claims and with the relation "warns" and with ties walked either way: 3 hops`, "--modality --relation --either-way"},
		{"by weight", graph.Filter{}, path.Question{To: 2, By: path.ByWeight}, "with planned claims: 2 hops", "--modality"},
		{"all", graph.Filter{}, path.Question{To: 2, All: true}, "with planned claims: 2 hops", "--modality"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := find(t, viewOf(t, g, tt.f), tt.q); len(got.Paths) > 0 {
				t.Fatalf("there is a path: %s", show(got.Paths))
			}
			near, err := path.Nearest(t.Context(), g, tt.f, tt.q)
			if err != nil || near == nil {
				t.Fatalf("%v, %v", near, err)
			}
			if near.Words() != tt.words || strings.Join(near.Flags(), " ") != tt.flags {
				t.Errorf("%s (%v), want %s (%s)", near.Words(), near.Flags(), tt.words, tt.flags)
			}
			if again := find(t, near.View, near.Question); len(again.Paths) == 0 || len(again.Paths[0].Hops) != len(near.Path.Hops) {
				t.Errorf("its own view and question give %s", show(again.Paths))
			}
			if tt.q.By == path.ByWeight && near.Path.Weight != 2 {
				t.Errorf("weight %v", near.Path.Weight)
			}
		})
	}
}

func TestNearestNone(t *testing.T) {
	g := build(t, missing())
	near, err := path.Nearest(t.Context(), g, graph.Filter{}, path.Question{To: 4})
	if near != nil || err != nil {
		t.Errorf("%v, %v", near, err)
	}
	if !path.Untied(g, 4) || path.Untied(g, 0) {
		t.Error("z alone is tied to nobody")
	}
	if _, err := path.Nearest(t.Context(), g, graph.Filter{}, path.Question{}); err == nil {
		t.Error("a question that makes no sense was taken")
	}
	if _, err := path.Nearest(t.Context(), g, graph.Filter{Relations: []string{"no"}}, path.Question{To: 1}); err == nil {
		t.Error("a filter that makes no sense was taken")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if near, err := path.Nearest(stopped, g, graph.Filter{}, path.Question{To: 2}); near != nil || err == nil {
		t.Errorf("cancelled: %v, %v", near, err)
	}
}

func TestStress(t *testing.T) {
	d := missing()
	d.Claims.Append(
		data.Claim{ID: "ad", From: []string{"a"}, To: []string{"d"}, Relation: "supplies", Modality: data.Actual,
			Said: []data.Attribution{{By: []string{"b", "c"}, Stance: data.Asserts, Source: "u"}, {Stance: data.Alleges, Source: "t"}}},
		data.Claim{ID: "db", From: []string{"d"}, To: []string{"b"}, Relation: "warns", Modality: data.Actual,
			Said: []data.Attribution{{Stance: data.Asserts, Source: "u"}}},
	)
	g := build(t, d)
	type line struct {
		kind, id, outcome string
		hops, lost        int
		changed           []graph.ClaimRef
	}
	tests := []struct {
		q    path.Question
		want []line
	}{
		{path.Question{To: 1}, []line{
			{"source", "s", "longer path", 2, 1, []graph.ClaimRef{0}},
			{"voice", "a", "longer path", 2, 1, []graph.ClaimRef{0}},
			{"source", "t", "stronger", 1, 0, []graph.ClaimRef{0}},
			{"voice", "b", "stronger", 1, 0, []graph.ClaimRef{0}},
		}},
		{path.Question{To: 3}, []line{
			{"source", "u", "weaker", 1, 0, []graph.ClaimRef{3}},
			{"voice", "b", "weaker", 1, 0, []graph.ClaimRef{3}},
			{"voice", "c", "weaker", 1, 0, []graph.ClaimRef{3}},
			{"source", "t", "same", 1, 0, []graph.ClaimRef{3}}, // one origin less
			{"origin", "wire", "same", 1, 0, []graph.ClaimRef{3}},
		}},
		{path.Question{From: 3, To: 2}, []line{
			{"source", "u", "no path", 0, 1, []graph.ClaimRef{2}},
			{"voice", "d", "no path", 0, 1, []graph.ClaimRef{2}},
		}},
	}
	for _, tt := range tests {
		answer := find(t, viewOf(t, g, graph.Filter{}), tt.q)
		falls, err := path.Stress(t.Context(), g, graph.Filter{}, tt.q, answer)
		if err != nil {
			t.Fatal(err)
		}
		var got []line
		for _, f := range falls {
			l := line{kind: f.Kind.String(), id: f.ID, outcome: f.Outcome.String(), lost: f.Lost}
			if f.Path != nil {
				l.hops = len(f.Path.Hops)
			}
			for _, c := range f.Changed {
				l.changed = append(l.changed, c.Claim)
			}
			got = append(got, l)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%d to %d:\n got %v\nwant %v", tt.q.From, tt.q.To, got, tt.want)
		}
	}
}

func TestStressStops(t *testing.T) {
	g := build(t, missing())
	q := path.Question{To: 1}
	answer := find(t, viewOf(t, g, graph.Filter{}), q)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if falls, err := path.Stress(stopped, g, graph.Filter{}, q, answer); err == nil || len(falls) > 0 {
		t.Errorf("%v, %v", falls, err)
	}
	if falls, err := path.Stress(t.Context(), g, graph.Filter{}, q, path.Answer{}); err != nil || falls != nil {
		t.Errorf("an answer without paths: %v, %v", falls, err)
	}
}
