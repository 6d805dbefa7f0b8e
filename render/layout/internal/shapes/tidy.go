package shapes

import "dossier/render/layout/internal/network"

// tidy places the nodes of a tree across it: parents over the middle of their children,
// subtrees as near to each other as their outlines allow, and small ones between large
// ones evenly, as Buchheim, Jünger and Leipert ("Improving Walker's algorithm to run in
// linear time", Graph Drawing 2002) want it. Here that is the mean of pushing all to one
// side and all to the other: the rules say only how far apart two subtrees are at the
// least, so what lies between two ways to keep them keeps them too.
//
// It takes time in proportion to nodes times depth.
type tidy struct {
	children [][]int
	// reach is how far each node reaches across the tree, with what stands beside it.
	reach []reach
	// The least room between siblings and between other nodes at one depth.
	siblings, others float64
	offset           []float64 // of each node from its parent
}

// reach is how far something reaches to either side of its middle.
type reach struct{ before, after float64 }

// offsets places all nodes below one.
func (t *tidy) offsets(root int) []float64 {
	t.offset = make([]float64, len(t.children))
	t.below(root)
	return t.offset
}

// below places what is below a node, and returns how far all of it reaches at each depth.
func (t *tidy) below(v int) []reach {
	children := t.children[v]
	own := []reach{t.reach[v]}
	if len(children) == 0 {
		return own
	}
	outlines := make([][]reach, len(children))
	for i, c := range children {
		outlines[i] = t.below(c)
	}
	at := t.pushed(outlines)
	middle := (at[0] + at[len(at)-1]) / 2
	for i, c := range children {
		at[i] -= middle
		t.offset[c] = at[i]
		for d, r := range outlines[i] {
			if d+1 == len(own) {
				own = append(own, reach{before: r.before - at[i], after: r.after + at[i]})
			}
			o := &own[d+1]
			o.before, o.after = max(o.before, r.before-at[i]), max(o.after, r.after+at[i])
		}
	}
	return own
}

// pushed places subtrees by their outlines, in their order, around nothing in particular.
func (t *tidy) pushed(outlines [][]reach) []float64 {
	count := len(outlines)
	first, last := make([]float64, count), make([]float64, count)
	var edge []float64 // how far what stands reaches at each depth
	for i, o := range outlines {
		for d := range min(len(edge), len(o)) {
			first[i] = max(first[i], edge[d]+t.apart(d)+o[d].before)
		}
		for d := range o {
			if d == len(edge) {
				edge = append(edge, first[i]+o[d].after)
			}
			edge[d] = max(edge[d], first[i]+o[d].after)
		}
	}
	edge = edge[:0]
	for i := count - 1; i >= 0; i-- {
		o := outlines[i]
		last[i] = first[count-1]
		for d := range min(len(edge), len(o)) {
			last[i] = min(last[i], edge[d]-t.apart(d)-o[d].after)
		}
		for d := range o {
			if d == len(edge) {
				edge = append(edge, last[i]-o[d].before)
			}
			edge[d] = min(edge[d], last[i]-o[d].before)
		}
	}
	for i := range first {
		first[i] = (first[i] + last[i]) / 2
	}
	return first
}

func (t *tidy) apart(depth int) float64 {
	if depth == 0 {
		return t.siblings
	}
	return t.others
}

// turned is a size with its sides exchanged, where wanted.
func turned(size network.Size, wanted bool) network.Size {
	if wanted {
		return network.Size{W: size.H, H: size.W}
	}
	return size
}
