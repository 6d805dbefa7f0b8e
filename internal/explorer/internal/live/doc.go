// Package live holds the dossier that the explorer shows: a [State] that never
// changes, and another one when the files do. A dossier that cannot be used takes
// nobody's place; the last good one stays, together with what is wrong with the new
// one ([State.Trouble]). Whoever waits for news is told of each change.
//
// It neither asks questions (but for the overview, once) nor knows the web.
package live
