package render

import "context"

// A pair of actors with at least so many lines has those that look alike drawn
// as one, of so many ties at most: a higher stack of captions is no easier to
// read than a line more.
const (
	crowdedPair = 3
	mostStacked = 5
)

// Look is all that a line shows of a tie but its words: ties whose looks are equal
// are drawn alike.
type Look struct {
	from, to  int
	symmetric bool
	tone      Ink
	dash      Dash
	bars      int
	origins   int
	change    Change
	role      Role
}

// LookOf gives the look of a tie.
func LookOf(l *Link) Look {
	k := Look{from: l.From, to: l.To, symmetric: l.Symmetric, tone: LineInk(l.Tone, l.Role), origins: OriginClass(l.Origins),
		change: l.Change, role: l.Role}
	if k.symmetric && k.from > k.to {
		k.from, k.to = k.to, k.from
	}
	k.dash, k.bars = LineStyle(l.Status)
	return k
}

// bundle draws ties of a pair that would look the same as one line with a stack
// of captions, each with its own evidence, where the pair has so many lines that
// they could hardly be followed. No mark is lost: ties that differ in direction,
// tone, status, origins, change or role keep lines of their own. It comes after the
// description and before the legend, since it leaves fewer links than ties (see
// [Link.Rows]).
func bundle(ctx context.Context, f *Figure) error {
	lines := make(map[[2]int]int) // of a pair
	pair := func(l *Link) [2]int { return [2]int{min(l.From, l.To), max(l.From, l.To)} }
	for i := range f.Links {
		if err := ended(ctx, i); err != nil {
			return err
		}
		lines[pair(&f.Links[i])]++
	}
	shared := make(map[Look]int) // position of the line that takes more ties
	links := make([]Link, 0, len(f.Links))
	for i, l := range f.Links {
		if err := ended(ctx, i); err != nil {
			return err
		}
		if lines[pair(&l)] < crowdedPair || l.Caption == "" {
			links = append(links, l)
			continue
		}
		k := LookOf(&l)
		at, known := shared[k]
		if !known || len(links[at].Stack)+1 == mostStacked {
			shared[k] = len(links)
			links = append(links, l)
			continue
		}
		first := &links[at]
		first.Stack = append(first.Stack, l.Rows()[0])
		first.Detail += "\n" + l.Detail
	}
	f.Links = links
	return nil
}
