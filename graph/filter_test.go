package graph

import (
	"slices"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// caseDossier is a small case: the West alleges that North arms East, North
// and East deny it, East presses South, a wire reports a plan.
func caseDossier() *data.Dossier {
	d := &data.Dossier{
		Actors: []data.Actor{
			{ID: "east", Kind: data.KindState}, {ID: "leader", Kind: data.KindPerson},
			{ID: "north", Kind: data.KindState}, {ID: "south", Kind: data.KindState},
			{ID: "spokesman", Kind: data.KindPerson}, {ID: "west", Kind: data.KindState},
		},
		Relations: []data.Relation{
			{ID: "leads", Tone: data.Neutral, Influence: data.Forward},
			{ID: "meets", Tone: data.Neutral, Symmetric: true, Influence: data.Both},
			{ID: "pressures", Tone: data.Conflictual, Influence: data.Forward},
			{ID: "supplies", Tone: data.Cooperative, Influence: data.Forward},
		},
		Sources: []data.Source{{ID: "daily", Origin: "wire"}, {ID: "weekly", Origin: "wire"}, {ID: "other"}},
	}
	claim := func(id, from, relation, to, when string, said ...data.Attribution) data.Claim {
		c := data.Claim{ID: id, From: []string{from}, To: []string{to}, Relation: relation, Modality: data.Actual, Said: said}
		c.When = testkit.Date(when)
		return c
	}
	by := func(stance data.Stance, source string, actors ...string) data.Attribution {
		return data.Attribution{Stance: stance, Source: source, By: actors}
	}
	meeting := claim("c6", "leader", "meets", "east", "2023", by(data.Asserts, "daily"), by(data.Asserts, "weekly"))
	meeting.Modality = data.Planned
	heavy, light := 5.0, 2.0
	leads := claim("c1", "leader", "leads", "north", "2011/..", by(data.Asserts, "other"), by(data.Asserts, "daily"))
	leads.Weight = &heavy
	again := claim("c2", "leader", "leads", "north", "", by(data.Speculates, "weekly"))
	again.Weight = &light
	d.Claims.Append(
		leads, again,
		claim("c3", "north", "supplies", "east", "2022-09", by(data.Alleges, "daily", "west"),
			by(data.Denies, "daily", "spokesman", "east"), by(data.Denies, "other", "north")),
		claim("c4", "east", "pressures", "south", "2022", by(data.Asserts, "weekly", "west")),
		claim("c5", "south", "supplies", "west", "2019", by(data.Denies, "daily", "south")),
		meeting,
	)
	return d
}

func TestFilters(t *testing.T) {
	g := build(t, caseDossier())
	leads, supplies, pressures, sold, meets := []string{"c1", "c2"}, []string{"c3"}, []string{"c4"}, []string{"c5"}, []string{"c6"}
	tests := []struct {
		name   string
		filter Filter
		want   [][]string // the claims of each tie that passes, in the order of ties
	}{
		{"default: no denied, no planned", Filter{}, [][]string{pressures, leads, supplies}},
		{"relation", Filter{Relations: []string{"leads", "pressures"}}, [][]string{pressures, leads}},
		{"status", Filter{Statuses: []data.Status{data.Confirmed, data.Contested}}, [][]string{{"c1"}, supplies}},
		{"denied when asked for", Filter{Statuses: []data.Status{data.Denied}}, [][]string{sold}},
		{"planned", Filter{Modalities: []data.Modality{data.Planned}}, [][]string{meets}},
		{"two modalities", Filter{Modalities: []data.Modality{data.Planned, data.Actual}}, [][]string{meets, pressures, leads, supplies}},
		{"tone", Filter{Tones: []data.Tone{data.Conflictual}}, [][]string{pressures}},
		{"tone and relation", Filter{Tones: []data.Tone{data.Conflictual}, Relations: []string{"leads"}}, nil},
		{"kind", Filter{Kinds: []data.Kind{data.KindState}}, [][]string{pressures, supplies}},
		{"kind with an exempt actor", Filter{Kinds: []data.Kind{data.KindState}, Keep: []string{"leader"}}, [][]string{pressures, leads, supplies}},
		{"as of: within an open interval, and undated", Filter{AsOf: testkit.Date("2015")}, [][]string{leads}},
		{"as of: the day lies in the month", Filter{AsOf: testkit.Date("2022-09-15")}, [][]string{pressures, leads, supplies}},
		{"as of: before", Filter{AsOf: testkit.Date("2010")}, [][]string{{"c2"}}},
		{"since", Filter{Since: testkit.Date("2022-10")}, [][]string{pressures, leads}},
		{"until", Filter{Until: testkit.Date("2022-08")}, [][]string{pressures, leads}},
		{"since and until", Filter{Since: testkit.Date("2012"), Until: testkit.Date("2021")}, [][]string{leads}},
		{"as of and since", Filter{AsOf: testkit.Date("2022"), Since: testkit.Date("2022-11")}, [][]string{pressures, leads}},
		{"as of and until", Filter{AsOf: testkit.Date("2022"), Until: testkit.Date("2022-03")}, [][]string{pressures, leads}},
		{"min grade", Filter{MinGrade: 4}, [][]string{pressures, {"c1"}}},
		{"according to one who denies it", Filter{AccordingTo: "east"}, [][]string{pressures, leads}},
		{"according to one who speaks jointly", Filter{AccordingTo: "spokesman"}, [][]string{pressures, leads}},
		{"according to one who holds it", Filter{AccordingTo: "west"}, [][]string{pressures, leads, supplies}},
		{"according to one who says nothing", Filter{AccordingTo: "south"}, [][]string{pressures, leads}},
		{"without a voice that alone holds", Filter{WithoutVoices: []string{"west"}}, [][]string{leads}},
		{"without one denial of two", Filter{WithoutVoices: []string{"north"}}, [][]string{pressures, leads, supplies}},
		{"without a source", Filter{WithoutSources: []string{"daily"}}, [][]string{pressures, leads}},
		{"without a wire", Filter{WithoutVoices: []string{"wire"}}, [][]string{pressures, {"c1"}, supplies}},
		{"together", Filter{Kinds: []data.Kind{data.KindState}, MinGrade: 2, AsOf: testkit.Date("2022")}, [][]string{pressures}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := mustView(t, g, tt.filter)
			var got [][]string
			for tie := range v.Ties {
				got = append(got, claimIDs(g, v.Claims(tie)))
			}
			if !slices.EqualFunc(got, tt.want, slices.Equal) {
				t.Errorf("%v, want %v", got, tt.want)
			}
			if v.NumTies() != len(tt.want) {
				t.Errorf("%d ties, want %d", v.NumTies(), len(tt.want))
			}
		})
	}
}

