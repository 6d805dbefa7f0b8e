package rows

import (
	"strconv"
	"testing"
)

func TestPlainNumber(t *testing.T) {
	for _, s := range []string{"0", "1", "2.5", "0.1", "123456789012345", "1.", ".5", "0.000000000000001", "99999.9999", "", ".", "1e3", "-1", "1.2.3", "1234567890123456"} {
		got, ok := plainNumber([]byte(s))
		want, err := strconv.ParseFloat(s, 64)
		if ok && (err != nil || got != want) {
			t.Errorf("%q: got %v, want %v, %v", s, got, want, err)
		}
	}
}
