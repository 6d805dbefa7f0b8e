package data

import (
	"context"
	"math"
	"reflect"
	"strconv"
	"testing"
)

// tableDossier has one written claim, a table of two full rows, an empty table
// and a table with nothing but ends.
func tableDossier(t testing.TB) *Dossier {
	d := &Dossier{
		Actors: []Actor{
			{ID: "a", Name: "A", Kind: KindPerson}, {ID: "b", Name: "B", Kind: KindState}, {ID: "c", Name: "C", Kind: KindState},
		},
		Relations: []Relation{PlainRelation("knows", "knows"), PlainRelation("pays", "pays")},
		Sources:   []Source{{ID: "ledger"}, {ID: "leak"}},
	}
	d.Claims.Append(Claim{ID: "w", From: []string{"a"}, To: []string{"b"}, Relation: "pays", Modality: Actual,
		Said: []Attribution{{Stance: Asserts, Source: "leak"}}})
	d.Claims.AppendTable(&Table{
		Source: "ledger",
		From:   []uint32{0, 1}, To: []uint32{1, 2}, Relation: []uint16{1, 0},
		Stance: []Stance{Alleges, ""}, When: []Date{mustDate(t, "2019"), {}},
		Weight: []float64{2.5, math.NaN()}, Strings: []string{"", "rent", "it says so", "c", "leak"},
		What: []uint32{1, 0}, Quote: []uint32{2, 0}, By: []uint32{3, 0}, SourceOf: []uint32{4, 0},
		Confidence: []int16{40, -1},
	})
	d.Claims.AppendTable(&Table{})
	d.Claims.AppendTable(&Table{Source: "ledger", From: []uint32{2}, To: []uint32{0}, Relation: []uint16{0}})
	return d
}

func TestClaimFromRows(t *testing.T) {
	d := unite(t, tableDossier(t))
	weight, confidence := 2.5, 40
	want := []Claim{
		d.Claims.Written()[0],
		{ID: "a-pays-b-dd916b9d9b23", From: []string{"a"}, To: []string{"b"}, Relation: "pays", What: "rent", Modality: Actual, When: mustDate(t, "2019"), Weight: &weight,
			Said: []Attribution{{By: []string{"c"}, Stance: Alleges, Source: "leak", Row: 1, Quote: "it says so", Confidence: &confidence}}},
		{ID: "b-knows-c-be66e0c16fdc", From: []string{"b"}, To: []string{"c"}, Relation: "knows", Modality: Actual,
			Said: []Attribution{{Stance: Asserts, Source: "ledger", Row: 2}}},
		{ID: "c-knows-a-31643e60d35d", From: []string{"c"}, To: []string{"a"}, Relation: "knows", Modality: Actual,
			Said: []Attribution{{Stance: Asserts, Source: "ledger", Row: 1}}},
	}
	if d.Claims.Len() != len(want) || d.Claims.Count() != len(want) {
		t.Fatalf("%d claims of %d entries, want %d", d.Claims.Count(), d.Claims.Len(), len(want))
	}
	x := NewIndex(d)
	for i := range want {
		got := d.Claim(i)
		if !reflect.DeepEqual(got, want[i]) {
			t.Errorf("claim %d is\n%+v, want\n%+v", i, got, want[i])
		}
		if at, ok := x.Claim(got.ID); !ok || at != i {
			t.Errorf("claim %q is found at %d, %v; want %d", got.ID, at, ok, i)
		}
	}
	for _, id := range []string{"", "x", "a-pays-b-86c4174ca4e5", "b-pays-b-dd916b9d9b23", "dd916b9d9b23", "-dd916b9d9b23"} {
		if i, ok := x.Claim(id); ok {
			t.Errorf("%q is found at %d", id, i)
		}
	}
}

func unite(t testing.TB, d *Dossier) *Dossier {
	t.Helper()
	united, err := Unite(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return united
}

func TestIndexFindsTheFirst(t *testing.T) {
	d := &Dossier{Actors: []Actor{{ID: "a", Name: "first"}, {ID: "a", Name: "second"}}}
	if i, ok := NewIndex(d).Actor("a"); !ok || i != 0 {
		t.Errorf("found %d, %v", i, ok)
	}
	if _, ok := NewIndex(d).Source("a"); ok {
		t.Error("an actor was found among the sources")
	}
}

func TestAppendAfterTablePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("positions of written claims may move")
		}
	}()
	d := tableDossier(t)
	d.Claims.Append(Claim{})
}

// bigTable is a dossier of one table with n rows over a thousand actors.
func bigTable(n int) *Dossier {
	d := &Dossier{Relations: []Relation{PlainRelation("knows", "knows")}, Sources: []Source{{ID: "s"}}}
	for i := range 1000 {
		name := "actor-" + strconv.Itoa(i)
		d.Actors = append(d.Actors, Actor{ID: name, Name: name, Kind: KindPerson})
	}
	t := &Table{Source: "s"}
	for i := range n {
		t.From = append(t.From, uint32(i*7%1000))
		t.To = append(t.To, uint32((i*7+i/1000%998+1)%1000))
		t.Relation = append(t.Relation, 0)
	}
	d.Claims.AppendTable(t)
	return d
}

func BenchmarkMillionRows(b *testing.B) {
	d := bigTable(1_000_000)
	b.Run("Claim", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.Claim(999_999)
		}
	})
	b.Run("Check", func(b *testing.B) {
		for b.Loop() {
			if p := Check(context.Background(), d); len(p) > 0 {
				b.Fatal(p[0])
			}
		}
	})
	b.Run("Digest", func(b *testing.B) {
		for b.Loop() {
			digestOf(b, d)
		}
	})
}
