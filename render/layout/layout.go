package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
	"dossier/render/internal/steps"
)

// Layout gives every mark of a figure its place. The same figure and options
// give the same scene on every machine.
//
// It fails with a [LimitError] for a figure that is too large, an [EngineError]
// if the engine fails or takes too long, the error of ctx if that is done
// first, and a plain error for an unknown engine or a figure whose links lead
// nowhere. Any number of calls may run at once; they take turns at the engine.
// Time grows with the engine's, which for dot is a few milliseconds for 20 actors
// and some hundreds for 100; [Auto] and a width ask for several layouts.
func Layout(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, error) {
	s, _, err := Arrange(ctx, f, opt)
	return s, err
}

// plan is one way to lay a figure out.
type plan struct {
	engine Engine
	flow   render.Flow
	wrap   wrap
	at     []render.Point // the places of actors, where they are given
	turned []bool         // links that the engine is told the other way round; nil: none
}

// follow lays a figure out by a plan.
func follow(ctx context.Context, f *render.Figure, pl plan, opt Options) (*render.Scene, error) {
	if pl.engine == keep {
		return followKept(ctx, f, pl, opt)
	}
	actors, captions := measure(f, pl.wrap)
	if pl.engine == Dot && len(f.Groups) == 0 {
		pl.turned = turned(f)
	}
	answer, err := opt.runner().Run(ctx, string(pl.engine), source(pl, f, actors, captions), opt.TimeLimit)
	if err != nil {
		return nil, err
	}
	p, err := readPositions(answer, len(f.Nodes), len(f.Links), len(f.Groups))
	if err != nil {
		return nil, misread(err)
	}
	for i, c := range p.curves {
		if pl.turned != nil && pl.turned[i] {
			p.curves[i] = c.Reversed()
		}
	}
	if opt.Width > 0 && pl.wrap == narrow && len(f.Groups) == 0 {
		return squeezed(ctx, f, pl, opt, actors, captions, p)
	}
	return finish(ctx, f, pl, opt, actors, captions, p)
}

// finish leads lines and captions and sets the page.
func finish(ctx context.Context, f *render.Figure, pl plan, opt Options, actors []actorSize, captions []caption, p *positions) (*render.Scene, error) {
	if pl.engine != Dot {
		spread(p, f.Links, captions)
	}
	d, err := draw(ctx, f, actors, captions, p)
	if err != nil {
		return nil, err
	}
	return page(f, d, opt), nil
}

// measure measures the actors and captions of a figure.
func measure(f *render.Figure, in wrap) ([]actorSize, []caption) {
	actors := make([]actorSize, len(f.Nodes))
	for i := range f.Nodes {
		actors[i] = measureActor(&f.Nodes[i], in)
	}
	captions := make([]caption, len(f.Links))
	for i := range f.Links {
		captions[i] = measureCaption(&f.Links[i], in)
	}
	return actors, captions
}

// Check says why a figure cannot be laid out with these options, as far as that
// can be told without doing it: with a [LimitError] where it is too large.
func Check(f *render.Figure, opt Options) error {
	opt, err := opt.withDefaults()
	if err != nil {
		return err
	}
	return check(f, opt)
}

func check(f *render.Figure, opt Options) error {
	if len(f.Nodes) > opt.MaxActors || len(f.Links) > opt.MaxTies {
		return &LimitError{Actors: len(f.Nodes), Ties: len(f.Links), MaxActors: opt.MaxActors, MaxTies: opt.MaxTies}
	}
	if err := checkGroups(f, opt.Engine); err != nil {
		return err
	}
	for i, l := range f.Links {
		if l.From < 0 || l.From >= len(f.Nodes) || l.To < 0 || l.To >= len(f.Nodes) {
			return fmt.Errorf("tie %d of the figure joins actors %d and %d, but there are only %d", i, l.From, l.To, len(f.Nodes))
		}
	}
	return nil
}

// drawing is the graph itself, before the page is set around it.
type drawing struct {
	actors   []render.ActorMark
	lines    []render.LineMark
	captions []render.CaptionMark
	groups   []render.GroupMark
	bounds   render.Box
	counts   Counts // of its faults, unless it has more lines than are looked at
	// anchor is where the origin of the drawing is on the page of an earlier
	// edition; nil where the page decides.
	anchor *render.Point
}

// passes are the times that every line and its caption look for better places;
// fewPasses, where there are more than everyOrder lines, of which each takes long.
const passes, fewPasses = 4, 2

// The numbers of ties up to which lines look for better ways in every order, and
// at all: a figure with more is beyond what moving single lines can mend.
const everyOrder, anyOrder = 60, 600

