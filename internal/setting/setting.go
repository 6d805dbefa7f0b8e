// Package setting reads and writes single settings of a question or a figure as
// text: the same text is the value of a command-line flag, of a URL parameter, of
// a word in a marker and of a JSON field. It knows no question; the tables of
// options in graph/ask and internal/options are made of it.
package setting

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
)

// Value is one setting, read from and written as text. A value that is as it was
// at first is written as "". It has the methods of pflag's interface of that
// name, so that a command line can bind it as it is.
type Value interface {
	// Set reads a text. Its error says what is wanted.
	Set(text string) error
	String() string
	// Type stands for the value in a help text: "ACTOR,...".
	Type() string
}

// Switch is a setting that is off until it is named.
type Switch struct{ On *bool }

// Set reads true or false.
func (v Switch) Set(s string) error {
	on, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("want true or false, not %q", s)
	}
	*v.On = on
	return nil
}

// String writes "true", or nothing.
func (v Switch) String() string {
	if *v.On {
		return "true"
	}
	return ""
}

// Type gives pflag's word for a flag that needs no value.
func (v Switch) Type() string { return "bool" }

// Count is a whole number within bounds; 0 is written as nothing.
type Count struct {
	N        *int
	Min, Max int
}

// Set reads a number.
func (v Count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < v.Min || n > v.Max {
		return fmt.Errorf("want a whole number from %d to %d", v.Min, v.Max)
	}
	*v.N = n
	return nil
}

func (v Count) String() string {
	if *v.N == 0 {
		return ""
	}
	return strconv.Itoa(*v.N)
}

// Type gives "N".
func (v Count) Type() string { return "N" }

// Text is a name or a title, kept as it was written.
type Text struct {
	S    *string
	Kind string
}

// Set takes any text.
func (v Text) Set(s string) error { *v.S = s; return nil }

func (v Text) String() string { return *v.S }

// Type gives the kind of text.
func (v Text) Type() string { return v.Kind }

// One is a setting with a parser of its own.
type One[T any] struct {
	X      *T
	Parse  func(string) (T, error)
	Format func(T) string
	Kind   string
}

// Set reads what Parse reads.
func (v One[T]) Set(s string) error {
	x, err := v.Parse(s)
	if err == nil {
		*v.X = x
	}
	return err
}

func (v One[T]) String() string { return v.Format(*v.X) }

// Type gives the kind of value.
func (v One[T]) Type() string { return v.Kind }

// Word is a setting that takes one of a few words.
func Word[T ~string](x *T, kind string, words []T) Value {
	parse := func(s string) (T, error) {
		if slices.Contains(words, T(s)) {
			return T(s), nil
		}
		return "", NotOneOf(words, s)
	}
	return One[T]{x, parse, func(w T) string { return string(w) }, kind}
}

// OneOf lists words as a choice: "light, dark or print".
func OneOf[T ~string](words []T) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}

// NotOneOf says that a text is none of some words, and which of them may be meant.
func NotOneOf[T ~string](words []T, s string) error {
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}
	hint := ""
	if near := data.Nearest(s, names, 1); len(near) > 0 {
		hint = "; did you mean " + near[0] + "?"
	}
	return fmt.Errorf("want %s, not %q%s", OneOf(words), s, hint)
}

// List is a comma-separated list that may be given several times. An item with a
// comma in it stands in double quotes.
type List[T any] struct {
	X      *[]T
	Parse  func(string) (T, error)
	Format func(T) string
	Kind   string
}

// Set adds the items of a list, all of them or none.
func (v List[T]) Set(s string) error {
	r := csv.NewReader(strings.NewReader(s))
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	items, err := r.Read()
	if err != nil {
		return fmt.Errorf("cannot read the list %q", s)
	}
	if _, err := r.Read(); err != io.EOF {
		return fmt.Errorf("the list %q has several lines: separate its items by commas", s)
	}
	list := make([]T, len(items))
	for i, item := range items {
		if list[i], err = v.Parse(strings.TrimSpace(item)); err != nil {
			return err
		}
	}
	*v.X = append(*v.X, list...)
	return nil
}

func (v List[T]) String() string {
	if len(*v.X) == 0 {
		return ""
	}
	items := make([]string, len(*v.X))
	for i, x := range *v.X {
		items[i] = v.Format(x)
	}
	return joinList(items)
}

// Type gives the kind of list.
func (v List[T]) Type() string { return v.Kind }

// joinList writes items as Set reads them.
func joinList(items []string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(items) // a strings.Builder takes everything
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// Names is a list of names, kept as they were written.
func Names(x *[]string, kind string) Value {
	return List[string]{x, func(s string) (string, error) { return s, nil }, func(s string) string { return s }, kind}
}
