// Package edition makes of a dossier what lies in a store: its head, and batches of arcs,
// records and lines of indexes, always the same ones of the same content. It knows no
// store.
package edition
