// Command dossier answers who supplies, pressures and warns whom, and who says
// so: it prints influence paths with their evidence and draws figures of them.
package main

import (
	"context"
	"os"

	"golang.org/x/term"

	"dossier/internal/worker"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == worker.Verb {
		os.Exit(worker.Serve(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(runProgram())
}

// runProgram is main with everything that must be put away at the end.
func runProgram() int {
	ctx, stop := interruptible(context.Background())
	defer stop()
	pool := worker.New(worker.Options{}) // nothing starts before a figure needs it
	defer pool.Close()
	a := &app{in: os.Stdin, out: &sureWriter{w: os.Stdout}, err: os.Stderr, env: os.Getenv, memory: freeMemory(), workers: pool, openers: openers(os.Getenv)}
	a.talks = term.IsTerminal(int(os.Stderr.Fd()))
	a.asks = a.talks && term.IsTerminal(int(os.Stdin.Fd()))
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		a.terminal = true
		if width, _, err := term.GetSize(fd); err == nil {
			a.width = width
		}
	}
	return a.run(ctx, os.Args[1:])
}
