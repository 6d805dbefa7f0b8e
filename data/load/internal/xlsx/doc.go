// Package xlsx reads workbooks (XLSX, Office Open XML) as rows of texts, one row at
// a time.
//
// It gives cells as whoever looks at the sheet reads them: shared and inline strings,
// numbers to 15 digits, truth values, formulas by the value that was stored with them,
// and dates, which a workbook keeps as numbers, in the form of ISO 8601. It does not
// calculate, follows no link to another file, and says what a cell holds that has no
// such text. Rows and columns that are hidden or filtered out are read like others, and
// of merged cells the first has the text.
//
// Workbooks are taken to be hostile. What is inflated is counted while it is, and
// nothing is allocated because a header says how much is to come; limits.go has every
// bound. No temporary file is written.
//
// It knows nothing of actors and claims. In the flow it stands below data/load: file ->
// xlsx -> rows of texts -> the row sink -> data.Dossier.
package xlsx
