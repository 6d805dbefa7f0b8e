// Package cells says how texts stand in the cells of tables that people open in
// spreadsheets: how several names share a cell, and what is put before a text that a
// spreadsheet would run as a formula.
//
// Writers of tables (data/save, data/answer) and readers (data/load) both use it, so
// that what was written is read back as it was. It knows no table, no column and no
// format, and imports the standard library alone.
package cells
