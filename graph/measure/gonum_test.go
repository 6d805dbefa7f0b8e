package measure

import (
	"testing"

	ggraph "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"dossier/graph"
)

// drawLinks draws a small graph, parallel links and self-loops included.
func drawLinks(t *rapid.T) (n int, links []link) {
	n = rapid.IntRange(1, 12).Draw(t, "n")
	end := rapid.IntRange(0, n-1)
	for range rapid.IntRange(0, 40).Draw(t, "m") {
		links = append(links, link{end.Draw(t, "from"), end.Draw(t, "to")})
	}
	return n, links
}

func directed(n int, links []link) *simple.DirectedGraph {
	g := simple.NewDirectedGraph()
	for i := range n {
		g.AddNode(simple.Node(i))
	}
	for _, l := range links {
		if l.from != l.to {
			g.SetEdge(simple.Edge{F: simple.Node(l.from), T: simple.Node(l.to)})
		}
	}
	return g
}

func undirected(n int, links []link) *simple.UndirectedGraph {
	g := simple.NewUndirectedGraph()
	for i := range n {
		g.AddNode(simple.Node(i))
	}
	for _, l := range links {
		if l.from != l.to {
			g.SetEdge(simple.Edge{F: simple.Node(l.from), T: simple.Node(l.to)})
		}
	}
	return g
}

func byNode(n int, scores map[int64]float64) []float64 {
	list := make([]float64, n)
	for node, x := range scores {
		list[node] = x
	}
	return list
}

func TestPageRankAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, links := drawLinks(t)
		v := plainView(t, n, links)
		got, err := PageRank(ctx, v, graph.AsWritten, PageRankOptions{Tolerance: 1e-13})
		if err != nil || !got.Converged {
			t.Fatal(got, err)
		}
		allNear(t, "PageRank", got.Rank, byNode(n, network.PageRank(directed(n, links), 0.85, 1e-13)), 1e-9)
		if total := sum(got.Rank); !near(total, 1, 1e-9) {
			t.Fatalf("adds up to %v", total)
		}
	})
}

func TestBetweennessAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, links := drawLinks(t)
		v := plainView(t, n, links)
		for dir, g := range map[graph.Direction]ggraph.Graph{
			graph.AsWritten: directed(n, links), graph.EitherWay: undirected(n, links),
		} {
			want := byNode(n, network.Betweenness(g))
			if dir == graph.EitherWay { // where gonum counts ordered pairs
				for i := range want {
					want[i] /= 2
				}
			}
			got, err := Betweenness(ctx, v, dir, BetweennessOptions{})
			if err != nil || !got.Exact || got.Note() != "" {
				t.Fatal(got, err)
			}
			allNear(t, "betweenness", got.Score, want, 1e-9)
		}
	})
}

func TestStrongComponentsAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, links := drawLinks(t)
		p, err := StrongComponents(ctx, plainView(t, n, links), graph.AsWritten)
		if err != nil {
			t.Fatal(err)
		}
		label := make([]int, n)
		for i, group := range topo.TarjanSCC(directed(n, links)) {
			for _, node := range group {
				label[node.ID()] = i
			}
		}
		sameGroups(t, p, label)
	})
}

// TestCommunitiesAgainstGonum checks that the modularity is what gonum says it
// is, that groups hang together, and that no actor alone would rather be
// elsewhere.
func TestCommunitiesAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, links := drawLinks(t)
		resolution := rapid.SampledFrom([]float64{0.5, 1, 2}).Draw(t, "resolution")
		v := plainView(t, n, links)
		c, err := Communities(ctx, v, graph.AsWritten, CommunityOptions{Resolution: resolution})
		if err != nil {
			t.Fatal(err)
		}
		g := undirected(n, links)
		if g.Edges().Len() == 0 {
			return // gonum divides by it
		}
		if q := modularityOf(g, c.Of, len(c.Sizes), resolution); !near(q, c.Modularity, 1e-9) {
			t.Fatalf("modularity %v, gonum says %v", c.Modularity, q)
		}
		of := c.Of
		for node := range of {
			home := of[node]
			for _, l := range links {
				if l.from == node || l.to == node {
					of[node] = of[l.from+l.to-node]
					if q := modularityOf(g, of, len(c.Sizes), resolution); q > c.Modularity+1e-9 {
						t.Fatalf("%d would gain by moving: %v over %v", node, q, c.Modularity)
					}
					of[node] = home
				}
			}
		}
		var inside []link
		for _, l := range links {
			if of[l.from] == of[l.to] {
				inside = append(inside, l)
			}
		}
		parts, err := Components(ctx, plainView(t, n, inside), graph.AsWritten)
		if err != nil {
			t.Fatal(err)
		}
		sameGroups(t, parts, of)
	})
}

func modularityOf(g ggraph.Graph, of []uint32, groups int, resolution float64) float64 {
	lists := make([][]ggraph.Node, groups)
	for n, group := range of {
		lists[group] = append(lists[group], simple.Node(n))
	}
	return community.Q(g, lists, resolution)
}

// TestKatzAgainstAlgebra solves (I - alpha A^T) x = 1.
func TestKatzAgainstAlgebra(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, links := drawLinks(t)
		reverse := rapid.Bool().Draw(t, "reverse")
		got, err := Katz(ctx, plainView(t, n, links), graph.AsWritten, KatzOptions{Reverse: reverse, Tolerance: 1e-14})
		if err != nil {
			t.Fatal(err)
		}
		a := mat.NewDense(n, n, nil)
		for i := range n {
			a.Set(i, i, 1)
		}
		for _, l := range links {
			switch {
			case l.from == l.to:
			case reverse:
				a.Set(l.from, l.to, -got.Alpha)
			default:
				a.Set(l.to, l.from, -got.Alpha)
			}
		}
		ones := mat.NewVecDense(n, nil)
		for i := range n {
			ones.SetVec(i, 1)
		}
		var x mat.VecDense
		if err := x.SolveVec(a, ones); err != nil {
			t.Fatal(err)
		}
		allNear(t, "Katz", got.Score, x.RawVector().Data, 1e-9)
	})
}
