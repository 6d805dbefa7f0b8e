// Package xlsx writes workbooks (XLSX, Office Open XML) of plain sheets: a header row
// that stays in sight and rows of texts and numbers below it, with lists to choose from
// where a column has them.
//
// Texts are texts, whatever they begin with: no cell is a formula, and none becomes a
// date when somebody edits it. The same sheets give the same bytes, since nothing tells
// of the hour or the machine. Rows are written as they come and none is kept.
//
// It knows nothing of actors and claims, and reads no workbook; package
// data/load/internal/xlsx does. In the flow: rows of a dossier -> xlsx -> file.
package xlsx
