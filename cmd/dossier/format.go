package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/spf13/cobra"

	"dossier/data"
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
		rows := x.rows()
		if a.terminal {
			makePrintable(rows) // a program reads what was written, a terminal must not obey it
		}
		return csv.NewWriter(a.out).WriteAll(rows)
	}
	p := newPrinter(a.out, a.style())
	x.text(p)
	return p.flush()
}

func makePrintable(rows [][]string) {
	for _, row := range rows {
		for i := range row {
			row[i] = data.Printable(row[i])
		}
	}
}

func writeJSON(w io.Writer, x any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(x); err != nil {
		return err
	}
	_, err := w.Write(escapeInvisible(b.Bytes()))
	return err
}

// escapeInvisible writes control and formatting characters, which could turn a
// line around on a terminal, as JSON escapes: the same value, but visible. They
// occur within strings only.
func escapeInvisible(text []byte) []byte {
	if !bytes.ContainsFunc(text, invisible) {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		switch {
		case !invisible(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

func invisible(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}

// cell joins several values into one CSV cell.
func cell(values []string) string { return strings.Join(values, "; ") }
