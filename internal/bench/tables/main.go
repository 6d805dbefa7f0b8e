//go:build unix

// Command tables measures what it costs that a table says more than who does what to
// whom: it asks a plain list and a table with evidence in every row, as
// internal/bench/generate writes them, for a path, and has another reader of CSV do no
// more than read the table. It prints time, processor time and peak memory, several runs
// in turn, as ratios to those of the plain list, as a table in Markdown.
//
//	tables [-earlier PROGRAM] [-reader "COMMAND..."] PROGRAM PLAIN.csv WIDE.csv
//
// EARLIER is a program to compare with; the command of the reader gets the table as its
// last argument.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"dossier/internal/bench/timing"
)

// runs is how often each command runs; the median counts.
const runs = 7

func main() {
	earlier := flag.String("earlier", "", "a program to compare with")
	reader := flag.String("reader", "", "a command that reads a table and does nothing with it")
	flag.Parse()
	if flag.NArg() != 3 {
		fmt.Fprintln(os.Stderr, "tables: want PROGRAM PLAIN.csv WIDE.csv")
		os.Exit(2)
	}
	if err := measure(os.Stdout, flag.Args(), *earlier, *reader); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

type command struct {
	name string
	line []string
}

func measure(w io.Writer, args []string, earlier, reader string) error {
	plain, err := path(args[1])
	if err != nil {
		return err
	}
	wide, err := path(args[2])
	if err != nil {
		return err
	}
	commands := []command{
		{"plain list", append([]string{args[0]}, plain...)},
		{"table with evidence", append([]string{args[0]}, wide...)},
	}
	if earlier != "" {
		commands = append(commands, command{"plain list, the earlier program", append([]string{earlier}, plain...)},
			command{"table with evidence, the earlier program", append([]string{earlier}, wide...)})
	}
	if reader != "" {
		commands = append(commands, command{"table with evidence, read by pyarrow alone", append(strings.Fields(reader), args[2])})
	}
	lines := make([][]string, len(commands))
	for i, c := range commands {
		lines[i] = c.line
	}
	medians, err := timing.InTurn(runs, lines)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n| 10^6 rows | time | processor time | peak memory | here |\n|---|--:|--:|--:|--:|\n")
	for i, c := range commands {
		processor, memory := medians[i].Over(medians[0])
		wall := medians[i].Wall.Seconds()
		fmt.Fprintf(w, "| %s | %.2f | %.2f | %.2f | %.2f s, %s |\n", c.name, wall/medians[0].Wall.Seconds(), processor, memory, wall, medians[i])
	}
	fmt.Fprintln(w)
	return nil
}

// path returns the arguments that ask a file for the first of the pairs beside it.
func path(file string) ([]string, error) {
	pairs, err := os.ReadFile(file + ".pairs")
	if err != nil {
		return nil, err
	}
	first, _, _ := bytes.Cut(pairs, []byte{'\n'})
	return append([]string{"-f", file, "path"}, strings.Fields(string(first))...), nil
}
