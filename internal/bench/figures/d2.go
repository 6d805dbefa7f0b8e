package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"html"
	"strconv"
	"strings"

	"dossier/render"
)

// d2 is the program of that name with one of its layouts.
type d2 struct{ layout string }

func (d d2) name() string { return "d2 " + d.layout }
func (d d2) there() bool  { return found("d2") }

func (d d2) draw(ctx context.Context, f *render.Figure) (*render.Scene, error) {
	text, err := command(ctx, d2Source(f), "d2", "--layout", d.layout, "--pad", "0", "--timeout", "0", "-", "-")
	if err != nil {
		return nil, err
	}
	return d2Scene(text)
}

// d2Source writes a figure in the language of d2. The actors are called n and their
// numbers.
func d2Source(f *render.Figure) []byte {
	var b bytes.Buffer
	for i, n := range f.Nodes {
		fmt.Fprintf(&b, "n%d: %s\n", i, d2Text(n.Name))
	}
	for i := range f.Links {
		l, arrow := &f.Links[i], "->"
		if l.Symmetric {
			arrow = "--"
		}
		fmt.Fprintf(&b, "n%d %s n%d", l.From, arrow, l.To)
		var captions []string
		for _, row := range l.Rows() {
			if row.Caption != "" {
				captions = append(captions, row.Caption)
			}
		}
		if len(captions) > 0 {
			fmt.Fprintf(&b, ": %s", d2Text(strings.Join(captions, "\n")))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func d2Text(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "$", `\$`).Replace(s) + `"`
}

// d2Size is the size of names in d2.
const d2Size = 16.0

// element is one of an SVG.
type element struct {
	XMLName xml.Name
	Class   string    `xml:"class,attr"`
	D       string    `xml:"d,attr"`
	X       float64   `xml:"x,attr"`
	Y       float64   `xml:"y,attr"`
	W       float64   `xml:"width,attr"`
	H       float64   `xml:"height,attr"`
	Parts   []element `xml:",any"`
}

// d2Scene reads the SVG: each group is called, in base 64, by what it shows, and the
// places of the captions are those that are cut out of the lines, in the same order.
func d2Scene(text []byte) (*render.Scene, error) {
	var outer struct {
		Drawing element `xml:"svg"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.Strict = false
	if err := decoder.Decode(&outer); err != nil {
		return nil, err
	}
	s, captioned, holes := &render.Scene{}, []int(nil), []render.Box(nil)
	for _, e := range outer.Drawing.Parts {
		if e.XMLName.Local == "mask" && len(e.Parts) > 0 {
			for _, hole := range e.Parts[1:] { // the first is the whole
				holes = append(holes, hole.box())
			}
		}
		shown, err := base64.StdEncoding.DecodeString(e.Class)
		if e.XMLName.Local != "g" || err != nil {
			continue
		}
		from, to, isLine := d2Ends(html.UnescapeString(string(shown)))
		if !isLine {
			node, err := strconv.Atoi(strings.TrimPrefix(string(shown), "n"))
			if err != nil {
				return nil, fmt.Errorf("an actor called %q", shown)
			}
			s.Actors = append(s.Actors, render.ActorMark{Node: node, Box: e.first("rect").box(), Names: names()})
			continue
		}
		curve, err := d2Curve(e.first("path").D)
		if err != nil {
			return nil, err
		}
		if e.has("text") {
			captioned = append(captioned, len(s.Lines))
		}
		s.Lines = append(s.Lines, render.LineMark{Link: len(s.Lines), From: from, To: to, Curve: curve})
	}
	if len(captioned) != len(holes) {
		return nil, fmt.Errorf("%d captions and %d places for them", len(captioned), len(holes))
	}
	for i, line := range captioned {
		s.Captions = append(s.Captions, render.CaptionMark{Link: line, Box: holes[i]})
	}
	return s, nil
}

// d2Ends reads the name of a line, "(n0 -> n1)[0]".
func d2Ends(name string) (from, to int, ok bool) {
	for _, form := range []string{"(n%d -> n%d)", "(n%d -- n%d)"} {
		if n, _ := fmt.Sscanf(name, form, &from, &to); n == 2 {
			return from, to, true
		}
	}
	return 0, 0, false
}

// box is that of an element, brought to our size of names.
func (e element) box() render.Box {
	const k = nameSize / d2Size
	return render.Box{X: e.X * k, Y: e.Y * k, W: e.W * k, H: e.H * k}
}

// first is the first element of a kind within another one.
func (e element) first(kind string) element {
	for _, part := range e.Parts {
		if part.XMLName.Local == kind {
			return part
		}
		if in := part.first(kind); in.XMLName.Local == kind {
			return in
		}
	}
	return element{}
}

func (e element) has(kind string) bool { return e.first(kind).XMLName.Local == kind }

// d2Curve reads a path of absolute moves, straight lines and curves.
func d2Curve(path string) ([]render.Point, error) {
	var curve []render.Point
	var control render.Point // of the last curve, before its end
	words := strings.Fields(path)
	for len(words) > 0 {
		kind := words[0]
		n := map[string]int{"M": 1, "L": 1, "S": 2, "C": 3}[kind]
		if n == 0 || len(words) < 1+2*n || (kind == "M") != (len(curve) == 0) {
			return nil, fmt.Errorf("path %q", path)
		}
		var p []render.Point
		for i := range n {
			at, err := points(words[1+2*i] + "," + words[2+2*i])
			if err != nil {
				return nil, err
			}
			p = append(p, render.Point{X: at[0].X * nameSize / d2Size, Y: at[0].Y * nameSize / d2Size})
		}
		words = words[1+2*n:]
		switch kind {
		case "M":
			curve = p
		case "L":
			from := curve[len(curve)-1]
			curve = append(curve, between(from, p[0], 1), between(from, p[0], 2), p[0])
		case "S": // its first control is the last one's, mirrored
			at := curve[len(curve)-1]
			curve = append(curve, render.Point{X: 2*at.X - control.X, Y: 2*at.Y - control.Y}, p[0], p[1])
		case "C":
			curve = append(curve, p...)
		}
		control = curve[len(curve)-1]
		if kind == "C" || kind == "S" {
			control = curve[len(curve)-2]
		}
	}
	return curve, nil
}

// between is the point at so many thirds of the way from p to q.
func between(p, q render.Point, thirds float64) render.Point {
	return render.Point{X: p.X + (q.X-p.X)*thirds/3, Y: p.Y + (q.Y-p.Y)*thirds/3}
}
