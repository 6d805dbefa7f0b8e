// Package faults holds what every reader of files needs to say what is wrong and
// where: lists of problems that stay short, faults of single values, places in a
// text, and texts that are no text.
//
// It reads no format itself and decides nothing about dossiers.
package faults
