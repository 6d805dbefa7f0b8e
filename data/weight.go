package data

import "strconv"

// Weights are counted in thousand-millionths, so that their sums are exact: 0.1
// and 0.2 weigh as much as 0.3. What lies between two of them is rounded to the
// nearest.
const (
	// WeightDecimals is how many decimal places of a weight count.
	WeightDecimals = 9
	// MaxWeight is more than any weight may be. Below it every whole number is a float64
	// of its own; 2^53 itself is also what 2^53+1 is read as.
	MaxWeight = 1 << 53
	// leastWeight is the least weight above 0 that is not rounded to nothing.
	leastWeight = 0.5e-9
)

// ValidWeight reports whether paths can be weighed with a weight: a number below
// [MaxWeight] that is 0 or at least half a thousand-millionth.
func ValidWeight(w float64) bool {
	return w == 0 || w >= leastWeight && w < MaxWeight // never true for NaN
}

// WeightHint says what a weight has to be, as a hint.
const WeightHint = "write a number from 0 to 9007199254740991, of which nine decimal places count, or leave it out"

// weightText writes a weight as people do, and with an exponent where that is shorter to
// read.
func weightText(w float64) string {
	if w >= 1e-9 && w < 1e21 {
		return strconv.FormatFloat(w, 'f', -1, 64)
	}
	return strconv.FormatFloat(w, 'g', -1, 64)
}
