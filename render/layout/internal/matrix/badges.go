package matrix

import (
	"slices"

	"dossier/render"
	"dossier/render/layout/internal/draft"
)

// The room between the numbers of notes in a cell.
const (
	badgeGap   = 2.0
	badgeApart = 0.5 // between two rows
)

// badgeRows are the numbers of a tie's notes, each around the origin, in rows.
func (t *tie) badgeRows(s *sizes) [][]render.Badge {
	var rows [][]render.Badge
	for some := range slices.Chunk(t.notes, s.perRow) {
		var row []render.Badge
		for _, n := range some {
			row = append(row, draft.Badge(n))
		}
		rows = append(rows, row)
	}
	return rows
}

// rowSize is how much room a row of badges takes.
func rowSize(row []render.Badge) (w, h float64) {
	w = -badgeGap
	for _, b := range row {
		w, h = w+2*b.Radius+badgeGap, max(h, 2*b.Radius+badgeApart)
	}
	return w, h
}

// badges is how much room the numbers of a tie's notes take.
func (t *tie) badges(s *sizes) (w, h float64) {
	for _, row := range t.badgeRows(s) {
		wide, high := rowSize(row)
		w, h = max(w, wide), h+high
	}
	return w, h
}

// setBadges sets the numbers of a tie's notes from a place to the right and downward.
func (t *tie) setBadges(s *sizes, at render.Point) []render.Badge {
	var all []render.Badge
	y := at.Y
	for _, row := range t.badgeRows(s) {
		_, high := rowSize(row)
		x := at.X
		for _, b := range row {
			all = append(all, draft.MoveBadge(b, render.Point{X: x + b.Radius, Y: y + high/2}))
			x += 2*b.Radius + badgeGap
		}
		y += high
	}
	return all
}
