package samples_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/samples"
	"dossier/graph"
	"dossier/graph/path"
)

// ask finds paths in the default by hops along influence, and tells each as
// "actor -relation- actor ...".
func ask(t *testing.T, g *graph.Graph, from, to string, f graph.Filter, k int) []string {
	t.Helper()
	v, err := g.View(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	q := path.Question{From: find(t, g, from), To: find(t, g, to), K: k}
	answer, err := path.Find(context.Background(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	told := []string{}
	for _, p := range answer.Paths {
		words := from
		for _, hop := range p.Hops {
			var relations []string
			for _, tie := range hop.Ties {
				relations = append(relations, g.Relation(tie).ID)
			}
			words += fmt.Sprintf(" -%s- %s", strings.Join(relations, "/"), g.Actor(hop.To).ID)
		}
		told = append(told, words)
	}
	return told
}

func find(t *testing.T, g *graph.Graph, name string) graph.Node {
	t.Helper()
	n, err := g.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func index(t *testing.T) *graph.Graph {
	t.Helper()
	d, _ := loadSample(t, samples.Default)
	return build(t, d)
}

// TestAnswersOfTheDefault pins what README and docs tell of the default.
func TestAnswersOfTheDefault(t *testing.T) {
	g := index(t)
	date := func(s string) data.Date {
		d, err := data.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	kimSeoul := "Kim -leads- north-korea -supplies- russia -pressures- south-korea"
	for _, c := range []struct {
		name, from, to string
		filter         graph.Filter
		want           string
	}{
		{"Kim to Seoul", "Kim", "Seoul", graph.Filter{}, kimSeoul},
		{"Seoul to Kyiv", "Seoul", "Kyiv", graph.Filter{}, "Seoul -supplies- poland -allied-with- ukraine"},
		{"Kim to Putin", "Kim", "Putin", graph.Filter{}, ""},
		{"according to Moscow", "Kim", "Seoul", graph.Filter{AccordingTo: "russia"}, ""},
		{"according to Pyongyang", "Kim", "Seoul", graph.Filter{AccordingTo: "north-korea"}, ""},
		{"according to Washington", "Kim", "Seoul", graph.Filter{AccordingTo: "united-states"}, kimSeoul},
		{"without Washington's word", "Kim", "Seoul", graph.Filter{WithoutVoices: []string{"united-states"}}, ""},
		{"what is at least asserted", "Kim", "Seoul", graph.Filter{Statuses: []data.Status{data.Confirmed, data.Asserted}}, ""},
		{"without what is contested", "Kim", "Seoul", graph.Filter{Statuses: []data.Status{data.Confirmed, data.Asserted, data.Alleged, data.Rumoured}}, ""},
		{"as of 2019", "Kim", "Seoul", graph.Filter{AsOf: date("2019")}, ""},
		{"as of the journey", "Kim", "Seoul", graph.Filter{AsOf: date("2023-09")}, kimSeoul},
		{"what may be", "Seoul", "Kyiv", graph.Filter{Modalities: data.Modalities()}, "Seoul -supplies- ukraine"},
	} {
		want := []string{}
		if c.want != "" {
			want = append(want, c.want)
		}
		if got := ask(t, g, c.from, c.to, c.filter, 1); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
	if got := ask(t, g, "Kim", "Seoul", graph.Filter{}, 9); !slices.Equal(got, []string{kimSeoul}) {
		t.Errorf("Kim to Seoul has other ways as well: %q", got)
	}
}

// TestWhoSaysSo pins status, voices and what the claims are about.
func TestWhoSaysSo(t *testing.T) {
	d, _ := loadSample(t, samples.Default)
	g := build(t, d)
	x := data.NewIndex(d)
	v, err := g.View(context.Background(), graph.Filter{Modalities: data.Modalities()})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id     string
		status data.Status
		about  string
	}{
		{"north-korea-arms-russia", data.Contested, ""},
		{"united-states-warns-north-korea", data.Asserted, "north-korea-arms-russia"},
		{"russia-pressures-south-korea", data.Alleged, "south-korea-may-arm-ukraine"},
		{"south-korea-barred-from-arming-ukraine", data.Asserted, "south-korea-may-arm-ukraine"},
		{"south-korea-may-arm-ukraine", data.Rumoured, ""},
		{"kim-visits-russia", data.Confirmed, ""},
		{"kim-putin-meeting-planned", data.Asserted, ""},
		{"russia-seeks-shells", data.Rumoured, ""},
		{"north-korea-seeks-technology", data.Alleged, ""},
	} {
		at, ok := x.Claim(c.id)
		if !ok {
			t.Errorf("no claim %s", c.id)
			continue
		}
		claim := d.Claims.Written()[at]
		if got := v.Assess(graph.ClaimRef(at)).Status; got != c.status || claim.About != c.about {
			t.Errorf("%s is %v, about %q; want %v, about %q", c.id, got, claim.About, c.status, c.about)
		}
	}
}

// TestEverybodyIsThere looks every actor up as people call them.
func TestEverybodyIsThere(t *testing.T) {
	g := index(t)
	for id, names := range map[string][]string{
		"kim-jong-un": {"Kim Jong Un", "Kim"}, "vladimir-putin": {"Vladimir Putin", "Putin"},
		"dmitry-peskov": {"Peskov"}, "matthew-miller": {"Miller"}, "leif-eric-easley": {"Easley"}, "andrei-lankov": {"Lankov"},
		"north-korea": {"North Korea", "Pyongyang"}, "russia": {"Russia", "Moscow", "the Kremlin", "Kremlin"},
		"united-states": {"United States", "Washington", "the White House"}, "south-korea": {"South Korea", "Seoul"},
		"ukraine": {"Ukraine", "Kyiv"}, "poland": {"Poland"}, "state-department": {"State Department"},
		"ria-novosti": {"Ria Novosti"}, "north-korean-state-media": {"North Korean state media"},
		"ewha-university": {"Ewha University"}, "kookmin-university": {"Kookmin University"},
		"vladivostok": {"Vladivostok"}, "eastern-economic-forum": {"Eastern Economic Forum"},
		"invasion-of-ukraine": {"Invasion of Ukraine"},
	} {
		for _, name := range names {
			if n := find(t, g, name); g.Actor(n).ID != id {
				t.Errorf("%q is %s, want %s", name, g.Actor(n).ID, id)
			}
		}
	}
}

// build makes the index of a dossier in which every claim makes a tie.
func build(t interface{ Fatal(args ...any) }, d *data.Dossier) *graph.Graph {
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
