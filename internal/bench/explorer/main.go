//go:build linux

// Command explorer measures the explorer as its readers have it: the real server in a
// process of its own, asked over HTTP. It prints three tables in Markdown:
//
//	many    CLIENTS clients at once for a while, by route, and what is left of them
//	large   a dossier of a million ties: completion, paths, the largest hub
//	quick   from the start to the first figure, a click to a new one, and what a page weighs
//
//	explorer PROGRAM LARGE.csv FIFTY.csv
//
// LARGE.csv.pairs names pairs of actors of the large dossier, as the generator writes them.
// It works on Linux, which says in /proc what processes take.
package main

import (
	"fmt"
	"os"
	"slices"
	"time"
)

// Clients ask for so long, and then rest.
const (
	clients = 50
	during  = time.Minute
	rest    = 30 * time.Second
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "explorer: want PROGRAM LARGE.csv FIFTY.csv")
		os.Exit(2)
	}
	program, large, fifty := os.Args[1], os.Args[2], os.Args[3]
	for _, measure := range []func() error{
		func() error { return many(program) },
		func() error { return huge(program, large) },
		func() error { return quick(program, fifty) },
	} {
		if err := measure(); err != nil {
			fmt.Fprintln(os.Stderr, "explorer:", err)
			os.Exit(1)
		}
	}
}

// times are how long requests of one kind took.
type times []time.Duration

// at is the time that a share of the requests stay below.
func (t times) at(share float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	slices.Sort(t)
	return t[min(int(share*float64(len(t))), len(t)-1)]
}

func milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case ms < 10:
		return fmt.Sprintf("%.1f", ms)
	default:
		return fmt.Sprintf("%.0f", ms)
	}
}
