// Command generate writes an edge list to measure with: actors, typed and
// weighted ties with a skewed in-degree, and pairs of actors to query. The same
// arguments give the same file.
//
//	go run ./internal/bench/generate [-wide] ACTORS TIES FILE.csv
//
// With -wide each row says who says so, how firmly, when, in which source and in which
// words, as evidence tables do, in place of a weight. It also writes FILE.csv.pairs, 200
// lines of two different actors of the file each.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
)

// relations all have a direction and carry influence along it, so that a path of
// the program is a path of any library that reads the file as a directed graph.
var relations = [...]string{"supplies", "pressures", "warns", "sanctions", "supports", "threatens", "aids", "finances", "arms", "opposes"}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	wide := flags.Bool("wide", false, "write evidence in place of a weight")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if args = flags.Args(); len(args) != 3 {
		return fmt.Errorf("want [-wide] ACTORS TIES FILE.csv")
	}
	columns, rest := "weight", writeWeight
	if *wide {
		columns, rest = "status,by,when,source,quote", writeEvidence
	}
	actors, err := strconv.Atoi(args[0])
	if err != nil || actors < 2 {
		return fmt.Errorf("want at least 2 actors, not %q", args[0])
	}
	ties, err := strconv.Atoi(args[1])
	if err != nil || ties < 0 || ties > actors*(actors-1)/4 {
		return fmt.Errorf("want a number of ties well below actors squared, not %q", args[1])
	}
	random := rand.New(rand.NewPCG(7, 7)) // a fixed seed: everybody measures the same file
	tied := make([]bool, actors)
	err = writeLines(args[2], func(w *bufio.Writer) {
		fmt.Fprintln(w, "from,relation,to,"+columns)
		writeTies(w, random, tied, ties, rest)
	})
	if err != nil {
		return err
	}
	if ties == 0 {
		return writeLines(args[2]+".pairs", func(*bufio.Writer) {})
	}
	return writeLines(args[2]+".pairs", func(w *bufio.Writer) {
		for lines := 0; lines < 200; {
			if from, to := random.IntN(actors), random.IntN(actors); from != to && tied[from] && tied[to] {
				fmt.Fprintf(w, "a%d a%d\n", from, to)
				lines++
			}
		}
	})
}

// cells writes the last cells of a row and ends it.
type cells func(w *bufio.Writer, random *rand.Rand, actors int)

// writeTies writes ties whose targets follow a power law, no pair twice, and
// marks the actors that have any.
func writeTies(w *bufio.Writer, random *rand.Rand, tied []bool, ties int, rest cells) {
	actors := len(tied)
	seen := make(map[uint64]bool, ties)
	for len(seen) < ties {
		from := random.IntN(actors)
		to := int(float64(actors) * math.Pow(random.Float64(), 2.5))
		pair := uint64(from)<<32 | uint64(to)
		if from == to || seen[pair] {
			continue
		}
		seen[pair], tied[from], tied[to] = true, true, true
		fmt.Fprintf(w, "a%d,%s,a%d,", from, relations[random.IntN(len(relations))], to)
		rest(w, random, actors)
	}
}

func writeWeight(w *bufio.Writer, random *rand.Rand, _ int) {
	fmt.Fprintf(w, "%d\n", 1+random.IntN(9))
}

func writeLines(name string, write func(*bufio.Writer)) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	write(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
