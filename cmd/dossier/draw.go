package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/internal/query"
	"dossier/internal/safefile"
	"dossier/render"
)

const drawLong = `draw makes a figure: of everything, of the neighbourhood of the named actors, or
of the paths between two actors. Shape is the kind of actor, colour the tone of
a tie, line style how well it is attested, and a number leads to the evidence
below the figure. The same claims and options give the same bytes every time.

The format follows from the name of the file: .svg, .png, .pdf, .html (one page to
explore, which needs nothing else), .dot, .mmd (Mermaid) or .json (the figure's
geometry, for other programs).`

const drawExample = `  dossier draw -o all.svg
  dossier draw Kim Putin --hops 1 -o both.svg
  dossier draw --path Kim,Seoul -o kim-seoul.svg
  dossier draw --highlight Kim,Seoul -o in-context.svg
  dossier draw Seoul --since 2022 --theme print -o seoul.svg
  dossier draw --path Seoul,Kyiv --format dot | dot -Tpdf -o seoul-kyiv.pdf`

func (a *app) drawCommand() *cobra.Command {
	q := query.Question{Verb: "draw"}
	var figure figureFile
	cmd := &cobra.Command{
		Use:               "draw [ACTOR...]",
		Short:             "a figure as SVG, PNG, PDF, HTML, DOT, Mermaid or JSON",
		Long:              drawLong,
		Example:           drawExample,
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runDraw(cmd.Context(), q, figure)
		},
	}
	cmd.Flags().StringVarP(&figure.name, "output", "o", "", "write the figure to this `FILE`; - or nothing: standard output")
	cmd.Flags().StringVar(&figure.formatName, "format", "", "the `FORMAT`, where the name of the file does not say: "+formatNames())
	a.addOptions(cmd, &q)
	return cmd
}

func (a *app) runDraw(ctx context.Context, q query.Question, figure figureFile) error {
	if err := figure.settle(); err != nil {
		return err
	}
	if figure.name == "" && a.terminal {
		return &flagError{errors.New("a figure is not for a terminal: name a file with -o, such as -o figure.svg")}
	}
	g, err := a.open(ctx)
	if err != nil {
		return err
	}
	f, err := query.Draw(ctx, g, q, programVersion())
	if err != nil {
		return err
	}
	return a.writeFigure(ctx, f, figure, q, query.Redraw(ctx, g, programVersion()))
}

// figureFile says where a figure goes and in which format.
type figureFile struct {
	name       string // empty: standard output
	formatName string // as named; empty: by the ending of name
	format     query.Format
}

// settle finds the format and refuses what it does not know.
func (f *figureFile) settle() (err error) {
	if f.name == "-" {
		f.name = ""
	}
	name := f.formatName
	if name == "" && f.name == "" {
		name = "svg"
	}
	f.format, err = query.FormatOf(f.name, name)
	return err
}

// writeFigure lays the figure of a question out, encodes it and writes it whole or
// not at all. Where it is too large, redraw makes those that may be drawn instead.
func (a *app) writeFigure(ctx context.Context, f *render.Figure, to figureFile, q query.Question,
	redraw func(query.Question) (*render.Figure, error)) error {
	if err := a.keepPlaces(&q.Figure, to.name); err != nil {
		return err
	}
	var b bytes.Buffer
	warnings, err := to.format.Encode(ctx, &b, f, q.Figure, a.placerOf(f, q.Figure.Layout))
	if err != nil {
		var large *query.TooLargeError
		if err = query.Fitting(err, f, q, redraw); errors.As(err, &large) {
			return &largeFigure{large, to}
		}
		return err
	}
	a.warn(warnings)
	if to.name == "" {
		_, err := a.out.Write(b.Bytes())
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := safefile.Write(to.name, b.Bytes()); err != nil {
		return explainFailedWrite(to.name, err)
	}
	fmt.Fprintf(a.err, "wrote %s (%s, %s)\n", to.name, query.Counted(len(f.Nodes), "actor"), query.Counted(f.Ties(), "tie"))
	return nil
}

// warn says what a figure does not show.
func (a *app) warn(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(a.err, "dossier: "+data.Printable(w))
	}
}

// formatNames lists the formats of figures for a help text: "svg, png or dot".
func formatNames() string {
	var names []string
	for _, f := range query.Formats() {
		names = append(names, f.Name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
