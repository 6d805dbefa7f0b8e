package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"dossier/internal/testkit/networks"
	"dossier/render"
	"dossier/render/layout"
	"dossier/render/svg"
)

const (
	runs      = 3                // of each drawing; the fastest counts
	once      = 2 * time.Second  // what takes longer is drawn once
	patience  = 30 * time.Second // another program that takes longer is not waited for
	ourLimit  = 5 * time.Minute  // of processor time for each of our layouts
	nameSize  = 13.0             // of type, to which every drawing is brought
	pageWidth = 170 / 25.4 * 72  // in points
)

// system lays a figure out. The scene holds what is counted: actors, lines and
// captions, in a unit by which names have nameSize.
type system interface {
	name() string
	draw(ctx context.Context, f *render.Figure) (*render.Scene, error)
}

// program is a system that may not be there.
type program interface {
	system
	there() bool
}

func others() []program {
	return []program{graphviz{"dot"}, graphviz{"neato"}, graphviz{"sfdp"}, d2{"dagre"}, d2{"elk"}}
}

// found reports whether a program is on the PATH.
func found(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// ours is a layout of this program, in this process.
type ours struct{ engine layout.Engine }

func (o ours) name() string { return "**" + string(o.engine) + "**" }

// draw lays out, and writes the SVG, which belongs to the time that it takes.
func (o ours) draw(ctx context.Context, f *render.Figure) (*render.Scene, error) {
	s, err := layout.Layout(ctx, f, layout.Options{Engine: o.engine, TimeLimit: ourLimit})
	if err != nil {
		return nil, err
	}
	return s, svg.Encode(io.Discard, s, svg.Options{})
}

// command runs a program on a text and gives what it writes.
func command(ctx context.Context, input []byte, name string, args ...string) ([]byte, error) {
	ctx, done := context.WithTimeout(ctx, patience)
	defer done()
	var out, talk bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(input), &out, &talk
	if err := c.Run(); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(talk.Bytes()))
	}
	return out.Bytes(), nil
}

// row is a network and what became of it by each system.
type row struct {
	name         string
	actors, ties int
	made         bool
	results      []result
}

// result is a drawing, counted.
type result struct {
	counts  layout.Counts
	actors  int
	lines   int     // that the figure has
	name    float64 // the size of the smallest name
	took    time.Duration
	failure string // why there is none
}

// strikes is after how many networks that a program was not waited for it is not asked
// for larger ones. A single one may be the fault of a busy machine.
const strikes = 2

// tired is the ties of the networks that each system was not waited for.
type tired map[string][]int

// of reports whether a system is not asked for a network of so many ties.
func (t tired) of(s system, ties int) bool {
	n := 0
	for _, given := range t[s.name()] {
		if given <= ties {
			n++
		}
	}
	return n >= strikes
}

// draw has all systems draw a network.
func (r *row) draw(ctx context.Context, talk io.Writer, n *networks.Network, systems []system, slow tired) error {
	f, err := n.Figure(ctx)
	if err != nil {
		return err
	}
	r.name, r.actors, r.ties = n.Name, len(f.Nodes), f.Ties()
	for _, s := range systems {
		if slow.of(s, r.ties) {
			r.results = append(r.results, result{failure: tooSlow})
			continue
		}
		fmt.Fprintf(talk, "%s by %s\n", n.Name, s.name())
		res, err := measure(ctx, s, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintf(talk, "\t%v\n", err)
			res.failure = failure(err)
		}
		if res.failure == tooSlow {
			slow[s.name()] = append(slow[s.name()], r.ties)
		}
		r.results = append(r.results, res)
	}
	return nil
}

// tooSlow says that a program was not waited for.
const tooSlow = "not waited for"

// errNoLines says that a figure is not drawn as lines, but as a matrix.
var errNoLines = errors.New("no lines")

// failure is why a system has not drawn, in a word or two.
func failure(err error) string {
	var large *layout.LimitError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return tooSlow
	case errors.As(err, &large):
		return "refused"
	case errors.Is(err, errNoLines):
		return "matrix"
	}
	return "failed"
}

// measure draws a figure some times and counts the last drawing: all are the same.
func measure(ctx context.Context, s system, f *render.Figure) (result, error) {
	r := result{actors: len(f.Nodes), lines: len(f.Links)}
	var scene *render.Scene
	for i := 0; i < runs && r.took < once; i++ {
		start := time.Now()
		var err error
		if scene, err = s.draw(ctx, f); err != nil {
			return r, err
		}
		if took := time.Since(start); i == 0 || took < r.took {
			r.took = took
		}
	}
	if len(scene.Lines) == 0 && len(f.Links) > 0 {
		return r, errNoLines
	}
	for _, a := range scene.Actors {
		for _, name := range a.Names {
			if r.name == 0 || name.Size < r.name {
				r.name = name.Size
			}
		}
	}
	var err error
	r.counts, err = layout.Count(ctx, scene)
	return r, err
}
