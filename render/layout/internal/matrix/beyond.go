package matrix

import "dossier/render"

// The density beyond which lines cannot be followed, however actors are placed: found by
// drawing networks of 10 to 150 actors at the size of a page. Below perActor pairs an
// actor there is always a way round; beyond it, what counts is how many pairs there are
// and how many of them each actor has, hence their product.
const (
	perActor = 1.75
	tangled  = 190
)

// Beyond reports whether a figure has more ties than lines can show: the number of its
// tied pairs times that for each actor is more than 190, and each actor has more than
// 1.75. So 40 actors may have 87 pairs, and 20 have 61.
func Beyond(f *render.Figure) bool {
	pairs := make(map[[2]int]bool)
	for i := range f.Links {
		if a, b := f.Links[i].From, f.Links[i].To; a != b {
			pairs[[2]int{min(a, b), max(a, b)}] = true
		}
	}
	n, m := float64(len(f.Nodes)), float64(len(pairs))
	return m > float64(perActor*n) && float64(m*m) > float64(tangled*n)
}
