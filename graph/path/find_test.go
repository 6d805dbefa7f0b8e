package path_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "2500"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// TestAgainstEnumeration compares whole answers, contents and order, with those
// of exhaustive enumeration, for every choice, direction and restriction.
func TestAgainstEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.DrawDossier(t, 7, 26)
		if rapid.Bool().Draw(t, "tenths") {
			for i, c := range d.Claims.Written() {
				if c.Weight != nil {
					d.Claims.Written()[i].Weight = new(*c.Weight / 10)
				}
			}
		}
		g := build(t, d)
		v, err := g.View(context.Background(), drawFilter(t))
		if err != nil {
			t.Fatal(err)
		}
		q := drawQuestion(t, g)
		got, err := path.Find(t.Context(), v, q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		again, err := path.Find(t.Context(), v, q) // the view has its own rows by now
		if err != nil || !reflect.DeepEqual(got, again) {
			t.Fatalf("%+v: %s, asked again %s, %v", q, show(got.Paths), show(again.Paths), err)
		}
		if q.All && q.MaxHops == 0 {
			q.MaxHops = path.DefaultMaxHops
		}
		judge(t, newOracle(v, q), got)
	})
}

// judge compares an answer with what the oracle knows.
func judge(t *rapid.T, o *oracle, got path.Answer) {
	q := o.q
	all := o.all()
	want := o.answer(all)
	if len(got.Paths) != len(want) || len(want) > 0 && !reflect.DeepEqual(got.Paths, want) {
		t.Fatalf("%+v\n got %s\nwant %s", q, show(got.Paths), show(want))
	}
	short := q.All || len(got.Paths) < max(q.K, 1)
	if short && got.Complete && len(all) > len(got.Paths) {
		t.Fatalf("%+v: complete with %d of %d paths", q, len(got.Paths), len(all))
	}
	if got.Complete != (got.Bound == "") {
		t.Fatalf("complete %v, bound %q", got.Complete, got.Bound)
	}
	if len(all) == 0 && q.MaxHops == 0 && !got.Complete {
		t.Fatalf("%+v: incomplete where nothing bounds it: %s", q, got.Bound)
	}
}

func drawFilter(t *rapid.T) graph.Filter {
	var f graph.Filter
	if rapid.Bool().Draw(t, "any status") {
		f.Statuses = []data.Status{data.Denied, data.Rumoured, data.Alleged, data.Contested, data.Asserted, data.Confirmed}
	}
	if rapid.Bool().Draw(t, "any modality") {
		f.Modalities = data.Modalities()
	}
	if rapid.IntRange(0, 3).Draw(t, "relations") == 0 {
		f.Relations = []string{"supplies", "allied-with", "depends-on"}
	}
	return f
}

func drawQuestion(t *rapid.T, g *graph.Graph) path.Question {
	n := g.NumActors()
	node := func(name string) graph.Node { return graph.Node(rapid.IntRange(0, n-1).Draw(t, name)) }
	q := path.Question{
		From:           node("from"),
		Direction:      graph.Direction(rapid.IntRange(0, 2).Draw(t, "direction")),
		By:             path.Choice(rapid.IntRange(0, 2).Draw(t, "by")),
		K:              rapid.SampledFrom([]int{0, 1, 2, 3, 5, 1000}).Draw(t, "k"),
		All:            rapid.IntRange(0, 3).Draw(t, "all") == 0,
		MaxHops:        rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4, 6}).Draw(t, "max hops"),
		TimeRespecting: rapid.IntRange(0, 2).Draw(t, "timed") == 0,
	}
	q.To = (q.From + 1 + graph.Node(rapid.IntRange(0, n-2).Draw(t, "to"))) % graph.Node(n)
	role := func(x graph.Node) {
		if x == q.From || x == q.To {
			return
		}
		if rapid.Bool().Draw(t, "via or avoid") {
			q.Via = append(q.Via, x)
		} else {
			q.Avoid = append(q.Avoid, x)
		}
	}
	if n > 3 && rapid.Bool().Draw(t, "special") {
		first := node("special node")
		role(first)
		if second := node("another"); second != first && rapid.Bool().Draw(t, "two") {
			role(second)
		}
	}
	return q
}

func show(paths []path.Path) string {
	var b strings.Builder
	for _, p := range paths {
		fmt.Fprintf(&b, "\n  grade %d weight %v:", p.Grade, p.Weight)
		for _, h := range p.Hops {
			fmt.Fprintf(&b, " %d>%d%v", h.From, h.To, h.Ties)
		}
	}
	return b.String()
}
