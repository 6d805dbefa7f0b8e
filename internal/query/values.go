package query

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"dossier/data"
)

// Value is one setting of a question, read from and written as text. It is
// pflag's interface of that name, so that a command line can bind it as it is.
type Value interface {
	Set(string) error
	String() string
	Type() string
}

// switchValue is a setting that is off until it is named.
type switchValue struct{ p *bool }

func (v switchValue) Set(s string) (err error) {
	*v.p, err = strconv.ParseBool(s)
	return err
}
func (v switchValue) String() string { return strconv.FormatBool(*v.p) }
func (v switchValue) Type() string   { return "bool" }

// countValue is a whole number within bounds; 0 is written as nothing.
type countValue struct {
	p        *int
	min, max int
}

func (v countValue) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < v.min || n > v.max {
		return fmt.Errorf("want a whole number from %d to %d", v.min, v.max)
	}
	*v.p = n
	return nil
}

func (v countValue) String() string {
	if *v.p == 0 {
		return ""
	}
	return strconv.Itoa(*v.p)
}
func (v countValue) Type() string { return "N" }

// textValue is a name or a title, kept as it was written.
type textValue struct {
	p    *string
	kind string
}

func (v textValue) Set(s string) error { *v.p = s; return nil }
func (v textValue) String() string     { return *v.p }
func (v textValue) Type() string       { return v.kind }

// oneValue is a setting with a parser of its own.
type oneValue[T any] struct {
	p      *T
	parse  func(string) (T, error)
	format func(T) string
	kind   string
}

func (v oneValue[T]) Set(s string) error {
	x, err := v.parse(s)
	if err == nil {
		*v.p = x
	}
	return err
}
func (v oneValue[T]) String() string { return v.format(*v.p) }
func (v oneValue[T]) Type() string   { return v.kind }

// listValue is a comma-separated list that may be given several times. An item
// with a comma in it stands in double quotes.
type listValue[T any] struct {
	p      *[]T
	parse  func(string) (T, error)
	format func(T) string
	kind   string
}

func (v listValue[T]) Set(s string) error {
	r := csv.NewReader(strings.NewReader(s))
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	items, err := r.Read()
	if err != nil {
		return fmt.Errorf("cannot read the list %q", s)
	}
	for _, item := range items {
		x, err := v.parse(strings.TrimSpace(item))
		if err != nil {
			return err
		}
		*v.p = append(*v.p, x)
	}
	return nil
}

func (v listValue[T]) String() string {
	if len(*v.p) == 0 {
		return ""
	}
	items := make([]string, len(*v.p))
	for i, x := range *v.p {
		items[i] = v.format(x)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(items) // a strings.Builder takes everything
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
func (v listValue[T]) Type() string { return v.kind }

func keep(s string) (string, error) { return s, nil }
func same(s string) string          { return s }

// word returns the text of a string type, for values whose text is themselves.
func word[T ~string](x T) string { return string(x) }

// parseGrade reads a minimal grade: a number from 0 to 5 or a band, which
// stands for the lowest grade in it.
func parseGrade(s string) (data.Grade, error) {
	switch s {
	case "low":
		return 1, nil
	case "medium":
		return 3, nil
	case "high":
		return 5, nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= 5 {
		return data.Grade(n), nil
	}
	return 0, fmt.Errorf("want low, medium, high or a grade from 0 to 5, not %q", s)
}

func formatGrade(g data.Grade) string {
	if g == 0 {
		return ""
	}
	return strconv.Itoa(int(g))
}
