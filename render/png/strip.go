package png

// strip is some rows of pixels as runs of one colour. The filter of each row stands
// before it as a pixel of the page: both will be zeros.
type strip struct {
	runs []run
	inks *inkwell
}

// run is a colour, by its place in an inkwell, some times.
type run struct{ colour, n uint32 }

// inkwell lists the colours that were met, and of how many pixels each is.
type inkwell struct {
	colours []uint32 // 0xRRGGBB
	counts  []int
	places  map[uint32]uint32
	// recent is where most colours are found without a look into places.
	recent [1 << recentBits]struct{ colour, place uint32 }
}

const recentBits = 10

func newInkwell() *inkwell {
	w := &inkwell{places: make(map[uint32]uint32)}
	for i := range w.recent {
		w.recent[i].colour = 1 << 24 // none
	}
	return w
}

// place finds the place of a colour, or gives it one.
func (w *inkwell) place(colour uint32) uint32 {
	r := &w.recent[colour*2654435761>>(32-recentBits)] // a hash by Knuth
	if r.colour != colour {
		place, known := w.places[colour]
		if !known {
			place = uint32(len(w.colours))
			w.places[colour] = place
			w.colours, w.counts = append(w.colours, colour), append(w.counts, 0)
		}
		r.colour, r.place = colour, place
	}
	return r.place
}

// row adds some pixels to a strip.
func (s *strip) row(pixels []uint32) {
	for from := 0; from < len(pixels); {
		c, to := pixels[from], from+1
		for to < len(pixels) && pixels[to] == c {
			to++
		}
		s.add(c, to-from)
		from = to
	}
}

// add adds n pixels of a colour.
func (s *strip) add(colour uint32, n int) {
	if n == 0 {
		return
	}
	place := s.inks.place(colour)
	s.inks.counts[place] += n
	if last := len(s.runs) - 1; last >= 0 && s.runs[last].colour == place {
		s.runs[last].n += uint32(n)
		return
	}
	s.runs = append(s.runs, run{place, uint32(n)})
}

// each calls use for each run, with the place of its colour in the palette.
func (s *strip) each(p palette, use func(place byte, n int)) {
	places := p.places[s.inks]
	for _, r := range s.runs {
		use(places[r.colour], int(r.n))
	}
}
