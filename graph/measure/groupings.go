package measure

import (
	"context"
	"fmt"

	"dossier/graph"
)

// Grouping is a measure that puts every actor into one group, or into none.
type Grouping struct {
	// Name is what a user types: "communities".
	Name string
	// Meaning says in a line what a group is.
	Meaning string
	// Compute returns the groups, and a note on how good they are, where there
	// is something to say.
	Compute func(ctx context.Context, v *graph.View, d graph.Direction) (groups Partition, note string, err error)
}

// Groupings lists the measures that group actors, the plainest first.
func Groupings() []Grouping {
	return []Grouping{
		{"components", "actors that hang together, whichever way their ties run", groupComponents},
		{"strong", "actors who can all reach each other, alone or in twos as well; for views of any size", groupStrong},
		{"cycles", "three or more actors in which influence can come back to where it began; the others are in none", groupCycles},
		{"communities", "actors with more ties among themselves than chance would have it", groupCommunities},
		{"cores", "actors equally deep in the thick of the network", groupCores},
		{"labels", "actors who end up with one label when labels spread from neighbour to neighbour: rough communities, fast", groupLabels},
	}
}

func groupComponents(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	p, err := Components(ctx, v, d)
	return p, "", err
}

func groupStrong(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	p, err := StrongComponents(ctx, v, d)
	return p, "", err
}

// groupCycles is for views that are small enough to have the library of
// [graph.Library] look through them.
func groupCycles(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	cycles, err := graph.Cycles(ctx, v, d)
	if err != nil {
		return Partition{}, "", err
	}
	p := Partition{Of: make([]uint32, v.Graph().NumActors())}
	for n := range p.Of {
		p.Of[n] = NoGroup
	}
	for i, cycle := range cycles {
		p.Sizes = append(p.Sizes, len(cycle))
		for _, n := range cycle {
			p.Of[n] = uint32(i)
		}
	}
	return p, "", nil
}

func groupCommunities(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	c, err := Communities(ctx, v, d, CommunityOptions{})
	if err != nil {
		return Partition{}, "", err
	}
	return c.Partition, fmt.Sprintf("modularity %.3f; above some 0.3 there is more to the groups than chance", c.Modularity), nil
}

// groupCores makes one group of the actors of each core number. The deepest
// comes first, however small, and each bears its number as a name.
func groupCores(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	cores, err := Cores(ctx, v, d)
	if err != nil {
		return Partition{}, "", err
	}
	var sizes []int // by core number
	for n, core := range cores {
		if v.HasActor(graph.Node(n)) {
			sizes = append(sizes, make([]int, max(0, int(core)+1-len(sizes)))...)
			sizes[core]++
		}
	}
	var p Partition
	group := make([]uint32, len(sizes))
	for core := len(sizes) - 1; core >= 0; core-- {
		if sizes[core] > 0 {
			group[core] = uint32(len(p.Sizes))
			p.Sizes = append(p.Sizes, sizes[core])
			p.Names = append(p.Names, fmt.Sprintf("core %d", core))
		}
	}
	for n, core := range cores {
		if v.HasActor(graph.Node(n)) {
			cores[n] = group[core]
		} else {
			cores[n] = NoGroup
		}
	}
	p.Of = cores
	return p, "", nil
}

func groupLabels(ctx context.Context, v *graph.View, d graph.Direction) (Partition, string, error) {
	p, err := Labels(ctx, v, d, 0)
	return p, "", err
}