// What a tie shows follows from the claims that pass, not from all.
func TestNumbersFollowTheFilter(t *testing.T) {
	g := build(t, caseDossier())
	leader, _ := g.NodeOf("leader")
	tests := []struct {
		name    string
		filter  Filter
		status  data.Status
		grade   data.Grade
		weight  float64
		origins int
	}{
		{"all", Filter{}, data.Confirmed, 5, 2, 2},
		{"the weaker claim only", Filter{AsOf: testkit.Date("2001")}, data.Rumoured, 1, 2, 1},
		{"the stronger claim only", Filter{MinGrade: 2}, data.Confirmed, 5, 5, 2},
		{"without a second origin", Filter{WithoutSources: []string{"daily"}}, data.Asserted, 4, 2, 1},
		{"without the stronger claim", Filter{WithoutSources: []string{"daily", "other"}}, data.Rumoured, 1, 2, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := mustView(t, g, tt.filter)
			out, _ := v.ActorTies(leader)
			out = slices.DeleteFunc(out, func(tie Tie) bool { return g.Relation(tie).ID != "leads" })
			if len(out) != 1 {
				t.Fatalf("ties %v", out)
			}
			tie := out[0]
			if v.Status(tie) != tt.status || v.Grade(tie) != tt.grade || v.Weight(tie) != tt.weight || v.Origins(tie) != tt.origins {
				t.Errorf("%v %d %g %d, want %v %d %g %d", v.Status(tie), v.Grade(tie), v.Weight(tie), v.Origins(tie),
					tt.status, tt.grade, tt.weight, tt.origins)
			}
		})
	}
}

func TestActorTiesAndDegree(t *testing.T) {
	g := build(t, caseDossier())
	v := mustView(t, g, Filter{})
	east, _ := g.NodeOf("east")
	out, in := v.ActorTies(east)
	if len(out) != 1 || g.Relation(out[0]).ID != "pressures" || len(in) != 1 || g.Relation(in[0]).ID != "supplies" {
		t.Errorf("ties out %v, in %v", out, in)
	}
	if v.Degree(east) != 2 {
		t.Errorf("degree %d, want 2", v.Degree(east))
	}
	if out, in := g.ActorTies(east); len(out)+len(in) != 3 {
		t.Errorf("unfiltered: %v and %v, want 3 ties", out, in)
	}
}
