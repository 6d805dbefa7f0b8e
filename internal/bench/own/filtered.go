package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossier/data"
	"dossier/graph"
)

// A sieve is a filter by relation, status and date, and the same rule for rows
// of the file, from which a graph of just the passing ties is built.
type sieve struct {
	name      string
	relations []string
	since     int // year
}

// sieves pass about 45 and 22 of 100 ties.
var sieves = []sieve{
	{"wide", []string{"supplies", "pressures", "warns", "sanctions", "supports", "threatens", "aids", "finances"}, 2005},
	{"narrow", []string{"supplies", "pressures", "warns", "sanctions", "supports"}, 2008},
}

// Years of the rows: from firstYear, each as often as any other.
const firstYear, years = 2000, 20

func (v sieve) passes(relation, stance string, year int) bool {
	if stance != "asserts" || year < v.since {
		return false
	}
	for _, r := range v.relations {
		if r == relation {
			return true
		}
	}
	return false
}

func (v sieve) filter() (graph.Filter, error) {
	since, err := data.ParseDate(fmt.Sprint(v.since))
	return graph.Filter{Relations: v.relations, Statuses: []data.Status{data.Asserted}, Since: since}, err
}

// filtered compares a search under a filter with the same search on a graph of
// just the ties that pass it, on the file with a stance and a year added to
// each row.
func filtered(ctx context.Context, s *stopwatch, file string, pairs []pair) error {
	dir, err := os.MkdirTemp("", "own")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	all := filepath.Join(dir, "all.csv")
	if err := addColumns(file, all, func(string, string, int) bool { return true }); err != nil {
		return err
	}
	g, err := ready(ctx, all)
	if err != nil {
		return err
	}
	for _, v := range sieves {
		some := filepath.Join(dir, v.name+".csv")
		if err := addColumns(file, some, v.passes); err != nil {
			return err
		}
		if err := v.compare(ctx, s, g, some, pairs); err != nil {
			return err
		}
	}
	return nil
}

func (v sieve) compare(ctx context.Context, s *stopwatch, whole *graph.Graph, some string, pairs []pair) error {
	just, err := ready(ctx, some)
	if err != nil {
		return err
	}
	filter, err := v.filter()
	if err != nil {
		return err
	}
	var known []pair // both graphs are to search, not to find that they lack a name
	for _, p := range pairs {
		_, from := just.NodeOf(p.from)
		if _, to := just.NodeOf(p.to); from && to {
			known = append(known, p)
		}
	}
	if len(known) == 0 {
		return nil
	}
	for _, side := range []struct {
		name, how string
		graph     *graph.Graph
		filter    graph.Filter
	}{
		{"filter", "path.Find on the whole graph through a filter", whole, filter},
		{"built", "path.Find on a graph of the passing ties", just, graph.Filter{}},
	} {
		start := time.Now()
		view, err := side.graph.View(ctx, side.filter)
		if err != nil {
			return err
		}
		if err := s.print(line{Op: side.name + "-" + v.name + ".view", How: "Graph.View", Seconds: time.Since(start).Seconds()}); err != nil {
			return err
		}
		for _, k := range kinds {
			op := side.name + "-" + v.name + "." + k.name
			if err := s.each(op, side.how, known, k.k == 1, asking(ctx, view, k)); err != nil {
				return err
			}
		}
	}
	return nil
}

// addColumns copies those rows of a generated file that keep wants, with a
// stance and a year that follow from the number of the row.
func addColumns(from, to string, keep func(relation, stance string, year int) bool) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "from,relation,to,weight,stance,when")
	row := -1
	for written := range bytes.Lines(text) {
		if row++; row == 0 {
			continue
		}
		// Multiplying by an odd number scatters the rows without a pattern that
		// the file could share.
		mixed := uint32(row) * 2654435761
		stance, year := "asserts", firstYear+int(mixed>>8%years)
		if mixed>>28%4 == 0 {
			stance = "alleges"
		}
		line := strings.TrimSpace(string(written))
		cells := strings.SplitN(line, ",", 3)
		if len(cells) == 3 && keep(cells[1], stance, year) {
			fmt.Fprintf(w, "%s,%s,%d\n", line, stance, year)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
