package page

import (
	"strings"

	"dossier/render"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

const (
	titleSize, titleLine = 17.0, 22.0
	maxTitleLines        = 3
	limitSize, limitLine = 11.0, 15.0
	limitGap             = 3.0 // between the title and the limits
	maxLimitLines        = 4   // of each limit
)

// heading sets the title and below it, smaller, what limits the figure. It returns
// where the drawing may begin.
func heading(s *render.Scene, f *render.Figure, wide float64) float64 {
	y := margin
	for _, l := range text.Wrap(f.Title, titleSize, true, wide, maxTitleLines) {
		s.Heading = append(s.Heading, draft.TextLine(l, titleSize, true, render.RoleTitle, render.AnchorStart,
			render.Point{X: margin, Y: y + titleSize}))
		y += titleLine
	}
	draft.Joined(s.Heading)
	first := len(s.Heading)
	limits := limitLines(f.Limits, wide)
	if len(s.Heading) > 0 && len(limits) > 0 {
		y += limitGap
	}
	for _, l := range limits {
		s.Heading = append(s.Heading, draft.TextLine(l, limitSize, false, render.RoleLimit, render.AnchorStart,
			render.Point{X: margin, Y: y + limitSize}))
		y += limitLine
	}
	draft.Joined(s.Heading[first:])
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
