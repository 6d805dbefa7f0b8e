package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
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
		return fmt.Errorf("want text, json or csv, not %q", s)
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
}

// answer is something that a verb prints in any of the formats.
type answer interface {
	text(p *printer)
	json() any
	rows() [][]string // a header and its rows
}

// print writes an answer to standard output.
func (a *app) print(f answerFormat, x answer) error {
	switch f {
	case formatJSON:
		return writeJSON(a.out, x.json())
	case formatCSV:
		return csv.NewWriter(a.out).WriteAll(x.rows())
	}
	p := newPrinter(a.out, a.style())
	x.text(p)
	return p.flush()
}

func writeJSON(w io.Writer, x any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(x)
}

// cell joins several values into one CSV cell.
func cell(values []string) string { return strings.Join(values, "; ") }
