package servers

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// PushTo names the variable that makes a test binary push an edition to the address that it
// holds, in place of its tests, so that a test can kill whoever pushes. The binary pushes a
// batch for each line that it is given, and says so in a line.
const PushTo = "DOSSIER_TEST_PUSH_TO"

// Pusher is the test binary at that.
type Pusher struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

// StartPusher starts the test binary to push to an address.
func StartPusher(t testing.TB, address string) *Pusher {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), PushTo+"="+address)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &Pusher{cmd, in, bufio.NewScanner(out)}
}

// Push lets it push so many batches more.
func (p *Pusher) Push(n int) {
	_, _ = io.WriteString(p.in, strings.Repeat("push\n", n)) // whoever is dead needs nothing
}

// Wait waits until so many batches more were pushed.
func (p *Pusher) Wait(n int) {
	for range n {
		p.lines.Scan()
	}
}

// Kill kills it, and waits until it is gone.
func (p *Pusher) Kill(t testing.TB) {
	t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p.Rest()
}

// Rest gives what it says until it ends.
func (p *Pusher) Rest() string {
	var b strings.Builder
	for p.lines.Scan() {
		b.WriteString(p.lines.Text() + "\n")
	}
	_ = p.cmd.Wait()
	return b.String()
}
