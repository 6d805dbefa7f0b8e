package layout

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/draft"
)

// groupedFigure is a connected figure whose actors are in groups, some in none.
// Three ties of four stay within a group where they can.
func groupedFigure(actors, ties, groups int, seed int64) *render.Figure {
	f := figures.Random(actors, actors-1, seed)
	r := rand.New(rand.NewSource(seed))
	of := make([]int, actors)
	f.Groups = make([]render.Group, groups)
	for g := range f.Groups {
		f.Groups[g].Label = []string{"South Korea", "states", "United States", "organizations", "Bosnia & Herzegovina", "Togo"}[g]
	}
	for i := range actors {
		of[i] = r.Intn(groups + 1)
		if i < groups {
			of[i] = i // no group is empty
		}
		if g := of[i]; g < groups {
			f.Groups[g].Members = append(f.Groups[g].Members, i)
		}
	}
	for len(f.Links) < ties {
		from, to := r.Intn(actors), r.Intn(actors)
		if from == to || of[from] != of[to] && r.Intn(4) > 0 {
			continue
		}
		l := f.Links[r.Intn(actors-1)]
		l.From, l.To, l.Notes = from, to, []int{len(f.Links) + 1}
		f.Links = append(f.Links, l)
		f.Notes = append(f.Notes, render.Note{Head: fmt.Sprint("Claim ", len(f.Links)), Status: "alleged"})
	}
	for i, l := range f.Links {
		if l.From == l.To {
			f.Links[i].To = (l.To + 1) % actors
		}
	}
	return f
}

// TestGroupedCorpus holds figures with groups to what no printed figure may
// have: boxes that overlap or hold others' actors, and labels, names and
// captions that are hidden. Run it with -v for the table.
func TestGroupedCorpus(t *testing.T) {
	var sum readability.Counts
	lines := 0
	for i := range 20 {
		if testing.Short() && i%4 > 0 {
			continue
		}
		actors := 5 + (i*7)%34
		f := groupedFigure(actors, actors*(10+i%5)/9, min(2+i%5, actors), int64(i))
		f.Flow = render.Flow(i % 2)
		opt := Options{}
		if i%6 == 0 && actors < 30 {
			opt.Engine = Auto
		}
		s, r, err := Arrange(context.Background(), f, opt)
		if err != nil {
			t.Fatalf("figure %d: %v", i, err)
		}
		checkScene(t, f, s)
		c := r.Counts
		t.Logf("%2d %3d actors %3d ties %d groups %-4s %5d: %v", i, c.Actors, c.Lines, len(f.Groups), r.Engine, c.Score(), c)
		if c.Collisions() > 0 {
			t.Errorf("figure %d: %v", i, c)
		}
		lines += c.Lines
		sum.LinesThroughGroups += c.LinesThroughGroups
		sum.CaptionsOnBorders += c.CaptionsOnBorders
		sum.CaptionsOverLines += c.CaptionsOverLines
		sum.CaptionsAstray += c.CaptionsAstray
		sum.LinesTogether += c.LinesTogether
	}
	t.Logf("all: %d ties: %v", lines, sum)
}

// TestGroupsWithoutVetoes holds figures with groups to what no figure may have, as long as
// they have few ties between groups.
func TestGroupsWithoutVetoes(t *testing.T) {
	for i := range 12 {
		if testing.Short() && i%4 > 0 {
			continue
		}
		actors := 5 + 2*i
		f := groupedFigure(actors, actors, 2+i%4, int64(i))
		s, r, err := Arrange(context.Background(), f, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c := mustMeasure(t, s); c.Vetoes() > 0 || r.Engine != Stress {
			t.Errorf("figure %d by %s: %v", i, r.Engine, c)
		}
	}
}

// The embedded dossier in boxes: no vetoes, few crossings, and names of at least 6.5 pt on a page.
func TestEmbeddedDossierInGroups(t *testing.T) {
	a := answers.Put(t, answers.Sample(t, samples.Names()[0]), ask.Question{Verb: "draw"})
	for by, most := range map[render.Grouping]int{render.ByKind: 6, render.ByCountry: 2} {
		f, err := render.Build(context.Background(), a, render.Options{GroupBy: by})
		if err != nil {
			t.Fatal(err)
		}
		s, r, err := Arrange(context.Background(), &f, Options{})
		if err != nil {
			t.Fatal(err)
		}
		const widest = 170 / 25.4 * 72 / 6.5 * draft.NameSize // pixels
		if c := r.Counts; c.Vetoes() > 0 || c.Crossings > most || s.Width > widest {
			t.Errorf("by %s, %.0f pixels wide: %v", by, s.Width, c)
		}
	}
}

// TestBoxesOfEveryEngine holds the layouts that keep groups together to it.
func TestBoxesOfEveryEngine(t *testing.T) {
	for _, e := range []Engine{Dot, Fdp, Auto} {
		for seed := range int64(5) {
			f := groupedFigure(6+int(seed)*9, 8+int(seed)*11, 2+int(seed)%5, seed)
			s := mustLayout(t, f, Options{Engine: e})
			if len(s.Groups) != len(f.Groups) {
				t.Fatalf("%s: %d boxes of %d groups", e, len(s.Groups), len(f.Groups))
			}
			if c := mustMeasure(t, s); c.GroupsOverOthers > 0 {
				t.Errorf("%s, figure %d: %v", e, seed, c)
			}
		}
	}
}

func TestGroupsThatCannotBe(t *testing.T) {
	for want, change := range map[string]func(*render.Figure, *Options){
		"auto, matrix, dot or fdp": func(_ *render.Figure, o *Options) { o.Engine = Neato },
		"keep the places":          func(_ *render.Figure, o *Options) { o.Keep = &render.Places{} },
		"holds nobody":             func(f *render.Figure, _ *Options) { f.Groups = append(f.Groups, render.Group{Label: "x"}) },
		"holds actor 1":            func(f *render.Figure, _ *Options) { f.Groups = append(f.Groups, f.Groups[1]) },
		"holds actor 99":           func(f *render.Figure, _ *Options) { f.Groups[0].Members[0] = 99 },
	} {
		f, opt := groupedFigure(6, 8, 2, 1), Options{}
		change(f, &opt)
		if _, err := Layout(context.Background(), f, opt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// What a label says does not reach the engine, and it cannot break the page.
func TestHostileGroupLabels(t *testing.T) {
	for _, h := range []string{`"]; drop <script>`, "</TABLE>>];\n}", "\u202egnorw", "\x00\x1b[31m", strings.Repeat("x", 2000), "", " ", "\xff\xfe"} {
		f := groupedFigure(6, 8, 2, 1)
		f.Groups[0].Label = h
		if s := mustLayout(t, f, Options{}); s.Width > 2500 {
			t.Errorf("%.20q makes a page of %v by %v", h, s.Width, s.Height)
		}
	}
}
