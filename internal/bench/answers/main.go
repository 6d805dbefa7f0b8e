//go:build unix

// Command answers measures what long answers cost: it runs the program on one large
// edge list, each verb several times in turn, and prints processor time and peak
// memory as ratios to those of path, as a table in Markdown. A second table tells how
// long each verb goes on after an interrupt, the longest of ten moments.
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
	err := measure(os.Stdout, os.Args[1], os.Args[2], os.Args[3], os.Args[4])
	if err == nil {
		err = interrupt(os.Stdout, os.Args[1], os.Args[2], os.Args[3], os.Args[4])
	}
	if err != nil {
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

// moments is how often a run of each command is interrupted.
const moments = 10

// interrupt runs commands and interrupts them at moments spread over the time that
// they take, and prints how long they went on at most.
func interrupt(w io.Writer, program, edges, from, to string) error {
	folder, err := os.MkdirTemp("", "answers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	out := func(name string) string { return folder + "/" + name }
	commands := []command{
		{"no verb", []string{"-f", edges}},
		{"`path`", []string{"-f", edges, "path", from, to, "-k", "1000", "--by", "weight"}},
		{"`show`", []string{"-f", edges, "show", from}},
		{"`claims`", []string{"-f", edges, "claims"}},
		{"`claims --format json`", []string{"-f", edges, "claims", "--format", "json"}},
		{"`claims --format csv`", []string{"-f", edges, "claims", "--format", "csv"}},
		{"`draw`", []string{"-f", edges, "draw", "-o", out("all.svg")}},
		{"`rank pagerank`", []string{"-f", edges, "rank", "pagerank"}},
		{"`groups communities`", []string{"-f", edges, "groups", "communities"}},
		{"`diff F F`", []string{"diff", edges, edges}},
		{"`report`", []string{"-f", edges, "report", "-q", edges + ".questions", "-o", out("report.md")}},
		{"`check`", []string{"-f", edges, "check"}},
	}
	fmt.Fprintf(w, "| interrupted | goes on, at most |\n|---|--:|\n")
	for _, c := range commands {
		begun := time.Now()
		if _, err := run(program, c.args); err != nil && c.name != "`draw`" { // which may be too large
			return fmt.Errorf("%s: %w", c.name, err)
		}
		longest, err := longestAfter(program, c.args, time.Since(begun))
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Fprintf(w, "| %s | %.2f s |\n", c.name, longest.Seconds())
	}
	fmt.Fprintln(w)
	return nil
}

// longestAfter interrupts runs that take so long, and returns the longest time that
// one went on. What was done before it heard of it does not count.
func longestAfter(program string, args []string, takes time.Duration) (longest time.Duration, err error) {
	for i := range moments {
		c := exec.Command(program, args...)
		if err := c.Start(); err != nil {
			return 0, err
		}
		time.Sleep(takes * time.Duration(i+1) / (moments + 1))
		sent := time.Now()
		if err := c.Process.Signal(os.Interrupt); err != nil {
			_ = c.Wait() // it was done already
			continue
		}
		_ = c.Wait() // the exit code says that it was interrupted, or done
		longest = max(longest, time.Since(sent))
	}
	return longest, nil
}
