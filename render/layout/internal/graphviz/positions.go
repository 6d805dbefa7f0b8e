package graphviz

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// engineObject and engineEdge are what of the answer counts.
type (
	engineObject struct{ Name, Pos, BB string }
	engineEdge   struct{ ID, Pos, LP string }
)

// readPositions reads json0. It fails unless there is a position for every
// actor, every link and every group. A link whose caption was given as a node of
// its own comes in two parts; see clusteredSource.
func readPositions(text []byte, actors, links, groups int) (*draft.Positions, error) {
	var in struct {
		Objects []engineObject
		Edges   []engineEdge
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, fmt.Errorf("%w: %w", errAnswer, err)
	}
	p := &draft.Positions{
		Centres: make([]render.Point, actors),
		Curves:  make([]geom.Curve, links),
		Labels:  make([]render.Point, links),
		Groups:  make([]render.Box, groups),
	}
	captions := make(map[int]render.Point) // those that are nodes
	placed := 0
	for _, o := range in.Objects {
		if _, ok := index(o.Name, "s", 2); ok { // see seed
			continue
		}
		isCaption, err := readObject(p, o, captions)
		if err != nil {
			return nil, err
		}
		if !isCaption {
			placed++
		}
	}
	seconds := make(map[int]geom.Curve) // from a caption on
	for _, e := range in.Edges {
		if e.ID == "s0" {
			continue
		}
		curve, err := readCurve(e.Pos)
		if i, ok := index(e.ID, "f", links); ok && err == nil {
			seconds[i] = curve
			continue
		}
		i, ok := index(e.ID, "e", links)
		if !ok || err != nil {
			return nil, fmt.Errorf("%w: a tie along %q", errAnswer, e.Pos)
		}
		p.Curves[i] = curve
		if p.Labels[i], err = readPoint(e.LP); err != nil {
			p.Labels[i] = curve.At(curve.Middle(0.5))
		}
		placed++
	}
	if placed != actors+links+groups || len(seconds) != len(captions) {
		return nil, fmt.Errorf("%w: %d positions for %d actors, %d ties and %d groups", errAnswer, placed, actors, links, groups)
	}
	for i, at := range captions { // each link by itself, in any order
		p.Labels[i] = at
		p.Curves[i] = append(p.Curves[i], seconds[i][min(1, len(seconds[i])):]...)
	}
	return p, nil
}

// readObject reads where an actor, a group or a caption stands.
func readObject(p *draft.Positions, o engineObject, captions map[int]render.Point) (isCaption bool, err error) {
	if g, ok := index(o.Name, "cluster", len(p.Groups)); ok {
		if p.Groups[g], err = readBox(o.BB); err != nil {
			return false, fmt.Errorf("%w: a group in %q", errAnswer, o.BB)
		}
		return false, nil
	}
	at, err := readPoint(o.Pos)
	if i, ok := index(o.Name, "c", len(p.Curves)); ok && err == nil {
		captions[i] = at
		return true, nil
	}
	i, ok := index(o.Name, "n", len(p.Centres))
	if !ok || err != nil {
		return false, fmt.Errorf("%w: an actor at %q", errAnswer, o.Pos)
	}
	p.Centres[i] = at
	return false, nil
}

// index reads a name that a source holds.
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
