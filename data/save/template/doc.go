// Package template makes an empty workbook to fill in: a sheet for claims, actors,
// sources and relations each, with the columns that tables are read by, lists to choose
// from where a column has words of its own, and a sheet that explains every column.
//
// What a column means is said by the schema of the dossier file ([load.Schema]), so that
// a workbook and an editor tell the same. The package reads nothing that was filled in;
// data/load does. In the flow it stands at the very beginning: template -> somebody's
// work -> load.
package template
