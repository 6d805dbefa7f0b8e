package data

import (
	"math"
	"testing"
)

func TestValidWeight(t *testing.T) {
	for _, test := range []struct {
		weight float64
		valid  bool
	}{
		{0, true}, {math.Copysign(0, -1), true}, {1, true}, {0.1, true}, {5e-10, true}, {1<<53 - 1, true},
		{4e-10, false}, {1 << 53, false}, // which 9007199254740993 is read as
		{1<<53 + 2, false}, {1e300, false}, {-1, false}, {math.Inf(1), false}, {math.NaN(), false},
	} {
		if got := ValidWeight(test.weight); got != test.valid {
			t.Errorf("%v: %t, want %t", test.weight, got, test.valid)
		}
	}
}

func TestWeightText(t *testing.T) {
	for weight, want := range map[float64]string{1e16: "10000000000000000", 1<<53 + 2: "9007199254740994", 1e300: "1e+300", 1e-12: "1e-12", -1: "-1"} {
		if got := weightText(weight); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
