package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dossier/render"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
)

// Engine is a way to lay a figure out.
type Engine string

// The engines. Those of Graphviz come first: dot draws layers along the flow; neato and fdp put tied actors
// near one another, sfdp does so for many actors; circo draws rings, twopi
// circles around a centre.
const (
	Dot   = Engine(graphviz.Dot)
	Neato = Engine(graphviz.Neato)
	Fdp   = Engine(graphviz.Fdp)
	Sfdp  = Engine(graphviz.Sfdp)
	Circo = Engine(graphviz.Circo)
	Twopi = Engine(graphviz.Twopi)
	// Stress is our own: few crossings, straight lines, captions beside them.
	Stress Engine = "stress"
	// These show the parts of a figure that have their shape, and place the rest as
	// Stress does.
	Star    Engine = "star"    // a hub with its leaves
	Tree    Engine = "tree"    // levels below a root
	Columns Engine = "columns" // two sets of actors that only tie to one another
	Snake   Engine = "snake"   // a chain in rows
	Ring    Engine = "ring"    // a closed chain
	// Auto shows each part of a figure in the shape that it has; a figure that flows
	// from one side to the other it lays out with Dot as well, and takes what is
	// easier to read by [Counts].
	Auto Engine = "auto"
	// Matrix is no engine of lines: it draws a table, for figures that are [Beyond] them.
	Matrix Engine = "matrix"
)

// Engines lists every engine in the order of help texts.
func Engines() []Engine {
	return []Engine{Auto, Stress, Star, Tree, Columns, Snake, Ring, Matrix, Dot, Neato, Fdp, Sfdp, Circo, Twopi}
}

// Groups reports whether an engine keeps the actors of a group together.
func (e Engine) Groups() bool { return e == "" || e == Dot || e == Fdp || e == Matrix || e == Auto }

// Options say how a figure is laid out. The zero Options are the defaults.
type Options struct {
	Engine Engine // Auto where empty
	// MaxActors and MaxTies are the size beyond which a figure is refused: 400
	// actors where 0, and three times as many ties but at least 1200; never more
	// than [MostActors] and [MostTies].
	MaxActors, MaxTies int
	// Runner runs the engine; nil: the engine in this process, which cannot be
	// stopped, nor used again after a fault.
	Runner Runner
	// TimeLimit is how much processor time the engine may take for each layout
	// that is made; a minute where 0. A figure that exceeds it fails; see [Runner].
	TimeLimit time.Duration
	// MinWidth is the least width of the page in pixels, so that legend and
	// notes can be read under a small drawing; 480 where 0.
	MinWidth float64
	// Width is the width in millimetres of the column or page that the figure
	// is for: the scene is then exactly as wide, with type of at least
	// [SmallestPoints], unless the report says that it cannot be. 0: as wide as
	// the drawing needs.
	Width float64
	// Height is how high it may be then, in millimetres; 0: as high as it needs. Points is
	// the size below which no type is set; 0: [SmallestPoints].
	Height, Points float64
	// Whole has the scene take all of Width and Height, with the figure in its middle: a
	// small one is made larger, and one that does not fit smaller than Points, which the
	// report then says.
	Whole bool
	// NotesApart leaves the notes to a scene of their own; see [Notes].
	NotesApart bool
	// Keep, where not nil, holds the places of an earlier edition of the figure:
	// actors of it stay there. The engine counts where none of them is left.
	Keep *render.Places
	// asked is the engine that was asked for, before the usual one stands in.
	asked Engine
}

// SmallestPoints is the size of type, in points, below which nothing is set for
// a [Options.Width].
const SmallestPoints = page.SmallestPoints

// MostActors and MostTies are the largest figure that is laid out at all: what
// takes about ten seconds.
const (
	MostActors = 1000
	MostTies   = 1500
)

// How many actors and ties a figure may have unless more are allowed.
const usualActors, usualTies = 400, 1200

// Room returns how many actors and ties a figure may have where so many actors are
// allowed; 0 stands for the usual number.
func Room(maxActors int) (actors, ties int) {
	actors = min(cmp.Or(maxActors, usualActors), MostActors)
	return actors, min(max(usualTies, actors*(usualTies/usualActors)), MostTies)
}

// The narrowest and the widest column that a figure is set for, in millimetres.
const minColumn, maxColumn = 30.0, 2000.0

// mostPoints is the largest size that the smallest type can be asked to have.
const mostPoints = 40.0

// ActorsFor is the least [Options.MaxActors] at which so many ties are allowed.
func ActorsFor(ties int) int {
	if ties <= usualTies {
		return 1
	}
	perActor := usualTies / usualActors
	return (ties + perActor - 1) / perActor
}

// sheet is what the figure is set for.
func (o Options) sheet() page.Sheet {
	return page.Sheet{Width: o.Width, Height: o.Height, Points: o.Points, Whole: o.Whole}
}

// set makes the scene of a drawing: on a page, or as one for a column.
func (o Options) set(f *render.Figure, d *draft.Drawing) *render.Scene {
	s := page.Set(f, d, page.Options{MinWidth: o.MinWidth, NotesApart: o.NotesApart, Aside: o.sheet().Aside()})
	if o.Width > 0 && !o.Whole {
		page.Trim(s)
	}
	return s
}

// room is how wide, in pixels, a drawing may be that is fitted into a width: that of the
// column, or of a page of paper.
func (o Options) room() float64 {
	if o.Width > 0 {
		return page.RoomOn(o.MinWidth)
	}
	return page.RoomOn(page.Paper)
}

func (o Options) withDefaults() (Options, error) {
	o.asked = o.Engine
	if o.Engine == "" {
		o.Engine = Auto
	}
	if !slices.Contains(Engines(), o.Engine) {
		var names []string
		for _, e := range Engines() {
			names = append(names, string(e))
		}
		return o, fmt.Errorf("there is no layout %q; choose one of %s", o.Engine, strings.Join(names, ", "))
	}
	if o.Width != 0 && !(o.Width >= minColumn && o.Width <= maxColumn) {
		return o, fmt.Errorf("a figure cannot be %v mm wide; between %v and %v mm it can", o.Width, minColumn, maxColumn)
	}
	if o.Whole && (o.Width == 0 || o.Height == 0) || o.Height < 0 || o.Points < 0 || o.Points > mostPoints {
		return o, fmt.Errorf("a figure cannot be set for a sheet of %v by %v mm with type of %v points", o.Width, o.Height, o.Points)
	}
	actors, ties := Room(o.MaxActors)
	o.MaxActors = actors
	o.MaxTies = min(cmp.Or(o.MaxTies, ties), MostTies)
	if o.TimeLimit == 0 {
		o.TimeLimit = time.Minute
	}
	if o.MinWidth == 0 {
		o.MinWidth = 480
	}
	return o, nil
}
