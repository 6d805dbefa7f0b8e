package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data/save/template"
	"dossier/internal/safefile"
)

const templateLong = `template makes an empty Excel workbook to fill in: a sheet for claims, actors,
sources and relations each, lists to choose from where a column has words of its
own, and a sheet that explains every column. What was filled in is a dossier:
name the workbook with -f. A file that is there already is left as it is.`

const templateExample = `  dossier template -o claims.xlsx                a workbook to fill in
  dossier -f claims.xlsx check                   is what was filled in sound?`

func (a *app) templateCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:               "template",
		Short:             "an empty workbook to fill in",
		Long:              templateLong,
		Example:           templateExample,
		Args:              takes(0, 0, "name the workbook with -o FILE: template takes no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.runTemplate(cmd.Context(), name) },
	}
	cmd.Flags().StringVarP(&name, "output", "o", "", "write the workbook to this `FILE`, which ends in .xlsx; - or nothing: standard output")
	return cmd
}

func (a *app) runTemplate(ctx context.Context, name string) error {
	if name == "-" {
		name = ""
	}
	if err := a.mayWriteTemplate(name); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := template.Write(ctx, &b); err != nil {
		return err
	}
	if name == "" {
		_, err := a.out.Write(b.Bytes())
		return err
	}
	if err := safefile.Write(name, b.Bytes()); err != nil {
		return explainFailedWrite(name, err)
	}
	fmt.Fprintf(a.err, "wrote %s\n", name)
	return nil
}

// mayWriteTemplate refuses names that would mislead, and to write over what may have been
// filled in.
func (a *app) mayWriteTemplate(name string) error {
	if name == "" {
		if a.terminal {
			return &flagError{errors.New("a workbook is not for a terminal: name a file with -o, such as -o claims.xlsx")}
		}
		return nil
	}
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return &flagError{fmt.Errorf("%s does not end in .xlsx, as workbooks do", name)}
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		return &flagError{fmt.Errorf("%s is there already, and may have been filled in: name another file", name)}
	}
	return nil
}
