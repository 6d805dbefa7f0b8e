package data

import "strconv"

// Severity says whether a problem makes a dossier unusable.
type Severity uint8

// The severities. A dossier with errors is not used; one with warnings is.
const (
	Warning Severity = iota
	Error
)

// Place points into a dossier: Claims[3].From[1] is
// Place{List: "claims", Index: 3, Field: "from", Item: 1}. Field may go deeper
// with dots and numbers ("said.0.by"); Item is -1 where the field has no items.
// A loader turns a Place into file, line and column.
type Place struct {
	List  string
	Index int
	Field string
	Item  int
}

// Problem is something wrong with a dossier: what, where and what to do.
type Problem struct {
	Severity Severity
	// Code is stable and lower-case, such as "unknown-actor"; docs/model.md lists all.
	Code    string
	Message string
	Hint    string
	Place   Place
	// First is where the same was written before, where that is told; else nil.
	First *Place
	// Row says that a row of a table cannot be read, which can be left out.
	Row bool
	// File, Line and Column say where it was written; Line and Column count from
	// 1 and are 0 where unknown.
	File         string
	Line, Column int
}

// String gives a problem on one line, as compilers do, without the hint.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			where += ":" + strconv.Itoa(p.Column)
		}
	}
	if where != "" {
		where += ": "
	}
	kind := "error"
	if p.Severity == Warning {
		kind = "warning"
	}
	return where + kind + ": " + p.Message + " [" + p.Code + "]"
}
