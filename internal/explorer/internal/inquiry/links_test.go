package inquiry

import (
	"fmt"
	"slices"
	"testing"

	"dossier/data/answer"
	"dossier/internal/options"
)

// TestFirstNamed compares the first actors by name with those of a whole list that is sorted.
func TestFirstNamed(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 40, 1000} {
		x := answer.NewIndex()
		var all []string
		for i := range n {
			id := fmt.Sprintf("a%04d", i*7919%1000)
			x.Actors[id] = answer.Actor{Name: fmt.Sprintf("Name %d", i%100)}
			all = append(all, x.Label(id)+"\x00"+id)
		}
		slices.Sort(all)
		x.Actors["hidden"] = answer.Actor{Name: "A"}
		got, more := firstNamed(&x, []string{"hidden"}, 8)
		if len(got) != min(n, 8) || len(got)+more != n {
			t.Fatalf("%d of %d actors, and %d more", len(got), n, more)
		}
		for i, a := range got {
			if a.Name+"\x00"+a.ID != all[i] {
				t.Errorf("of %d the actor at %d is %s, not %q", n, i, a.ID, all[i])
			}
		}
	}
}

// TestLeftOut cuts the lists below answers, and counts what they leave out.
func TestLeftOut(t *testing.T) {
	var ties []answer.Tie
	for i := range 3 * mostLinked {
		ties = append(ties, answer.Tie{From: "a", Relation: fmt.Sprintf("r%d", i), To: "b"}, answer.Tie{From: "a", Relation: fmt.Sprintf("r%d", i), To: "b"})
	}
	n := &answer.Network{Ties: ties, Base: answer.Base{Index: answer.NewIndex()}}
	if list, more := tiesOf(n, options.Request{}); len(list) != 3*mostLinked || more != 0 {
		t.Errorf("of a figure %d ties are listed and %d are left out", len(list), more)
	}
	for _, tt := range []struct {
		actors, ties int
		want         string
	}{{0, 0, ""}, {1, 0, "The lists below leave out 1 actor."}, {2, 1200, "The lists below leave out 2 actors and 1200 ties."}} {
		if got := leftOut(tt.actors, tt.ties); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
