// Package network is what layouts place: rectangles, the strands between them and the
// captions beside those. It has sizes in pixels and no texts, and knows nothing of
// figures, actors or ties, so that a layout can be read and tested by itself.
//
//	render.Figure -> measured sizes -> Network -> a layout -> Placed -> marks of a Scene
package network
