package page

import (
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

const (
	noteSize, noteRow = 11.0, 14.0
	noteIndent        = 22.0 // from the badge's left to the text
	noteApart         = 10.0 // between two notes
	noteColumn        = 264.0
	noteColumnGap     = 32.0
	maxNoteLines      = 16 // of each voice
	// maxHeadLines bounds a claim of very many actors; no other reaches it.
	maxHeadLines = 400
)

// Notes sets the notes of a figure on a page of their own, at least so many pixels wide.
func Notes(f *render.Figure, minWidth float64) *render.Scene {
	titled := render.Figure{Title: "Evidence notes", Limits: f.Limits}
	if f.Title != "" {
		titled.Title += ": " + f.Title
	}
	s := &render.Scene{Title: titled.Title, Description: describeNotes(f), Limits: f.Limits, Stamp: f.Stamp}
	inner := minWidth - 2*margin
	y := notes(s, f.Notes, heading(s, &titled, inner), inner)
	y = foot(s, f.Footer, y, inner)
	s.Width, s.Height = geom.Quantise(minWidth), grid(y+margin-4)
	return s
}

// describeNotes tells notes to those who cannot see them.
func describeNotes(f *render.Figure) string {
	var b strings.Builder
	for i := range f.Notes {
		n := &f.Notes[i]
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(strconv.Itoa(i+1) + ": " + n.Head)
		if n.Status != "" {
			b.WriteString(" (" + n.Status + ")")
		}
		b.WriteString(".")
	}
	return b.String()
}

// notes sets the evidence notes below y in columns of equal width, filled one
// after the other and about equally deep. It returns where they end.
func notes(s *render.Scene, all []render.Note, y, wide float64) float64 {
	columns := max(1, min(int((wide+noteColumnGap)/(noteColumn+noteColumnGap)), len(all)))
	width := (wide - float64(columns-1)*noteColumnGap) / float64(columns)
	// A single column as wide as the page would be hard to read.
	width = min(width, 1.6*noteColumn)
	marks := make([]render.NoteMark, len(all))
	heights := make([]float64, len(all))
	for i := range all {
		marks[i], heights[i] = note(i+1, &all[i], width-noteIndent)
	}
	depth := columnDepth(heights, columns)
	x, at, deepest := margin, y, y
	for i, m := range marks {
		if at > y && at+heights[i] > y+depth {
			x, at = x+width+noteColumnGap, y
		}
		by := geom.QuantisePoint(render.Point{X: x, Y: at})
		m.Badge = quantiseBadge(draft.MoveBadge(m.Badge, by))
		moveTexts(m.Lines, by)
		s.Notes = append(s.Notes, m)
		deepest = max(deepest, at+heights[i])
		at += heights[i] + noteApart
	}
	return deepest
}

// columnDepth is the least depth at which notes of these heights, in their
// order, fit the columns.
func columnDepth(heights []float64, columns int) float64 {
	low, high := 0.0, 0.0
	for _, h := range heights {
		low = max(low, h)
		high += h + noteApart
	}
	// Heights are whole rows, so that half a row is exact enough.
	for high-low > noteRow/2 {
		mid := (low + high) / 2
		if columnsAt(heights, mid) <= columns {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

func columnsAt(heights []float64, depth float64) int {
	columns, at := 1, 0.0
	for _, h := range heights {
		if at > 0 && at+h > depth {
			columns, at = columns+1, 0
		}
		at += h + noteApart
	}
	return columns
}

// note sets one note from the origin: its head in bold, followed by the status
// on the same line if there is room, then a paragraph for every voice.
func note(number int, n *render.Note, width float64) (render.NoteMark, float64) {
	b := draft.Badge(number)
	m := render.NoteMark{Badge: draft.MoveBadge(b, render.Point{X: draft.BadgeRadius, Y: noteRow/2 - 0.5})}
	y := 0.0
	add := func(s string, x float64, bold bool, role render.TextRole) {
		m.Lines = append(m.Lines, draft.TextLine(s, noteSize, bold, role, render.AnchorStart,
			render.Point{X: noteIndent + x, Y: y + noteRow - 3.5}))
	}
	paragraph := func(lines []string, bold bool, role render.TextRole) {
		first := len(m.Lines)
		for _, l := range lines {
			add(l, 0, bold, role)
			y += noteRow
		}
		draft.Joined(m.Lines[first:])
	}
	head := text.Wrap(n.Head, noteSize, true, width, maxHeadLines)
	paragraph(head, true, render.RoleNoteHead)
	last := 0.0
	if len(head) > 0 {
		last = text.Width(head[len(head)-1], noteSize, true)
	}
	if n.Status != "" {
		status := text.Clean(n.Status)
		if y > 0 && last+8+text.Width(status, noteSize, false) <= width {
			y -= noteRow
			add(status, last+8, false, render.RoleNote)
			y += noteRow
		} else {
			paragraph(text.Wrap(status, noteSize, false, width, 2), false, render.RoleNote)
		}
	}
	for _, voice := range n.Voices {
		first := len(m.Lines)
		paragraph(text.Wrap(voice.Words, noteSize, false, width, maxNoteLines), false, render.RoleNote)
		for i := range m.Lines[first:] {
			m.Lines[first+i].Link = voice.Link
		}
	}
	return m, max(y, noteRow)
}
