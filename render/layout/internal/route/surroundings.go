package route

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
)

// surroundings are where the actors, words and lines of a drawing are found.
type surroundings struct{ actors, words, lines *grid.Grid }

// lineReach is what a line takes up to either side of it.
const lineReach = 0.5

// newSurroundings enters the boxes of actors and of words, of which those without a
// width are nowhere, and lines.
func newSurroundings(actors, words []render.Box, lines [][]render.Point) *surroundings {
	var over render.Box
	for _, b := range actors {
		over = geom.Union(over, b)
	}
	for _, b := range words {
		over = geom.Union(over, b)
	}
	s := &surroundings{actors: grid.New(over, len(actors)), words: grid.New(over, len(words)), lines: grid.New(over, len(lines))}
	for i, b := range actors {
		s.actors.Set(i, b)
	}
	for i, b := range words {
		if b.W > 0 {
			s.words.Set(i, b)
		}
	}
	for i, line := range lines {
		s.lines.SetLine(i, line, lineReach)
	}
	return s
}

// clone are surroundings of its own, in which what moves stays in the first.
func (s *surroundings) clone() *surroundings {
	return &surroundings{actors: s.actors.Clone(), words: s.words.Clone(), lines: s.lines.Clone()}
}
