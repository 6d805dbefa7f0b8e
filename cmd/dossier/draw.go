package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/query"
	"dossier/internal/safefile"
	"dossier/render"
	"dossier/render/dot"
	"dossier/render/layout"
	"dossier/render/svg"
)

const drawLong = `draw makes a figure: of everything, of the neighbourhood of the named actors, or
of the paths between two actors. Shape is the kind of actor, colour the tone of
a tie, line style how well it is attested, and a number leads to the evidence
below the figure. The same claims and options give the same bytes every time.

The format follows from the name of the file: .svg or .dot.`

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
		Short:             "a figure as SVG or DOT",
		Long:              drawLong,
		Example:           drawExample,
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Actors = args
			return a.runDraw(cmd.Context(), q, figure)
		},
	}
	cmd.Flags().StringVarP(&figure.name, "output", "o", "", "write the figure to this `FILE`; - or nothing: standard output")
	cmd.Flags().StringVar(&figure.format, "format", "", "`svg or dot`, where the name of the file does not say")
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
	return a.writeFigure(ctx, f, figure, q.Figure.Theme)
}

// figureFile says where a figure goes and in which format.
type figureFile struct {
	name   string // empty: standard output
	format string // "svg" or "dot" once settled
}

// settle finds the format from the name and refuses what it does not know.
func (f *figureFile) settle() error {
	if f.name == "-" {
		f.name = ""
	}
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.name), "."))
	if extension == "gv" {
		extension = "dot"
	}
	switch {
	case f.format == "" && f.name == "":
		f.format = "svg"
	case f.format == "":
		f.format = extension
	}
	if f.format == "svg" || f.format == "dot" {
		return nil
	}
	if f.format == "" {
		return &flagError{fmt.Errorf("%s has no extension: name it .svg or .dot, or say --format", f.name)}
	}
	return &flagError{fmt.Errorf("no figures in the format %q: svg and dot are there", f.format)}
}

// writeFigure lays a figure out, encodes it and writes it whole or not at all.
func (a *app) writeFigure(ctx context.Context, f *render.Figure, to figureFile, theme render.Theme) error {
	var b bytes.Buffer
	if to.format == "dot" {
		if err := dot.Encode(&b, f); err != nil {
			return err
		}
	} else {
		scene, err := layout.Layout(ctx, f, layout.Options{})
		if err != nil {
			return err
		}
		if err := svg.Encode(&b, scene, svg.Options{Theme: theme}); err != nil {
			return err
		}
	}
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
	fmt.Fprintf(a.err, "wrote %s (%s, %s)\n", to.name, plural(len(f.Nodes), "actor"), plural(len(f.Links), "tie"))
	return nil
}
