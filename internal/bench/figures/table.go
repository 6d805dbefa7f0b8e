package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// table is what is printed.
type table struct {
	systems []system
	missing []string // programs that are not there
	rows    []row
}

// number is one that is told of a drawing.
type number struct {
	of    func(r *result) float64
	form  string
	least bool // the least of several is the worst
}

// parts are the tables, each of two numbers.
var parts = []struct {
	head string
	two  [2]number
	sums bool // a sum of several drawings says something
}{
	{"Crossings of strands, and vetoes:", [2]number{
		{of: func(r *result) float64 { return float64(r.counts.Crossings) }, form: "%.0f"},
		{of: func(r *result) float64 { return float64(r.counts.Vetoes()) }, form: "%.0f"},
	}, true},
	{"Names in points where the drawing is 170 mm wide, and the drawing's area for each actor in thousand square pixels:", [2]number{
		{of: func(r *result) float64 { return r.name * pageWidth / r.counts.DrawingWidth }, form: "%.1f", least: true},
		{of: func(r *result) float64 {
			return r.counts.DrawingWidth * r.counts.DrawingHeight / 1000 / float64(r.actors)
		}, form: "%.0f"},
	}, false},
	{"Loops, and milliseconds here:", [2]number{
		{of: func(r *result) float64 { return float64(r.counts.Loops) }, form: "%.0f"},
		{of: func(r *result) float64 { return r.took.Seconds() * 1000 }, form: "%.0f"},
	}, true},
}

func (t *table) write(w io.Writer) {
	for _, p := range parts {
		fmt.Fprintf(w, "\n%s\n\n|  | actors, ties |", p.head)
		for _, s := range t.systems {
			fmt.Fprintf(w, " %s |", s.name())
		}
		fmt.Fprintf(w, "\n|---|--:|%s\n", strings.Repeat("--:|", len(t.systems)))
		var known, made []*row
		for i := range t.rows {
			if r := &t.rows[i]; r.made {
				made = append(made, r)
			} else {
				known = append(known, r)
				t.line(w, r, p.two)
			}
		}
		if p.sums {
			t.summary(w, "these, sum", known, p.two, sum)
		}
		t.summary(w, "made, median", made, p.two, median)
		t.summary(w, "made, worst", made, p.two, worst)
		if p.sums {
			t.summary(w, "made, sum", made, p.two, sum)
		}
	}
	if len(t.missing) > 0 {
		fmt.Fprintf(w, "\nNot here, and left out: %s.\n", strings.Join(t.missing, ", "))
	}
	fmt.Fprintln(w)
}

// line prints a network.
func (t *table) line(w io.Writer, r *row, two [2]number) {
	fmt.Fprintf(w, "| %s | %d, %d |", r.name, r.actors, r.ties)
	for k := range r.results {
		if res := &r.results[k]; res.failure != "" {
			fmt.Fprintf(w, " %s |", res.failure)
		} else {
			fmt.Fprintf(w, " %s%s |", cell(two, func(n *number) float64 { return n.of(res) }), res.part())
		}
	}
	fmt.Fprintln(w)
}

// part says how many of the lines are drawn, where some are not.
func (r *result) part() string {
	if r.counts.Lines < r.lines {
		return fmt.Sprintf(" (%d of %d lines)", r.counts.Lines, r.lines)
	}
	return ""
}

// summary prints what several networks come to together, and of how many where a
// system has not drawn all as lines.
func (t *table) summary(w io.Writer, name string, rows []*row, two [2]number, together func(n *number, all []float64) float64) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "| %s | %d networks |", name, len(rows))
	for k := range t.systems {
		var drawn []*result
		for _, r := range rows {
			if r.results[k].failure == "" {
				drawn = append(drawn, &r.results[k])
			}
		}
		if len(drawn) == 0 {
			fmt.Fprint(w, " – |")
			continue
		}
		fmt.Fprintf(w, " %s", cell(two, func(n *number) float64 {
			var all []float64
			for _, r := range drawn {
				all = append(all, n.of(r))
			}
			return together(n, all)
		}))
		if len(drawn) < len(rows) {
			fmt.Fprintf(w, " (of %d)", len(drawn))
		}
		fmt.Fprint(w, " |")
	}
	fmt.Fprintln(w)
}

func cell(two [2]number, value func(n *number) float64) string {
	return fmt.Sprintf(two[0].form+" · "+two[1].form, value(&two[0]), value(&two[1]))
}

func median(_ *number, all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return (all[len(all)/2] + all[(len(all)-1)/2]) / 2
}

func worst(n *number, all []float64) float64 {
	if n.least {
		return slices.Min(all)
	}
	return slices.Max(all)
}

func sum(_ *number, all []float64) float64 {
	s := 0.0
	for _, v := range all {
		s += v
	}
	return s
}
