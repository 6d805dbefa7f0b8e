package delimited

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"dossier/data"
	"dossier/data/cells"
	"dossier/data/save/internal/flat"
)

// Write writes the rows of a dossier with a separator between cells, and says what
// they cannot hold. Rows are written as they are made, and none is kept.
func Write(ctx context.Context, w io.Writer, d *data.Dossier, separator rune) (flat.Lost, error) {
	table, err := flat.Of(ctx, d, flat.Holds{})
	if err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	out.Comma = separator
	if err := out.Write(flat.Header()); err != nil {
		return nil, err
	}
	untidy := 0
	for row, err := range table.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		line := table.Cells(row)
		for i, text := range line {
			tidied := tidy(text)
			if tidied != text {
				untidy++
			}
			line[i] = cells.Defuse(tidied)
		}
		if err := out.Write(line); err != nil {
			return nil, err
		}
	}
	out.Flush()
	lost := table.Lost()
	lost.Add(untidy, "text as it was (blanks at its ends, CR or NUL in it)", "texts as they were (blanks at their ends, CR or NUL in them)")
	return lost, out.Error()
}

// tidy makes of a text what a reader of tables makes of it: blanks around a cell say
// nothing there, lines end alike, and a NUL makes a file none of text.
func tidy(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\x00", "\uFFFD"))
}
