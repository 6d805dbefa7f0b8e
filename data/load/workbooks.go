package load

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/rows"
	"dossier/data/load/internal/xlsx"
)

// workbook is a workbook of which the tables are still to be read.
type workbook struct {
	*xlsx.Workbook
	tables []int // sheets, by their place
	// claims are those of them of which only some rows are a table; see [claimSheet].
	claims map[int]*claimSheet
}

// maxPiped is how large a workbook may be that does not come from a file, in bytes:
// its list of parts stands at its end.
const maxPiped = 256 << 20

// Sheets that our own workbooks have beside those of entries and tables: what explains
// them, and the words to choose from.
var besideSheets = []string{"read me", "lists"}

// addWorkbook opens a workbook, reads its sheets of entries and finds out which of the
// others are tables. What is wrong with the workbook is a problem of the file.
func (s *session) addWorkbook(in *input) error {
	from, size, err := in.random()
	if err != nil {
		return readError(in.label, err)
	}
	book, err := xlsx.Open(s.ctx, from, size)
	if err != nil {
		return s.sheetError(in.label, err)
	}
	in.book = &workbook{Workbook: book, claims: make(map[int]*claimSheet)}
	var others []int
	parts := len(s.parts)
	for i, sheet := range book.Sheets() {
		name := strings.ToLower(strings.TrimSpace(sheet.Name))
		switch {
		case slices.Contains(besideSheets, name):
		case sheet.Hidden:
			s.take(in.label, []data.Problem{{Severity: data.Warning, Code: data.CodeUnknownField, Line: 1, Column: 1,
				Message: "the sheet " + data.Quoted(sheet.Name) + " is hidden and not read", Hint: "show it in the spreadsheet program, or delete it"}})
		case name == claimsSheet && len(in.mapping.Map) == 0:
			claims, err := s.addClaimSheet(in, i)
			if err != nil {
				return s.sheetError(in.label, err)
			}
			if claims == nil {
				others = append(others, i)
			} else if claims.rest {
				in.book.claims[i] = claims
				in.book.tables = append(in.book.tables, i)
			}
		case sheetEntries[name] == "":
			others = append(others, i)
		default:
			read, err := s.addEntrySheet(in, i, sheetEntries[name])
			if err != nil {
				return s.sheetError(in.label, err)
			}
			if !read {
				others = append(others, i)
			}
		}
	}
	if err := s.chooseTables(in, others, len(others) == 1 && parts == len(s.parts)); err != nil {
		return s.sheetError(in.label, err)
	}
	if len(in.book.tables) == 0 && !slices.ContainsFunc(s.parts[parts:], (*part).holdsAny) {
		s.take(in.label, []data.Problem{{Severity: data.Warning, Code: data.CodeNoRows, Line: 1, Column: 1,
			Message: "no sheet of the workbook holds claims or actors", Hint: "fill one in: the first row names the columns, such as from, relation and to"}})
	}
	return nil
}

// claimsSheet is the name of the sheet of claims.
const claimsSheet = "claims"

// chooseTables finds the sheets that are tables. Those that name no actors are left out,
// which is told; one that is all there is in the workbook is read whatever it holds.
func (s *session) chooseTables(in *input, sheets []int, alone bool) error {
	for _, i := range sheets {
		sheet := in.book.Sheets()[i]
		if !alone && !strings.EqualFold(sheet.Name, claimsSheet) {
			found, err := in.book.Rows(s.ctx, i)
			if err != nil {
				return err
			}
			header, line, err := found.Next()
			switch {
			case err == io.EOF:
				continue
			case err != nil:
				return err
			case !rows.NamesActors(header, s.mapping):
				s.take(sheetLabel(in, sheet), []data.Problem{{Severity: data.Warning, Code: data.CodeMissingColumn, Line: line, Column: 1,
					Message: "the sheet is not read: its first row names no actors", Hint: "a table has columns such as from, relation and to, or name and kind"}})
				continue
			}
		}
		in.book.tables = append(in.book.tables, i)
	}
	return nil
}

// sheetLabel is how problems name a sheet.
func sheetLabel(in *input, sheet xlsx.Sheet) string { return in.label + "#" + sheet.Name }

// sheetError notes what is wrong with a workbook; other errors are those of reading.
func (s *session) sheetError(label string, err error) error {
	var fault *xlsx.Fault
	if !errors.As(err, &fault) {
		return err
	}
	if fault.Sheet != "" {
		label += "#" + fault.Sheet
	}
	s.take(label, []data.Problem{problemOf(fault)})
	return nil
}

