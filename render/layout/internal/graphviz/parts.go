package graphviz

import (
	"cmp"
	"math"
	"slices"

	"dossier/render"
)

// parts are the actors of each connected part of a figure.
func parts(f *render.Figure) [][]int {
	beside := make([][]int, len(f.Nodes))
	for _, l := range f.Links {
		beside[l.From], beside[l.To] = append(beside[l.From], l.To), append(beside[l.To], l.From)
	}
	var all [][]int
	met := make([]bool, len(f.Nodes))
	for i := range f.Nodes {
		if met[i] {
			continue
		}
		met[i] = true
		part := []int{i}
		for at := 0; at < len(part); at++ {
			for _, n := range beside[part[at]] {
				if !met[n] {
					met[n] = true
					part = append(part, n)
				}
			}
		}
		all = append(all, part)
	}
	return all
}

// inRows sets boxes beside one another in rows, the highest first, on a page that is as
// wide as the widest and no higher than wide, about. It gives how far each box moves.
func inRows(boxes []render.Box) []render.Point {
	order := make([]int, len(boxes))
	wide, area := 0.0, 0.0
	for i, b := range boxes {
		order[i] = i
		wide, area = max(wide, b.W), area+float64(b.W*b.H)
	}
	wide = max(wide, math.Sqrt(area))
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(boxes[j].H, boxes[i].H) })
	by := make([]render.Point, len(boxes))
	x, y, high := 0.0, 0.0, 0.0
	for _, i := range order {
		b := boxes[i]
		if x > 0 && x+b.W > wide {
			x, y, high = 0, y+high, 0
		}
		by[i] = render.Point{X: x - b.X, Y: y - b.Y}
		x, high = x+b.W, max(high, b.H)
	}
	return by
}
