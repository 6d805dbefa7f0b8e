package render

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
)

func words(relation string) string { return relation }

// leafFigure has a hub, node 0, with ties to leaves; a last node makes it a hub whatever
// they are.
func leafFigure(leaves int, kind data.Kind) *Figure {
	f := &Figure{Description: "All."}
	f.Nodes = append(f.Nodes, Node{Actor: "hub", Name: "Hub", Kind: data.KindOrganization, Detail: "Hub"})
	for i := range leaves {
		id := fmt.Sprintf("leaf-%c", 'a'+i)
		f.Nodes = append(f.Nodes, Node{Actor: id, Name: strings.ToUpper(id), Kind: kind, Detail: "about " + id})
		f.Links = append(f.Links, plainLink(0, i+1, "owns", i+1))
		f.Links[i].Detail = "Hub owns " + id + ": asserted"
	}
	f.Nodes = append(f.Nodes, Node{Actor: "other", Name: "Other", Kind: data.KindState})
	f.Links = append(f.Links, plainLink(len(f.Nodes)-1, 0, "warns", leaves+1))
	return f
}

func TestFold(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(f *Figure)
		want   []string // the boxes and their captions
	}{
		{"alike", func(*Figure) {}, []string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns 4 persons"}},
		{"another kind", func(f *Figure) { f.Nodes[2].Kind = data.KindState }, []string{"hub owns: LEAF-A LEAF-C LEAF-D: owns 3 persons"}},
		{"two that are asked about", func(f *Figure) { f.Nodes[1].Role, f.Nodes[2].Role = End, End }, nil},
		{"two grey ones", func(f *Figure) { f.Nodes[1].Role, f.Nodes[2].Role = Context, Context }, nil},
		{"other words", func(f *Figure) { f.Links[0].Caption = "owns 51 %" }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"the same other words", func(f *Figure) {
			for i := range 4 {
				f.Links[i].Caption = "owns in part"
			}
		}, []string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns in part (4 persons)"}},
		{"another status", func(f *Figure) { f.Links[0].Status = data.Alleged }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"other origins", func(f *Figure) { f.Links[0].Origins = 2 }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"another tone", func(f *Figure) { f.Links[0].Tone = data.Conflictual }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"one is new", func(f *Figure) { f.Links[0].Change = New }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"one is disputed in part", func(f *Figure) { f.Links[0].Contested = "1 of 2 contested" }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"one is planned", func(f *Figure) { f.Links[0].Modality = data.Planned }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"one the other way", func(f *Figure) { f.Links[0].From, f.Links[0].To = 1, 0 }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"all the other way", func(f *Figure) {
			for i := range 4 {
				f.Links[i].From, f.Links[i].To = i+1, 0
			}
		}, []string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns (4 persons)"}},
		{"no direction, whoever comes first", func(f *Figure) {
			for i := range 4 {
				f.Links[i].Symmetric = true
			}
			f.Links[0].From, f.Links[0].To = 1, 0
		}, []string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns 4 persons"}},
		{"tied to itself", func(f *Figure) { f.Links = append(f.Links, plainLink(1, 1, "owns", 9)) }, []string{"hub owns: LEAF-B LEAF-C LEAF-D: owns 3 persons"}},
		{"tied to each other", func(f *Figure) { f.Links = append(f.Links, plainLink(1, 2, "owns", 9)) }, nil},
		{"two ties each, in any order", func(f *Figure) {
			for _, i := range []int{3, 1, 2} {
				f.Links = append(f.Links, plainLink(0, i, "aids", 10+i))
			}
		}, []string{"hub aids owns: LEAF-A LEAF-B LEAF-C: owns 3 persons: aids 3 persons"}},
		{"two boxes of one relation", func(f *Figure) {
			for i := range 3 {
				f.Nodes = append(f.Nodes, Node{Actor: fmt.Sprintf("more-%d", i), Name: fmt.Sprintf("More %d", i)})
				f.Links = append(f.Links, plainLink(0, len(f.Nodes)-1, "owns", 20+i))
			}
		}, []string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns 4 persons", "hub owns 2: More 0 More 1 More 2: owns 3 actors"}},
		{"in two groups", func(f *Figure) { f.Groups = []Group{{Label: "one", Members: []int{0, 1, 2}}} }, nil},
		{"in one group", func(f *Figure) { f.Groups = []Group{{Label: "one", Members: []int{0, 1, 2, 3, 4}}} },
			[]string{"hub owns: LEAF-A LEAF-B LEAF-C LEAF-D: owns 4 persons"}},
		{"of one name, by their ids", func(f *Figure) {
			for i := range 4 {
				f.Nodes[i+1].Name = "Same"
			}
			f.Nodes[1].Name = "Éa"
		}, []string{"hub owns: Éa Same Same Same: owns 4 persons"}},
	} {
		f := leafFigure(4, data.KindPerson)
		test.change(f)
		actors, ties := f.Actors(), f.Ties()
		if err := fold(t.Context(), f, words); err != nil {
			t.Fatal(err)
		}
		if got := boxesOf(f); !slices.Equal(got, test.want) {
			t.Errorf("%s: boxes %q, want %q", test.name, got, test.want)
		}
		if f.Actors() != actors || f.Ties() != ties {
			t.Errorf("%s: %d actors and %d ties, before %d and %d", test.name, f.Actors(), f.Ties(), actors, ties)
		}
	}
}

// boxesOf tells the boxes of a figure with the captions of their lines.
func boxesOf(f *Figure) []string {
	var all []string
	for i, n := range f.Nodes {
		if n.Members == nil {
			continue
		}
		var names []string
		for _, m := range n.Members {
			names = append(names, m.Name)
		}
		s := n.Actor + ": " + strings.Join(names, " ")
		for _, l := range f.Links {
			if l.From == i || l.To == i {
				s += ": " + l.Caption
			}
		}
		all = append(all, s)
	}
	return all
}

func TestFoldSaysWhatIsFolded(t *testing.T) {
	f := leafFigure(3, data.KindPerson)
	f.Groups = []Group{{Label: "all", Members: []int{0, 1, 2, 3, 4}}}
	if err := fold(t.Context(), f, words); err != nil {
		t.Fatal(err)
	}
	if want := "All. Drawn as one box: Hub owns 3 persons."; f.Description != want {
		t.Errorf("the description is %q, want %q", f.Description, want)
	}
	box := f.Nodes[1]
	want := Member{Actor: "leaf-b", Name: "LEAF-B", Detail: "about leaf-b\nHub owns leaf-b: asserted", Notes: []int{2}}
	if !reflect.DeepEqual(box.Members[1], want) || box.Name != "3 persons" || box.Detail != "3 persons\nHub owns 3 persons" {
		t.Errorf("the box is %+v", box)
	}
	if l := f.Links[0]; l.Notes != nil || l.Detail != "Hub owns 3 persons: asserted" {
		t.Errorf("its line is %+v", l)
	}
	if !slices.Equal(f.Groups[0].Members, []int{0, 1, 2}) {
		t.Errorf("the group holds %v", f.Groups[0].Members)
	}
	two := leafFigure(3, data.KindNone)
	for i := range 3 {
		two.Nodes = append(two.Nodes, Node{Actor: fmt.Sprint("in-", i), Name: fmt.Sprint("In ", i)})
		two.Links = append(two.Links, plainLink(len(two.Nodes)-1, 0, "supplies", 9))
	}
	if err := fold(t.Context(), two, words); err != nil {
		t.Fatal(err)
	}
	if want := "All. Drawn as one box each: Hub owns 3 actors; 3 actors supply Hub."; two.Description != want {
		t.Errorf("the description is %q, want %q", two.Description, want)
	}
}

// claimed is what a figure says of its actors and ties, however they are drawn: each
// actor by its name, with the notes and the words of its ties.
type claimed struct {
	names, details map[string]string
	notes          map[string][]int
	actors, ties   int
}

func claimedBy(f *Figure) claimed {
	c := claimed{names: map[string]string{}, details: map[string]string{}, notes: map[string][]int{}, actors: f.Actors(), ties: f.Ties()}
	add := func(id string, notes []int, details string) {
		c.notes[id] = append(c.notes[id], notes...)
		slices.Sort(c.notes[id])
		c.notes[id] = slices.Compact(c.notes[id])
		lines := append(strings.Split(c.details[id], "\n"), strings.Split(details, "\n")...)
		slices.Sort(lines)
		c.details[id] = strings.TrimSpace(strings.Join(lines, "\n"))
	}
	for i := range f.Nodes {
		n := &f.Nodes[i]
		for _, m := range n.Members {
			c.names[m.Actor] = m.Name
			add(m.Actor, m.Notes, m.Detail)
		}
		if n.Members == nil {
			c.names[n.Actor] = n.Name
			add(n.Actor, nil, n.Detail)
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		for _, end := range []int{l.From, l.To} {
			n, other := &f.Nodes[end], &f.Nodes[l.From+l.To-end]
			switch {
			case n.Members != nil: // says it at each name
			case other.Members == nil:
				add(n.Actor, l.Notes, l.Detail)
			default: // the hub of a box
				for _, m := range other.Members {
					c.notes[n.Actor] = append(c.notes[n.Actor], m.Notes...)
				}
				slices.Sort(c.notes[n.Actor])
				c.notes[n.Actor] = slices.Compact(c.notes[n.Actor])
			}
		}
	}
	return c
}

// Whatever is folded, every actor is named once, with the notes and the words of its
// ties; what has no box stands where it stood, and all boxes have ids of their own.
func TestFoldLosesNothing(t *testing.T) {
	folded := 0
	rapid.Check(t, func(t *rapid.T) {
		f := drawForest(t)
		before, hubs := claimedBy(f), f.Leaves()
		was := map[string]int{}
		for i, n := range f.Nodes {
			was[n.Actor] = i
		}
		if err := fold(t.Context(), f, words); err != nil {
			t.Fatal(err)
		}
		after := claimedBy(f)
		if after.actors != before.actors || after.ties != before.ties || !maps.Equal(after.names, before.names) {
			t.Fatalf("%d actors and %d ties, %d names; before %d, %d and %d", after.actors, after.ties, len(after.names), before.actors, before.ties, len(before.names))
		}
		if !reflect.DeepEqual(after.notes, before.notes) {
			t.Fatalf("the notes are %v, before %v", after.notes, before.notes)
		}
		ids := map[string]bool{}
		for _, n := range f.Nodes {
			if _, isActor := was[n.Actor]; ids[n.Actor] || isActor == (n.Members != nil) {
				t.Fatalf("the id %q is an actor's, or another box's", n.Actor)
			}
			ids[n.Actor] = true
			if len(n.Members) > 0 {
				folded++
			}
			for _, m := range n.Members {
				if hubs[was[m.Actor]] < 0 || m.Name == "" || after.details[m.Actor] != before.details[m.Actor] {
					t.Fatalf("%+v is in a box; said of it was %q", m, before.details[m.Actor])
				}
			}
		}
	})
	if folded < 50 {
		t.Errorf("only %d boxes were made", folded)
	}
}

// drawForest draws a figure of few hubs with many leaves, of few looks.
func drawForest(t *rapid.T) *Figure {
	hubs, leaves := rapid.IntRange(1, 3).Draw(t, "hubs"), rapid.IntRange(0, 30).Draw(t, "leaves")
	f := &Figure{}
	for i := range hubs + leaves {
		id := fmt.Sprint("a", i)
		f.Nodes = append(f.Nodes, Node{Actor: id, Name: rapid.SampledFrom([]string{"B", "a", "Á", "C"}).Draw(t, "name") + id, Detail: "about " + id,
			Kind: rapid.SampledFrom([]data.Kind{data.KindPerson, data.KindPerson, data.KindPerson, data.KindNone}).Draw(t, "kind")})
	}
	tie := func(a, b int) {
		if rapid.IntRange(0, 4).Draw(t, "back") == 4 {
			a, b = b, a
		}
		n := len(f.Links) + 1
		l := plainLink(a, b, rapid.SampledFrom([]string{"owns", "owns", "owns", "warns"}).Draw(t, "relation"), n)
		l.Symmetric = rapid.IntRange(0, 4).Draw(t, "symmetric") == 4
		l.Detail = fmt.Sprintf("tie %d: asserted", n)
		f.Links = append(f.Links, l)
	}
	for i := range leaves {
		for range max(1, rapid.IntRange(0, 2).Draw(t, "ties")) {
			tie(rapid.IntRange(0, hubs-1).Draw(t, "hub"), hubs+i)
		}
	}
	for i := 1; i < hubs; i++ {
		tie(i-1, i)
	}
	return f
}
