package main

import (
	"encoding/csv"
	"encoding/json"
	"io"

	"dossier/data"
	"dossier/data/cells"
	"dossier/internal/document"
)

// other is what a verb prints that is no answer to a question.
type other interface {
	text(w io.Writer, style document.TextStyle) error
	json() any
	rows() [][]string // a header and its rows
}

// printOther writes it to standard output.
func (a *app) printOther(format answerFormat, x other) error {
	switch format {
	case formatJSON:
		e := json.NewEncoder(a.out)
		e.SetIndent("", "  ")
		return e.Encode(x.json())
	case formatCSV:
		rows := x.rows()
		for _, row := range rows {
			for i := range row {
				if a.terminal { // a program reads what was written, a terminal must not obey it
					row[i] = data.Printable(row[i])
				}
				row[i] = cells.Defuse(row[i])
			}
		}
		return csv.NewWriter(a.out).WriteAll(rows)
	}
	return x.text(a.out, a.style())
}
