package stress

// lanesCross reports whether two strands that meet at a node have lanes that cross where
// they are seen. Their middle lines meet at the node, and lanes beside them may meet before it.
func (s *solver) lanesCross(e, f *strand) bool {
	if e.thick == 0 && f.thick == 0 || !joined(e, f) {
		return false
	}
	at := e.a
	if e.a != f.a && e.a != f.b {
		at = e.b
	}
	n := &s.nodes[at]
	sides := [...]int64{-1, 1}
	for k := range 4 {
		x, y, det := meet(e, f, n, e.thick*sides[k/2], f.thick*sides[k%2])
		if within := abs(det); det == 0 || abs(x) < (n.w+1)*within && abs(y) < (n.h+1)*within {
			continue // in the node; so it is for most, and dividing takes long
		}
		if x, y = x/det, y/det; e.ahead(x, y, e.a == at) && f.ahead(x, y, f.a == at) {
			return true
		}
	}
	return false
}

// meet is where lanes so far beside two strands meet, as seen from a node that both lead to:
// at x and y, both divided by det; nowhere, where that is 0.
func meet(e, f *strand, n *node, besideE, besideF int64) (x, y, det int64) {
	det = (e.nx*f.ny - e.ny*f.nx) >> unitBits
	ce := e.nc - e.nx*n.x - e.ny*n.y + besideE<<unitBits
	cf := f.nc - f.nx*n.x - f.ny*n.y + besideF<<unitBits
	return (ce*f.ny - cf*e.ny) >> unitBits, (cf*e.nx - ce*f.nx) >> unitBits, det
}

// ahead reports whether a point, as seen from one end of a strand, lies along it.
func (e *strand) ahead(x, y int64, fromA bool) bool {
	along := (x*e.ny - y*e.nx) >> unitBits
	if !fromA {
		along = -along
	}
	return along > 0 && along < e.long
}
