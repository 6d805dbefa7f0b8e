package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
	"dossier/internal/inputs"
)

const checkLong = `check reads a dossier and reports every problem at once, each with its file,
line and column, a code, and what to do: unknown ids, bad dates, quotes that do
not stand in the stored text, sources whose text has changed, and more. The
codes are explained in docs/model.md.

Errors give exit code 3; warnings alone do not.`

const checkExample = `  dossier check my-dossier
  dossier check claims.csv --format json
  dossier check sample:broken                    one that is wrong on purpose`

func (a *app) checkCommand() *cobra.Command {
	var out answerFormat
	cmd := &cobra.Command{
		Use:     "check [FILE|FOLDER]...",
		Short:   "is a dossier sound?",
		Long:    checkLong,
		Example: checkExample,

		ValidArgsFunction: a.completeDossier,
		RunE: func(cmd *cobra.Command, args []string) error {
			a.inputs.files = append(a.inputs.files, args...)
			return a.runCheck(cmd.Context(), out)
		},
	}
	addFormat(cmd, &out)
	return cmd
}

func (a *app) runCheck(ctx context.Context, out answerFormat) error {
	d, problems, err := inputs.Read(ctx, a.inputs.inputs(a))
	if err != nil {
		return err
	}
	result := checkAnswer{dossier: d, problems: problems}
	for _, p := range problems {
		if p.Severity == data.Error {
			result.errors++
		}
	}
	if err := a.printOther(out, result); err != nil {
		return err
	}
	if result.errors > 0 {
		return errBadData
	}
	return nil
}

type checkAnswer struct {
	dossier  *data.Dossier
	problems []data.Problem
	errors   int
}

// problem is the JSON form of a problem.
type problem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
}

func (r checkAnswer) json() any {
	list := []problem{}
	for _, p := range r.problems {
		list = append(list, problem{severity(p), p.Code, p.Message, p.Hint, p.File, p.Line, p.Column})
	}
	out := map[string]any{"problems": list, "errors": r.errors, "warnings": len(r.problems) - r.errors}
	if left := answer.LeftOutOf(r.dossier); len(left) > 0 {
		out["left-out"] = left
	}
	return out
}

func (r checkAnswer) rows() [][]string {
	rows := [][]string{{"severity", "code", "file", "line", "column", "message", "hint"}}
	for _, p := range r.problems {
		rows = append(rows, []string{severity(p), p.Code, p.File, strconv.Itoa(p.Line), strconv.Itoa(p.Column), p.Message, p.Hint})
	}
	return rows
}

func (r checkAnswer) text(w io.Writer, style document.TextStyle) error {
	if err := printProblems(w, r.problems, style); err != nil {
		return err
	}
	gap := ""
	if len(r.problems) > 0 {
		gap = "\n"
	}
	_, err := fmt.Fprintf(w, "%s%s, %s in %s, %s, %s\n", gap, answer.Counted(r.errors, "error"), answer.Counted(len(r.problems)-r.errors, "warning"),
		answer.Counted(len(r.dossier.Actors), "actor"), r.claims(), answer.Counted(len(r.dossier.Sources), "source"))
	if left := answer.LeftOutWords(answer.LeftOutOf(r.dossier)); err == nil && left != "" {
		_, err = fmt.Fprintln(w, data.Printable(left))
	}
	return err
}

// claims counts the claims, and the entries that they are made of where those are more.
func (r checkAnswer) claims() string {
	n := answer.Counted(r.dossier.Claims.Count(), "claim")
	if entries := r.dossier.Claims.Len(); entries != r.dossier.Claims.Count() {
		n += fmt.Sprintf(" (of %d entries)", entries)
	}
	return n
}

func severity(p data.Problem) string {
	if p.Severity == data.Warning {
		return "warning"
	}
	return "error"
}
