package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/dot"
)

// graphviz is a program of a native Graphviz. Its unit is the point, and names have 13
// of them as ours have 13 pixels.
type graphviz struct{ program string }

func (g graphviz) name() string { return "Graphviz " + g.program }
func (g graphviz) there() bool  { return found(g.program) }

// draw has the program lay out what our encoder writes for it.
func (g graphviz) draw(ctx context.Context, f *render.Figure) (*render.Scene, error) {
	var source bytes.Buffer
	if err := dot.Encode(&source, f); err != nil {
		return nil, err
	}
	text, err := command(ctx, source.Bytes(), g.program, "-Goverlap=prism", "-Tjson")
	if err != nil {
		return nil, err
	}
	return graphvizScene(text)
}

// drawing is what is read of Graphviz's JSON.
type drawing struct {
	Objects []struct {
		ID            int `json:"_gvid"`
		Pos           string
		Width, Height string // inches
	}
	Edges []struct {
		Tail, Head int
		Pos, Lp    string
		Label      []struct {
			Op    string
			Width float64
		} `json:"_ldraw_"`
	}
}

// graphvizScene reads a drawing. That y grows upward in it changes no count.
func graphvizScene(text []byte) (*render.Scene, error) {
	var d drawing
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, err
	}
	s := &render.Scene{}
	for _, o := range d.Objects {
		at, err := points(o.Pos)
		w, wrong := strconv.ParseFloat(o.Width, 64)
		h, bad := strconv.ParseFloat(o.Height, 64)
		if err != nil || wrong != nil || bad != nil || len(at) != 1 {
			return nil, fmt.Errorf("an actor at %q of %q by %q", o.Pos, o.Width, o.Height)
		}
		s.Actors = append(s.Actors, render.ActorMark{Node: o.ID, Box: around(at[0], w*72, h*72), Names: names()})
	}
	for i, e := range d.Edges {
		line := render.LineMark{Link: i, From: e.Tail, To: e.Head}
		for _, part := range strings.Fields(strings.Split(e.Pos, ";")[0]) {
			tip := strings.HasPrefix(part, "s,") || strings.HasPrefix(part, "e,")
			at, err := points(strings.TrimLeft(part, "se,"))
			if err != nil {
				return nil, err
			}
			if tip {
				line.Heads = append(line.Heads, [3]render.Point{at[0], at[0], at[0]})
			} else {
				line.Curve = append(line.Curve, at...)
			}
		}
		s.Lines = append(s.Lines, line)
		w, rows := 0.0, 0
		for _, op := range e.Label {
			if op.Op == "T" {
				w, rows = max(w, op.Width), rows+1
			}
		}
		if rows > 0 && e.Lp != "" {
			at, err := points(e.Lp)
			if err != nil {
				return nil, err
			}
			s.Captions = append(s.Captions, render.CaptionMark{Link: i, Box: around(at[0], w, 14*float64(rows))})
		}
	}
	return s, nil
}

// points reads points as Graphviz writes them, "x,y" with spaces between.
func points(text string) ([]render.Point, error) {
	var all []render.Point
	for pair := range strings.FieldsSeq(text) {
		x, y, _ := strings.Cut(pair, ",")
		px, err := strconv.ParseFloat(x, 64)
		if err != nil {
			return nil, err
		}
		py, err := strconv.ParseFloat(y, 64)
		if err != nil {
			return nil, err
		}
		all = append(all, render.Point{X: px, Y: py})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no point in %q", text)
	}
	return all, nil
}

func around(at render.Point, w, h float64) render.Box {
	return render.Box{X: at.X - w/2, Y: at.Y - h/2, W: w, H: h}
}

// names are those of an actor, of which only the size counts here.
func names() []render.Text { return []render.Text{{Size: nameSize}} }
