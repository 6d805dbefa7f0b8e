// Command gopeers measures Go libraries on a file of internal/bench/generate
// and the pairs beside it, in the form that internal/bench/peers describes.
//
//	go run . dominikbraun|gonum FILE.csv TIES
//
// It is a module of its own, so that nothing that is only measured is built,
// checked or fetched with the project; it therefore has its own stopwatch.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gopeers:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("want LIBRARY FILE.csv TIES")
	}
	file := args[1]
	ties, err := strconv.Atoi(args[2])
	if err != nil {
		return fmt.Errorf("want a number of ties, not %q", args[2])
	}
	pairs, err := readPairs(file + ".pairs")
	if err != nil {
		return err
	}
	switch args[0] {
	case "dominikbraun":
		return measureDominikbraun(newStopwatch("dominikbraun/graph", version("github.com/dominikbraun/graph"), ties), file, pairs)
	case "gonum":
		return measureGonum(newStopwatch("gonum", version("gonum.org/v1/gonum"), ties), file, pairs)
	}
	return fmt.Errorf("no library %q here: dominikbraun or gonum", args[0])
}

// version is that of a module which this program was built with.
func version(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, d := range info.Deps {
		if d.Path == module {
			return d.Version
		}
	}
	return "unknown"
}

// tie is a row of the file.
type tie struct {
	from, relation, to string
	weight             int
}

// readTies calls add for each row of a generated file.
func readTies(name string, add func(tie) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	rows := csv.NewReader(f)
	if _, err := rows.Read(); err != nil {
		return err
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		weight, err := strconv.Atoi(row[3])
		if err != nil {
			return err
		}
		if err := add(tie{row[0], row[1], row[2], weight}); err != nil {
			return err
		}
	}
}
