package pdf

import (
	"strings"

	"dossier/data"
	"dossier/render"
)

// piece is a part of a page that is one thing to those who hear it: the drawing, the
// words of a note, a link to a source, what stands below.
type piece struct {
	// tag is the standard structure type (ISO 32000-1, 14.8.4).
	tag string
	// scene holds its marks and nothing else.
	scene render.Scene
	// link is where it leads; empty: nowhere.
	link string
}

// pieces takes a page apart, in the order in which it is read and painted.
func pieces(s *render.Scene) []piece {
	drawing := *s
	drawing.Notes, drawing.Footer = nil, nil
	all := []piece{{tag: "P", scene: drawing}}
	if len(s.Actors) > 0 {
		all[0].tag = "Figure"
	}
	lines := func(t []render.Text) render.Scene {
		return render.Scene{Width: s.Width, Height: s.Height, Footer: t}
	}
	for _, n := range s.Notes {
		to := 0
		for to < len(n.Lines) && n.Lines[to].Link == "" {
			to++
		}
		head := lines(nil)
		head.Notes = []render.NoteMark{{Badge: n.Badge, Lines: n.Lines[:to]}}
		all = append(all, piece{tag: "P", scene: head})
		for from := to; from < len(n.Lines); from = to {
			to = from + 1
			for to < len(n.Lines) && n.Lines[to].Link == n.Lines[from].Link && n.Lines[to].Continues {
				to++
			}
			p := piece{tag: "P", scene: lines(n.Lines[from:to])}
			if address, ok := data.SafeLink(n.Lines[from].Link); ok {
				p.tag, p.link = "Link", address
			}
			all = append(all, p)
		}
	}
	if len(s.Footer) > 0 {
		all = append(all, piece{tag: "P", scene: lines(s.Footer)})
	}
	return all
}

// words are those of a piece whose marks are lines alone.
func (p *piece) words() string {
	var b strings.Builder
	for i, t := range p.scene.Footer {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(t.String)
	}
	return b.String()
}

// areas are the boxes of the lines, in points from the lower left corner of the page,
// as left, bottom, right and top.
func (p *piece) areas() (list [][4]float64) {
	const up, down = 0.9, 0.25 // how far letters reach from the baseline, in sizes
	at := func(v, size float64) float64 {
		if !(v > 0) { // what is no number, too
			return 0
		}
		return min(v, size) * pointsPerPixel
	}
	w, h := p.scene.Width, p.scene.Height
	for i := range p.scene.Footer {
		t := &p.scene.Footer[i]
		from, to := t.Strike()
		list = append(list, [4]float64{at(from.X, w), at(h-t.At.Y-float64(down*t.Size), h), at(to.X, w), at(h-t.At.Y+float64(up*t.Size), h)})
	}
	return list
}
