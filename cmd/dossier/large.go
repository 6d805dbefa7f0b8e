package main

import (
	"fmt"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/figure"
	"dossier/internal/options"
)

// largeFigure says that a figure is too large, and where it was to go.
type largeFigure struct {
	*figure.TooLargeError
	to figureFile
}

// complainOfSize says that a figure is too large and lists the commands that draw
// one that is not, ready to be pasted.
func (a *app) complainOfSize(e *largeFigure) {
	if len(e.Ways) == 0 && e.More == nil {
		a.complain(e)
		return
	}
	fmt.Fprintf(a.err, "dossier: %s; instead:\n", e.Head())
	for _, w := range e.Ways {
		a.propose(w.What+", "+answer.Counted(w.Actors, "actor")+" and "+answer.Counted(w.Ties, "tie"), w.Request, e.to)
	}
	if e.More != nil {
		a.propose("all of it, which may be hard to read", *e.More, e.to)
	}
}

// propose prints a command that answers a question into a file, and what it is for.
func (a *app) propose(what string, r options.Request, to figureFile) {
	var flags []string
	if to.name != "" {
		flag := "-o "
		if r.Verb == answer.VerbPath {
			flag = "--draw "
		}
		flags = append(flags, flag+ask.ShellWord(to.name))
	}
	if to.formatName != "" {
		flags = append(flags, "--format "+ask.ShellWord(to.formatName))
	}
	fmt.Fprintf(a.err, "  %s:\n    %s\n", data.Printable(what), data.Printable(a.command("", r, flags)))
}
