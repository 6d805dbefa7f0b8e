//go:build unix

// Command yaml measures how long large dossiers in YAML take to read, beside the same
// claims as CSV: it asks for a path in files of a hundred thousand and of a million claims
// with their evidence, several times in turn and each in a process of its own, and prints
// processor time and peak memory as a table in Markdown.
//
//	yaml FOLDER PROGRAM
//
// FOLDER holds 100000.csv, 100000.yaml, 1000000.csv and 1000000.yaml.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dossier/internal/bench/timing"
)

const runs = 7 // how often each command runs; the median counts

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "yaml: want FOLDER PROGRAM")
		os.Exit(2)
	}
	if err := measure(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "yaml:", err)
		os.Exit(1)
	}
}

func measure(w io.Writer, folder, program string) error {
	const small, large = 0, 2 // the first command of each size
	var commands [][]string
	var sizes []int64
	for _, file := range []string{"100000.yaml", "100000.csv", "1000000.yaml", "1000000.csv"} {
		name := filepath.Join(folder, file)
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		sizes = append(sizes, info.Size())
		commands = append(commands, []string{program, "-f", name, "path", "a1", "a2"})
	}
	medians, err := timing.InTurn(runs, commands)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n| a path asked for in | YAML | size | the same as CSV | times the processor time | times the memory |\n|---|--:|--:|--:|--:|--:|\n")
	for _, i := range []int{small, large} {
		claims := [...]string{small: "10^5 claims", large: "10^6 claims"}[i]
		processor, memory := medians[i].Over(medians[i+1])
		fmt.Fprintf(w, "| %s | %s | %d MB | %s | %.1f | %.1f |\n", claims, medians[i], sizes[i]>>20, medians[i+1], processor, memory)
	}
	processor, memory := medians[large].Over(medians[small])
	fmt.Fprintf(w, "| growth, for %.1f times the file | %.1f times the time, %.1f times the memory | | | | |\n\n", float64(sizes[large])/float64(sizes[small]), processor, memory)
	return nil
}
