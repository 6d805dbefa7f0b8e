package delimited

import (
	"context"
	"encoding/csv"
	"io"

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
	for row, err := range table.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		line := table.Cells(row)
		for i := range line {
			line[i] = cells.Defuse(line[i])
		}
		if err := out.Write(line); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return table.Lost(), out.Error()
}
