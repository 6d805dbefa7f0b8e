package shapes

import (
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// Shape is a shape that a network may have.
type Shape struct {
	Name string
	// Has reports whether a network has the shape. It takes time in proportion to nodes
	// and strands.
	Has func(*network.Network) bool
	// Place places a network that has the shape. It gives nothing where it has not, where
	// the vetoes of a figure cannot be kept, or when the steps are over.
	Place func(*steps.Counter, *network.Network) *network.Placed
}

// All are the shapes from the most particular on: a network that has several is best shown
// as the first of them.
func All() []Shape {
	return []Shape{
		{"snake", IsChain, Snake},
		{"star", IsStar, Star},
		{"ring", IsRing, Ring},
		{"tree", IsTree, Tree},
		{"columns", HasColumns, Columns},
	}
}
