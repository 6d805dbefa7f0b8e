// Package transfer brings dossiers into stores and back: it pushes the batches of an
// edition, several at once, until all of them stand; says what a push would change; removes
// editions that nobody wants; and pulls an edition, or the part of one around some actors,
// as a dossier.
//
// It knows no driver, reads and writes no files, and decides nothing about what lies in a
// store: internal/store/edition does.
package transfer
