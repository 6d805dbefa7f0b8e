package postgres

import "testing"

// A row that is not what was asked for is an error, wherever it differs.
func TestRow(t *testing.T) {
	read := func(r *row) { r.text(); r.integer(); r.within(5); r.float(); r.boolean() }
	cells := func(texts ...string) (list [][]byte) {
		for _, text := range texts {
			list = append(list, []byte(text))
		}
		return list
	}
	for _, tt := range []struct {
		cells [][]byte
		want  string
	}{
		{cells("", "-2147483648", "5", "NaN", "t"), ""},
		{cells("x", "2147483647", "0", "-Infinity", "f"), ""},
		{cells("x", "1", "1", "1e-300", "f"), ""},
		{append(cells(), nil, []byte("1"), []byte("1"), []byte("1"), []byte("t")), "column 1 of a row is missing"},
		{cells("x", "2147483648", "1", "1", "t"), "column 2 of a row is no number of its kind"},
		{cells("x", "", "1", "1", "t"), "column 2 of a row is no number of its kind"},
		{cells("x", "1", "6", "1", "t"), "column 3 of a row is out of its range"},
		{cells("x", "1", "-1", "1", "t"), "column 3 of a row is out of its range"},
		{cells("x", "1", "1", "one", "t"), "column 4 of a row is no number"},
		{cells("x", "1", "1", "1", "true"), "column 5 of a row is neither true nor false"},
		{cells("x", "1", "1", "1"), "column 5 of a row is missing"},
		{cells(), "column 1 of a row is missing"},
		{cells("x", "1", "1", "1", "t", "more"), "a row has 6 columns instead of 5"},
	} {
		r := &row{cells: tt.cells}
		read(r)
		got := ""
		if err := r.end(); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.cells, got, tt.want)
		}
	}
}

func TestArray(t *testing.T) {
	for _, tt := range []struct {
		list []string
		want string
	}{
		{nil, `{}`}, {[]string{""}, `{""}`}, {[]string{"a", "b,c", "{}", "NULL"}, `{"a","b,c","{}","NULL"}`}, {[]string{`"`, `\`, `a\"b`}, `{"\"","\\","a\\\"b"}`}, {[]string{"金\n"}, "{\"金\n\"}"},
	} {
		if got := array(tt.list); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.list, got, tt.want)
		}
	}
}
