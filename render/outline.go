package render

import "dossier/data"

// How far the corners of the outlines reach, in pixels.
const (
	pillRadius  = 20 // persons: at most half the height
	softRadius  = 7  // organizations
	groupRadius = 12 // boxes of groups
	cornerCut   = 8  // unknown actors
	sideSlant   = 11 // groups, places and events
	sideBulge   = 10 // actors without a kind
	arcStrength = 0.5523
)

// Outline is the shape of a kind of actor within a box: a closed chain of cubic
// Bézier curves (1+3n points, the last equal to the first), clockwise from the
// upper left. Layout ends ties at it and encoders draw it, so that they agree.
//
//	person        a pill
//	state         a rectangle
//	organization  a rectangle with rounded corners
//	group         a hexagon
//	place         a parallelogram
//	event         a broad arrow
//	unknown       a rectangle with its corners cut off, broken ([OutlineBroken])
//	none          a box with soft corners whose sides bulge
func Outline(kind data.Kind, b Box) []Point {
	l, t, r, d := b.X, b.Y, b.X+b.W, b.Y+b.H
	mid := b.Y + b.H/2
	slant := min(sideSlant, b.W/4)
	switch kind {
	case data.KindPerson:
		return rounded(b, min(pillRadius, b.H/2, b.W/2))
	case data.KindOrganization:
		return rounded(b, min(softRadius, b.H/2, b.W/2))
	case data.KindGroup:
		return polygon(Point{l + slant, t}, Point{r - slant, t}, Point{r, mid},
			Point{r - slant, d}, Point{l + slant, d}, Point{l, mid})
	case data.KindPlace:
		return polygon(Point{l + slant, t}, Point{r, t}, Point{r - slant, d}, Point{l, d})
	case data.KindEvent:
		return polygon(Point{l, t}, Point{r - slant, t}, Point{r, mid}, Point{r - slant, d},
			Point{l, d}, Point{l + slant*0.7, mid})
	case data.KindUnknown:
		c := min(cornerCut, b.W/4, b.H/4)
		return polygon(Point{l + c, t}, Point{r - c, t}, Point{r, t + c}, Point{r, d - c},
			Point{r - c, d}, Point{l + c, d}, Point{l, d - c}, Point{l, t + c})
	case data.KindState:
		return polygon(Point{l, t}, Point{r, t}, Point{r, d}, Point{l, d})
	default:
		return bulging(b, min(sideBulge, b.W/4))
	}
}

// GroupOutline is the shape of a group's box, as a chain like that of [Outline].
func GroupOutline(b Box) []Point { return rounded(b, min(groupRadius, b.H/4, b.W/4)) }

// OutlineBroken reports whether the outline of a kind is drawn as a broken line.
func OutlineBroken(kind data.Kind) bool { return kind == data.KindUnknown }

// OutlineMargin is how far, in pixels, a name must keep from the left and right
// ends of the box of its kind so that it stays within the outline with some air.
func OutlineMargin(kind data.Kind) float64 {
	switch kind {
	case data.KindPerson:
		return 15
	case data.KindGroup, data.KindPlace:
		return sideSlant + 6
	case data.KindEvent:
		return sideSlant + 8
	case data.KindUnknown, data.KindNone:
		return 13
	default:
		return 12
	}
}

// polygon joins corners by straight lines.
func polygon(corners ...Point) []Point {
	out := make([]Point, 1, 1+3*len(corners))
	out[0] = corners[0]
	for i, from := range corners {
		to := corners[(i+1)%len(corners)]
		out = append(out, from, to, to)
	}
	return out
}

// bulging is a box with its left and right sides bent outward over so many pixels,
// without corners.
func bulging(b Box, bulge float64) []Point {
	l, t, r, d := b.X, b.Y, b.X+b.W, b.Y+b.H
	mid, flat, steep := b.Y+b.H/2, bulge*0.15, b.H*0.3
	return []Point{{l + bulge, t}, {l + bulge, t}, {r - bulge, t}, {r - bulge, t},
		{r - flat, t}, {r, mid - steep}, {r, mid}, {r, mid + steep}, {r - flat, d}, {r - bulge, d},
		{r - bulge, d}, {l + bulge, d}, {l + bulge, d},
		{l + flat, d}, {l, mid + steep}, {l, mid}, {l, mid - steep}, {l + flat, t}, {l + bulge, t}}
}

// rounded is a rectangle with round corners.
func rounded(b Box, radius float64) []Point {
	l, t, r, d := b.X, b.Y, b.X+b.W, b.Y+b.H
	k := radius * (1 - arcStrength) // from the corner to a handle
	line := func(from, to Point) []Point { return []Point{from, to, to} }
	out := []Point{{l + radius, t}}
	out = append(out, line(out[0], Point{r - radius, t})...)
	out = append(out, Point{r - k, t}, Point{r, t + k}, Point{r, t + radius})
	out = append(out, line(Point{r, t + radius}, Point{r, d - radius})...)
	out = append(out, Point{r, d - k}, Point{r - k, d}, Point{r - radius, d})
	out = append(out, line(Point{r - radius, d}, Point{l + radius, d})...)
	out = append(out, Point{l + k, d}, Point{l, d - k}, Point{l, d - radius})
	out = append(out, line(Point{l, d - radius}, Point{l, t + radius})...)
	return append(out, Point{l, t + k}, Point{l + k, t}, Point{l + radius, t})
}
