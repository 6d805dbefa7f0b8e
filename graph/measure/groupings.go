package measure

import (
	"context"
	"fmt"

	"dossier/graph"
)

// Grouping is a measure that puts every actor into one group.
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
		{"strong", "actors who can all reach each other: influence can come back to where it began", groupStrong},
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
