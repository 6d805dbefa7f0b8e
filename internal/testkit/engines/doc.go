// Package engines is what every engine of package graph/ask has to pass:
// [Conformance], and [Comparison] for engines that can be compared. Both put
// questions of every verb to dossiers that were written by hand or at random, and
// hold the answers against an oracle: plain loops over claims that know of an
// engine only what its documentation promises. It is for tests alone.
package engines