// draw turns positions into marks: of the drawings whose lines have been led in
// different orders the one that is easiest to read. It fails only where ctx is done.
func draw(ctx context.Context, f *render.Figure, actors []actorSize, captions []caption, p *positions) (*drawing, error) {
	orders := []order{andBack, onward, backAnd, stay}
	switch {
	case len(f.Links) > anyOrder:
		orders = orders[3:]
	case len(f.Links) > everyOrder:
		orders = orders[:1]
	}
	first := &drawing{}
	outlines := make([][]render.Point, len(actors))
	boxes := make([]render.Box, len(actors))
	for i, a := range actors {
		boxes[i] = geom.Around(p.centres[i], a.w, a.h)
		outlines[i] = geom.Curve(render.Outline(f.Nodes[i].Kind, boxes[i])).Flat()
		first.actors = append(first.actors, actorMark(i, &f.Nodes[i], a, boxes[i]))
		first.bounds = geom.Union(first.bounds, boxes[i])
	}
	for _, b := range p.groups {
		first.bounds = geom.Union(first.bounds, b)
	}
	ways := newRouter(steps.Count(ctx), f, boxes, outlines, captions, p)
	if orders[0] != stay {
		ways.words.place()
	}
	if err := ways.steps.Err(); err != nil {
		return nil, err
	}
	drawings := make([]*drawing, len(orders))
	errs := make([]error, len(orders))
	var wait sync.WaitGroup
	for i, o := range orders {
		d := &drawing{actors: first.actors, bounds: first.bounds}
		drawings[i] = d
		wait.Go(func() { // each order on its own copy, so that they share the processors
			if errs[i] = d.lead(ways.clone(), o, f, captions); errs[i] == nil && len(f.Links) <= anyOrder {
				d.counts, errs[i] = readability.Measure(ctx, &render.Scene{Groups: d.groups, Actors: d.actors, Lines: d.lines, Captions: d.captions})
			}
		})
	}
	wait.Wait()
	best := slices.MinFunc(drawings, func(a, b *drawing) int { return cmp.Compare(a.counts.Score(), b.counts.Score()) }) // the first of several
	return best, cmp.Or(errs...)
}

// lead leads the lines in an order and finishes the drawing, unless the context
// of the router is done before.
func (d *drawing) lead(ways *router, o order, f *render.Figure, captions []caption) error {
	if o != stay {
		rounds := passes
		if len(f.Links) > everyOrder {
			rounds = fewPasses
		}
		ways.improve(o, rounds)
	}
	ways.spreadEnds()
	ways.words.place()
	if err := ways.steps.Err(); err != nil {
		return err
	}
	words := ways.words.at
	var labels []render.Box
	d.groups, labels = ways.groupBoxes.marks(ways.steps, f, ways.flat, words)
	for i := range f.Links {
		m := line(&f.Links[i], ways.curves[i])
		m.Link = i
		d.lines = append(d.lines, m)
	}
	d.setBars(ways.steps, f.Links, append(words[:len(words):len(words)], labels...))
	for i, box := range words {
		d.bounds = geom.Union(d.bounds, geom.Grow(geom.Bounds(geom.Curve(d.lines[i].Curve).Flat()), 6))
		if captions[i].empty() {
			continue
		}
		m := captionMark(i, &f.Links[i], &captions[i], box)
		m.InGroup = ways.groupBoxes.hold(box)
		d.captions = append(d.captions, m)
		d.bounds = geom.Union(d.bounds, box)
	}
	return ways.steps.Err()
}

func actorMark(i int, n *render.Node, a actorSize, box render.Box) render.ActorMark {
	m := render.ActorMark{Node: i, Actor: n.Actor, Kind: n.Kind, Role: n.Role, Box: box, Hover: n.Detail}
	centre := geom.Centre(box)
	first := centre.Y - float64(len(a.lines)-1)*nameLine/2 + nameSize*0.35
	for k, s := range a.lines {
		m.Names = append(m.Names, textLine(s, nameSize, a.bold, render.RoleName, render.AnchorMiddle,
			render.Point{X: centre.X, Y: first + float64(k)*nameLine}))
	}
	return m
}

func captionMark(i int, l *render.Link, c *caption, box render.Box) render.CaptionMark {
	m := render.CaptionMark{Link: i, Box: box, Tone: l.Tone, Role: l.Role, Struck: l.Change == render.Gone}
	by := render.Point{X: box.X, Y: box.Y}
	for _, t := range c.lines {
		t.At = geom.Add(t.At, by)
		m.Lines = append(m.Lines, t)
	}
	for _, b := range c.badges {
		m.Badges = append(m.Badges, moveBadge(b, by))
	}
	return m
}
