package path

import (
	"dossier/data"
	"dossier/graph"
)

// bestEvidence gives the paths whose weakest hop is the strongest. There are but
// six grades, so it searches by hops among the ties of grade 5 only, then among
// those of 4 and up, and so on: the bottleneck problem by thresholds (Pollack,
// "The maximum capacity through a network", Operations Research 8, 1960). The
// paths found among stronger ties are skipped among weaker ones; they are fewer
// than were asked for, or there would have been no going on.
func (f *finder) bestEvidence() {
	for g := data.Grade(5); ; g-- {
		f.s.above(g)
		var skip func([]graph.Node) bool
		if len(f.paths) > 0 {
			skip = func(nodes []graph.Node) bool { return f.s.holds(nodes, g+1) }
		}
		f.bestHops(skip)
		if g == 0 || f.enough() || f.s.m.ended() {
			return
		}
	}
}
