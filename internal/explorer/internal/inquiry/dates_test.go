package inquiry

import (
	"fmt"
	"slices"
	"testing"
)

func TestSteps(t *testing.T) {
	met := func(texts ...string) map[string]bool {
		m := map[string]bool{}
		for _, s := range texts {
			m[s] = true
		}
		return m
	}
	days, years := met(), met()
	for i := range 70 {
		days[fmt.Sprintf("2023-%02d-%02d", i%12+1, i%28+1)] = true
		years[fmt.Sprint(1900+i)] = true
	}
	tests := []struct {
		name string
		met  map[string]bool
		want []string
	}{
		{"in order", met("2023-09", "2019", "2022-02-24", "-0044"), []string{"-0044", "2019", "2022-02-24", "2023-09"}},
		{"no dates", met("", "..", "soon"), []string{}},
		{"by month", days, []string{"2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "2023-06", "2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12"}},
		{"too many years", years, nil},
	}
	for _, tt := range tests {
		if got := steps(tt.met); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}
