package measure

import "dossier/graph"

// NoGroup is the group of an actor outside of the view, or of one that a measure
// puts into none.
const NoGroup = ^uint32(0)

// Partition puts every actor of a view into one group at most. Groups are numbered from
// the largest down, and of two of one size the one with the lower first member
// comes first, unless they have names, whose order then has a meaning.
type Partition struct {
	// Of is the group of each node, or [NoGroup].
	Of []uint32
	// Sizes are the numbers of actors in the groups.
	Sizes []int
	// Names are what the groups are called; nil where they have no names.
	Names []string
}

// Members lists the actors of every group, in the order of their ids.
func (p *Partition) Members() [][]graph.Node {
	total := 0
	for _, size := range p.Sizes {
		total += size
	}
	all := make([]graph.Node, 0, total)
	groups := make([][]graph.Node, len(p.Sizes))
	for i, size := range p.Sizes {
		at := len(all)
		all = all[:at+size]
		groups[i] = all[at:at:len(all)]
	}
	for n, group := range p.Of {
		if group != NoGroup {
			groups[group] = append(groups[group], graph.Node(n))
		}
	}
	return groups
}

// newPartition numbers groups as a Partition has them. label is any number
// below the number of nodes for each node, the same within a group; those of
// hidden actors do not count. It becomes the partition's own.
func newPartition(v *graph.View, label []uint32) Partition {
	sizes := make([]int, len(label))
	var found []uint32 // in the order of first members
	for n, l := range label {
		if !v.HasActor(graph.Node(n)) {
			continue
		}
		if sizes[l] == 0 {
			found = append(found, l)
		}
		sizes[l]++
	}
	found = bySize(found, sizes)
	number := make([]uint32, len(label))
	p := Partition{Of: label, Sizes: make([]int, len(found))}
	for i, l := range found {
		number[l] = uint32(i)
		p.Sizes[i] = sizes[l]
	}
	for n, l := range label {
		if v.HasActor(graph.Node(n)) {
			label[n] = number[l]
		} else {
			label[n] = NoGroup
		}
	}
	return p
}

// bySize puts the largest groups first and leaves those of one size in order,
// by counting how many there are of each size.
func bySize(found []uint32, sizes []int) []uint32 {
	most := 0
	for _, l := range found {
		most = max(most, sizes[l])
	}
	place := make([]int, most+1) // at last, where the next group of each size goes
	for _, l := range found {
		place[sizes[l]]++
	}
	at := 0
	for size := most; size > 0; size-- {
		place[size], at = at, at+place[size]
	}
	sorted := make([]uint32, len(found))
	for _, l := range found {
		sorted[place[sizes[l]]] = l
		place[sizes[l]]++
	}
	return sorted
}
