package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// bulk makes the dossier of a large edge list: ten ties an actor, a skewed
// in-degree, and every column in use.
func bulk(rows int) *data.Dossier {
	rng := rand.New(rand.NewPCG(1, uint64(rows)))
	actors := rows / 10
	d := &data.Dossier{Relations: testkit.Relations(), Sources: []data.Source{{ID: "file"}, {ID: "other"}}}
	d.Actors = make([]data.Actor, actors)
	for i, at := range rng.Perm(actors) {
		d.Actors[at] = data.Actor{ID: fmt.Sprintf("a%d", i), Name: fmt.Sprintf("Actor %d", i), Kind: data.Kinds()[i%3]}
	}
	var dates []data.Date
	for year := 2000; year < 2025; year++ {
		dates = append(dates, testkit.Date(fmt.Sprint(year)))
	}
	stances := []data.Stance{data.Asserts, data.Asserts, data.Alleges, data.Denies}
	t := &data.Table{Source: "file", Strings: []string{"", "other", "a1"}}
	t.From, t.To, t.Relation = make([]uint32, rows), make([]uint32, rows), make([]uint16, rows)
	t.Stance, t.When, t.Weight = make([]data.Stance, rows), make([]data.Date, rows), make([]float64, rows)
	t.By, t.SourceOf = make([]uint32, rows), make([]uint32, rows)
	for i := range rows {
		t.From[i] = uint32(rng.IntN(actors))
		t.To[i] = uint32(float64(actors) * rng.Float64() * rng.Float64() * rng.Float64())
		t.Relation[i] = uint16(rng.IntN(len(d.Relations)))
		t.Stance[i] = stances[rng.IntN(len(stances))]
		t.When[i] = dates[rng.IntN(len(dates))]
		t.Weight[i] = 1 + rng.Float64()
		t.By[i] = uint32(rng.IntN(50) / 49 * 2)
		t.SourceOf[i] = uint32(rng.IntN(2))
	}
	d.Claims.AppendTable(t)
	return d
}

func BenchmarkBuild(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			d := bulk(rows)
			b.ReportAllocs()
			for b.Loop() {
				build(b, d)
			}
		})
	}
}

func BenchmarkRows(b *testing.B) {
	d := bulk(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		g := build(b, d)
		b.StartTimer()
		g.Rows(AlongInfluence, false)
		g.Rows(AlongInfluence, true)
	}
}

func BenchmarkView(b *testing.B) {
	g := build(b, bulk(1_000_000))
	filters := []struct {
		name   string
		filter Filter
	}{
		{"default", Filter{}},
		{"relation", Filter{Relations: []string{"supplies"}}},
		{"status", Filter{Statuses: []data.Status{data.Asserted}}},
		{"tone", Filter{Tones: []data.Tone{data.Cooperative}}},
		{"kind", Filter{Kinds: data.Kinds()[:1]}},
		{"as-of", Filter{AsOf: testkit.Date("2010")}},
		{"min-grade", Filter{MinGrade: 3}},
		{"according-to", Filter{AccordingTo: "a1"}},
		{"without-source", Filter{WithoutSources: []string{"other"}}},
		{"without-voice", Filter{WithoutVoices: []string{"a1"}}},
		{"relation-status-date", Filter{Relations: []string{"supplies"}, Statuses: []data.Status{data.Asserted}, AsOf: testkit.Date("2010")}},
	}
	for _, f := range filters {
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.View(context.Background(), f.filter); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWeights(b *testing.B) {
	g := build(b, bulk(1_000_000))
	v, err := g.View(context.Background(), Filter{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		v.makeWeights()
	}
}

func BenchmarkHas(b *testing.B) {
	g := build(b, bulk(1_000_000))
	v, err := g.View(context.Background(), Filter{})
	if err != nil {
		b.Fatal(err)
	}
	rows := g.Rows(AlongInfluence, true)
	count := 0
	for b.Loop() {
		for _, a := range rows.Arcs {
			if v.Has(a.Tie) {
				count++
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(rows.Arcs)), "ns/arc")
	if count == 0 {
		b.Fatal("nothing passes")
	}
}

func BenchmarkFind(b *testing.B) {
	g := build(b, bulk(1_000_000))
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			g.find = lazyNames{}
			if _, err := g.Find("Actor 77"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, name := range []string{"a77", "ACTOR 77"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := g.Find(name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("unknown", func(b *testing.B) {
		for b.Loop() {
			if _, err := g.Find("Aktor 77x"); err == nil {
				b.Fatal("found")
			}
		}
	})
}

func BenchmarkLibrary(b *testing.B) {
	g := build(b, bulk(1_000_000))
	v, err := g.View(context.Background(), Filter{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("edges", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Library(v).Edges(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
