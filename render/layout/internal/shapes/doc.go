// Package shapes places networks that have a shape: a star, a tree, two columns, a chain,
// a ring, or several parts that nothing joins. Such a network reads best where its shape
// can be seen at once, which no search for few crossings would find.
//
//	Network -> Components -> for each: Has a shape? Place it : the engine in stress
//	        -> Pack -> Placed
//
// Whether a network has a shape is a rule that can be said in a sentence; each stands with
// its shape. The package decides nothing else: who places what has no shape, and whether a
// shape or a free layout is shown, is for those who ask. It knows no texts and no figures.
//
// All of a Placed obeys the vetoes of a figure: no line comes within 5 px of a node that it
// does not join, no caption lies on a node, a caption or a line, and each is nearer to its
// own line than to any other. A shape that cannot keep them gives nothing.
package shapes
