package xlsx

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sheetWriter writes the part of one sheet.
type sheetWriter struct {
	*bufio.Writer
	sheet *Sheet
	first bool   // of the workbook: it is shown when that is opened
	row   int    // the row being written, from 1
	place []byte // of a cell, used again
}

func (w *sheetWriter) write(ctx context.Context) error {
	w.WriteString(`<worksheet xmlns="` + main + `"><sheetViews><sheetView`)
	if w.first {
		w.WriteString(` tabSelected="1"`)
	}
	w.WriteString(` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15"/>`)
	w.columns()
	w.WriteString(`<sheetData>`)
	w.header()
	if err := w.rows(ctx); err != nil {
		return err
	}
	w.WriteString(`</sheetData>`)
	w.validations()
	_, err := w.WriteString(`</worksheet>`)
	return err
}

// columns gives all cells of a column their look, those that are filled in later too.
func (w *sheetWriter) columns() {
	if len(w.sheet.Columns) == 0 {
		return
	}
	w.WriteString(`<cols>`)
	for i, c := range w.sheet.Columns {
		width := c.Width
		if width == 0 {
			width = max(12, utf8.RuneCountInString(c.Name)+4)
		}
		fmt.Fprintf(w, `<col min="%d" max="%d" width="%d" style="%d" customWidth="1"/>`, i+1, i+1, width, c.style())
	}
	w.WriteString(`</cols>`)
}

// style is the look of all cells of the column, and textStyle that of its texts.
func (c *Column) style() int {
	if c.Numeric {
		return styleNumber
	}
	return c.textStyle()
}

func (c *Column) textStyle() int {
	if c.Wrapped {
		return styleWrapped
	}
	return styleText
}

func (w *sheetWriter) header() {
	w.row = 1
	w.WriteString(`<row r="1">`)
	for i, c := range w.sheet.Columns {
		w.text(i, c.Name, styleHeader)
	}
	w.WriteString(`</row>`)
}

// lookEvery is how many rows are written between two looks at the context.
const lookEvery = 1 << 8

func (w *sheetWriter) rows(ctx context.Context) error {
	if w.sheet.Rows == nil {
		return nil
	}
	for cells, err := range w.sheet.Rows {
		if err == nil && w.row%lookEvery == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if w.row++; w.row > maxRows {
			return &TooMuchError{Sheet: w.sheet.Name, Message: fmt.Sprintf("a sheet has up to %d rows", maxRows)}
		}
		if len(cells) > len(w.sheet.Columns) {
			return &TooMuchError{Sheet: w.sheet.Name, Row: w.row, Message: "the row has more cells than the header"}
		}
		fmt.Fprintf(w, `<row r="%d">`, w.row)
		for i, cell := range cells {
			if err := w.cell(i, cell); err != nil {
				return err
			}
		}
		if _, err := w.WriteString(`</row>`); err != nil {
			return err
		}
	}
	return nil
}

func (w *sheetWriter) cell(column int, text string) error {
	c := &w.sheet.Columns[column]
	switch {
	case text == "":
	case c.Numeric && isNumber(text):
		w.begin(column, styleNumber)
		w.WriteString(`><v>`)
		w.WriteString(text)
		w.WriteString(`</v></c>`)
	case len(text) > maxText && units(text) > maxText:
		return &TooMuchError{Sheet: w.sheet.Name, Row: w.row, Column: c.Name, Message: fmt.Sprintf("a cell holds up to %d characters, and this text has %d", maxText, units(text))}
	default:
		w.text(column, text, c.textStyle())
	}
	return nil
}

// text writes a cell with a text.
func (w *sheetWriter) text(column int, text string, style int) {
	w.begin(column, style)
	w.WriteString(` t="inlineStr"><is><t`)
	if strings.TrimSpace(text) != text {
		w.WriteString(` xml:space="preserve"`)
	}
	w.WriteString(`>`)
	writeText(w.Writer, text)
	w.WriteString(`</t></is></c>`)
}

// begin begins a cell of the row with its place, such as C5, and its look.
func (w *sheetWriter) begin(column, style int) {
	w.WriteString(`<c r="`)
	w.place = strconv.AppendInt(appendColumn(w.place[:0], column), int64(w.row), 10)
	w.Write(w.place)
	w.WriteString(`" s="`)
	w.WriteByte('0' + byte(style))
	w.WriteByte('"')
}

// appendColumn appends the letters of a column, counted from 0.
func appendColumn(to []byte, column int) []byte {
	if column >= 26 {
		to = appendColumn(to, column/26-1)
	}
	return append(to, byte('A'+column%26))
}

// isNumber reports whether a text is a number that spreadsheet programs keep as it is
// written.
func isNumber(text string) bool {
	const digits = 15
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return false
	}
	kept, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', digits-1, 64), 64)
	return err == nil && kept == f && strconv.FormatFloat(f, 'f', -1, 64) == text
}

// validations writes the notes and the lists to choose from.
func (w *sheetWriter) validations() {
	n := 0
	for _, c := range w.sheet.Columns {
		if c.Note != "" {
			n++
		}
		if c.List != nil {
			n++
		}
	}
	if n == 0 {
		return
	}
	fmt.Fprintf(w, `<dataValidations count="%d">`, n)
	for i, c := range w.sheet.Columns {
		letters := string(appendColumn(nil, i))
		if c.Note != "" {
			w.WriteString(`<dataValidation allowBlank="1" showInputMessage="1" promptTitle="`)
			writeText(w.Writer, shortened(c.Name))
			w.WriteString(`" prompt="`)
			writeText(w.Writer, c.Note)
			fmt.Fprintf(w, `" sqref="%s1"/>`, letters)
		}
		if c.List != nil {
			w.list(c.List, letters)
		}
	}
	w.WriteString(`</dataValidations>`)
}

// list lets all cells of a column below the header be chosen from a list.
func (w *sheetWriter) list(l *List, letters string) {
	w.WriteString(`<dataValidation type="list" allowBlank="1"`)
	if !l.Open {
		w.WriteString(` showErrorMessage="1"`)
	}
	from := string(appendColumn(nil, l.Column))
	fmt.Fprintf(w, ` sqref="%s2:%s%d"><formula1>`, letters, letters, maxRows)
	writeText(w.Writer, "'"+strings.ReplaceAll(l.Sheet, "'", "''")+"'")
	fmt.Fprintf(w, `!$%s$2:$%s$%d</formula1></dataValidation>`, from, from, l.Size+1)
}

// shortened cuts the title of a note to what spreadsheet programs take.
func shortened(title string) string {
	const most = 32
	for units(title) > most {
		_, size := utf8.DecodeLastRuneInString(title)
		title = title[:len(title)-size]
	}
	return title
}
