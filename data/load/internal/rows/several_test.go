package rows

import (
	"context"
	"strings"
	"testing"

	"dossier/data"
)

// What few bytes make very many claims of comes to an end, whatever the table.
func TestRowsThatMakeTooMuch(t *testing.T) {
	for _, c := range []struct {
		name, header, row string
		mapping           Mapping
		made              int // of one row
	}{
		{"several voices", "from,to,by", "a,b,x;y;z", Mapping{}, 3},
		{"joint actors", "from,to,by", "a; b,c,", Mapping{}, jointCost},
		{"joint voices", "from,to,by", "a,b,x + y;z", Mapping{}, 3 * jointCost},
		{"bars", "From,To,Type,Tags", "a|b,c|d|e,owns,", Mapping{}, 6},
		{"a matrix", ",a,b", "a,1,1", Mapping{Matrix: "owns"}, 2},
	} {
		d := &data.Dossier{}
		s := New(d, func(int) string { return "" })
		table := s.Table(Options{Label: "t.csv", Mapping: c.mapping, Problems: 20})
		cells := func(text string) (list [][]byte) {
			for _, cell := range strings.Split(text, ",") {
				list = append(list, []byte(cell))
			}
			return list
		}
		at := func(cell int) (int, int) { return 1, cell + 1 }
		if !table.Header(cells(c.header), at, func(func(int, [][]byte) bool) {}, 0) {
			t.Fatalf("%s: %v", c.name, table.Problems())
		}
		table.Row(cells(c.row), 2)
		if s.made != c.made || len(table.Problems()) > 0 {
			t.Errorf("%s: a row counts %d, want %d: %v", c.name, s.made, c.made, table.Problems())
		}
		before := len(table.table.from) + len(table.joint)
		s.made = maxMade
		table.Row(cells(c.row), 3)
		if p := table.Problems(); len(p) != 1 || p[0].Code != data.CodeTooLarge || len(table.table.from)+len(table.joint) != before {
			t.Errorf("%s: a row too many: %v", c.name, p)
		}
		if err := s.Finish(context.Background()); err != nil {
			t.Error(err)
		}
	}
}
