//go:build unix

// Command identity measures what it costs that claims are known by what they say: it
// writes edge lists of a million rows of which none says what another does, or three in
// ten do, and of a hundred thousand claims of one tie with as many denials of periods;
// asks each for a path, several times in turn, and prints processor time and peak memory
// as ratios to those of plain lists of as many rows, as a table in Markdown.
//
//	identity FOLDER PROGRAM [EARLIER]
//
// EARLIER is a program to compare the plain list with.
package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"dossier/internal/bench/timing"
)

// runs is how often each command runs; the median counts.
const runs = 7

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fmt.Fprintln(os.Stderr, "identity: want FOLDER PROGRAM [EARLIER]")
		os.Exit(2)
	}
	if err := measure(os.Stdout, os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "identity:", err)
		os.Exit(1)
	}
}

// list is an edge list to measure with, and the one that it is compared with.
type list struct {
	name  string
	rows  func(w *rows)
	plain int // its number
}

func lists() []list {
	const million, tie = 1_000_000, 100_000
	return []list{
		{"10^6 rows, no two alike", func(w *rows) { w.ties(million, 0) }, 0},
		{"10^6 rows, of which 3 in 10 repeat or deny another", func(w *rows) { w.ties(million, million*3/10) }, 0},
		{"2·10^5 rows with a period each, no two alike", func(w *rows) { w.dated(2 * tie) }, 2},
		{"10^5 claims of one tie and 10^5 denials of periods", func(w *rows) { w.oneTie(tie) }, 2},
	}
}

func measure(w io.Writer, folder string, programs []string) error {
	var commands [][]string
	all := lists()
	for i, l := range all {
		file := filepath.Join(folder, fmt.Sprintf("list%d.csv", i))
		if err := write(file, l.rows); err != nil {
			return err
		}
		commands = append(commands, []string{programs[0], "-f", file, "path", "first", "second"})
	}
	if len(programs) > 1 {
		commands = append(commands, append([]string{programs[1]}, commands[0][1:]...))
	}
	medians, err := timing.InTurn(runs, commands)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n| edge list | processor time | peak memory | here |\n|---|--:|--:|--:|\n")
	for i, l := range all {
		processor, memory := medians[i].Over(medians[l.plain])
		fmt.Fprintf(w, "| %s | %.2f | %.2f | %s |\n", l.name, processor, memory, medians[i])
	}
	if len(medians) > len(all) {
		processor, memory := medians[0].Over(medians[len(all)])
		fmt.Fprintf(w, "\nThe first takes %.2f times the processor time and %.2f times the memory of the earlier program.\n", processor, memory)
	}
	fmt.Fprintln(w)
	return nil
}

// rows writes an edge list. Every list has a tie between "first" and "second", by
// itself, for a path to be asked for.
type rows struct {
	*bufio.Writer
	random *rand.Rand
}

func write(name string, lines func(*rows)) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w := &rows{bufio.NewWriter(f), rand.New(rand.NewPCG(7, 7))} // everybody measures the same
	fmt.Fprintln(w, "from,relation,to,when,stance,source")
	fmt.Fprintln(w, "first,supplies,second,,,s0")
	lines(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// source is one of fifty.
func (w *rows) source() int { return w.random.IntN(50) }

// tie writes a row of a tie that no other number has, in an order that looks random.
func (w *rows) tie(n int, when, stance string) {
	const actors = 100_000
	from := n * 7919 % actors
	to := (from + 1 + (n/actors)*31 + n*17%9973) % actors
	fmt.Fprintf(w, "a%d,%s,a%d,%s,%s,s%d\n", from, [...]string{"supplies", "warns", "owns", "aids"}[n/actors%4], to, when, stance, w.source())
}

// ties writes so many rows, of which some repeat others, half of them denials.
func (w *rows) ties(n, repeats int) {
	for i := range n - repeats {
		w.tie(i, "", "asserted")
		if i < repeats {
			w.tie(w.random.IntN(i+1), "", [...]string{"asserted", "denied"}[i%2])
		}
	}
}

// period is some years and months long.
func (w *rows) period() string {
	from := 1900 + w.random.IntN(100)
	return fmt.Sprintf("%d-%02d-%02d/%d-%02d-%02d", from, 1+w.random.IntN(12), 1+w.random.IntN(28), from+1+w.random.IntN(8), 1+w.random.IntN(12), 1+w.random.IntN(28))
}

func (w *rows) dated(n int) {
	for i := range n {
		w.tie(i, w.period(), "asserted")
	}
}

// oneTie writes claims of one tie and as many denials, each of a period.
func (w *rows) oneTie(n int) {
	for range n {
		fmt.Fprintf(w, "a,owns,b,%s,asserted,s%d\n", w.period(), w.source())
		fmt.Fprintf(w, "a,owns,b,%s,denied,s%d\n", w.period(), w.source())
	}
}
