package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/internal/engine"
)

// The words with which this test program is a worker, or the parent of one.
const (
	asWorker = "worker"
	asMute   = "mute"   // a worker that does not greet
	asDead   = "dead"   // one that does not start
	asParent = "parent" // a program whose worker is at work when it dies
)

func TestMain(m *testing.M) {
	role := ""
	if len(os.Args) == 2 {
		role = os.Args[1]
	}
	switch role {
	case asWorker:
		os.Exit(serve(os.Stdin, os.Stdout, os.Stderr, misbehave))
	case asMute:
		io.Copy(io.Discard, os.Stdin) //nolint:errcheck // until the parent has had enough
	case asDead:
		fmt.Fprintln(os.Stderr, "no engine here\nat all")
		os.Exit(3)
	case asParent:
		parent()
	default:
		os.Exit(m.Run())
	}
}

// misbehave does what the name of the program says.
func misbehave(program, source string) ([]byte, error) {
	raw := func(s string) ([]byte, error) {
		os.Stdout.WriteString(s) //nolint:errcheck // the test sees what comes
		return nil, nil
	}
	switch program {
	case "pid":
		return []byte(strconv.Itoa(os.Getpid())), nil
	case "environment":
		return []byte(strings.Join(os.Environ(), "\n")), nil
	case "crash":
		panic("out of bounds memory access\nwasm stack trace:\n\t.$3071(i32) i32")
	case "crash later": // and not on a new worker
		if served++; served > 1 {
			panic("what the last figure left behind")
		}
		return []byte(strconv.Itoa(os.Getpid())), nil
	case "hang":
		select {}
	case "memory":
		for {
			hoard = append(hoard, make([]byte, 16<<20))
		}
	case "error":
		return nil, errors.New("the drawing was not understood")
	case "garble":
		return raw("\x00\x00\x00\x05hello")
	case "another figure":
		return raw("\x00\x00\x00\x04+77\n")
	case "too much":
		return raw("\xff\xff\xff\xff")
	case "too little":
		raw("\x00\x00\x10\x00+1\n") //nolint:errcheck // it gives none
		os.Exit(0)
	case "talk": // more than anybody keeps
		fmt.Fprintln(os.Stderr, "I am tired"+strings.Repeat("!\n", 1<<20))
		os.Exit(7)
	}
	return engine.Run(program, source)
}

// What a test worker remembers from figure to figure.
var (
	served int
	hoard  [][]byte
)

const drawing = `digraph { n0 [width="1" height="1"]; n1; n0 -> n1 [id="e0"]; }`

// pool makes a pool of test workers, which is closed when the test ends.
func pool(tb testing.TB, opt Options) *Pool {
	tb.Helper()
	if len(opt.Command) == 0 {
		opt.Command = command(tb, asWorker)
	}
	p := New(opt)
	tb.Cleanup(p.Close)
	return p
}

func command(tb testing.TB, role string) []string {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	return []string{self, role}
}

// enough is a limit that nothing here should reach on the slowest machine.
const enough = time.Minute

func must(tb testing.TB, p *Pool, program, source string) string {
	tb.Helper()
	got, err := p.Run(context.Background(), program, source, enough)
	if err != nil {
		tb.Fatal(err)
	}
	return string(got)
}

// heavy is a drawing for which dot takes minutes without yielding.
func heavy() string {
	var b strings.Builder
	b.WriteString("digraph {\n")
	for i := range 4000 {
		fmt.Fprintf(&b, "n%d -> n%d;\n", i*7919%997, i*104729%991)
	}
	return b.String() + "}\n"
}

// parent starts a worker, says which it is, and waits for what it will not get.
func parent() {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	p := New(Options{Command: []string{self, asWorker}, Workers: 1})
	pid, err := p.Run(context.Background(), "pid", "", enough)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(pid))
	p.Run(context.Background(), "dot", heavy(), time.Hour) //nolint:errcheck // it does not come to an end
}
