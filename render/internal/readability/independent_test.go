package readability_test

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"dossier/internal/testkit/networks"
	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout"
	"dossier/render/scenejson"
)

// TestCountsAgreeWithTheDocument counts again from the JSON of scenes, by other means
// and without a look at what is near: every pair is compared, distances are searched
// for, and crossings of strands are grouped by a colouring.
func TestCountsAgreeWithTheDocument(t *testing.T) {
	all, err := networks.Known()
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, networks.Made(1)...)
	var sum readability.Counts
	for i := range all {
		f, err := all[i].Figure(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Nodes) > 45 || len(f.Links) > 100 || testing.Short() && i%4 > 0 {
			continue
		}
		engine := []layout.Engine{layout.Dot, layout.Neato, layout.Sfdp}[i%3]
		s, err := layout.Layout(t.Context(), f, layout.Options{Engine: engine})
		if err != nil {
			t.Fatalf("%s: %v", all[i].Name, err)
		}
		got, err := readability.Measure(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		want := countAgain(t, s)
		if part := counted(got); part != want {
			t.Errorf("%s by %s: counted\n%+v, from the document\n%+v", all[i].Name, engine, []any{part}, []any{want})
		}
		sum.Crossings += want.Crossings
		sum.LineCrossings += want.LineCrossings
		sum.LinesOverActors += want.LinesOverActors
		sum.LinesNearActors += want.LinesNearActors
		sum.CaptionsOverLines += want.CaptionsOverLines
		sum.CaptionsOverOwn += want.CaptionsOverOwn
		sum.CaptionsAstray += want.CaptionsAstray
		sum.CaptionsFar += want.CaptionsFar
		sum.Loops += want.Loops
	}
	t.Logf("all: %v; by line %d crossings", sum, sum.LineCrossings)
	if sum.Crossings < 100 || sum.LineCrossings <= sum.Crossings || sum.LinesNearActors == 0 || sum.CaptionsAstray == 0 || sum.Loops == 0 {
		t.Errorf("too few faults to compare by: %v", sum)
	}
}

// counted is the counts that are made again.
func counted(c readability.Counts) readability.Counts {
	return readability.Counts{
		ActorsOverActors: c.ActorsOverActors, CaptionsOverActors: c.CaptionsOverActors, CaptionsOverCaptions: c.CaptionsOverCaptions,
		CaptionsOverLines: c.CaptionsOverLines, CaptionsOverOwn: c.CaptionsOverOwn, CaptionsAstray: c.CaptionsAstray, CaptionsFar: c.CaptionsFar,
		LinesOverActors: c.LinesOverActors, LinesNearActors: c.LinesNearActors,
		Crossings: c.Crossings, LineCrossings: c.LineCrossings, Loops: c.Loops,
	}
}

type (
	spot [2]float64
	area [4]float64 // left, top, width, height
)

// drawn is what is counted of the document.
type drawn struct {
	Actors []struct {
		Node int
		Box  area
	}
	Lines []*struct {
		Link, From, To int
		Curve          []spot
		Heads          [][3]spot
		path           []spot
	}
	Captions []struct {
		Link int
		Box  area
	}
}

