package data

import (
	"fmt"
	"testing"
)

// Whatever belongs to two owners is pointed out; of the rest, little is.
func TestRepeats(t *testing.T) {
	const n = 10_000
	owners := make([][]string, n)
	for i := range owners {
		owners[i] = []string{fmt.Sprint("own ", i), fmt.Sprint("own ", i)} // twice the same is no repeat
		if i%100 == 0 {
			owners[i] = append(owners[i], fmt.Sprint("shared ", i/200))
		}
	}
	for _, room := range []int{0, 1, n, 3 * n} {
		r := newRepeats(room)
		for _, texts := range owners {
			for _, text := range texts {
				r.note([]byte(text))
			}
			r.close()
		}
		wrongly := 0
		for i, texts := range owners {
			may := r.next(len(texts))
			switch {
			case i%100 == 0 && i > 0 && i%200 != 0 && !may:
				t.Fatalf("room %d: owner %d shares a text, and was not pointed out", room, i)
			case i%100 != 0 && may:
				wrongly++
			}
		}
		if room >= n && wrongly > n/5 {
			t.Errorf("room %d: %d of %d were pointed out and share nothing", room, wrongly, n)
		}
	}
}

func TestRepeatsPointedOut(t *testing.T) {
	r := newRepeats(1 << 16) // so that the two hardly ever meet
	r.note([]byte("a"))
	r.point()
	r.close()
	r.close() // of an owner without texts
	r.note([]byte("b"))
	r.close()
	if !r.next(1) || r.next(0) || r.next(1) {
		t.Error("want the first alone")
	}
}
