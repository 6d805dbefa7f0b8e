package shapes

import (
	"context"
	"slices"
	"testing"

	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// joinedBy is a network of nodes of one size, tied from and to by their positions.
func joinedBy(count int, directed bool, ties ...[2]int) *network.Network {
	n := &network.Network{Width: 847, Height: 1100}
	for range count {
		n.Nodes = append(n.Nodes, network.Size{W: 80, H: 32})
	}
	for i, t := range ties {
		lane := network.Lane{Link: i, Forward: t[0] < t[1], Directed: directed, Caption: network.Size{W: 40, H: 16}, Gap: 2.5}
		n.Strands = append(n.Strands, network.Strand{A: min(t[0], t[1]), B: max(t[0], t[1]), Lanes: []network.Lane{lane}})
	}
	return sorted(n)
}

func TestShapesAreRecognised(t *testing.T) {
	manyTies := func(count int) (out [][2]int) {
		for i := range count {
			out = append(out, [2]int{i, (i + 1) % count})
		}
		return out
	}
	for _, c := range []struct {
		name string
		n    *network.Network
		want []string
	}{
		{"nothing", joinedBy(0, true), nil},
		{"one node", joinedBy(1, true), nil},
		{"two nodes", joinedBy(2, true, [2]int{0, 1}), []string{"snake", "tree"}},
		{"two nodes apart", joinedBy(2, true), nil},
		{"a chain", joinedBy(4, true, [2]int{0, 2}, [2]int{2, 1}, [2]int{1, 3}), []string{"snake", "tree"}},
		{"a chain to and fro", joinedBy(4, true, [2]int{0, 2}, [2]int{1, 2}, [2]int{1, 3}), []string{"snake", "tree", "columns"}},
		{"two chains", joinedBy(4, true, [2]int{0, 1}, [2]int{2, 3}), nil},
		{"three leaves", joinedBy(4, true, [2]int{0, 2}, [2]int{1, 2}, [2]int{3, 2}), []string{"star", "tree"}},
		{"a star with a longer arm", joinedBy(5, true, [2]int{0, 1}, [2]int{0, 2}, [2]int{0, 3}, [2]int{3, 4}), []string{"tree"}},
		{"a triangle", joinedBy(3, true, manyTies(3)...), []string{"ring"}},
		{"two triangles", joinedBy(6, true, [2]int{0, 1}, [2]int{1, 2}, [2]int{0, 2}, [2]int{3, 4}, [2]int{4, 5}, [2]int{3, 5}), nil},
		{"a triangle and a node", joinedBy(4, true, manyTies(3)...), nil},
		{"a ring of 40", joinedBy(40, true, manyTies(40)...), []string{"ring"}},
		{"a ring of 41", joinedBy(41, true, manyTies(41)...), nil},
		{"two and two", joinedBy(4, true, [2]int{0, 1}, [2]int{0, 3}, [2]int{2, 1}, [2]int{2, 3}), []string{"ring", "columns"}},
		{"two and two without directions", joinedBy(4, false, [2]int{0, 1}, [2]int{0, 3}, [2]int{2, 1}, [2]int{2, 3}), []string{"ring"}},
		{"three and two", joinedBy(5, true, [2]int{0, 3}, [2]int{1, 3}, [2]int{2, 3}, [2]int{0, 4}, [2]int{1, 4}), []string{"columns"}},
		{"three and two, one line back", joinedBy(5, true, [2]int{0, 3}, [2]int{1, 3}, [2]int{2, 3}, [2]int{0, 4}, [2]int{4, 1}), nil},
	} {
		var got []string
		for _, s := range All() {
			if s.Has(c.n) {
				got = append(got, s.Name)
			} else if s.Place(steps.Count(context.Background()), c.n) != nil {
				t.Errorf("%s: placed as %s, which it is not", c.name, s.Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRootOf(t *testing.T) {
	for _, c := range []struct {
		name string
		n    *network.Network
		want int
	}{
		{"all lines run from it", joinedBy(4, true, [2]int{2, 0}, [2]int{2, 1}, [2]int{1, 3}), 2},
		{"all lines run to it", joinedBy(4, true, [2]int{0, 2}, [2]int{1, 2}, [2]int{3, 1}), 2},
		{"the middle without directions", joinedBy(5, false, [2]int{0, 1}, [2]int{1, 4}, [2]int{4, 2}, [2]int{2, 3}), 4},
		{"the middle where they disagree", joinedBy(5, true, [2]int{0, 1}, [2]int{4, 1}, [2]int{4, 2}, [2]int{3, 2}), 4},
	} {
		if got := rootOf(c.n); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Large networks of each shape are placed, and an ended context ends it.
func TestLargeShapes(t *testing.T) {
	if testing.Short() {
		t.Skip("up to a second each")
	}
	var star, chain, tree [][2]int
	for i := 1; i < 1000; i++ {
		star, chain, tree = append(star, [2]int{0, i}), append(chain, [2]int{i - 1, i}), append(tree, [2]int{(i - 1) / 3, i})
	}
	for name, ties := range map[string][][2]int{"star": star, "snake": chain, "tree": tree} {
		n := joinedBy(1000, true, ties...)
		for _, s := range All() {
			if s.Name != name {
				continue
			}
			if s.Place(steps.Count(context.Background()), n) == nil {
				t.Errorf("%s of 1000 nodes has no place", name)
			}
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			if s.Place(steps.Count(ctx), n) != nil {
				t.Errorf("%s: placed although the context is done", name)
			}
		}
	}
}
