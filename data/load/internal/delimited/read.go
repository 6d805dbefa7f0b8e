package delimited

import (
	"bytes"
	"context"
	"io"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/rows"
)

// Limits bound what a table may cost.
type Limits struct {
	Table  int64 // bytes of the whole text
	Record int   // bytes of one row
}

// reading is one table on its way into the sink.
type reading struct {
	rows  *rowReader
	table *rows.Table
}

// Read reads a table into the sink. What is wrong with its rows is noted there; the
// error is that of src, or of ctx. size is how many bytes src has, 0 where nobody
// knows, and how says how the work is shared out, which never shows in the result.
func Read(ctx context.Context, src io.Reader, size int64, limits Limits, how Split, table *rows.Table) error {
	limited := &io.LimitedReader{R: src, N: limits.Table + 1}
	r := &reading{rows: newRowReader(limited, limits.Record), table: table}
	decoder, err := r.rows.begin(table.Encoding())
	usable := false
	if err == nil {
		usable, err = r.header(size)
	}
	if err == nil && usable {
		err = r.body(ctx, how)
		table.Finish()
	}
	r.undecoded(decoder)
	if limited.N <= 0 {
		table.Problem(data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: r.rows.nextLine, Column: 1,
			Message: "the file is bigger than the limit of " + faults.ByteSize(limits.Table) + "; from here on it is not read",
			Hint:    "split it into several files"})
	}
	return err
}

// header reads the first row. It reports whether the rows can be read.
func (r *reading) header(size int64) (usable bool, err error) {
	start := r.rows.buf[r.rows.start:r.rows.end]
	if len(bytes.TrimSpace(start)) == 0 {
		r.table.Problem(*faults.Empty("the file is empty"))
		return false, nil
	}
	r.table.Begins(start)
	if r.rows.comma = r.rows.cutSeparator(); r.rows.comma == 0 {
		r.rows.comma = separator(start, r.rows.limit)
	}
	if r.rows.comma == ';' {
		r.table.CommaMayBeDecimal()
	}
	if names := r.table.Columns(); names != nil {
		r.rows.row, r.rows.line = nil, r.rows.nextLine // where their positions are
		return r.table.Header(names, r.rows.cellPosition, r.rows.sample, r.rows.expect(size)), nil
	}
	cells, err := r.rows.read()
	if fault := asRowError(err); fault != nil {
		r.table.Problem(r.problem(fault))
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return r.table.Header(cells, r.rows.cellPosition, r.rows.sample, r.rows.expect(size)), nil
}

// fault notes what is wrong with the row read last.
func (r *reading) fault(e *rowError) {
	lines := bytes.Count(trimLineEnd(r.rows.row), []byte{'\n'})
	if r.rows.gaveUp || lines > 0 { // with its quotes amiss, a row may hold others: more than one is missing
		r.table.BadRows(r.problem(e))
		return
	}
	r.table.BadRow(r.problem(e))
}

// problem is what is wrong with the row read last, with its place.
func (r *reading) problem(e *rowError) data.Problem {
	line, col := r.rows.position(e.offset)
	return data.Problem{Severity: data.Error, Code: e.code, Message: e.message, Hint: e.hint, Line: line, Column: col}
}
