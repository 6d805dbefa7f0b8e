package measure

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/testkit"
)

// The oracles of this file follow the definitions and nothing else. They read
// the ties of a view one by one.

// matrix tells of each pair of actors whether an arc leads from one to the other.
type matrix [][]bool

func matrixOf(v *graph.View, d graph.Direction) matrix {
	n := v.Graph().NumActors()
	m := make(matrix, n)
	for i := range m {
		m[i] = make([]bool, n)
	}
	for t := range v.Ties {
		a, b := v.Graph().Ends(t)
		if a == b {
			continue
		}
		forward, backward := passable(v.Graph().Relation(t), d)
		m[a][b] = m[a][b] || forward
		m[b][a] = m[b][a] || backward
	}
	return m
}

func passable(r *data.Relation, d graph.Direction) (forward, backward bool) {
	switch d {
	case graph.AsWritten:
		return true, r.Symmetric
	case graph.EitherWay:
		return true, true
	}
	forward = r.Influence == data.Forward || r.Influence == data.Both
	backward = r.Influence == data.Backward || r.Influence == data.Both
	if r.Symmetric {
		forward, backward = forward || backward, forward || backward
	}
	return forward, backward
}

func (m matrix) tied(a, b int) bool { return m[a][b] || m[b][a] }

// parts labels what hangs together without the actor and the pair left out.
func (m matrix) parts(without, a, b int) []int {
	label := make([]int, len(m))
	for i := range label {
		label[i] = i
	}
	for changed := true; changed; {
		changed = false
		for i := range m {
			for j := range m {
				cut := i == without || j == without || i == a && j == b || i == b && j == a
				if !cut && m.tied(i, j) && label[j] < label[i] {
					label[i], changed = label[j], true
				}
			}
		}
	}
	return label
}

// together counts the pairs of other actors than one that share a part.
func together(label []int, without int) (count uint64) {
	for i := range label {
		for j := range i {
			if i != without && j != without && label[i] == label[j] {
				count++
			}
		}
	}
	return count
}

// drawView draws a dossier with everything that makes measures hard, and a
// filter over it.
func drawView(t *rapid.T) (*graph.View, graph.Direction) {
	d := testkit.DrawDossier(t, 10, 40)
	var f graph.Filter
	if rapid.Bool().Draw(t, "kinds") {
		f.Kinds = data.Kinds()[:2]
	}
	if rapid.Bool().Draw(t, "tones") {
		f.Tones = []data.Tone{data.Cooperative, data.Conflictual}
	}
	dir := rapid.SampledFrom([]graph.Direction{graph.AlongInfluence, graph.AsWritten, graph.EitherWay}).Draw(t, "direction")
	return filtered(t, d, f), dir
}

func TestBrokersAgainstRemoval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		got, err := Brokers(ctx, v, dir)
		if err != nil {
			t.Fatal(err)
		}
		whole := m.parts(-1, -1, -1)
		for n := range m {
			want := together(whole, n) - together(m.parts(n, -1, -1), n)
			if got.Parted[n] != want {
				t.Fatalf("without %d, %d pairs part, want %d", n, got.Parted[n], want)
			}
		}
		bridges := make(map[[2]int]uint64)
		for _, b := range got.Bridges {
			bridges[[2]int{int(b.A), int(b.B)}] = b.Parted
		}
		for a := range m {
			for b := a + 1; b < len(m); b++ {
				want := uint64(0)
				if m.tied(a, b) {
					want = together(whole, -1) - together(m.parts(-1, a, b), -1)
				}
				if got := bridges[[2]int{a, b}]; got != want {
					t.Fatalf("without the ties of %d and %d, %d pairs part, want %d", a, b, got, want)
				}
			}
		}
	})
}

func TestCoresAgainstPeeling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		got, err := Cores(ctx, v, dir)
		if err != nil {
			t.Fatal(err)
		}
		for k := range len(m) {
			left := make([]bool, len(m))
			for n := range left {
				left[n] = true
			}
			for changed := true; changed; {
				changed = false
				for n := range m {
					count := 0
					for other := range m {
						if left[other] && m.tied(n, other) {
							count++
						}
					}
					if left[n] && count < k {
						left[n], changed = false, true
					}
				}
			}
			for n, in := range left {
				if in != (int(got[n]) >= k) {
					t.Fatalf("core of %d is %d; in the %d-core: %v", n, got[n], k, in)
				}
			}
		}
	})
}

func TestDegreeAgainstTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		n := len(m)
		want := Degrees{
			Out: make([]uint32, n), In: make([]uint32, n), Ties: make([]uint32, n),
			OutNeighbours: make([]uint32, n), InNeighbours: make([]uint32, n), Neighbours: make([]uint32, n),
		}
		for tie := range v.Ties {
			a, b := v.Graph().Ends(tie)
			if a == b {
				continue
			}
			forward, backward := passable(v.Graph().Relation(tie), dir)
			if forward {
				want.Out[a]++
				want.In[b]++
			}
			if backward {
				want.Out[b]++
				want.In[a]++
			}
			if forward || backward {
				want.Ties[a]++
				want.Ties[b]++
			}
		}
		for a := range m {
			for b := range m {
				if m[a][b] {
					want.OutNeighbours[a]++
					want.InNeighbours[b]++
				}
				if m.tied(a, b) {
					want.Neighbours[a]++
				}
			}
		}
		got, err := Degree(ctx, v, dir)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("got  %v (%v)\nwant %v", got, err, want)
		}
	})
}

func TestComponentsAgainstMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		p, err := Components(ctx, v, dir)
		if err != nil {
			t.Fatal(err)
		}
		checkPartition(t, v, p, matrixOf(v, dir).parts(-1, -1, -1))
	})
}

func TestStrongComponentsAgainstMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		for k := range m { // Warshall's closure
			for i := range m {
				for j := range m {
					m[i][j] = m[i][j] || m[i][k] && m[k][j]
				}
			}
		}
		label := make([]int, len(m))
		for i := range m {
			label[i] = i
			for j := range i {
				if m[i][j] && m[j][i] {
					label[i] = label[j]
				}
			}
		}
		p, err := StrongComponents(ctx, v, dir)
		if err != nil {
			t.Fatal(err)
		}
		checkPartition(t, v, p, label)
	})
}

// checkPartition checks that a partition joins the visible nodes with equal
// labels, and that its groups are numbered and listed as they should be.
func checkPartition(t *rapid.T, v *graph.View, p Partition, label []int) {
	t.Helper()
	var seen []uint32
	var want []int
	for n, l := range label {
		if v.HasActor(graph.Node(n)) {
			seen, want = append(seen, p.Of[n]), append(want, l)
		} else if p.Of[n] != NoGroup {
			t.Fatalf("%d is hidden and in group %d", n, p.Of[n])
		}
	}
	sameGroups(t, Partition{Of: seen}, want)
	members := p.Members()
	for i, group := range members {
		if len(group) != p.Sizes[i] || !slices.IsSorted(group) {
			t.Fatalf("group %d: %v, size %d", i, group, p.Sizes[i])
		}
		if i > 0 {
			last := members[i-1]
			if len(last) < len(group) || len(last) == len(group) && last[0] > group[0] {
				t.Fatalf("groups out of order: %v before %v", last, group)
			}
		}
		for _, n := range group {
			if p.Of[n] != uint32(i) {
				t.Fatalf("%d is listed in %d, but is in %d", n, i, p.Of[n])
			}
		}
	}
}

func TestClusteringAgainstMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		want := make([]float64, len(m))
		for n := range m {
			neighbours, arcs := 0, 0
			for a := range m {
				if m.tied(n, a) {
					neighbours++
				}
				for b := range m {
					if m.tied(n, a) && m.tied(n, b) && m[a][b] {
						arcs++
					}
				}
			}
			if neighbours > 1 {
				want[n] = float64(arcs) / float64(neighbours*(neighbours-1))
			}
		}
		got, err := Clustering(ctx, v, dir)
		if err != nil {
			t.Fatal(err)
		}
		allNear(t, "clustering", got, want, 1e-12)
	})
}
