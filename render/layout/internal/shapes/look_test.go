package shapes

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/network"
)

// sketch is a network with its texts, measured as a figure's are.
type sketch struct {
	names, captions []string
	n               *network.Network
}

// draw measures names and ties, each "from to caption" by the positions of its names. A
// caption that begins with an asterisk is of a tie without a direction.
type drawn struct {
	from, to int
	caption  string
}

func newSketch(names []string, ties []drawn) *sketch {
	s := &sketch{names: names, n: &network.Network{Width: 847, Height: 1100}}
	for _, name := range names {
		lines := text.Balanced(name, 13, false, 156, 3)
		s.n.Nodes = append(s.n.Nodes, network.Size{W: max(58, float64(int(widest(lines, 13)/2)*2+32)), H: float64(16*len(lines) + 16)})
	}
	at := map[[2]int]int{}
	for i, t := range ties {
		lane := network.Lane{Link: i, Forward: t.from < t.to, Directed: t.caption == "" || t.caption[0] != '*', Gap: 2.5}
		t.caption = strings.TrimPrefix(t.caption, "*")
		if lines := text.Balanced(t.caption, 11, false, 116, 4); len(lines) > 0 {
			lane.Caption = network.Size{W: float64(int(widest(lines, 11)/2)*2 + 6), H: float64(14*len(lines) + 2)}
		}
		s.captions = append(s.captions, t.caption)
		key := [2]int{min(t.from, t.to), max(t.from, t.to)}
		k, ok := at[key]
		if !ok {
			k = len(s.n.Strands)
			at[key] = k
			s.n.Strands = append(s.n.Strands, network.Strand{A: key[0], B: key[1]})
		}
		s.n.Strands[k].Lanes = append(s.n.Strands[k].Lanes, lane)
	}
	sorted(s.n)
	return s
}

func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, text.Width(l, size, false))
	}
	return w
}

