package data

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unsafe"
)

func TestParseDateRoundTripAndBounds(t *testing.T) {
	tests := []struct{ text, first, last string }{
		{"", "..", ".."},
		{"2019", "2019-01-01", "2019-12-31"},
		{"2023-09", "2023-09-01", "2023-09-30"},
		{"2023-09-13", "2023-09-13", "2023-09-13"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2000-02-29", "2000-02-29", "2000-02-29"},
		{"0000", "0000-01-01", "0000-12-31"},
		{"-0044-03-15", "-0044-03-15", "-0044-03-15"},
		{"-9999", "-9999-01-01", "-9999-12-31"},
		{"9999", "9999-01-01", "9999-12-31"},
		{"2019~", "2019-01-01", "2019-12-31"},
		{"2019-04?", "2019-04-01", "2019-04-30"},
		{"2019-04-25%", "2019-04-25", "2019-04-25"},
		{"2022-02-24/..", "2022-02-24", ".."},
		{"2022-02-24/", "2022-02-24", ".."},
		{"../2022", "..", "2022-12-31"},
		{"/2022-02?", "..", "2022-02-28"},
		{"2019/2023-09", "2019-01-01", "2023-09-30"},
		{"2019-05/2019", "2019-05-01", "2019-12-31"},
		{"2019~/2023-09-13?", "2019-01-01", "2023-09-13"},
		{"-0100/0100", "-0100-01-01", "0100-12-31"},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.text)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.text, err)
			continue
		}
		if got := d.String(); got != tt.text {
			t.Errorf("ParseDate(%q) writes itself as %q", tt.text, got)
		}
		if f, l := d.First().String(), d.Last().String(); f != tt.first || l != tt.last {
			t.Errorf("%q runs from %s to %s, want %s to %s", tt.text, f, l, tt.first, tt.last)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	tests := []struct{ text, says string }{
		{"2023-02-30", "has no day 30: that month has 28 days: write it like 2023-02-28"},
		{"-0001-02-29", "write it like -0001-02-28"},
		{"2023-00-01", "no month 00"},
		{"2023-13", "no month 13"},
		{"2023-21", "no month 21"}, // an EDTF season
		{"2023-09-00", "no day 00"},
		{"-0000", "does not exist"},
		{"19", "is not a date"},
		{"+2019", "is not a date"},
		{"12019", "is not a date"},
		{"2019-9", "is not a date"},
		{"2019-09-1", "is not a date"},
		{"20190901", "is not a date"},
		{"2019-09-", "is not a date"},
		{"2019 ", "is not a date"},
		{"2019~?", "is not a date"},
		{"~2019", "is not a date"},
		{"September 2023", "is not a date"},
		{"٢٠١٩", "is not a date"},
		{"..", "names no date"},
		{"/", "no date at either end"},
		{"../..", "no date at either end"},
		{"2020/2019", "ends before it begins: write it like 2019/2020"},
		{"2019/2020/2021", "is not a date"},
		{"~", "is not a date"},
		{"-", "is not a date"},
		{strings.Repeat("9", 1<<20), "too long"},
		{"2019\x1b[31m", `\x1b`},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.text)
		if err == nil {
			t.Errorf("ParseDate(%.20q) = %v, want an error", tt.text, d)
			continue
		}
		if !d.IsZero() {
			t.Errorf("ParseDate(%.20q) gives %v beside its error", tt.text, d)
		}
		if !strings.Contains(err.Error(), tt.says) || len(err.Error()) > 300 {
			t.Errorf("ParseDate(%.20q) says %q, want %q in it", tt.text, err, tt.says)
		}
	}
}

func TestDateOverlaps(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"2019", "2019-04", true},
		{"2019", "2020", false},
		{"2019-12-31", "2019", true},
		{"2022-02-24/..", "2023", true},
		{"2022-02-24/..", "2021", false},
		{"../2020", "2020-06", true},
		{"2019/", "9999", true},
		{"", "2019", true},
		{"", "", true},
	}
	for _, tt := range tests {
		a, b := mustDate(t, tt.a), mustDate(t, tt.b)
		if a.Overlaps(b) != tt.want || b.Overlaps(a) != tt.want {
			t.Errorf("%q overlaps %q: got %v and %v, want %v", tt.a, tt.b, a.Overlaps(b), b.Overlaps(a), tt.want)
		}
	}
}

func TestDateIsSmallAndMarshals(t *testing.T) {
	if n := unsafe.Sizeof(Date{}); n > 8 {
		t.Errorf("a Date takes %d bytes", n)
	}
	in := map[string]Date{"when": mustDate(t, "2019~/..")}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"when":"2019~/.."}` {
		t.Fatalf("marshals to %s, %v", text, err)
	}
	var out map[string]Date
	if err := json.Unmarshal(text, &out); err != nil || out["when"] != in["when"] {
		t.Errorf("comes back as %v, %v", out, err)
	}
	var d Date
	if err := d.UnmarshalText([]byte("2019-13")); err == nil || !d.IsZero() {
		t.Errorf("a bad date unmarshals to %v, %v", d, err)
	}
}

// Days must agree with the calendar of the standard library.
func TestDayAgreesWithTime(t *testing.T) {
	for n := DayOf(-9999, 1, 1); n <= DayOf(9999, 12, 31); n += 13 {
		y, m, d := n.Calendar()
		want := time.Unix(int64(n)*86400, 0).UTC()
		if y != want.Year() || m != int(want.Month()) || d != want.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %v", n, y, m, d, want)
		}
		if DayOf(y, m, d) != n {
			t.Fatalf("day %d comes back as %d", n, DayOf(y, m, d))
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2019", "2023-02-29", "-0044-03-15~", "2019/..", "/2020?", "a/b", "2020-01-01/2019-12-31%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("%q writes itself as %q", text, d)
		}
		if d.First() > d.Last() {
			t.Errorf("%q runs from %v to %v", text, d.First(), d.Last())
		}
	})
}

func mustDate(t testing.TB, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
