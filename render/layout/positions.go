package layout

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
)

// positions is the engine's answer: y grows downward, and everything is
// rounded to 1/100.
type positions struct {
	centres []render.Point // of the actors
	curves  []geom.Curve   // of the links, from centre to centre
	labels  []render.Point // where the engine put the captions
	groups  []render.Box
}

// readPositions reads json0. It fails unless there is a position for every
// actor, every link and every group. A link whose caption was given as a node of
// its own comes in two parts; see [groupedSource].
func readPositions(text []byte, actors, links, groups int) (*positions, error) {
	var in struct {
		Objects []struct{ Name, Pos, BB string }
		Edges   []struct{ ID, Pos, LP string }
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, fmt.Errorf("%w: %w", errAnswer, err)
	}
	p := &positions{
		centres: make([]render.Point, actors),
		curves:  make([]geom.Curve, links),
		labels:  make([]render.Point, links),
		groups:  make([]render.Box, groups),
	}
	placed := 0
	middles := make(map[int]render.Point)
	for _, o := range in.Objects {
		if g, ok := index(o.Name, "cluster", groups); ok {
			box, err := readBox(o.BB)
			if err != nil {
				return nil, fmt.Errorf("%w: a group in %q", errAnswer, o.BB)
			}
			p.groups[g] = box
			placed++
			continue
		}
		if i, ok := index(o.Name, "c", links); ok {
			at, err := readPoint(o.Pos)
			if err != nil {
				return nil, fmt.Errorf("%w: a caption at %q", errAnswer, o.Pos)
			}
			middles[i] = at
			continue
		}
		i, ok := index(o.Name, "n", actors)
		at, err := readPoint(o.Pos)
		if !ok || err != nil {
			return nil, fmt.Errorf("%w: an actor at %q", errAnswer, o.Pos)
		}
		p.centres[i] = at
		placed++
	}
	for _, e := range in.Edges {
		curve, err := readCurve(e.Pos)
		i, ok := index(e.ID, "e", links)
		if k, second := index(e.ID, "f", links); second {
			i, ok = k, len(p.curves[k]) > 0 && len(curve) > 0 // edges are in the order in which they were given
			if ok {
				curve = append(p.curves[k], curve[1:]...)
				placed--
			}
		}
		if !ok || err != nil {
			return nil, fmt.Errorf("%w: a tie along %q", errAnswer, e.Pos)
		}
		p.curves[i] = curve
		label, err := readPoint(e.LP)
		if err != nil {
			label = curve.At(curve.Middle(0.5))
		}
		if at, ok := middles[i]; ok {
			label = at
		}
		p.labels[i] = label
		placed++
	}
	if placed != actors+links+groups {
		return nil, fmt.Errorf("%w: %d positions for %d actors, %d ties and %d groups", errAnswer, placed, actors, links, groups)
	}
	return p, nil
}

// index reads a name that source has made.
func index(name, prefix string, n int) (int, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	i, err := strconv.Atoi(digits)
	return i, ok && err == nil && i >= 0 && i < n
}

func readPoint(s string) (render.Point, error) {
	xs, ys, _ := strings.Cut(s, ",")
	x, err := strconv.ParseFloat(xs, 64)
	if err != nil {
		return render.Point{}, err
	}
	y, err := strconv.ParseFloat(ys, 64)
	if err != nil {
		return render.Point{}, err
	}
	if math.Abs(x) > 1e6 || math.Abs(y) > 1e6 || math.IsNaN(x) || math.IsNaN(y) {
		return render.Point{}, errAnswer
	}
	return geom.QuantisePoint(render.Point{X: x, Y: -y}), nil
}

// readBox reads the lower left and the upper right corner of a box.
func readBox(s string) (render.Box, error) {
	xs, rest, _ := strings.Cut(s, ",")
	ys, upper, _ := strings.Cut(rest, ",")
	low, err := readPoint(xs + "," + ys)
	if err != nil {
		return render.Box{}, err
	}
	high, err := readPoint(upper)
	if err != nil {
		return render.Box{}, err
	}
	b := render.Box{X: low.X, Y: high.Y, W: geom.Quantise(high.X - low.X), H: geom.Quantise(low.Y - high.Y)}
	if b.W <= 0 || b.H <= 0 {
		return render.Box{}, errAnswer
	}
	return b, nil
}

// readCurve reads the control points of a line. Arrowheads are ours, so that
// there are no end points of theirs; of several curves the first counts.
func readCurve(s string) (geom.Curve, error) {
	s, _, _ = strings.Cut(s, ";")
	var c geom.Curve
	for _, f := range strings.Fields(s) {
		if strings.HasPrefix(f, "s,") || strings.HasPrefix(f, "e,") {
			continue
		}
		p, err := readPoint(f)
		if err != nil {
			return nil, err
		}
		c = append(c, p)
	}
	if len(c) < 4 || len(c)%3 != 1 {
		return nil, errAnswer
	}
	return c, nil
}
