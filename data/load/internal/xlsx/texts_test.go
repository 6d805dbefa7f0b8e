package xlsx

import (
	"testing"
)

func TestFormats(t *testing.T) {
	for _, test := range []struct {
		code string
		want kind
	}{
		{"General", plain}, {`General" days"`, plain}, {"", plain}, {"@", plain}, {"0.00E+00", plain}, {"##0.0e-0", plain}, {"#,##0 EUR", plain}, {`0" d"`, plain},
		{`#,##0\ "h"`, plain}, {"[Red]0", plain}, {"[$€-407]#,##0", plain}, {`_-* #,##0.00\ _d_-`, plain}, {"0.0 mm", plain},
		{"0%", percent}, {"0.00%", percent}, {`0"%"`, plain}, {"#,##0.0 %", percent}, {"0", plain}, {"0000", padded}, {"00000;@", padded}, {"0000000000000000", plain}, {"00.00", plain}, {"#00", plain},
		{"[h]:mm:ss", plain}, {"[mm]:ss", plain}, {"[ss].00", plain}, {"[s", plain},
		{"yyyy-mm-dd", daily}, {"YYYY/MM/DD", daily}, {`dd\.mm\.yyyy;@`, daily}, {"[$-F800]dddd, mmmm dd, yyyy", daily}, {"[Blue]d/m/yy", daily}, {"m/d/yy h:mm", daily}, {"mmmm", daily},
		{`yyyy"年"m"月"d"日"`, daily}, {"[$-411]ge.m.d", daily}, {"yyyy hh", daily}, {"d-mmm", daily}, {`"y"d`, daily}, {"yyyy-mm-ddThh:mm:ss.000", daily},
		{"mmm-yy", monthly}, {"mmm yyyy", monthly}, {`yyyy"年"m"月"`, monthly}, {"yyyy", yearly}, {"bbbb", yearly}, {"e", yearly},
		{"h:mm", clock}, {"h:mm AM/PM", clock}, {"mm:ss.0", clock}, {"hh:mm:ss.000", clock}, {"h:mm;yyyy", clock},
		{`"unclosed yyyy`, plain}, {`yyyy\`, yearly}, {"_", plain}, {"[", plain}, {"[]", plain}, {`0;[Red]yyyy`, plain},
	} {
		if got := formatOf(test.code); got.kind != test.want {
			t.Errorf("formatOf(%q) is of kind %d, want %d", test.code, got.kind, test.want)
		}
	}
	for id, want := range map[int]kind{-1: plain, 0: plain, 4: plain, 9: percent, 10: percent, 11: plain, 14: daily, 15: daily, 16: daily, 17: monthly, 18: clock, 21: clock, 22: daily, 30: daily, 37: plain, 45: clock, 46: plain, 47: clock, 48: plain, 49: plain, 57: daily, 59: plain} {
		if got := builtIn(id).kind; got != want {
			t.Errorf("the format with the number %d is %d, want %d", id, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	for _, test := range []struct {
		number float64
		as     kind
		since  int
		want   string
	}{
		{1, daily, 1900, "1900-01-01"}, {59, daily, 1900, "1900-02-28"}, {60, daily, 1900, ""}, {60.5, daily, 1900, ""}, {61, daily, 1900, "1900-03-01"},
		{45182, daily, 1900, "2023-09-13"}, {2958465, daily, 1900, "9999-12-31"}, {2958466, daily, 1900, ""}, {2958465.9999999, daily, 1900, ""},
		{-1, daily, 1900, ""}, {0, daily, 1900, ""}, {0.75, daily, 1900, "18:00:00"}, {1e300, daily, 1900, ""},
		{0, clock, 1900, "00:00:00"}, {0.999999, clock, 1900, "1900-01-01"}, {45182.25, clock, 1900, "2023-09-13T06:00:00"},
		{45182.99999999, daily, 1900, "2023-09-14"}, {45182.5868055556, daily, 1900, "2023-09-13T14:05:00"},
		{0, daily, 1904, "1904-01-01"}, {0.5, daily, 1904, "1904-01-01T12:00:00"}, {0.5, clock, 1904, "12:00:00"}, {60, daily, 1904, "1904-03-01"}, {43720, daily, 1904, "2023-09-13"}, {2957003, daily, 1904, "9999-12-31"}, {2957004, daily, 1904, ""},
		{45170, monthly, 1900, "2023-09"}, {45171, monthly, 1900, "2023-09-02"}, {45170.5, monthly, 1900, "2023-09-01T12:00:00"}, {44927, yearly, 1900, "2023"}, {44928, yearly, 1900, "2023-01-02"},
	} {
		got, ok := appendMoment(nil, test.number, test.as, test.since == 1904)
		if string(got) != test.want || ok != (test.want != "") {
			t.Errorf("%v from %d as kind %d is %q, %t, want %q", test.number, test.since, test.as, got, ok, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "7": "7", "-7": "-7", "007": "7", "0.30000000000000004": "0.3", "2.2999999999999998": "2.3", "1.10": "1.1", "-0": "0", "-0.0": "0", "0.1": "0.1", "1E3": "1000", "+5": "5", ".5": "0.5",
		"123456789012345": "123456789012345", "1234567890123456": "1234567890123460", "1e20": "100000000000000000000", "1E+21": "1e+21", "1e-5": "0.00001", "1e-7": "1e-07", "99999999999999999": "100000000000000000",
		"1e308": "1e+308", "1.7976931348623157e308": "1.7976931348623157e+308", "1e309": "", "": "", " 1": "", "0x1F": "", "NaN": "", "Inf": "", "1_000": "", "1,5": "", "-": "", "1e": "", "1e-400": "0",
	} {
		var got []byte
		f, ok := parseNumber([]byte(text))
		if ok {
			got = appendFloat(nil, f)
		}
		if string(got) != want || ok != (want != "") {
			t.Errorf("%q is %q, %t, want %q", text, got, ok, want)
		}
		if plain := isPlain([]byte(text)); plain && text != want {
			t.Errorf("%q is taken as it is, and should be %q", text, want)
		}
	}
	for f, want := range map[float64]string{7: "x0007", 211: "x0211", 12345: "x12345", -7: "x-7", 1.5: "x1.5", 0: "x0000"} {
		if got := appendPadded([]byte("x"), f, 4); string(got) != want {
			t.Errorf("%v in four places is %q, want %q", f, got, want)
		}
	}
}

func TestUnescape(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "_x000D_": "\r", "a_x000A_b_x0041_": "a\nbA", "_x005F_x000D_": "_x000D_", "_x005f_": "_", "_x00e9_": "é", "_xFFE0_": "￠", "_xD83D__xDE00_": "😀",
		"_xD83D_": "_xD83D_", "_xDE00__xD83D_": "_xDE00__xD83D_", "_x0000_": "\x00", "_x12_": "_x12_", "_x00G0_": "_x00G0_", "_x0041": "_x0041", "_X0041_": "_X0041_", "__x0041__": "_A_", "_x_x0041_": "_xA",
	} {
		if got := string(unescape([]byte("_x0041_"+text), len("_x0041_"))); got != "_x0041_"+want {
			t.Errorf("%q is %q, want %q", text, got, "_x0041_"+want)
		}
	}
}

func TestColumnName(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(n); got != want {
			t.Errorf("column %d is %q, want %q", n, got, want)
		}
		if column, row, ok := position(want + "5"); n > 0 && (column != n || row != 5 || !ok) {
			t.Errorf("%s5 is read as column %d, row %d", want, column, row)
		}
	}
}
