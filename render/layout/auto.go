package layout

import (
	"context"
	"fmt"
	"strings"
	"time"

	"dossier/render"
	"dossier/render/readability"
)

// Report says how a scene came about.
type Report struct {
	Engine Engine // never Auto
	Flow   render.Flow
	// Counts are the faults of the scene.
	Counts readability.Counts
	// Choice says in one line which layout was chosen and what spoke for it. It
	// is empty where there was no choice.
	Choice string
	// TooWide is set where the figure does not fit the width asked for.
	TooWide *WidthWarning
}

// The sizes up to which layouts are compared. They count, not the clock, so that
// the same figure gets the same layout on a slow machine.
const (
	compareActors, compareTies = 60, 140  // every layout
	fewActors, fewTies         = 150, 300 // two of them
)

// plans are the layouts to compare, what the figure itself asks for first: it
// stays unless another is clearly better.
func plans(f *render.Figure, opt Options) []plan {
	wraps := []wrap{roomy}
	if opt.Width > 0 {
		wraps = append(wraps, narrow)
	}
	other := render.TopToBottom
	if f.Flow == other {
		other = render.LeftToRight
	}
	small := len(f.Nodes) <= compareActors && len(f.Links) <= compareTies
	var out []plan
	for _, w := range wraps {
		switch {
		case opt.Engine != Auto:
			out = append(out, plan{opt.Engine, f.Flow, w})
		case len(f.Groups) > 0: // few engines keep groups together
			out = append(out, plan{Dot, f.Flow, w})
			if small {
				out = append(out, plan{Dot, other, w})
			}
			if len(f.Nodes) <= fewActors {
				out = append(out, plan{Fdp, f.Flow, w})
			}
		case small:
			out = append(out, plan{Dot, f.Flow, w}, plan{Dot, other, w}, plan{Neato, f.Flow, w})
			if len(f.Nodes) > 8 {
				out = append(out, plan{Sfdp, f.Flow, w})
			}
		case len(f.Nodes) <= fewActors && len(f.Links) <= fewTies:
			out = append(out, plan{Neato, f.Flow, w}, plan{Sfdp, f.Flow, w})
		default:
			out = append(out, plan{Sfdp, f.Flow, w})
		}
	}
	return out
}

// tried is a layout that was made.
type tried struct {
	plan   plan
	scene  *render.Scene
	counts readability.Counts
}

// arrange makes the layouts in question and keeps the best.
func (e *fence) arrange(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, Report{}, err
	}
	if err := check(f, opt); err != nil {
		return nil, Report{}, err
	}
	if opt.Width > 0 {
		opt.MinWidth = pixels(opt.Width) + 2*columnTrim
	}
	if len(f.Nodes) == 0 {
		s := page(f, &drawing{}, opt)
		if opt.Width > 0 {
			trim(s)
		}
		return s, Report{Engine: Dot, Flow: f.Flow, Counts: readability.Measure(s)}, nil
	}
	until := time.Now().Add(opt.TimeLimit)
	var all []tried
	for _, pl := range plans(f, opt) {
		turn := opt
		if len(all) > 0 {
			turn.TimeLimit = time.Until(until)
		}
		s, err := e.follow(ctx, f, pl, turn)
		if err != nil {
			if len(all) > 0 && ctx.Err() == nil {
				break // one is there; the engine may have no time left, or a fault
			}
			return nil, Report{}, err
		}
		if opt.Width > 0 {
			trim(s)
		}
		t := tried{pl, s, readability.Measure(s)}
		all = append(all, t)
		if opt.Engine != Auto && fits(t.scene, opt.Width) {
			break
		}
	}
	best := choose(all, opt.Width)
	r := Report{Engine: best.plan.engine, Flow: best.plan.flow, Counts: best.counts}
	if opt.Engine == Auto {
		r.Choice = reason(all, best)
	}
	if opt.Width > 0 {
		r.TooWide = fit(best.scene, opt.Width)
	}
	return best.scene, r, nil
}

// clearly is the part of the first layout's score that another must save.
const clearly = 10 // a tenth

// choose finds the best layout: of those that fit the width the one with the
// least score, where none does the narrowest.
func choose(all []tried, width float64) *tried {
	best := &all[0]
	for i := range all[1:] {
		t := &all[1+i]
		switch {
		case fits(t.scene, width) != fits(best.scene, width):
			if fits(t.scene, width) {
				best = t
			}
		case !fits(t.scene, width):
			if t.scene.Width < best.scene.Width {
				best = t
			}
		default:
			score, least := t.counts.Score(), best.counts.Score()
			if best == &all[0] {
				least -= least / clearly
			}
			if score < least {
				best = t
			}
		}
	}
	return best
}

// tangle is the number of crossings for each line from which nobody follows them.
const tangle = 3

// reason is what was chosen and why, in a line.
func reason(all []tried, best *tried) string {
	var rest []string
	for i := range all {
		if t := &all[i]; t != best {
			rest = append(rest, fmt.Sprintf("%s %d", t.plan, t.counts.Score()))
		}
	}
	s := fmt.Sprintf("layout: %s, with a score of %d (%s)", best.plan, best.counts.Score(), best.counts)
	if len(rest) == 0 {
		s += "; the figure is too large to compare layouts"
	} else {
		s += "; less is better: " + strings.Join(rest, ", ")
	}
	if c := best.counts; c.Collisions() > 0 || c.Crossings > tangle*c.Lines {
		s += "; too dense to be read well: draw a neighbourhood or a path, or filter the ties"
	}
	return s
}

// String names a plan.
func (p plan) String() string {
	s := string(p.engine)
	if p.engine == Dot {
		s += map[render.Flow]string{render.LeftToRight: " from left to right", render.TopToBottom: " from top to bottom"}[p.flow]
	}
	if p.wrap == narrow {
		s += " with narrow texts"
	}
	return s
}
