package data

import (
	"context"
	"crypto/sha256"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// fullTable is a table with something in every column, a row in three empty.
func fullTable(t testing.TB, rows int) *Dossier {
	d := bigTable(rows)
	table := d.Claims.Tables()[0]
	table.Strings = []string{"", "rockets", "a quote", "actor-7", "s", string(make([]byte, 70))}
	random := rand.New(rand.NewPCG(8, 8))
	dates := []Date{{}, mustDate(t, "2019"), mustDate(t, "2020-03/..")}
	for i := range rows {
		pick := func(n uint32) uint32 {
			if random.IntN(3) == 0 {
				return 0
			}
			return n
		}
		table.Stance = append(table.Stance, []Stance{"", Confirms, Denies}[random.IntN(3)])
		table.When = append(table.When, dates[random.IntN(3)])
		table.Weight = append(table.Weight, []float64{math.NaN(), 0, 2.5}[random.IntN(3)])
		table.What = append(table.What, pick(1))
		table.Quote = append(table.Quote, pick(2+3*uint32(i%2)))
		table.By = append(table.By, pick(3))
		table.SourceOf = append(table.SourceOf, pick(4))
		table.Confidence = append(table.Confidence, int16([]int{-1, 0, 70}[random.IntN(3)]))
	}
	return d
}

// The values stand in reports that people have: they never change.
func TestDigestOfFormTwo(t *testing.T) {
	for name, c := range map[string]struct {
		d    *Dossier
		want string
	}{
		"every field":  {digestDossier(t), "cd7205ec9169773798ed16dbcfb5910bc7da485aeb2d4a0a699d9627bad33c18"},
		"empty":        {&Dossier{}, "9cb5d23ee19b297093813f4da4a6d194dbd7dea564eb5a408ec2a8afbf54628d"},
		"plain table":  {bigTable(3000), "cd394a3ac60fdb912a8090fe55d5abd32369e5c2a0be866d2773f862ee16a4d0"},
		"every column": {fullTable(t, 3000), "450ce8b551e065966d67f3892fb2c174b173314abe43518b2716342c3c0cb935"},
	} {
		if got := digestOf(t, c.d); got != DigestPrefix+c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A row is hashed without making its claim, to the same bytes.
func TestRowsHashAsTheirClaims(t *testing.T) {
	d, err := Unite(context.Background(), fullTable(t, 500))
	if err != nil {
		t.Fatal(err)
	}
	e := encoder{look: look{ctx: context.Background()}}
	hashes := e.hashRows(d, d.Claims.Tables()[0], 0, nil)
	for i := range d.Claims.Len() {
		if d.Claims.Follows(i) {
			continue
		}
		if want := e.claimAt(d, i); hashes[0] != want {
			t.Fatalf("row %d: %x, want %x", i, hashes[0], want)
		}
		hashes = hashes[1:]
	}
	if len(hashes) > 0 {
		t.Errorf("%d hashes too many", len(hashes))
	}
}

func TestSortSums(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	for _, n := range []int{0, 1, 1023, 1024, 5000, 200_000} {
		for _, shared := range []int{0, 1, 3, 9, 31} { // bytes that all have in common
			list := make(sums, n)
			for i := range list {
				for k := shared; k < sha256.Size; k++ {
					list[i][k] = byte(random.Uint32())
				}
			}
			want := slices.Clone(list)
			slices.SortFunc(want, compareSums)
			if got, err := sortSums(context.Background(), list); err != nil || !slices.Equal(got, want) {
				t.Errorf("%d hashes with %d bytes in common are out of order, %v", n, shared, err)
			}
		}
	}
}
