package readability

// The page that a figure is judged by where none is asked for: the text of an A4
// page, and type that can be read there.
const (
	printWide, printHigh = 170.0, 240.0 // millimetres
	legible              = 6.0          // points
)

// The price of each fault in the score. All faults that are no vetoes cost less
// together than one that is, and a thousand vetoes no more than one collision.
const (
	priceCollision = 1_000_000_000
	priceVeto      = 1_000_000
	priceCrossing  = 35
	priceTogether  = 30
	priceBars      = 30
	priceFar       = 30
	priceOwnLine   = 20
	priceThrough   = 20
	priceEnds      = 12
	priceLoop      = 12
	priceBorder    = 10
	priceBend      = 3
	priceWaste     = 100.0 // for a drawing that is all waste
	priceSmall     = 60.0  // for type half as large as what is legible; a third: twice that
)

// Score makes one number of the counts: 0 is a figure without any fault, and
// less is better. A figure with fewer vetoes has the lower score whatever else it
// has, as long as it hides no more: collisions come first among the vetoes. The order
// of the other prices is that of how much a fault costs a reader: crossings, then what
// lets a reader take one tie for another (lines or ends that run together, a caption
// far off), then what slows the eye (loops, bends), last a drawing so wide or empty
// that its type gets small on paper. A price is for one fault, so that scores compare
// layouts of one figure, not figures.
func (c Counts) Score() int {
	return priceCollision*c.Collisions() + priceVeto*(c.Vetoes()-c.Collisions()) + c.Rest()
}

// Rest is the part of the score that is no matter of vetoes.
func (c Counts) Rest() int {
	rest := priceCrossing*c.Crossings + priceTogether*c.LinesTogether + priceBars*c.BarsAstray +
		priceFar*c.CaptionsFar + priceOwnLine*c.CaptionsOverOwn + priceThrough*c.LinesThroughGroups +
		priceEnds*c.MergedEnds + priceLoop*c.Loops + priceBorder*c.CaptionsOnBorders + priceBend*c.Bends +
		int(priceWaste*c.Wasted) + int(priceSmall*c.smallness())
	return min(rest, priceVeto-1)
}

// smallness is how many times the type of a drawing brought to the text of a page
// would go into what is legible, beyond once.
func (c Counts) smallness() float64 {
	if c.SmallestType <= 0 || c.DrawingWidth <= 0 {
		return 0
	}
	wide := printWide / float64(c.DrawingWidth*mmPerPixel)
	high := printHigh / float64(max(c.DrawingHeight, 1)*mmPerPixel)
	points := float64(float64(c.SmallestType*pointsPerPixel) * min(1, wide, high))
	return max(0, legible/points-1)
}
