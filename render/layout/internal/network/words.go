package network

import "dossier/render"

// StackApart is the room between two captions on one side of a strand, in pixels.
const StackApart = 3.0

// Stack are the captions that stand on one side of a strand, one below the other.
type Stack struct {
	Lanes []int // whose captions they are
	Size  Size  // of all of them
	Gap   float64
}

// Half is how far the outermost lanes of a strand lie from its middle, in pixels.
func (s *Strand) Half() float64 { return s.Apart * float64(max(len(s.Lanes)-1, 0)) / 2 }

// Stacks are the captions on one side of a strand and on the other: half of them on each,
// and a single one on the first. The gap of a stack is that to the middle of the strand.
func (s *Strand) Stacks() [2]Stack {
	var all []int
	for k, l := range s.Lanes {
		if l.Caption.W > 0 {
			all = append(all, k)
		}
	}
	half := (len(all) + 1) / 2
	both := [2]Stack{{Lanes: all[:half]}, {Lanes: all[half:]}}
	for i := range both {
		w := &both[i]
		for n, k := range w.Lanes {
			l := &s.Lanes[k]
			w.Size.W = max(w.Size.W, l.Caption.W)
			w.Gap = max(w.Gap, l.Gap+s.Half())
			if w.Size.H += l.Caption.H; n > 0 {
				w.Size.H += StackApart
			}
		}
	}
	return both
}

// Offsets are how far each lane runs to the left of its strand, where the first stack
// stands on the left (1) or on the right (-1): lanes lie on the side of their captions,
// those without one in the middle.
func (s *Strand) Offsets(both [2]Stack, first float64) []float64 {
	order := append([]int{}, both[0].Lanes...)
	for k, l := range s.Lanes {
		if l.Caption.W <= 0 {
			order = append(order, k)
		}
	}
	order = append(order, both[1].Lanes...)
	out := make([]float64, len(s.Lanes))
	for n, k := range order {
		out[k] = float64(first * s.Apart * (float64(len(order)-1)/2 - float64(n)))
	}
	return out
}

// Unstack sets the captions of a stack one below the other in a box of its size: centred,
// or flush with its left (-1) or its right side (1).
func (s *Strand) Unstack(w Stack, in render.Box, flush int, captions []render.Box) {
	y := in.Y
	for _, k := range w.Lanes {
		size := s.Lanes[k].Caption
		x := in.X + float64((in.W-size.W)*float64(1+flush))/2
		captions[k] = render.Box{X: x, Y: y, W: size.W, H: size.H}
		y += size.H + StackApart
	}
}
