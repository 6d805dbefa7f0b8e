package layout

import (
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
)

// The page: everything stands on one left edge and on a grid of 4 pixels.
const (
	margin               = 24.0
	titleSize, titleLine = 17.0, 22.0
	footSize, footLine   = 10.0, 14.0
	blockGap             = 24.0 // between drawing, legend, notes and footer
	maxText              = 1600.0
	maxTitleLines        = 3
	maxFootLines         = 4 // for each line of the figure
	limitSize, limitLine = 11.0, 15.0
	limitGap             = 3.0 // between the title and the limits
	maxLimitLines        = 4   // of each limit
	emptyText            = "No actors to draw."
	emptySize, emptyLine = 13.0, 24.0
)

// page sets the title and the limits above and legend, notes and footer below the drawing.
func page(f *render.Figure, d *drawing, opt Options) *render.Scene {
	s := &render.Scene{Title: f.Title, Description: f.Told(), Limits: f.Limits, Stamp: f.Stamp}
	inner := max(opt.MinWidth-2*margin, grid(d.bounds.W))
	// Lines of text longer than some 1600 pixels cannot be followed.
	wide := min(inner, maxText)
	y := heading(s, f, wide)
	if len(d.actors) == 0 {
		s.Heading = append(s.Heading, textLine(emptyText, emptySize, false, render.RoleCaption, render.AnchorStart,
			render.Point{X: margin, Y: y + emptySize}))
		y += emptyLine
	}
	by := render.Point{X: margin + (inner-d.bounds.W)/2 - d.bounds.X, Y: y - d.bounds.Y}
	s.Groups, s.Actors, s.Lines, s.Captions = d.groups, d.actors, d.lines, d.captions
	if d.anchor != nil {
		by = standing(d, y)
		y = geom.Quantise(by.Y + d.bounds.Y)
	}
	by = geom.QuantisePoint(by)
	move(s, by)
	s.Places = places(s, moveBox(d.bounds, by))
	y = grid(geom.Quantise(y + d.bounds.H))
	if d.anchor != nil {
		inner = max(inner, grid(geom.Quantise(s.Places.Area.X+s.Places.Area.W-margin)))
		wide = min(inner, maxText)
	}

	if len(f.Legend) > 0 {
		y = legend(s, f.Legend, y+blockGap, wide)
	}
	if len(f.Notes) > 0 {
		y = notes(s, f.Notes, y+blockGap, inner)
	}
	footer := f.Footer
	if said := misleads(&d.counts); said != "" {
		footer = append([]string{said}, footer...)
	}
	if len(footer) > 0 {
		y += blockGap - 6
	}
	for _, foot := range footer {
		for _, l := range text.Wrap(foot, footSize, false, wide, maxFootLines) {
			s.Footer = append(s.Footer, textLine(l, footSize, false, render.RoleFooter, render.AnchorStart,
				render.Point{X: margin, Y: y + footSize}))
			y += footLine
		}
	}
	s.Width, s.Height = inner+2*margin, grid(y+margin-4)
	return s
}

// heading sets the title and below it, smaller, what limits the figure. It returns
// where the drawing may begin.
func heading(s *render.Scene, f *render.Figure, wide float64) float64 {
	y := margin
	for _, l := range text.Wrap(f.Title, titleSize, true, wide, maxTitleLines) {
		s.Heading = append(s.Heading, textLine(l, titleSize, true, render.RoleTitle, render.AnchorStart,
			render.Point{X: margin, Y: y + titleSize}))
		y += titleLine
	}
	limits := limitLines(f.Limits, wide)
	if len(s.Heading) > 0 && len(limits) > 0 {
		y += limitGap
	}
	for _, l := range limits {
		s.Heading = append(s.Heading, textLine(l, limitSize, false, render.RoleLimit, render.AnchorStart,
			render.Point{X: margin, Y: y + limitSize}))
		y += limitLine
	}
	if len(s.Heading) > 0 {
		y += 14
	}
	return y
}

// limitLines sets the limits as one paragraph. A limit that is very long is cut,
// so that it leaves the others their room.
func limitLines(limits []string, wide float64) []string {
	var all []string
	for _, l := range limits {
		if lines := text.Wrap(l, limitSize, false, wide, maxLimitLines+1); len(lines) > maxLimitLines {
			l = strings.Join(text.Wrap(l, limitSize, false, wide, maxLimitLines), " ")
		}
		all = append(all, l)
	}
	// Cut so, they take no more lines together than each by itself.
	return text.Wrap(strings.Join(all, " "), limitSize, false, wide, maxLimitLines*len(all))
}

// move shifts the drawing to its place on the page.
func move(s *render.Scene, by render.Point) {
	for i := range s.Groups {
		g := &s.Groups[i]
		g.Box = moveBox(g.Box, by)
		g.Label.At = geom.QuantisePoint(geom.Add(g.Label.At, by))
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		a.Box = moveBox(a.Box, by)
		moveTexts(a.Names, by)
	}
	for i := range s.Lines {
		quantiseLine(&s.Lines[i], by)
	}
	for i := range s.Captions {
		c := &s.Captions[i]
		c.Box = moveBox(c.Box, by)
		moveTexts(c.Lines, by)
		for k := range c.Badges {
			c.Badges[k] = quantiseBadge(moveBadge(c.Badges[k], by))
		}
	}
}

func moveBox(b render.Box, by render.Point) render.Box {
	b.X += by.X
	b.Y += by.Y
	return quantiseBox(b)
}

func moveTexts(texts []render.Text, by render.Point) {
	for i := range texts {
		texts[i].At = geom.QuantisePoint(geom.Add(texts[i].At, by))
		texts[i].Width = geom.Quantise(texts[i].Width)
	}
}

func quantiseBadge(b render.Badge) render.Badge {
	b.Centre, b.Radius = geom.QuantisePoint(b.Centre), geom.Quantise(b.Radius)
	b.Number.At, b.Number.Width = geom.QuantisePoint(b.Number.At), geom.Quantise(b.Number.Width)
	return b
}

// textLine is one line of text at a place.
func textLine(s string, size float64, bold bool, role render.TextRole, anchor render.Anchor, at render.Point) render.Text {
	return render.Text{At: geom.QuantisePoint(at), Anchor: anchor, Size: size, Bold: bold, Role: role, String: s,
		Width: geom.Quantise(text.Width(s, size, bold))}
}

// grid rounds up to a multiple of 4.
func grid(v float64) float64 {
	n := int(v / 4)
	if float64(n)*4 < v {
		n++
	}
	return float64(n) * 4
}
