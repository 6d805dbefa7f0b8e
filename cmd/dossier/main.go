// Command dossier answers who supplies, pressures and warns whom, and who says
// so: it prints influence paths with their evidence and draws figures of them.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, memory: freeMemory()}
	a.talks = term.IsTerminal(int(os.Stderr.Fd()))
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		a.terminal = true
		if width, _, err := term.GetSize(fd); err == nil {
			a.width = width
		}
	}
	os.Exit(a.run(ctx, os.Args[1:]))
}
