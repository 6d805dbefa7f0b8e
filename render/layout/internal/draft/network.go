package draft

import (
	"cmp"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// captionGap is the room between a caption and its own line, in pixels.
const captionGap = 2.5

// BarGap is the same where bars cross the line.
const BarGap = 6.5

// Lines of one strand run side by side, so far apart; and so far where bars cross them,
// which must not reach from one to the next.
const lanesApart, barredApart = 5.0, 11.0

// Gap is the room between the caption of a link and the middle of its line.
func (d *Draft) Gap(link int) float64 {
	l := &d.Figure.Links[link]
	if _, bars := render.LineStyle(l.Status); bars > 0 {
		return BarGap
	}
	return captionGap + render.LineWidth(l.Origins)/2
}

// loopLanes are the lanes that a tie of an actor to itself takes up: it goes out and comes
// back.
const loopLanes = 4

// loopAir is the room around the caption of a loop, so that no other line is as near to it.
const loopAir = 3.0

// bareLoop is the room at the end of a loop that has no caption.
const bareLoop = 10.0

// Network is the draft as layouts of ours see it. All ties between two actors are one
// strand. A tie of an actor to itself is a strand to a node of its own, after those of the
// actors: the box of its caption. It is in the group of its actor.
func (d *Draft) Network() *network.Network {
	n := &network.Network{}
	for _, a := range d.Actors {
		n.Nodes = append(n.Nodes, network.Size{W: a.W, H: a.H})
	}
	for g, label := range d.Groups {
		n.Groups = append(n.Groups, network.Group{Members: slices.Clone(d.Figure.Groups[g].Members), Label: network.Size{W: label.W, H: label.H}})
	}
	of := d.GroupOf()
	at := map[[2]int]int{}
	for i := range d.Figure.Links {
		l := &d.Figure.Links[i]
		size := network.Size{W: d.Captions[i].W, H: d.Captions[i].H}
		if l.From == l.To {
			n.Strands = append(n.Strands, network.Strand{A: l.From, B: len(n.Nodes), Apart: lanesApart, Lanes: make([]network.Lane, loopLanes)})
			n.Strands[len(n.Strands)-1].Lanes[0].Link = i
			if g := of[l.From]; g >= 0 {
				n.Groups[g].Members = append(n.Groups[g].Members, len(n.Nodes))
			}
			n.Nodes = append(n.Nodes, network.Size{W: max(size.W, bareLoop) + 2*loopAir, H: max(size.H, bareLoop) + 2*loopAir})
			continue
		}
		pair := [2]int{min(l.From, l.To), max(l.From, l.To)}
		k, known := at[pair]
		if !known {
			k = len(n.Strands)
			at[pair] = k
			n.Strands = append(n.Strands, network.Strand{A: pair[0], B: pair[1], Apart: lanesApart})
		}
		n.Strands[k].Lanes = append(n.Strands[k].Lanes, network.Lane{Link: i, Forward: l.From < l.To, Directed: !l.Symmetric,
			Caption: size, Gap: d.Gap(i)})
		if _, bars := render.LineStyle(l.Status); bars > 0 {
			n.Strands[k].Apart = barredApart
		}
	}
	slices.SortStableFunc(n.Strands, func(a, b network.Strand) int { return cmp.Or(a.A-b.A, a.B-b.B) })
	return n
}

// FromPlaced are the positions of a draft whose network has been placed: lines and captions
// stand where they are to stay.
func (d *Draft) FromPlaced(n *network.Network, p *network.Placed) *Positions {
	links := len(d.Figure.Links)
	out := &Positions{Settled: true, Curves: make([]geom.Curve, links), Captions: make([]render.Box, links), Labels: make([]render.Point, links)}
	for _, c := range p.Centres[:len(d.Actors)] {
		out.Centres = append(out.Centres, geom.QuantisePoint(c))
	}
	for _, b := range p.Groups {
		out.Groups = append(out.Groups, geom.QuantiseBox(b.Around))
		out.GroupLabels = append(out.GroupLabels, geom.QuantiseBox(b.Label))
	}
	for i, q := range n.Strands {
		if q.B >= len(d.Actors) {
			d.loop(out, q.Lanes[0].Link, p.Centres[q.A], p.Centres[q.B], n.Nodes[q.B])
			continue
		}
		w := &p.Ways[i]
		for k, l := range q.Lanes {
			c := beside(w.Line, offset(w, k))
			if !l.Forward {
				c = c.Reversed()
			}
			out.Curves[l.Link] = c
			out.Captions[l.Link] = geom.QuantiseBox(w.Captions[k])
		}
	}
	return out
}

func offset(w *network.Way, lane int) float64 {
	if w.Offsets == nil {
		return 0
	}
	return w.Offsets[lane]
}

// beside is a line shifted to its left, piece by piece.
func beside(c geom.Curve, by float64) geom.Curve {
	out := slices.Clone(c)
	for i := range out {
		// Along the two neighbours, so that a curve keeps its form; at corners of straight
		// pieces both agree within what lanes are apart.
		along := geom.Sub(c[min(i+1, len(c)-1)], c[max(i-1, 0)])
		if along != (render.Point{}) {
			out[i] = geom.Add(c[i], geom.Scale(geom.Left(geom.Unit(along)), by))
		}
		out[i] = geom.QuantisePoint(out[i])
	}
	return out
}

// How wide a loop opens, in pixels, and what it leaves free before its caption.
const loopOpens, loopGap = 14.0, 3.0

// loop sets a tie of an actor to itself: out to its caption and back.
func (d *Draft) loop(p *Positions, link int, actor, end render.Point, size network.Size) {
	way := geom.Sub(end, actor)
	out := geom.Unit(way)
	side := geom.Left(out)
	// The way from the middle of the caption to its border, against the direction.
	border := geom.Length(way)
	if abs := (render.Point{X: max(out.X, -out.X), Y: max(out.Y, -out.Y)}); abs.X > 0 && (abs.Y == 0 || size.W/abs.X < size.H/abs.Y) {
		border -= size.W/2/abs.X - loopAir
	} else if abs.Y > 0 {
		border -= size.H/2/abs.Y - loopAir
	}
	// A curve reaches three quarters as far as its handles.
	handle := geom.Add(actor, geom.Scale(out, (border-loopGap)*4/3))
	from, to := geom.Add(actor, geom.Scale(side, 3)), geom.Add(actor, geom.Scale(side, -3))
	c := geom.Curve{from, geom.Add(handle, geom.Scale(side, loopOpens)), geom.Add(handle, geom.Scale(side, -loopOpens)), to}
	for i := range c {
		c[i] = geom.QuantisePoint(c[i])
	}
	p.Curves[link] = c
	if d.Captions[link].W > 0 {
		p.Captions[link] = geom.QuantiseBox(geom.Around(end, d.Captions[link].W, d.Captions[link].H))
	}
}
