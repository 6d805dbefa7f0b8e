package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestHeed: the first signal ends the context, which then knows it, and the second
// ends the program.
func TestHeed(t *testing.T) {
	for _, tt := range []struct {
		signals []os.Signal
		stopped int // by the exit code of the context's end; 0: it has not ended
		exits   []int
	}{
		{nil, 0, nil},
		{[]os.Signal{syscall.SIGINT}, 130, nil},
		{[]os.Signal{syscall.SIGTERM}, 143, nil},
		{[]os.Signal{syscall.SIGHUP}, 129, nil},
		{[]os.Signal{syscall.SIGINT, syscall.SIGINT}, 130, []int{130}},
		{[]os.Signal{syscall.SIGINT, syscall.SIGTERM}, 130, []int{143}},
		{[]os.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGINT}, 143, []int{130}},
	} {
		ctx, cancel := context.WithCancelCause(context.Background())
		signals := make(chan os.Signal, len(tt.signals))
		for _, s := range tt.signals {
			signals <- s
		}
		close(signals)
		var exits []int
		heed(signals, cancel, func(code int) { exits = append(exits, code) })
		if len(exits) != len(tt.exits) || len(exits) > 0 && exits[0] != tt.exits[0] {
			t.Errorf("%v: the program ends with %v, want %v", tt.signals, exits, tt.exits)
		}
		by, stopped := interruption(ctx)
		if stopped != (tt.stopped != 0) || stopped && by.exitCode() != tt.stopped {
			t.Errorf("%v: stopped is %v by %v, want the code %d", tt.signals, stopped, by, tt.stopped)
		}
		cancel(nil)
	}
}

// TestStopCodes: work that was stopped ends with the code of the signal, and with
// that of a failure where it was no signal; work that was done all the same is done.
func TestStopCodes(t *testing.T) {
	for _, tt := range []struct {
		cause error
		args  []string
		want  int
	}{
		{&interrupted{syscall.SIGINT}, []string{"claims"}, 130},
		{&interrupted{syscall.SIGTERM}, []string{"path", "Kim", "Seoul"}, 143},
		{nil, []string{"claims"}, exitInternal},
		{&interrupted{syscall.SIGINT}, []string{"help"}, exitDone},
	} {
		ctx, cancel := context.WithCancelCause(context.Background())
		cancel(tt.cause)
		var out, errs bytes.Buffer
		a := &app{in: strings.NewReader(""), out: &sureWriter{w: &out}, err: &errs, env: func(string) string { return "" }}
		if code := a.run(ctx, tt.args); code != tt.want {
			t.Errorf("%v, %q: exit code %d, want %d; %s", tt.cause, tt.args, code, tt.want, errs.String())
		}
		if told := strings.Contains(errs.String(), "stopped before it was done"); told != (tt.want != exitDone) {
			t.Errorf("%v, %q: it says %q", tt.cause, tt.args, errs.String())
		}
	}
}
