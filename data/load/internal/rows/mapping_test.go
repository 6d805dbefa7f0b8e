package rows

import (
	"maps"
	"reflect"
	"testing"
)

func TestMappingFaults(t *testing.T) {
	for _, c := range []struct {
		name    string
		mapping Mapping
		want    string // setting and column of the fault; "" for none
	}{
		{"nothing", Mapping{}, ""},
		{"everything", Mapping{Map: map[string]string{"a": "from", "b": "Said On", "c": Ignore, "d": "kind"}, Dates: "mdy", Decimal: "comma", Thousands: "point",
			Encoding: "latin1", Columns: []string{"a", "b"}}, ""},
		{"a matrix", Mapping{Matrix: "owns", Decimal: "comma"}, ""},
		{"no field", Mapping{Map: map[string]string{"a": "from", "b": "form"}}, "map b"},
		{"no order", Mapping{Dates: "dym"}, "dates "},
		{"no decimal mark", Mapping{Decimal: "space"}, "decimal "},
		{"no mark of thousands", Mapping{Thousands: "dot"}, "thousands "},
		{"one mark for both", Mapping{Decimal: "comma", Thousands: "comma"}, "thousands "},
		{"no encoding", Mapping{Encoding: "windows-1259"}, "encoding "},
		{"a matrix with columns", Mapping{Matrix: "owns", Columns: []string{"from"}}, "matrix "},
		{"a matrix that is mapped", Mapping{Matrix: "owns", Map: map[string]string{"a": "from"}}, "matrix "},
	} {
		list := c.mapping.Check()
		got := ""
		for _, f := range list {
			got += f.Key + " " + f.Column
			if f.Message == "" || f.Hint == "" || f.Code == "" {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMappingOver(t *testing.T) {
	file := Mapping{Map: map[string]string{"a": "from", "b": "to"}, Dates: "dmy", Decimal: "comma", Encoding: "latin1", Columns: []string{"x"}, Matrix: "m"}
	flags := Mapping{Map: map[string]string{"b": "what"}, Dates: "mdy", Thousands: "space"}
	before := maps.Clone(file.Map)
	want := Mapping{Map: map[string]string{"a": "from", "b": "what"}, Dates: "mdy", Decimal: "comma", Thousands: "space", Encoding: "latin1", Columns: []string{"x"}, Matrix: "m"}
	if got := flags.Over(file); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !maps.Equal(file.Map, before) {
		t.Error("the mapping below was changed")
	}
}
