// Package workbook writes dossiers as workbooks (XLSX): a sheet of claims, a row for each
// attribution, and sheets of actors, relations, sources and decisions, a row each, under
// the words that a dossier file has for them. Nothing of a dossier is lost.
//
// It knows what stands on which sheet; how a workbook is written down package xlsx knows.
package workbook
