package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/figure"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/safefile"
	"dossier/internal/setting"
)

const drawLong = `draw makes a figure: of everything, of the neighbourhood of the named actors, or
of the paths between two actors. Shape is the kind of actor, colour the tone of
a tie, line style how well it is attested, and a number leads to the evidence
below the figure. The same claims and options give the same bytes every time.

The format follows from the name of the file: .svg, .png, .pdf, .emf (for Word
and PowerPoint), .html (one page to explore, which needs nothing else), .dot,
.mmd (Mermaid) or .json (the figure's geometry, for other programs).`

const drawExample = `  dossier draw -o all.svg
  dossier draw Kim Putin --hops 1 -o both.svg
  dossier draw --path Kim,Seoul -o kim-seoul.svg
  dossier draw --highlight Kim,Seoul -o in-context.svg
  dossier draw Kim --expand Russia --hide Putin -o more.svg
  dossier draw Seoul --since 2022 --theme print -o seoul.svg
  dossier draw Seoul --slices 2019,2021,2023 -o then-and-now.svg
  dossier draw --layout matrix --notes page -o table.pdf
  dossier draw --path Seoul,Kyiv --format dot | dot -Tpdf -o seoul-kyiv.pdf`

func (a *app) drawCommand() *cobra.Command {
	r := newRequest(answer.VerbDraw)
	var to figureFile
	cmd := &cobra.Command{
		Use:               "draw [ACTOR...]",
		Short:             "a figure as SVG, PNG, PDF, EMF, HTML, DOT, Mermaid or JSON",
		Long:              drawLong,
		Example:           drawExample,
		ValidArgsFunction: a.completeVerb(answer.VerbDraw),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			return a.runDraw(cmd.Context(), r, to)
		},
	}
	cmd.Flags().StringVarP(&to.name, "output", "o", "", "write the figure to this `FILE`; - or nothing: standard output")
	cmd.Flags().StringVar(&to.formatName, "format", "", "the `FORMAT`, where the name of the file does not say: "+setting.OneOf(formatNames()))
	completeFixed(cmd, "format", formatNames()...)
	a.addOptions(cmd, &r)
	return cmd
}

func (a *app) runDraw(ctx context.Context, r options.Request, to figureFile) error {
	if err := to.settle(); err != nil {
		return err
	}
	if to.name == "" && a.terminal {
		return errNoTerminal
	}
	r.Network.Most = to.format.Room(r.Look)
	shelf := a.shelf()
	found, err := drawable(ctx, shelf, r)
	if err != nil {
		return a.explainSize(ctx, err, r, to, shelf)
	}
	return a.writeFigure(ctx, found, to, r, shelf)
}

// figureFile says where a figure goes and in which format.
type figureFile struct {
	name       string // empty: standard output
	formatName string // as named; empty: by the ending of name
	format     figure.Format
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
	f.format, err = figure.FormatOf(f.name, name)
	return err
}

// writeFigure makes the figure of an answer to a request, lays it out, encodes it
// and writes it whole or not at all.
func (a *app) writeFigure(ctx context.Context, found answer.Answer, to figureFile, r options.Request, shelf *inputs.Shelf) error {
	if err := a.mayWrite(to.name); err != nil {
		return err
	}
	if err := a.mayWriteNotes(to, r.Look); err != nil {
		return err
	}
	places, err := a.keepPlaces(r.Look, to.name)
	if err != nil {
		return err
	}
	f, err := figure.Make(ctx, found, r, 0, shelf.Ask)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	d := figure.Drawing{Look: r.Look, Places: places, Runner: a.runnerOf(f, r.Look.Layout)}
	told, err := to.format.Encode(ctx, &b, f, d)
	if err != nil {
		return a.tooLarge(figure.Explain(ctx, err, f, r, shelf.Ask), to)
	}
	a.warn(told.Words)
	if to.name == "" {
		if _, err := a.out.Write(b.Bytes()); err != nil {
			return err
		}
		return tooWide(told)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := safefile.Write(to.name, b.Bytes()); err != nil {
		return explainFailedWrite(to.name, err)
	}
	fmt.Fprintf(a.err, "wrote %s (%s, %s)\n", to.name, answer.Counted(f.Actors(), "actor"), answer.Counted(f.Ties(), "tie"))
	if err := a.writeNotes(ctx, to, f, d); err != nil {
		return err
	}
	return tooWide(told)
}

// tooWide is the error of a figure that was written and does not fit its column, so that
// who runs this program in another one sees it.
func tooWide(told figure.Told) error {
	if told.TooWide != nil {
		return told.TooWide
	}
	return nil
}

// explainSize adds to the refusal of a network what could be drawn instead.
func (a *app) explainSize(ctx context.Context, err error, r options.Request, to figureFile, shelf *inputs.Shelf) error {
	return a.tooLarge(figure.Explain(ctx, err, nil, r, shelf.Ask), to)
}

// tooLarge notes where a figure that is too large was to go.
func (a *app) tooLarge(err error, to figureFile) error {
	var large *figure.TooLargeError
	if errors.As(err, &large) {
		return &largeFigure{large, to}
	}
	return err
}

// warn says what a figure does not show.
func (a *app) warn(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(a.err, "dossier: "+data.Printable(w))
	}
}

// formatNames lists the formats of figures.
func formatNames() []string {
	var names []string
	for _, f := range figure.Formats() {
		names = append(names, f.Name)
	}
	return names
}
