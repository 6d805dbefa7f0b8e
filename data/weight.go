package data

// Weights are counted in thousand-millionths, so that their sums are exact: 0.1
// and 0.2 weigh as much as 0.3. What lies between two of them is rounded to the
// nearest.
const (
	// WeightDecimals is how many decimal places of a weight count.
	WeightDecimals = 9
	// MaxWeight is the greatest weight: up to here every whole number is a float64.
	MaxWeight = 1 << 53
	// leastWeight is the least weight above 0 that is not rounded to nothing.
	leastWeight = 0.5e-9
)

// ValidWeight reports whether paths can be weighed with a weight: a number from 0
// to [MaxWeight] that is 0 or at least half a thousand-millionth.
func ValidWeight(w float64) bool {
	return w == 0 || w >= leastWeight && w <= MaxWeight // never true for NaN
}

// weightHint says what a weight has to be.
const weightHint = "write a number from 0 to 9007199254740992, of which nine decimal places count, or leave it out"
