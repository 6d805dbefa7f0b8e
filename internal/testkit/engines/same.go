package engines

import (
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// Same holds the answers of one engine against those of another: the same bytes, or the
// same error.
func Same(t *testing.T, first, second Open) {
	SameOn(t, len(dossiers())+len(sparse()), first, second)
}

// SameOn does as Same does on some n of the dossiers, for engines that are slow to open.
func SameOn(t *testing.T, n int, first, second Open) {
	all := append(dossiers(), sparse()...)
	for i := range n {
		d := all[i*len(all)/n]
		one, other := first(t, d), second(t, d)
		for _, q := range questions(d) {
			if len(d.Actors) > 10 && len(q.Path.Via) > 0 {
				continue // where no path passes them, every engine looks at very many
			}
			got, err2 := text(t.Context(), t, other, q)
			want, err := text(t.Context(), t, one, q)
			switch {
			case (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error():
				t.Errorf("%s: %s: %v, not %v", d.Title, q.CommandLine(), err2, err)
			case got != want:
				t.Errorf("%s: %s: another answer\n%s", d.Title, q.CommandLine(), testkit.Diff([]byte(want), []byte(got)))
			}
			if t.Failed() {
				return
			}
		}
	}
}

// sparse are dossiers in which most actors are several hops apart.
func sparse() (list []*data.Dossier) {
	for seed := range uint64(Seeds / 3) {
		list = append(list, testkit.SeededDossier(seed, 40+int(seed)*3, 90+int(seed)*6))
	}
	return list
}
