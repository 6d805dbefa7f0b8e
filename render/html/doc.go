// Package html encodes a scene as a page of its own, to be opened from a disk, a
// mail or a server and explored: it pans and zooms, finds actors, lights up what
// belongs to an actor or a tie, and shows the evidence and the legend beside the
// drawing, which fills the window. What stands around the drawing is shown once.
//
// The figure is the one that render/svg draws; this package adds the page around
// it and decides nothing about the figure. It knows no graph: what belongs
// together, it reads from the scene.
//
// One file, no reference to anything outside, and a content security policy that
// holds the page to that: nothing may load, and of scripts and styles only those
// whose digests the policy names may run. Texts of others stand escaped in the
// figure and in the head and the foot of the page; the script reads them from
// there and writes them as text, and its own data are numbers alone. Without
// scripts the page shows the plain figure; on paper it does as well.
package html
