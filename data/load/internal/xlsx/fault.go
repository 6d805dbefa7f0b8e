package xlsx

import (
	"fmt"
	"strconv"

	"dossier/data"
)

// Fault is what is wrong with a workbook: what, where and what to do.
type Fault struct {
	Code          string // one of those of package data
	Message, Hint string
	Sheet         string // empty where it is about the whole workbook
	Row, Column   int    // from 1; 0 where it is about no single row or cell
}

// Error gives the place as users of spreadsheets know it, and the message.
func (f *Fault) Error() string {
	switch {
	case f.Sheet == "":
		return f.Message
	case f.Row == 0:
		return fmt.Sprintf("sheet %q: %s", f.Sheet, f.Message)
	case f.Column == 0:
		return fmt.Sprintf("sheet %q, row %d: %s", f.Sheet, f.Row, f.Message)
	}
	return fmt.Sprintf("sheet %q, cell %s%d: %s", f.Sheet, ColumnName(f.Column), f.Row, f.Message)
}

// ColumnName gives the letters of a column that is counted from 1: A, B, ..., Z, AA.
func ColumnName(n int) string {
	var b [8]byte
	at := len(b)
	for n > 0 && at > 0 {
		n--
		at--
		b[at] = byte('A' + n%26)
		n /= 26
	}
	return string(b[at:])
}

const (
	saveAgain = "open it in a spreadsheet program and save it again as .xlsx"
	splitIt   = "split it into several workbooks, or save the sheet as CSV"
)

func damaged(part string, err error) *Fault {
	return &Fault{Code: data.CodeSyntax, Message: fmt.Sprintf("the workbook is damaged: %s: %v", part, err), Hint: saveAgain}
}

func damagedf(part, format string, args ...any) *Fault {
	return damaged(part, fmt.Errorf(format, args...))
}

func tooLarge(format string, args ...any) *Fault {
	return &Fault{Code: data.CodeTooLarge, Message: fmt.Sprintf(format, args...), Hint: splitIt}
}

// quoted shortens what a file says to what a message can hold.
func quoted(s string) string {
	const most = 60
	if len(s) > most {
		s = s[:most] + "..."
	}
	return strconv.Quote(s)
}