func countAgain(t *testing.T, s *render.Scene) readability.Counts {
	t.Helper()
	var text bytes.Buffer
	if err := scenejson.Encode(&text, s); err != nil {
		t.Fatal(err)
	}
	var d drawn
	if err := json.Unmarshal(text.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	for _, l := range d.Lines {
		for i := 0; i+3 < len(l.Curve); i += 3 {
			for k := range 12 {
				l.path = append(l.path, bezier(l.Curve[i:i+4], float64(k)/12))
			}
		}
		l.path = append(l.path, l.Curve[len(l.Curve)-1])
		for _, h := range l.Heads { // what the layouts of today draw: at the end
			l.path = append(l.path, h[0])
		}
	}
	var c readability.Counts
	d.boxes(&c)
	d.lines(&c)
	d.captions(&c)
	return c
}

func bezier(p []spot, t float64) (at spot) {
	for j := range at {
		at[j] = math.Pow(1-t, 3)*p[0][j] + 3*math.Pow(1-t, 2)*t*p[1][j] + 3*(1-t)*t*t*p[2][j] + math.Pow(t, 3)*p[3][j]
	}
	return at
}

// boxes counts boxes on boxes and lines on or near the boxes of actors.
func (d *drawn) boxes(c *readability.Counts) {
	for i, a := range d.Actors {
		for _, b := range d.Actors[i+1:] {
			c.ActorsOverActors += common(a.Box, b.Box)
		}
		for _, b := range d.Captions {
			c.CaptionsOverActors += common(a.Box, b.Box)
		}
		for _, l := range d.Lines {
			if l.From == a.Node || l.To == a.Node {
				continue
			}
			if enters(l.path, a.Box, 2) {
				c.LinesOverActors++
			} else if away(l.path, a.Box) < 4.98 {
				c.LinesNearActors++
			}
		}
	}
	for i, a := range d.Captions {
		for _, b := range d.Captions[i+1:] {
			c.CaptionsOverCaptions += common(a.Box, b.Box)
		}
	}
}

// common is 1 where two boxes share more than a square pixel.
func common(a, b area) int {
	w := math.Min(a[0]+a[2], b[0]+b[2]) - math.Max(a[0], b[0])
	h := math.Min(a[1]+a[3], b[1]+b[3]) - math.Max(a[1], b[1])
	if w > 0 && h > 0 && w*h > 1 {
		return 1
	}
	return 0
}

// lines counts crossings and loops.
func (d *drawn) lines(c *readability.Counts) {
	type meeting struct {
		at    spot
		lines [2]int
	}
	met := map[[4]int][]meeting{}
	for i, a := range d.Lines {
		if way := reach(a.path[0], a.path[len(a.path)-1]); a.From != a.To && way > 1 && long(a.path) > 1.4*way {
			c.Loops++
		}
		for k, b := range d.Lines[:i] {
			for p := range len(a.path) - 1 {
				for q := range len(b.path) - 1 {
					at, ok := cut(a.path[p], a.path[p+1], b.path[q], b.path[q+1])
					if !ok {
						continue
					}
					c.LineCrossings++
					if strand(a.From, a.To) != strand(b.From, b.To) {
						pair := [4]int{min(a.From, a.To), max(a.From, a.To), min(b.From, b.To), max(b.From, b.To)}
						if pair[0] > pair[2] || pair[0] == pair[2] && pair[1] > pair[3] {
							pair = [4]int{pair[2], pair[3], pair[0], pair[1]}
						}
						met[pair] = append(met[pair], meeting{at, [2]int{i, k}})
					}
				}
			}
		}
	}
	for _, all := range met {
		colour := make([]int, len(all)) // that of the first of those it is linked with
		for i := range colour {
			colour[i] = i
		}
		for range all {
			for i, a := range all {
				for k, b := range all {
					if reach(a.at, b.at) <= 30 {
						colour[i] = min(colour[i], colour[k])
					}
				}
			}
		}
		times, most := map[[3]int]int{}, map[int]int{}
		for i, a := range all {
			times[[3]int{colour[i], a.lines[0], a.lines[1]}]++
			most[colour[i]] = max(most[colour[i]], times[[3]int{colour[i], a.lines[0], a.lines[1]}])
		}
		for _, n := range most {
			c.Crossings += n
		}
	}
}

func strand(from, to int) [2]int { return [2]int{min(from, to), max(from, to)} }

func reach(a, b spot) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

func long(path []spot) (l float64) {
	for i := range len(path) - 1 {
		l += reach(path[i], path[i+1])
	}
	return l
}

// cut is where two straight pieces meet, each without its end, by Cramer's rule.
// Pieces that begin or end at one point do not meet there.
func cut(a, b, c, d spot) (spot, bool) {
	ux, uy, vx, vy, wx, wy := b[0]-a[0], b[1]-a[1], d[0]-c[0], d[1]-c[1], c[0]-a[0], c[1]-a[1]
	turn := ux*vy - uy*vx
	if turn == 0 || a == c || a == d || b == c || b == d {
		return spot{}, false
	}
	s, t := (wx*vy-wy*vx)/turn, (wx*uy-wy*ux)/turn
	return spot{a[0] + s*ux, a[1] + s*uy}, s > 0 && s <= 1 && t > 0 && t <= 1
}

// captions counts lines under captions, and captions that are not clearly of their
// strand.
func (d *drawn) captions(c *readability.Counts) {
	strands, paths := map[int][2]int{}, map[[2]int][][]spot{}
	for _, l := range d.Lines {
		strands[l.Link] = strand(l.From, l.To)
		paths[strands[l.Link]] = append(paths[strands[l.Link]], l.path)
	}
	blocks := map[[2]int][][]area{}
	for _, caption := range d.Captions {
		own := strands[caption.Link]
		for s, of := range paths {
			for _, path := range of {
				if !enters(path, caption.Box, 2) {
					continue
				}
				if s == own {
					c.CaptionsOverOwn++
				} else {
					c.CaptionsOverLines++
				}
			}
		}
		joined, apart := []area{caption.Box}, [][]area(nil)
		for _, block := range blocks[own] {
			if near(block, caption.Box) {
				joined = append(joined, block...)
			} else {
				apart = append(apart, block)
			}
		}
		blocks[own] = append(apart, joined)
	}
	for own, of := range blocks {
		for _, block := range of {
			mine, other, middleMine, middleOther := math.Inf(1), math.Inf(1), math.Inf(1), math.Inf(1)
			middle := around(block)
			for s, all := range paths {
				for _, path := range all {
					gap := math.Inf(1)
					for _, b := range block {
						gap = math.Min(gap, away(path, b))
					}
					if s == own {
						mine, middleMine = math.Min(mine, gap), math.Min(middleMine, away(path, middle))
					} else {
						other, middleOther = math.Min(other, gap), math.Min(middleOther, away(path, middle))
					}
				}
			}
			if mine > 14 {
				c.CaptionsFar++
			}
			loop := own[0] == own[1] // its caption stands at its end
			if other < mine+3.98 || !loop && middleOther <= middleMine {
				c.CaptionsAstray++
			}
		}
	}
}

// near reports whether a box is within 4 pixels of one of a block.
func near(block []area, b area) bool {
	for _, a := range block {
		dx := math.Max(0, math.Max(a[0], b[0])-math.Min(a[0]+a[2], b[0]+b[2]))
		dy := math.Max(0, math.Max(a[1], b[1])-math.Min(a[1]+a[3], b[1]+b[3]))
		if math.Hypot(dx, dy) <= 4 {
			return true
		}
	}
	return false
}

// around is the middle of a block, as a box without a size.
func around(block []area) area {
	l, t, r, b := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, a := range block {
		l, t, r, b = math.Min(l, a[0]), math.Min(t, a[1]), math.Max(r, a[0]+a[2]), math.Max(b, a[1]+a[3])
	}
	return area{(l + r) / 2, (t + b) / 2}
}

// enters reports whether a path runs through a box that is smaller by inset at each
// side: whether no axis, nor the normal of a piece, keeps the two apart.
func enters(path []spot, b area, inset float64) bool {
	l, t, r, d := b[0]+inset, b[1]+inset, b[0]+b[2]-inset, b[1]+b[3]-inset
	for i := range len(path) - 1 {
		p, q := path[i], path[i+1]
		if p == q || math.Max(p[0], q[0]) <= l || math.Min(p[0], q[0]) >= r || math.Max(p[1], q[1]) <= t || math.Min(p[1], q[1]) >= d {
			continue
		}
		left, right := 0, 0
		for _, corner := range []spot{{l, t}, {r, t}, {l, d}, {r, d}} {
			if side := (q[0]-p[0])*(corner[1]-p[1]) - (q[1]-p[1])*(corner[0]-p[0]); side > 0 {
				left++
			} else if side < 0 {
				right++
			}
		}
		if left > 0 && right > 0 {
			return true
		}
	}
	return false
}

// away is the distance from a path to a box. Along a straight piece the distance to a
// box falls and then rises, so that its least is found by thirds.
func away(path []spot, b area) float64 {
	least := math.Inf(1)
	for i := range len(path) - 1 {
		p, q := path[i], path[i+1]
		gap := func(t float64) float64 {
			x, y := p[0]+t*(q[0]-p[0]), p[1]+t*(q[1]-p[1])
			return math.Hypot(math.Max(0, math.Max(b[0]-x, x-b[0]-b[2])), math.Max(0, math.Max(b[1]-y, y-b[1]-b[3])))
		}
		if math.Min(gap(0), gap(1))-reach(p, q) > least {
			continue
		}
		low, high := 0.0, 1.0
		for range 80 {
			a, c := low+(high-low)/3, high-(high-low)/3
			if gap(a) <= gap(c) {
				high = c
			} else {
				low = a
			}
		}
		least = math.Min(least, math.Min(gap(low), math.Min(gap(0), gap(1))))
	}
	return least
}