// svg draws what is placed, to be looked at.
func (s *sketch) svg(p *network.Placed) string {
	var b strings.Builder
	all := geom.Grow(Bounds(s.n, p), 24)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%g %g %g %g" width="%g" height="%g" font-family="Liberation Sans" text-anchor="middle"><rect x="%g" y="%g" width="100%%" height="100%%" fill="#fff"/>`, all.X, all.Y, all.W, all.H, all.W, all.H, all.X, all.Y)
	words := func(in render.Box, size, row float64, lines []string) {
		for i, l := range lines {
			fmt.Fprintf(&b, `<text x="%g" y="%g" font-size="%g">%s</text>`, in.X+in.W/2, in.Y+(in.H-row*float64(len(lines)))/2+row*(float64(i)+0.75), size, l)
		}
	}
	for i, w := range p.Ways {
		t := s.n.Strands[i]
		for k, lane := range t.Lanes {
			line := reversed(leaving(reversed(leaving(w.Line.Flat(), geom.Around(p.Centres[t.A], s.n.Nodes[t.A].W, s.n.Nodes[t.A].H))), geom.Around(p.Centres[t.B], s.n.Nodes[t.B].W, s.n.Nodes[t.B].H)))
			if !lane.Forward {
				line = reversed(line)
			}
			off := w.Offsets[k]
			if !lane.Forward {
				off = -off
			}
			var path []string
			for j := range line {
				side := geom.Scale(geom.Left(geom.Unit(geom.Sub(line[min(j+1, len(line)-1)], line[max(j-1, 0)]))), off)
				q := geom.Add(line[j], side)
				path = append(path, fmt.Sprintf("%.2f,%.2f", q.X, q.Y))
			}
			end := `marker-end="url(#h)" `
			if !lane.Directed {
				end = ""
			}
			fmt.Fprintf(&b, `<path %sd="M%s" fill="none" stroke="#345" stroke-width="1.4"/>`, end, strings.Join(path, "L"))
			if box := w.Captions[k]; box.W > 0 {
				words(box, 11, 14, text.Balanced(s.captions[lane.Link], 11, false, 116, 4))
			}
		}
	}
	b.WriteString(`<marker id="h" viewBox="0 0 9 8" refX="9" refY="4" markerWidth="9" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 9 4 0 8z" fill="#345"/></marker>`)
	for i, c := range p.Centres {
		box := geom.Around(c, s.n.Nodes[i].W, s.n.Nodes[i].H)
		fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" rx="7" fill="#eef2f7" stroke="#345"/>`, box.X, box.Y, box.W, box.H)
		words(box, 13, 16, text.Balanced(s.names[i], 13, false, 156, 3))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

var (
	firstNames = []string{"Anna", "Boris", "Chen", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jamal", "Katya", "Lars", "Mina", "Noor", "Omar", "Petra", "Quentin", "Rosa", "Sven", "Tariq"}
	lastNames  = []string{"Petrov", "Okafor", "Schmidt", "Larsen", "Kowalski", "Haddad", "Rossi", "Moreau", "Tanaka", "Novak", "Silva"}
	relations  = []string{"supplies", "finances", "owns", "advises", "pressures", "warns", "works for", "*meets", "controls", "sanctions"}
	trees      = []string{"Alder", "Birch", "Cedar", "Delta", "Elm", "Falcon", "Granite", "Harbor", "Iris", "Jade", "Kestrel", "Lotus", "Meridian", "North", "Onyx", "Pine"}
	trades     = []string{"Holdings Ltd", "Capital SA", "Shipping Co", "Energy LLC", "Trading FZE", "Invest GmbH", "Logistics BV"}
)

// people are so many names.
func people(count int) []string {
	var out []string
	for i := range count {
		out = append(out, firstNames[i*7%len(firstNames)]+" "+lastNames[i*3%len(lastNames)])
	}
	return out
}

// starOf has a hub whose leaves it is tied to by the captions in turn.
func starOf(leaves int, captions ...string) *sketch {
	var ties []drawn
	for i := range leaves {
		ties = append(ties, drawn{0, i + 1, captions[i%len(captions)]})
	}
	return newSketch(append([]string{"Hub Holding"}, people(leaves)...), ties)
}

// manyLanes is a star whose hub is tied to some leaves twice and to others the other way.
func manyLanes(leaves int) *sketch {
	var ties []drawn
	for i := 1; i <= leaves; i++ {
		switch {
		case i%8 == 0:
			ties = append(ties, drawn{0, i, "pressures"}, drawn{i, 0, "warns"})
		case i%3 == 0:
			ties = append(ties, drawn{i, 0, "works for"})
		default:
			ties = append(ties, drawn{0, i, relations[i%len(relations)]})
		}
	}
	return newSketch(append([]string{"Hub Holding"}, people(leaves)...), ties)
}

// chainOf has one tie after the other, and one more where it closes to a ring.
func chainOf(count int, closed bool) *sketch {
	var ties []drawn
	for i := range count {
		if i+1 < count || closed {
			ties = append(ties, drawn{i, (i + 1) % count, relations[i*3%len(relations)]})
		}
	}
	return newSketch(people(count), ties)
}

// ownership is a tree of companies, four below the first, twelve below those and the
// rest below these.
func ownership(count int) *sketch {
	var names []string
	var ties []drawn
	for i := range count {
		names = append(names, trees[i%len(trees)]+" "+trades[i%len(trades)])
		share := fmt.Sprintf("%d %%", 20+i*17%80)
		switch {
		case i == 0:
		case i < 5:
			ties = append(ties, drawn{0, i, share})
		case i < 17:
			ties = append(ties, drawn{1 + i%4, i, share})
		default:
			ties = append(ties, drawn{5 + i*7%12, i, share})
		}
	}
	return newSketch(names, ties)
}

// holdings are people who hold one company or that and the next.
func holdings(persons, firms int) *sketch {
	names := people(persons)
	for i := range firms {
		names = append(names, trees[i%len(trees)]+" "+trades[i%len(trades)])
	}
	var ties []drawn
	for i := range persons {
		for k := range 2 - max(0, 1-i%4) {
			ties = append(ties, drawn{i, persons + (i*firms/persons+k)%firms, []string{"owns", "holds office in", "works for"}[(i+k)%3]})
		}
	}
	return newSketch(names, ties)
}

// crowd is several small networks: trees of two to five, and a ring.
func crowd() *sketch {
	var ties []drawn
	count := 0
	for _, size := range []int{4, 2, 3, 3, 5, 2, 4, 3, 5, 3} {
		for i := 1; i < size; i++ {
			ties = append(ties, drawn{count + i*5%7%i, count + i, relations[(count+i)%len(relations)]})
		}
		count += size
	}
	return newSketch(people(count), ties)
}

// byParts places each part by its first shape.
func byParts(s *steps.Counter, n *network.Network) *network.Placed {
	parts := Components(n)
	placed := make([]*network.Placed, len(parts))
	for i, part := range parts {
		for _, shape := range All() {
			if placed[i] == nil && shape.Has(part.Network) {
				placed[i] = shape.Place(s, part.Network)
			}
		}
		if placed[i] == nil {
			return nil
		}
	}
	return Pack(s, n, parts, placed)
}

// What is drawn here is to be looked at: DOSSIER_LOOK names the folder for it.
func TestLook(t *testing.T) {
	folder := os.Getenv("DOSSIER_LOOK")
	for _, c := range []struct {
		name  string
		s     *sketch
		place func(*steps.Counter, *network.Network) *network.Placed
	}{
		{"star5", starOf(5, relations...), Star},
		{"star12", starOf(12, relations...), Star},
		{"ring9", chainOf(9, true), Ring},
		{"ring3", chainOf(3, true), Ring},
		{"ring24", chainOf(24, true), Ring},
		{"chain30", chainOf(31, false), Snake},
		{"chain3", chainOf(3, false), Snake},
		{"hub60", starOf(60, "owns"), Star},
		{"hub60mix", starOf(60, relations...), Star},
		{"hub14", starOf(14, relations...), Star},
		{"hub40lanes", manyLanes(40), Star},
		{"bip13", holdings(8, 5), Columns},
		{"bip24", holdings(14, 10), Columns},
		{"crowd", crowd(), byParts},
		{"own40", ownership(40), Tree},
		{"own12", ownership(12), Tree},
		{"own100", ownership(100), Tree},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.place(steps.Count(context.Background()), c.s.n)
			if p == nil {
				t.Fatal("not placed")
			}
			check(t, c.s.n, p)
			b := Bounds(c.s.n, p)
			if b.W > c.s.n.Width {
				t.Errorf("%g px wide", b.W)
			}
			t.Logf("%g x %g", b.W, b.H)
			if folder != "" {
				if err := os.WriteFile(filepath.Join(folder, c.name+".svg"), []byte(c.s.svg(p)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkShapes(b *testing.B) {
	for _, c := range []struct {
		name string
		s    *sketch
	}{
		{"star12", starOf(12, relations...)}, {"star60", starOf(60, "owns")}, {"ring24", chainOf(24, true)},
		{"chain30", chainOf(31, false)}, {"tree40", ownership(40)}, {"columns24", holdings(14, 10)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for _, shape := range All() {
				if !shape.Has(c.s.n) {
					continue
				}
				for b.Loop() {
					shape.Place(steps.Count(context.Background()), c.s.n)
				}
				break
			}
		})
	}
}
