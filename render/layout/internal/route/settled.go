package route

import (
	"context"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// settled turns positions into marks whose lines and captions stand where they are to
// stay. It fails only where ctx is done.
func settled(ctx context.Context, d *draft.Draft, p *draft.Positions) (*draft.Drawing, error) {
	count := steps.Count(ctx)
	links := d.Figure.Links
	dr := &draft.Drawing{}
	outlines := make([][]render.Point, len(d.Actors))
	for i, a := range d.Actors {
		box := geom.QuantiseBox(geom.Around(p.Centres[i], a.W, a.H))
		outlines[i] = geom.Curve(render.Outline(d.Figure.Nodes[i].Kind, box)).Flat()
		dr.Actors = append(dr.Actors, d.ActorMark(i, box))
		dr.Bounds = geom.Union(dr.Bounds, box)
	}
	for g, box := range p.Groups {
		dr.Groups = append(dr.Groups, d.GroupMark(g, box, p.GroupLabels[g]))
		dr.Bounds = geom.Union(dr.Bounds, box)
	}
	for i, l := range links {
		if count.Over(cutting) {
			return nil, count.Err()
		}
		c := fromWithin(p.Curves[i], p.Centres[l.From], outlines[l.From])
		c = cutStart(c, outlines[l.From]).Reversed()
		c = cutStart(fromWithin(c, p.Centres[l.To], outlines[l.To]), outlines[l.To]).Reversed()
		m := line(&links[i], c)
		m.Link = i
		dr.Lines = append(dr.Lines, m)
		dr.Bounds = geom.Union(dr.Bounds, geom.Grow(geom.Bounds(c.Flat()), 6))
	}
	setBars(count, dr, links, p.Captions, p.GroupLabels)
	groups := newGroupBoxes(d, p)
	for i, box := range p.Captions {
		if !d.Captions[i].Empty() {
			m := d.CaptionMark(i, geom.Sub(p.Centres[links[i].To], p.Centres[links[i].From]), box)
			m.InGroup = groups.hold(box)
			dr.Captions = append(dr.Captions, m)
			dr.Bounds = geom.Union(dr.Bounds, box)
		}
	}
	if err := count.Err(); err != nil {
		return nil, err
	}
	var err error
	dr.Counts, err = readability.Measure(ctx, &render.Scene{Groups: dr.Groups, Actors: dr.Actors, Lines: dr.Lines, Captions: dr.Captions})
	return dr, err
}

// fromWithin is a curve that starts within an outline: one that aims at a corner which the
// outline cuts off starts as near to the corner as there is outline.
func fromWithin(c geom.Curve, centre render.Point, outline []render.Point) geom.Curve {
	if geom.Inside(c[0], outline) {
		return c
	}
	way := geom.Curve{centre, geom.Lerp(centre, c[0], 1.0/3), geom.Lerp(centre, c[0], 2.0/3), c[0]}
	t, ok := way.First(func(p render.Point) bool { return geom.Inside(p, outline) })
	if !ok {
		return c
	}
	by := geom.Sub(way.At(t*0.98), c[0])
	out := append(geom.Curve(nil), c...)
	out[0], out[1] = geom.Add(c[0], by), geom.Add(c[1], geom.Scale(by, 2.0/3))
	return out
}
