// Package stress places networks that have no shape of their own: undirected and mixed ones.
// It knows rectangles, strands and captions, and nothing of figures.
//
// # How
//
//	spring   distances on the page as along the strands (stress), from two starts
//	order    annealing without captions: few crossings, short lines, room
//	letIn    annealing with captions beside their lines; then repair of what must not be:
//	         other ports, other places, arcs at last; else a larger frame
//	compact  smaller frames, as long as nothing gets worse
//	mirror   who acts stands to the left and above, by majority
//
// Simulated annealing over several aims at once follows Davidson and Harel ("Drawing graphs
// nicely using simulated annealing", 1996); that crossings come first, and straight lines
// before bent ones, follows what readers were found to stumble on (Purchase 1997; Ware and
// others 2002; Xu and others 2012).
//
// What mattered most, in the order of its effect: lines may go through actors while the
// order is sought, at three tenths of the price (half of the crossings of a dense network);
// a frame that is far too large at first; captions as a part of the state; lines that aim
// off the middle of an actor (a quarter of the crossings).
//
// # What it costs
//
// Nearly all of the time goes into the price of a move before and after it, some hundred
// thousand times. Before it, a ledger is looked up that holds the price of every pair of marks
// (ledger.go). After it, marks that are near are found in coarse extents of one word each
// (extent.go), and counting ends as soon as the move cannot be worth it. Neither changes what
// is found: tests compare the ledger with what is counted anew.
//
// # The same everywhere
//
// The search draws lots, so the least difference in rounding would give another picture.
// All of it is done in whole numbers, lots come from a fixed seed, and it ends after a
// counted number of steps. See spring for the one exception, and
// root, which rounds a root of the processor to a whole number and puts it right.
package stress
