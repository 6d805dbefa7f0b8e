package rows

import (
	"strconv"
	"testing"
)

// The search for a free id goes on where the last one ended.
func TestIDsOfOneNameAreNotTriedAgain(t *testing.T) {
	ids := newIDs()
	for n := 1; n < 1000; n++ {
		want := "a"
		if n > 1 {
			want += "-" + strconv.Itoa(n)
		}
		if got := ids.make("a"); got != want || n > 1 && ids.next["a"] != n+1 {
			t.Fatalf("%s, want %s; goes on at %d", got, want, ids.next["a"])
		}
	}
}
