package rows

import (
	"testing"

	"dossier/data"
)

func TestWeights(t *testing.T) {
	comma, both, spaced := NumberStyle{Decimal: ','}, NumberStyle{Decimal: ',', Thousands: '.'}, NumberStyle{Thousands: ' '}
	for _, c := range []struct {
		cell  string
		style NumberStyle
		want  float64 // -1: refused
		hint  string
	}{
		{"1.5", NumberStyle{}, 1.5, ""},
		{"1e2", NumberStyle{}, 100, ""},
		{"1,5", NumberStyle{}, -1, "--decimal comma reads it as 1.5"},
		{"1,5", comma, 1.5, ""},
		{"1.5", comma, -1, "--decimal point reads it as 1.5"},
		{"610,086", NumberStyle{}, -1, "is that a thousands separator? --thousands comma reads it as 610086, --decimal comma reads it as 610.086"},
		{"1,200,000.5", NumberStyle{Thousands: ','}, 1200000.5, ""},
		{"1,2000", NumberStyle{Thousands: ','}, -1, "--decimal comma reads it as 1.2"},
		{"1.200,5", NumberStyle{}, -1, "is that a thousands separator? --decimal comma --thousands point reads it as 1200.5"},
		{"1.200,5", both, 1200.5, ""},
		{"1 200", NumberStyle{}, -1, "is that a thousands separator? --thousands space reads it as 1200"},
		{"1\u202f200", spaced, 1200, ""},
		{",5", comma, 0.5, ""},
		{"1_000", NumberStyle{}, -1, "write it with a decimal point, such as 2.5"},
		{"0x10", NumberStyle{}, -1, "write it with a decimal point, such as 2.5"},
		{"inf", NumberStyle{}, -1, "write it with a decimal point, such as 2.5"},
		{"1e999", NumberStyle{}, -1, "write it with a decimal point, such as 2.5"},
		{"-1", NumberStyle{}, -1, data.WeightHint},
		{"9007199254740991", NumberStyle{}, 9007199254740991, ""},
		{"9007199254740992", NumberStyle{}, -1, data.WeightHint},
		{"9.007.199.254.740.993,0", NumberStyle{Decimal: ',', Thousands: '.'}, -1, data.WeightHint},
		{"1e30", NumberStyle{}, -1, data.WeightHint},
		{"1e-13", NumberStyle{}, -1, data.WeightHint},
	} {
		got, fault := weightCell([]byte(c.cell), c.style)
		if fault == nil && got != c.want || fault != nil && (c.want != -1 || fault.Hint != c.hint) {
			t.Errorf("%q: %v, %+v; want %v, %q", c.cell, got, fault, c.want, c.hint)
		}
	}
}

func TestConfidences(t *testing.T) {
	for _, c := range []struct {
		cell string
		want int16
		hint string
	}{
		{"", -1, ""}, {"80", 80, ""}, {"80%", 80, ""}, {"80 %", 80, ""}, {"80.0", 80, ""}, {"0", 0, ""}, {"1", 1, ""},
		{"0.8", 0, "percent? write 80"},
		{"0.5%", 0, "write a number from 0 to 100, or leave it out"},
		{"high", 0, "write a number from 0 to 100; in STIX high is 85 (70 to 100)"},
		{"likely", 0, "write a number from 0 to 100, or leave it out"},
		{"120", 0, "write a number from 0 to 100, or leave it out"},
	} {
		got, fault := confidenceCell([]byte(c.cell), NumberStyle{})
		if fault == nil && (got != c.want || c.hint != "") || fault != nil && fault.Hint != c.hint {
			t.Errorf("%q: %v, %+v; want %v, %q", c.cell, got, fault, c.want, c.hint)
		}
	}
}

func TestReliabilities(t *testing.T) {
	for cell, want := range map[string][2]uint8{"": {}, "B": {'B', 0}, "b2": {'B', 2}, "F6": {'F', 6}, "G": {255, 0}, "B7": {255, 0}, "2": {255, 0}, "BB": {255, 0}} {
		letter, digit, fault := reliabilityCell([]byte(cell))
		if fault != nil && want[0] != 255 || fault == nil && (letter != want[0] || digit != want[1]) {
			t.Errorf("%q: %c%d, %v", cell, letter, digit, fault)
		}
	}
}
