package png

import (
	"cmp"
	"slices"
)

// maxColours is how many colours a picture can have that takes a byte a pixel.
const maxColours = 256

// palette is the colours of a picture: that of the page, then others in the order
// of how many pixels they have.
type palette struct {
	colours []uint32
	// places says for each colour of an inkwell which of them stands for it.
	places map[*inkwell][]byte
}

// newPalette chooses colours for a picture. The page and what is painted keep their
// own, those of blends at edges may be too many: then one stands for others that
// differ from it by the least that lets a palette suffice, in red, green and blue
// each. That is 5 to 8 of 255 in a figure of many inks, and nothing where all are grey.
func newPalette(page uint32, areas []area, inks []*inkwell) palette {
	counts := map[uint32]int{}
	for _, w := range inks {
		for i, c := range w.colours {
			counts[c] += w.counts[i]
		}
	}
	painted := map[uint32]bool{}
	for _, a := range areas {
		painted[a.colour] = true
	}
	exact, blends := []uint32{page}, []uint32{}
	for c := range counts {
		switch {
		case c == page:
		case painted[c]:
			exact = append(exact, c)
		default:
			blends = append(blends, c)
		}
	}
	common := func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) }
	slices.SortFunc(blends, common)
	p := palette{cover(exact, blends), make(map[*inkwell][]byte, len(inks))}
	slices.SortFunc(p.colours[1:], common)
	for _, w := range inks {
		places := make([]byte, len(w.colours))
		for i, c := range w.colours {
			place, _ := nearest(p.colours, c, 0)
			places[i] = byte(place)
		}
		p.places[w] = places
	}
	return p
}

// cover adds to some colours as many others as are needed for each of these to be
// within a tolerance of one, which is as small as can be.
func cover(colours, others []uint32) []uint32 {
	given := len(colours)
	for tolerance := uint32(0); ; tolerance++ {
		for _, c := range others {
			if _, off := nearest(colours, c, tolerance); off > tolerance {
				colours = append(colours, c)
			}
			if len(colours) > maxColours {
				break
			}
		}
		if len(colours) <= maxColours {
			return colours
		}
		colours = colours[:given]
	}
}

// nearest gives the place of the first of some colours that is as near as can be to
// another, or near enough, and by how much it is off.
func nearest(colours []uint32, c, enough uint32) (place int, off uint32) {
	off = 1 << 8
	for i, q := range colours {
		if o := distance(c, q); o < off {
			place, off = i, o
			if off <= enough {
				break
			}
		}
	}
	return place, off
}

// distance is by how much two colours differ in the channel in which they do so most.
func distance(a, b uint32) uint32 {
	channel := func(shift uint) uint32 {
		x, y := a>>shift&0xff, b>>shift&0xff
		return max(x, y) - min(x, y)
	}
	return max(channel(16), channel(8), channel(0))
}

// bytes are the colours as the file has them: red, green and blue of each.
func (p palette) bytes() []byte {
	b := make([]byte, 0, 3*len(p.colours))
	for _, c := range p.colours {
		b = append(b, byte(c>>16), byte(c>>8), byte(c))
	}
	return b
}