func problemOf(f *xlsx.Fault) data.Problem {
	return faults.New(f.Code, f.Message, f.Hint).At(max(f.Row, 1), max(f.Column, 1))
}

// random gives what an input holds for reading in any order: a file, or all of it in
// memory.
func (in *input) random() (io.ReaderAt, int64, error) {
	if file, ok := in.file.(io.ReaderAt); ok && in.info != nil {
		return file, in.size, nil
	}
	raw, err := io.ReadAll(io.LimitReader(in.reader, maxPiped+1))
	if err == nil && len(raw) > maxPiped {
		err = errors.New("a workbook that does not come from a file may take " + faults.ByteSize(maxPiped))
	}
	return bytes.NewReader(raw), int64(len(raw)), err
}

// readWorkbook reads the tables of a workbook into the sink.
func (s *session) readWorkbook(in *input, m *merger) error {
	if in.book == nil {
		return nil // which has been told
	}
	for _, i := range in.book.tables {
		sheet := in.book.Sheets()[i]
		opt := s.tableOptions(in, m)
		opt.Label, opt.File, opt.Typed = sheetLabel(in, sheet), in.label, true
		if err := s.sheetError(in.label, s.readSheet(in.book, i, m.rows.Table(opt))); err != nil {
			return err
		}
	}
	return nil
}

// readSheet reads a sheet into a table of the sink.
func (s *session) readSheet(book *workbook, sheet int, table *rows.Table) error {
	found, err := book.Rows(s.ctx, sheet)
	if err != nil {
		return err
	}
	next := found.Next
	if claims := book.claims[sheet]; claims != nil {
		next = (&asTable{rows: found, claimSheet: claims}).next
	}
	r := &sheetReader{table: table}
	for {
		cells, line, err := next()
		if err == io.EOF {
			r.begin()
			break
		}
		if err != nil {
			return err
		}
		if r.row(cells, line, found.Faults()); r.begun && !r.usable {
			break // its header is refused
		}
	}
	if r.usable {
		table.Finish()
	}
	return nil
}

// sheetReader hands a sheet over. The first rows wait, as the header is understood by
// them.
type sheetReader struct {
	table   *rows.Table
	header  [][]byte
	line    int // of the row handed over last
	begun   bool
	usable  bool
	beyond  bool // cells stand beyond the header, which has been told
	waiting []sheetRow
}

// sheetRow is a row that waits.
type sheetRow struct {
	cells  [][]byte
	line   int
	faults []*xlsx.Fault
}

// row takes a row, of which some cells may be faulty.
func (r *sheetReader) row(cells [][]byte, line int, bad []*xlsx.Fault) {
	if r.begun {
		r.hand(cells, line, bad)
		return
	}
	row := sheetRow{line: line, faults: slices.Clone(bad)}
	for _, cell := range cells {
		row.cells = append(row.cells, bytes.Clone(cell))
	}
	if r.header == nil {
		r.header, r.line = row.cells, line
		return
	}
	if r.waiting = append(r.waiting, row); len(r.waiting) == sampledRows {
		r.begin()
	}
}

// begin gives the header and hands over the rows that waited for it.
func (r *sheetReader) begin() {
	if r.begun {
		return
	}
	r.begun = true
	if r.header == nil {
		r.table.Problem(*faults.Empty("the sheet is empty"))
		return
	}
	sample := func(yield func(int, [][]byte) bool) {
		for _, row := range r.waiting {
			if !yield(row.line, row.cells) {
				return
			}
		}
	}
	r.usable = r.table.Header(r.header, func(cell int) (int, int) { return r.line, cell + 1 }, sample, 0)
	for _, row := range r.waiting {
		r.hand(row.cells, row.line, row.faults)
	}
	r.waiting = nil
}

// hand hands a row over. What stands beyond the header is told once and left out: people
// write notes beside their tables.
func (r *sheetReader) hand(cells [][]byte, line int, bad []*xlsx.Fault) {
	if !r.usable {
		return
	}
	r.line = line
	if width := len(r.header); len(cells) > width {
		if !r.beyond {
			r.table.Problem(data.Problem{Severity: data.Warning, Code: data.CodeBadRow, Message: "cells beyond the columns of the header are not read",
				Hint: "give their column a header, if they belong to the table", Line: line, Column: width + 1})
		}
		cells, r.beyond = cells[:width], true
	}
	for _, f := range bad {
		if r.table.Uses(f.Column - 1) {
			r.table.BadRow(problemOf(f))
			return
		}
	}
	r.table.Row(cells, line)
}
