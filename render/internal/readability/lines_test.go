package readability

import (
	"math/rand"
	"slices"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
)

// What is skipped for being far away must not change what is counted.
func TestNothingNearIsSkipped(t *testing.T) {
	everywhere := render.Box{X: -1e6, Y: -1e6, W: 2e6, H: 2e6}
	rnd := rand.New(rand.NewSource(1))
	near := 0
	for range 4000 {
		a, b := walk(rnd), walk(rnd)
		extent := geom.Grow(geom.Bounds(b), sameLine)
		if got, want := crossings(a, b, extent), crossings(a, b, everywhere); !slices.Equal(got, want) {
			t.Fatalf("crossings at %v, not %v: %v, %v", got, want, a, b)
		}
		// By every pair of pieces, without any box.
		want := 0.0
		for i := 1; i < len(a); i++ {
			piece, middle := geom.Distance(a[i-1], a[i]), geom.Lerp(a[i-1], a[i], 0.5)
			for k := 1; k < len(b); k++ {
				if geom.PointGap(middle, b[k-1], b[k]) < sameLine &&
					(piece < 4*sameLine || geom.PointGap(a[i-1], b[k-1], b[k]) < 3*sameLine) {
					want += piece
					break
				}
			}
		}
		if got := together(a, b, extent); got != want {
			t.Fatalf("together for %v, not %v: %v, %v", got, want, a, b)
		}
		if want > 0 {
			near++
		}
	}
	if near < 100 {
		t.Errorf("only %d pairs came near one another", near)
	}
}

// walk is a line of some pieces in a small square.
func walk(rnd *rand.Rand) []render.Point {
	p := render.Point{X: rnd.Float64() * 100, Y: rnd.Float64() * 100}
	line := []render.Point{p}
	for range 1 + rnd.Intn(12) {
		p = geom.Add(p, render.Point{X: rnd.Float64()*20 - 8, Y: rnd.Float64()*20 - 10})
		line = append(line, p)
	}
	return line
}
