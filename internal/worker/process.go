package worker

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"
)

// What can become of a request, beside an answer.
var (
	errStart   = errors.New("it did not start")
	errEnded   = errors.New("it ended")
	errGarbled = errors.New("it answered what cannot be understood")
)

// engineError is what the engine in a worker says that it could not do.
type engineError struct{ text string }

func (e *engineError) Error() string { return e.text }

// process is a worker. It serves one request at a time.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	talk    head
	figures int // served, or begun

	mu    sync.Mutex
	ended bool // it must not be killed any more: its number may be another's
}

// start starts a worker and waits for its greeting.
func start(ctx context.Context, command []string) (*process, error) {
	w := &process{cmd: exec.Command(command[0], command[1:]...)}
	if command[0] == ownExecutable {
		w.cmd.Args[0] = os.Args[0] // what lists of processes show
	}
	w.cmd.Env = environment()
	w.cmd.Stderr = &w.talk
	w.cmd.WaitDelay = time.Second // for what else may hold its standard error
	separate(w.cmd)
	in, err := w.cmd.StdinPipe()
	if err != nil {
		return nil, errors.Join(errStart, err)
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, errors.Join(errStart, err)
	}
	w.in, w.out = in, bufio.NewReader(out)
	if err := w.cmd.Start(); err != nil {
		return nil, errors.Join(err, errStart)
	}
	stop := context.AfterFunc(ctx, w.kill)
	hello, err := readFrame(w.out, int64(len(greeting)))
	if !stop() {
		w.end()
		return nil, context.Cause(ctx)
	}
	if err != nil || string(hello) != greeting {
		w.end()
		return nil, errors.Join(errors.New(w.lastWords()), errStart)
	}
	return w, nil
}

// ask sends a request and waits for the answer. After any error the worker must
// be ended.
func (w *process) ask(ctx context.Context, j job) ([]byte, error) {
	w.figures++
	number := strconv.Itoa(w.figures)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer watch(w.processorTime, j.limit, func() { cancel(errOverdue) })()
	stop := context.AfterFunc(ctx, w.kill)
	frame, err := w.exchange(number, j.program, j.source)
	if !stop() {
		return nil, context.Cause(ctx)
	}
	var size *sizeError
	if errors.As(err, &size) {
		return nil, errors.Join(err, errGarbled)
	}
	if err != nil {
		return nil, errEnded // why is known when it has been waited for
	}
	head, body, _ := bytes.Cut(frame, []byte("\n"))
	switch string(head) {
	case "+" + number:
		return body, nil
	case "-" + number:
		return nil, &engineError{string(body)}
	}
	return nil, errGarbled
}

func (w *process) exchange(number, program, source string) ([]byte, error) {
	if err := writeFrame(w.in, number, "\n", program, "\n", source); err != nil {
		return nil, err
	}
	return readFrame(w.out, maxAnswer)
}

// lookEvery is how often a worker at work is asked how much time it has taken.
const lookEvery = 100 * time.Millisecond

// watch calls tooMuch once the processor time used has grown by more than limit,
// unless it is stopped before. Where nobody can tell the time it does nothing.
func watch(used func() (time.Duration, bool), limit time.Duration, tooMuch func()) (stop func()) {
	before, known := used()
	if !known {
		return func() {}
	}
	stopped := make(chan struct{})
	go func() {
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		for {
			select {
			case <-stopped:
				return
			case <-tick.C:
			}
			if now, known := used(); known && now-before > limit {
				tooMuch()
				return
			}
		}
	}()
	return func() { close(stopped) }
}

// processorTime is what the worker has used since it started, where that can be
// told.
func (w *process) processorTime() (time.Duration, bool) { return processorTime(w.cmd.Process.Pid) }

// kill ends the worker and what it has started; whoever waits for an answer gets
// an error.
func (w *process) kill() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ended {
		killGroup(w.cmd)
	}
}

// end kills the worker and waits until it is gone.
func (w *process) end() {
	w.kill()
	w.mu.Lock()
	w.ended = true
	w.mu.Unlock()
	w.cmd.Wait() //nolint:errcheck // how it ended stands in its state
}

// lastWords are what an ended worker said of its end, or how it ended.
func (w *process) lastWords() string {
	if s := w.talk.String(); s != "" {
		return s
	}
	if w.cmd.ProcessState == nil {
		return "it did not say why"
	}
	return w.cmd.ProcessState.String()
}

// head keeps the beginning of what is written to it.
type head struct{ bytes.Buffer }

// maxTalk is how much of a worker's standard error is kept, in bytes.
const maxTalk = 4 << 10

func (h *head) Write(p []byte) (int, error) {
	h.Buffer.Write(p[:min(len(p), maxTalk-h.Len())])
	return len(p), nil
}

// environment is what the engine needs to find its compiled code, and no more.
func environment() []string {
	env := []string{}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "TMPDIR", // Unix
		"LOCALAPPDATA", "USERPROFILE", "TEMP", "TMP", "SYSTEMROOT"} { // Windows
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// ownExecutable is the running program on Linux, even if its file has been
// replaced or removed meanwhile.
const ownExecutable = "/proc/self/exe"

// self is the command that starts this program as a worker.
func self() ([]string, error) {
	if _, err := os.Stat(ownExecutable); err == nil {
		return []string{ownExecutable, Verb}, nil
	}
	name, err := os.Executable()
	return []string{name, Verb}, err
}
