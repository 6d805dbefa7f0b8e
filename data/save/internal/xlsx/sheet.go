package xlsx

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Sheet is a sheet to write.
type Sheet struct {
	// Name has up to 31 characters, none of them one of []:*?/\, and no other sheet has
	// it in any case.
	Name string
	// Hidden keeps the sheet out of sight until somebody asks for it.
	Hidden  bool
	Columns []Column
	// Rows gives the cells of each row, which are good until the next is asked for; one
	// that is empty is left out. An error ends the writing. Nil: there are none.
	Rows iter.Seq2[[]string, error]
}

// Column is a column of a sheet.
type Column struct {
	Name string // stands in the header row
	// Width is that of so many digits; 0 is what fits the name, and no less than 12.
	Width int
	// Numeric says that cells that are numbers are written as such. A number of more
	// digits than spreadsheet programs keep stays a text.
	Numeric bool
	// Wrapped breaks long texts over several lines.
	Wrapped bool
	// Note is shown to whoever selects the name of the column; up to 255 characters.
	Note string
	// List is where the texts stand that the column is chosen from; nil: anywhere.
	List *List
}

// List is where the texts stand that a column is chosen from: a column of a sheet, below
// its header.
type List struct {
	Sheet  string
	Column int // from 0
	Size   int // how many there are
	// Open lets other texts be written, too.
	Open bool
}

// What spreadsheet programs take.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxName    = 31    // characters of the name of a sheet
	maxText    = 32767 // characters of a cell, as UTF-16 counts them
	maxNote    = 255   // characters of a note
)

// TooMuchError says that a workbook cannot hold something, and where.
type TooMuchError struct {
	Sheet   string
	Row     int    // from 1; 0: the whole sheet
	Column  string // its name, where it is about a cell
	Message string
}

func (e *TooMuchError) Error() string {
	where := fmt.Sprintf("sheet %q", e.Sheet)
	if e.Row > 0 {
		where += fmt.Sprintf(", row %d", e.Row)
	}
	if e.Column != "" {
		where += fmt.Sprintf(", column %q", e.Column)
	}
	return where + ": " + e.Message
}

// check refuses what spreadsheet programs would not open.
func check(sheets []Sheet) error {
	if len(sheets) == 0 {
		return &TooMuchError{Message: "a workbook needs a sheet"}
	}
	seen := map[string]bool{}
	for _, s := range sheets {
		name := strings.ToLower(s.Name)
		switch {
		case s.Name == "", units(s.Name) > maxName, strings.ContainsAny(s.Name, `[]:*?/\`), strings.ContainsFunc(s.Name, unicode.IsControl), strings.Trim(s.Name, "'") != s.Name:
			return &TooMuchError{Sheet: s.Name, Message: "this cannot be the name of a sheet"}
		case seen[name]:
			return &TooMuchError{Sheet: s.Name, Message: "another sheet has this name"}
		case len(s.Columns) > maxColumns:
			return &TooMuchError{Sheet: s.Name, Message: fmt.Sprintf("a sheet has up to %d columns", maxColumns)}
		}
		seen[name] = true
		for _, c := range s.Columns {
			if units(c.Name) > maxText || units(c.Note) > maxNote {
				return &TooMuchError{Sheet: s.Name, Row: 1, Column: c.Name, Message: "the name or note is too long"}
			}
		}
	}
	return nil
}

// units counts the characters of a text as spreadsheet programs do.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
