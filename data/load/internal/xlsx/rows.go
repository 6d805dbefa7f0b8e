package xlsx

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Rows reads a sheet from top to bottom.
type Rows struct {
	book  *Workbook
	sheet string
	xml   *tokens
	err   error // what ended the reading

	row, column int // where the reading is
	cells       [][]byte
	own         []byte // texts of the row that are not shared
	raw         []byte // the value of a cell as it is written
	faults      []*Fault
}

// Rows begins to read a sheet, by its place in [Workbook.Sheets].
func (w *Workbook) Rows(ctx context.Context, sheet int) (*Rows, error) {
	if sheet < 0 || sheet >= len(w.sheets) {
		return nil, fmt.Errorf("the workbook has no sheet %d", sheet)
	}
	r := &Rows{book: w, sheet: w.sheets[sheet].Name}
	t, err := w.in.tokens(ctx, w.sheets[sheet].part, maxInflated)
	if err != nil {
		return nil, r.place(err)
	}
	r.xml = t
	if err := t.root("worksheet"); err != nil {
		return nil, r.place(err)
	}
	found, err := t.into("sheetData")
	if err == nil && !found {
		err = t.in.drain()
		r.err = io.EOF
	}
	return r, r.place(err)
}

// Next gives the next row that has text in it, from the first column to the last that
// has, and its number; a cell without text is nil. Cells and list are valid until the
// next call and must not be changed. After the last row it returns [io.EOF]; any error
// ends the reading.
func (r *Rows) Next() (cells [][]byte, row int, err error) {
	for r.err == nil {
		r.err = r.place(r.next())
		if r.err == nil && (len(r.cells) > 0 || len(r.faults) > 0) {
			return r.cells, r.row, nil
		}
	}
	return nil, 0, r.err
}

// Faults lists what is wrong with single cells of the row that Next gave last, from left
// to right: errors such as #N/A, formulas that nobody calculated, numbers that are no
// days. Such a cell is nil, and reading goes on.
func (r *Rows) Faults() []*Fault { return r.faults }

// next reads a row.
func (r *Rows) next() error {
	ok, err := r.xml.into("row")
	if err != nil {
		return err
	}
	if !ok {
		if err := r.xml.in.drain(); err != nil {
			return err
		}
		return io.EOF
	}
	r.cells, r.own, r.faults = r.cells[:0], r.own[:0], nil
	before := r.row
	numbered := r.xml.attr("r")
	r.row, r.column = before+1, 0
	if numbered != "" {
		r.row = number(numbered)
	}
	if err := r.follows(before); err != nil {
		return err
	}
	for {
		ok, err := r.xml.into("c")
		if err != nil || !ok {
			return err
		}
		if err := r.cell(before, numbered != ""); err != nil {
			return err
		}
		if len(r.own) > maxRowText {
			return tooLarge("the row holds more than %d MB of text", maxRowText>>20)
		}
	}
}

// follows refuses rows that are not below each other.
func (r *Rows) follows(before int) error {
	switch {
	case r.row > maxRows:
		r.row = before
		return tooLarge("there are rows below row %d", maxRows)
	case r.row <= before:
		r.row = before
		return damagedf(r.xml.in.name, "the row behind row %d is not below it", before)
	}
	return nil
}

// cell reads a cell. Where its row has no number, the first cell has it.
func (r *Rows) cell(before int, numbered bool) error {
	left := r.column
	r.column++
	if at := r.xml.attr("r"); at != "" {
		column, row, ok := position(at)
		switch {
		case !ok:
			return damagedf(r.xml.in.name, "%s is no place of a cell", quoted(at))
		case left == 0 && !numbered:
			r.row = row
			if err := r.follows(before); err != nil {
				return err
			}
		case row != r.row:
			return damagedf(r.xml.in.name, "the cell %s stands in row %d", quoted(at), r.row)
		}
		r.column = column
	}
	switch {
	case r.column > maxColumns:
		r.column = 0
		return tooLarge("there are columns behind column %s", ColumnName(maxColumns))
	case r.column <= left:
		return damagedf(r.xml.in.name, "the cell behind column %s is not to the right of it", ColumnName(left))
	}
	text, err := r.value()
	if err != nil || len(text) == 0 {
		return err
	}
	for len(r.cells) < r.column {
		r.cells = append(r.cells, nil)
	}
	r.cells[r.column-1] = text
	return nil
}

// position reads the place of a cell: C5.
func position(at string) (column, row int, ok bool) {
	i := 0
	for ; i < len(at) && i < 4 && at[i] >= 'A' && at[i] <= 'Z'; i++ {
		column = 26*column + int(at[i]-'A') + 1
	}
	row = number(at[i:])
	return column, row, column > 0 && row > 0
}

// place adds to a fault where the reading was.
func (r *Rows) place(err error) error {
	var f *Fault
	if errors.As(err, &f) && f.Sheet == "" {
		f.Sheet, f.Row, f.Column = r.sheet, r.row, r.column
	}
	return err
}

// bad notes that a cell has no text that could be read.
func (r *Rows) bad(code, message, hint string) {
	r.faults = append(r.faults, &Fault{Code: code, Message: message, Hint: hint, Sheet: r.sheet, Row: r.row, Column: r.column})
}
