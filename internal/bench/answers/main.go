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
	"time"

	"dossier/internal/bench/timing"
)

// runs is how often each command runs; the median counts.
const runs = 7

type command struct {
	name string
	args []string
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
	args := make([][]string, len(commands))
	for i, c := range commands {
		args[i] = append([]string{program}, c.args...)
	}
	medians, err := timing.InTurn(runs, args)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n| command | processor time | peak memory | here |\n|---|--:|--:|--:|\n")
	for i, c := range commands {
		processor, memory := medians[i].Over(medians[0])
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %s |\n", c.name, processor, memory, medians[i])
	}
	fmt.Fprintln(w)
	return nil
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
		if _, err := timing.Run(program, c.args...); err != nil && c.name != "`draw`" { // which may be too large
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
