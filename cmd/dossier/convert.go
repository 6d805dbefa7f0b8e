package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/formats"
	"dossier/data/save"
	"dossier/internal/inputs"
	"dossier/internal/safefile"
	"dossier/internal/setting"
)

const convertLong = `convert reads dossiers and tables of claims and writes them as one, in another
format. It says what was written and, with numbers, what the format could not
hold: YAML, JSON Lines and Excel workbooks hold everything; a table has a row
and a network an edge for each attribution. See docs/formats.md.

The format follows from the name of the file: .yaml, .jsonl (an entry a line,
for bulk), .xlsx, .csv, .tsv, .graphml or .gexf. The stored texts of sources are
copied beside a file that holds their paths. A file that was read is never
replaced, and one that is written is written whole or not at all.`

const convertExample = `  dossier convert claims.csv claims.yaml       a dossier to go on working with
  dossier convert my-dossier bulk.jsonl        for programs, an entry a line
  dossier convert old.yaml claims.csv all.yaml
  dossier -f my-dossier convert book.xlsx      for a spreadsheet program
  dossier -f my-dossier convert net.graphml    for Gephi, yEd or Cytoscape
  dossier convert my-dossier - --format csv | wc -l`

func (a *app) convertCommand() *cobra.Command {
	var formatName string
	cmd := &cobra.Command{
		Use:               "convert [FILE|FOLDER]... OUT",
		Short:             "write a dossier in another format, and say what is lost",
		Long:              convertLong,
		Example:           convertExample,
		ValidArgsFunction: a.completeDossier,
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.convertArgs(args)
			if err != nil {
				return err
			}
			format, err := formatOfFile(out, formatName)
			if err != nil {
				return err
			}
			return a.runConvert(cmd.Context(), out, format)
		},
	}
	cmd.Flags().StringVar(&formatName, "format", "", "the `FORMAT`, where the name of the file does not say: "+setting.OneOf(writtenFormats()))
	completeFixed(cmd, "format", writtenFormats()...)
	return cmd
}

// convertArgs takes the last word for the output, and the others for what is read. A
// single word is the output only where -f says what is read: else somebody may have
// meant to read it.
func (a *app) convertArgs(args []string) (out string, err error) {
	if len(args) == 0 || len(args) == 1 && len(a.inputs.files) == 0 {
		return "", &flagError{fmt.Errorf("convert needs what to read and, last, what to write: convert IN... OUT; %d given", len(args))}
	}
	last := len(args) - 1
	a.inputs.files = append(a.inputs.files, args[:last]...)
	if args[last] == "-" {
		return "", nil
	}
	return args[last], nil
}

// formatOfFile returns the format to write: by its name, else by the ending of the file.
func formatOfFile(file, name string) (formats.Format, error) {
	f, ok := formats.ByExtension(file)
	if name != "" {
		f, ok = formats.ByName(name)
	}
	switch {
	case ok && f.Writes:
		return f, nil
	case name != "":
		return f, &flagError{fmt.Errorf("want %s, not %q", setting.OneOf(writtenFormats()), name)}
	case file == "":
		return f, &flagError{fmt.Errorf("say how to write to standard output: --format %s", strings.Join(writtenFormats(), "|"))}
	case isFolder(file):
		return f, &flagError{fmt.Errorf("%s is a folder: name a file in it, such as %s", file, filepath.Join(file, "dossier.yaml"))}
	}
	return f, &flagError{fmt.Errorf("the ending of %s is that of no format that is written: name one with --format %s", file, strings.Join(writtenFormats(), "|"))}
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func writtenFormats() []string {
	return formats.Names(func(f *formats.Format) bool { return f.Writes })
}

func (a *app) runConvert(ctx context.Context, out string, format formats.Format) error {
	if out == "" && a.terminal {
		return &flagError{errors.New("a whole dossier is not for a terminal: name a file, or send it on to a program")}
	}
	in := a.inputs.inputs(a)
	texts := textsBeside(out, format)
	defer texts.close()
	in.Stored = texts.take
	d, problems, err := inputs.Read(ctx, in)
	if err != nil {
		return err
	}
	if data.HasErrors(problems) {
		return &inputs.DataError{Problems: problems}
	}
	if err := a.mayWrite(out); err != nil {
		return err
	}
	if err := texts.write(ctx); err != nil {
		return err
	}
	lost, err := a.saveDossier(ctx, out, format, d)
	if err != nil {
		return err
	}
	a.tellLeftOut(answer.LeftOutOf(d))
	if n := len(texts.missing); n > 0 {
		fmt.Fprintf(a.err, "copied %s beside it\n", answer.Counted(n, "stored text"))
	}
	tellLost(a.err, lost)
	return nil
}

// saveDossier writes a dossier to a file, or to standard output where it has no name, and
// says so.
func (a *app) saveDossier(ctx context.Context, out string, format formats.Format, d *data.Dossier) (lost save.Lost, err error) {
	write := func(w io.Writer) (err error) {
		lost, err = save.Save(ctx, w, d, format)
		return err
	}
	where := out
	if out == "" {
		where = "standard output"
		err = write(a.out)
	} else if err = safefile.WriteFrom(out, write); err != nil {
		err = explainFailedWrite(out, err)
	}
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(a.err, "wrote %s as %s (%s, %s, %s)\n", data.Printable(where), format.Name, answer.Counted(len(d.Actors), "actor"),
		answer.Counted(d.Claims.Count(), "claim"), answer.Counted(len(d.Sources), "source"))
	return lost, nil
}

// tellLost says what a format could not hold.
func tellLost(w io.Writer, lost save.Lost) {
	if len(lost) == 0 {
		fmt.Fprintln(w, "nothing lost")
		return
	}
	fmt.Fprintln(w, "lost: "+lost.String())
}
