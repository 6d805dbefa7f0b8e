package stress

import (
	"context"
	"math/rand/v2"
	"testing"
)

// TestLedger makes moves at random, and compares after each what the ledger says of another
// one with what is counted.
func TestLedger(t *testing.T) {
	for seed := range uint64(6) {
		n := random(seed+300, 8+3*int(seed), 4+2*int(seed))
		s := newSolver(context.Background(), n)
		s.frame(n)
		s.spring()
		s.leadAll()
		if seed > 0 {
			s.showWords()
		}
		s.openLedger()
		s.total()
		random := rand.New(rand.NewPCG(seed, 1))
		p := schedule{hot: 20 * price, steps: 1}
		for range 400 {
			s.step(random.Int64N(20*price), 60*pixel, p)
			for range 1 + random.IntN(3) {
				s.take(int32(random.IntN(len(s.nodes))))
			}
			got := s.before()
			s.ledger.on = false
			want := s.cost(unlimited)
			s.ledger.on = true
			s.forget()
			if got != want {
				t.Fatalf("seed %d: the ledger says %d, and %d is counted", seed, got, want)
			}
			if len(s.words) > 0 && s.captions {
				k := int32(random.IntN(len(s.words)))
				got = s.wordsBefore(k)
				s.ledger.on = false
				want = s.wordsBefore(k)
				s.ledger.on = true
				if got != want && s.words[k].on {
					t.Fatalf("seed %d, words %d: the ledger says %d, and %d is counted", seed, k, got, want)
				}
			}
		}
	}
}

// TestSieve compares what passes with what meets, within frames and far beyond them.
func TestSieve(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	rectangle := func(reach int32) extent {
		x, y := random.Int32N(reach)-reach/4, random.Int32N(reach)-reach/4
		return extent{x, y, x + random.Int32N(4000), y + random.Int32N(2000)}
	}
	met, passed := 0, 0
	for i := range 200_000 {
		reach := []int32{20_000, 60_000, 1 << 20}[i%3]
		s, a, b := newSieve(1), rectangle(reach), rectangle(reach)
		s.put(0, b)
		meets := a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
		if a.meets(&b) != meets {
			t.Fatalf("%v and %v meet: %t", a, b, meets)
		}
		if passes(s.coarse[0], a.asking()) {
			passed++
		} else if meets {
			t.Fatalf("%v and %v meet, and do not pass", a, b)
		}
		if meets {
			met++
		}
	}
	if met == 0 || passed > 2*met+200_000/3 { // far beyond all lies at the edge
		t.Errorf("%d pass of which %d meet", passed, met)
	}
}

func TestRoot(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	check := func(v int64) {
		if r := root(v); r < 0 || r*r > v || (r+1)*(r+1) <= v {
			t.Fatalf("the root of %d is %d", v, r)
		}
	}
	for r := int64(1); r < 1<<31; r = r*5/4 + 1 {
		check(r*r - 1)
		check(r * r)
		check(r*r + 1)
	}
	for range 100_000 {
		check(random.Int64N(1 << uint(1+random.IntN(61))))
	}
	if root(-4) != 0 {
		t.Error("of less than nothing there is none")
	}
}
