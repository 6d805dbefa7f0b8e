//go:build unix

// Command answers measures what long answers cost: it runs the program on one large
// edge list, each verb several times in turn, and prints processor time and peak
// memory as ratios to those of path, as a table in Markdown.
//
//	answers PROGRAM EDGES.csv FROM TO
//
// EDGES.csv.questions must hold five questions for report. It works where a
// process says how much memory it took at most (Linux, in kilobytes).
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// runs is how often each command runs; the median counts.
const runs = 7

type command struct {
	name string
	args []string
}

// sample is what one run took.
type sample struct {
	processor time.Duration
	memory    int64 // kilobytes at most
}

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "answers: want PROGRAM EDGES.csv FROM TO")
		os.Exit(2)
	}
	if err := measure(os.Stdout, os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, "answers:", err)
		os.Exit(1)
	}
}

func measure(w io.Writer, program, edges, from, to string) error {
	commands := []command{
		{"`path FROM TO`", []string{"-f", edges, "path", from, to}},
		{"no verb, the overview", []string{"-f", edges}},
		{"`claims`", []string{"-f", edges, "claims"}},
		{"`claims --format json`", []string{"-f", edges, "claims", "--format", "json"}},
		{"`claims --format csv`", []string{"-f", edges, "claims", "--format", "csv"}},
		{"`diff F F`", []string{"diff", edges, edges}},
		{"`report`, five questions", []string{"-f", edges, "report", "-q", edges + ".questions", "--figures", "none"}},
	}
	samples := make([][]sample, len(commands))
	for range runs { // in turn, so that a busy moment of the machine meets all
		for i, c := range commands {
			s, err := run(program, c.args)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			samples[i] = append(samples[i], s)
		}
	}
	fmt.Fprintf(w, "\n| command | processor time | peak memory | here |\n|---|--:|--:|--:|\n")
	first := median(samples[0])
	for i, c := range commands {
		m := median(samples[i])
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %.2f s, %d MB |\n", c.name, m.processor.Seconds()/first.processor.Seconds(),
			float64(m.memory)/float64(first.memory), m.processor.Seconds(), m.memory>>10)
	}
	fmt.Fprintln(w)
	return nil
}

// run runs the program, whose output nobody reads. It may exit with 1, which says
// that nothing was found.
func run(program string, args []string) (sample, error) {
	c := exec.Command(program, args...)
	if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 1 {
		return sample{}, err
	}
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return sample{}, fmt.Errorf("this system does not say what a process took")
	}
	return sample{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), int64(usage.Maxrss)}, nil
}

// median takes that of each measure by itself.
func median(samples []sample) sample {
	times, memory := make([]time.Duration, len(samples)), make([]int64, len(samples))
	for i, s := range samples {
		times[i], memory[i] = s.processor, s.memory
	}
	slices.Sort(times)
	slices.Sort(memory)
	return sample{times[len(times)/2], memory[len(memory)/2]}
}
