package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"dossier/data/answer"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/setting"
)

// answerFormat is how an answer is printed: text for people, JSON or CSV for
// programs. The zero value is text.
type answerFormat string

const (
	formatText answerFormat = "text"
	formatJSON answerFormat = "json"
	formatCSV  answerFormat = "csv"
)

func (f *answerFormat) Set(s string) error {
	formats := []answerFormat{formatText, formatJSON, formatCSV}
	if !slices.Contains(formats, answerFormat(s)) {
		return setting.NotOneOf(formats, s)
	}
	*f = answerFormat(s)
	return nil
}

func (f *answerFormat) String() string { return string(*f) }

func (f *answerFormat) Type() string { return "FORMAT" }

func addFormat(cmd *cobra.Command, f *answerFormat) {
	*f = formatText
	cmd.Flags().Var(f, "format", "text, json or csv")
	cmd.Flags().Lookup("format").DefValue = ""
	completeFixed(cmd, "format", string(formatText), string(formatJSON), string(formatCSV))
}

// runAnswer answers a request: it prints the answer and, where a file is named for
// it, draws the figure.
func (a *app) runAnswer(ctx context.Context, r options.Request, format answerFormat, to figureFile) error {
	if to.name != "" {
		if err := to.settle(); err != nil {
			return err
		}
	}
	shelf := a.shelf()
	found, err := shelf.Ask(ctx, r.Question)
	if err != nil {
		return err
	}
	if err := a.mayWrite(to.name); err != nil {
		return err
	}
	found.Common().Asked.Command = r.CommandLine()
	if err := a.print(ctx, format, found); err != nil {
		return err
	}
	if !found.Found() && r.Verb != answer.VerbShow { // the actor was found
		return errNothing
	}
	if to.name == "" {
		return nil
	}
	return a.writeFigure(ctx, found, to, r, shelf)
}

// print writes an answer to standard output.
func (a *app) print(ctx context.Context, format answerFormat, found answer.Answer) error {
	switch format {
	case formatJSON:
		return answer.Write(ctx, a.out, found)
	case formatCSV:
		a.tellLeftOut(found.Common().LeftOut) // rows of CSV have no room for limits
		return answer.WriteCSV(ctx, a.out, found, a.terminal)
	}
	return a.describe(ctx, a.out, a.style(), found)
}

// describe writes an answer in words.
func (a *app) describe(ctx context.Context, w io.Writer, style document.TextStyle, found answer.Answer) error {
	d, err := describe.Document(ctx, []describe.Entry{{Answer: found}}, describe.Options{Arrangement: describe.Terminal, Dossier: a.inputs.words()})
	if err != nil {
		return err
	}
	return document.Text(ctx, w, d, style)
}

// nothingToDraw says that a question about paths found none to draw.
type nothingToDraw struct{ found *answer.Paths }

func (e *nothingToDraw) Error() string {
	return fmt.Sprintf("there is no path from %s to %s to draw", e.found.Label(e.found.From), e.found.Label(e.found.To))
}

// drawable returns the answer to a question for a figure, or why there is none.
func drawable(ctx context.Context, shelf *inputs.Shelf, r options.Request) (answer.Answer, error) {
	found, err := shelf.Ask(ctx, r.Question)
	if err != nil {
		return nil, err
	}
	if paths, ok := found.(*answer.Paths); ok && !paths.Found() {
		return nil, &nothingToDraw{paths}
	}
	return found, nil
}

var errNoTerminal = &flagError{errors.New("a figure is not for a terminal: name a file with -o, such as -o figure.svg")}
