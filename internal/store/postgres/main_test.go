package postgres_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

var shared servers.Shared

// pushTo names the variable that makes the test binary push an edition to an address, so
// that a test can kill it.
const pushTo = "DOSSIER_TEST_PUSH_TO"

func TestMain(m *testing.M) {
	if text := os.Getenv(pushTo); text != "" {
		if err := pushAndTell(text); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(shared.Main(m))
}

// sample is the edition that is pushed by those that are killed.
func sample() *stores.Edition { return stores.Random(1, "main", "one", 25) }

// pushAndTell pushes the sample and prints a line for each batch.
func pushAndTell(text string) error {
	a, err := address.Parse(text)
	if err != nil {
		return err
	}
	s, err := postgres.Open(a, postgres.Options{})
	if err != nil {
		return err
	}
	e := sample()
	d, err := s.Begin(context.Background(), e.Head)
	if err != nil {
		return err
	}
	for _, b := range e.Batches {
		if _, err := d.Push(context.Background(), b); err != nil {
			return err
		}
		fmt.Println("pushed")
	}
	return d.Publish(context.Background())
}

// pusher is a process that pushes the sample.
type pusher struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	out   io.Closer
}

func startPusher(t *testing.T, text string) *pusher {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), pushTo+"="+text)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &pusher{cmd, bufio.NewScanner(out), out}
}

// wait waits until so many batches were pushed.
func (p *pusher) wait(n int) {
	for range n {
		p.lines.Scan()
	}
}

// rest gives what it says until it ends.
func (p *pusher) rest() string {
	var b strings.Builder
	for p.lines.Scan() {
		b.WriteString(p.lines.Text() + "\n")
	}
	_ = p.cmd.Wait()
	return b.String()
}

// open opens a store at an address.
func open(t testing.TB, text string, o postgres.Options) *postgres.Store {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := postgres.Open(a, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// published opens a new database with an edition in it.
func published(t *testing.T, e *stores.Edition) (text string, s *postgres.Store) {
	t.Helper()
	text = shared.Database(t)
	s = open(t, text, postgres.Options{})
	publish(t, s, e)
	return text, s
}

func publish(t *testing.T, s store.Store, e *stores.Edition) (written int) {
	t.Helper()
	written, err := stores.Push(t.Context(), s, e)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Begin(t.Context(), e.Head)
	if err == nil {
		err = d.Publish(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// sql runs statements in the database of an address and returns what they print.
func sql(t testing.TB, text, statements string) string {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	out, err := shared.Postgres(t).SQL(a.Database, statements)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// says checks that an error tells something.
func says(t *testing.T, err error, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("got %v, want %q in it", err, part)
		}
	}
}

func TestConformance(t *testing.T) {
	stores.Conformance(t, func(t *testing.T) store.Store { return open(t, shared.Database(t), postgres.Options{}) })
}
