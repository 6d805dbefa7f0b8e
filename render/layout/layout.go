package layout

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dossier/render"
	"dossier/render/layout/internal/graphviz"
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
	if len(f.Slices) > 0 {
		if err := checkSlices(f, opt); err != nil {
			return err
		}
	}
	if opt.Engine == Matrix && hasBoxes(f) {
		return errors.New("a matrix has a row for each actor: draw the figure without boxes of several")
	}
	if opt.Keep != nil && opt.Engine == Matrix {
		return errors.New("a matrix cannot keep the places of an earlier figure: its actors stand in rows and columns")
	}
	if opt.Keep != nil && len(f.Groups) > 0 {
		return errors.New("a figure with groups cannot keep the places of an earlier one: boxes of groups would move actors")
	}
	for i, l := range f.Links {
		if l.From < 0 || l.From >= len(f.Nodes) || l.To < 0 || l.To >= len(f.Nodes) {
			return fmt.Errorf("tie %d of the figure joins actors %d and %d, but there are only %d", i, l.From, l.To, len(f.Nodes))
		}
	}
	return nil
}

// checkGroups refuses groups that share actors or hold none, and an engine that
// cannot keep them together.
func checkGroups(f *render.Figure, e Engine) error {
	if len(f.Groups) > 0 && !e.Groups() {
		var can []string
		for _, e := range Engines() {
			if e.Groups() {
				can = append(can, string(e))
			}
		}
		return fmt.Errorf("the layout %s cannot keep groups together; choose %s or %s", e, strings.Join(can[:len(can)-1], ", "), can[len(can)-1])
	}
	if most := graphviz.MostInGroups(); len(f.Groups) > 0 && len(f.Links) > most && e != Matrix {
		return fmt.Errorf("a figure with groups can have at most %d ties, not %d: draw it without groups, or filter the ties", most, len(f.Links))
	}
	grouped := make([]bool, len(f.Nodes))
	for i, g := range f.Groups {
		if len(g.Members) == 0 {
			return fmt.Errorf("group %d of the figure holds nobody", i)
		}
		for _, n := range g.Members {
			if n < 0 || n >= len(f.Nodes) || grouped[n] {
				return fmt.Errorf("group %d of the figure holds actor %d, which it cannot", i, n)
			}
			grouped[n] = true
		}
	}
	return nil
}

// checkSlices refuses what a figure of several times cannot be.
func checkSlices(f *render.Figure, opt Options) error {
	switch {
	case opt.Engine == Matrix:
		return errors.New("a matrix shows one time: draw one for each, or choose another layout")
	case opt.Keep != nil:
		return errors.New("a figure of several times cannot keep the places of an earlier one")
	}
	for i, s := range f.Slices {
		for _, link := range s.Links {
			if link < 0 || link >= len(f.Links) {
				return fmt.Errorf("slice %d of the figure has tie %d, but there are only %d", i, link, len(f.Links))
			}
		}
	}
	return nil
}
