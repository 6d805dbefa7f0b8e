package postgres

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// What is written can be meant, has no U+0000, and is in the order of what was meant.
func FuzzWritten(f *testing.F) {
	for _, pair := range [][2]string{{"", "\x00"}, {"\x00", "\x01"}, {"\x01", "\x01\x01"}, {"\x01\x02", "\x02"}, {"a\x00b", "a"}, {"金", "é"}, {"\x00\x01\x00", "\x01\x00\x01"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return
		}
		x, y := written(a), written(b)
		switch {
		case meant(x) != a:
			t.Errorf("%q is written %q and means %q", a, x, meant(x))
		case strings.ContainsRune(x, 0) || !utf8.ValidString(x):
			t.Errorf("%q is written %q", a, x)
		case strings.Compare(a, b) != strings.Compare(x, y):
			t.Errorf("%q and %q are written %q and %q, in another order", a, b, x, y)
		case strings.HasPrefix(a, b) != strings.HasPrefix(x, y):
			t.Errorf("%q and %q are written %q and %q; of one pair alone one begins with the other", a, b, x, y)
		}
	})
}
