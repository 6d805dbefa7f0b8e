// Command generate writes an edge list to measure with: actors, typed and
// weighted ties with a skewed in-degree, and pairs of actors to query. The same
// arguments give the same file.
//
//	go run ./internal/bench/generate ACTORS TIES FILE.csv
//
// It also writes FILE.csv.pairs, 200 lines of two actors each.
package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
)

var relations = [...]string{"supplies", "pressures", "warns", "meets", "sanctions", "supports", "threatens", "trades-with", "allied-with", "accuses"}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want ACTORS TIES FILE.csv")
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
	if err := writeLines(args[2], func(w *bufio.Writer) { writeTies(w, random, actors, ties) }); err != nil {
		return err
	}
	return writeLines(args[2]+".pairs", func(w *bufio.Writer) {
		for range 200 {
			fmt.Fprintf(w, "a%d a%d\n", random.IntN(actors), random.IntN(actors))
		}
	})
}

// writeTies writes ties whose targets follow a power law, no pair twice.
func writeTies(w *bufio.Writer, random *rand.Rand, actors, ties int) {
	fmt.Fprintln(w, "from,relation,to,weight")
	seen := make(map[uint64]bool, ties)
	for len(seen) < ties {
		from := random.IntN(actors)
		to := int(float64(actors) * math.Pow(random.Float64(), 2.5))
		pair := uint64(from)<<32 | uint64(to)
		if from == to || seen[pair] {
			continue
		}
		seen[pair] = true
		fmt.Fprintf(w, "a%d,%s,a%d,%d\n", from, relations[random.IntN(len(relations))], to, 1+random.IntN(9))
	}
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
