package worker

import (
	"bytes"
	"fmt"
	"io"
	"runtime"

	"dossier/internal/engine"
)

// Verb is the word on the command line that makes the program a worker. It
// stands in no help: only [Pool] uses it.
const Verb = "layout-worker"

// greeting is what a worker says first; its number is that of the frames' form.
const greeting = "dossier layout worker 1"

// Serve is a worker: it answers requests from in on out until in ends, and
// returns the exit code of the process, which must then end at once: a figure may
// still be in the engine. What is amiss goes to talk.
func Serve(in io.Reader, out, talk io.Writer) int {
	return serve(in, out, talk, engine.Run)
}

func serve(in io.Reader, out, talk io.Writer, run func(program, source string) ([]byte, error)) int {
	// The engine's code does not yield: with one thread for all goroutines the end
	// of the input would be noticed only after the figure.
	if runtime.GOMAXPROCS(0) < 2 {
		runtime.GOMAXPROCS(2)
	}
	if err := limitMemory(maxMemory); err != nil {
		fmt.Fprintln(talk, "the memory cannot be limited:", err)
		return 1
	}
	if err := writeFrame(out, greeting); err != nil { // before the input can end
		fmt.Fprintln(talk, err)
		return 1
	}
	requests := make(chan []byte)
	ended := make(chan error, 2)
	go func() { ended <- receive(in, requests) }()
	go func() { ended <- answer(out, requests, run) }()
	if err := <-ended; err != nil {
		fmt.Fprintln(talk, err)
		return 1
	}
	return 0
}

// receive hands requests on until there are no more, even while a figure is
// being laid out: the end of the input must be seen at any time.
func receive(in io.Reader, requests chan<- []byte) error {
	for {
		request, err := readFrame(in, maxRequest)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the request cannot be read: %w", err)
		}
		requests <- request
	}
}

func answer(out io.Writer, requests <-chan []byte, run func(program, source string) ([]byte, error)) error {
	for request := range requests {
		number, drawing, _ := bytes.Cut(request, []byte("\n"))
		program, source, _ := bytes.Cut(drawing, []byte("\n"))
		positions, err := guarded(run, string(program), string(source))
		if err != nil {
			err = writeFrame(out, "-", string(number), "\n", err.Error())
		} else {
			err = writeFrame(out, "+", string(number), "\n", string(positions))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// guarded runs the engine and turns a panic, such as a fault within its
// WebAssembly, into an error: it is the engine's answer to the drawing. (The
// worker is ended after any.)
func guarded(run func(program, source string) ([]byte, error), program, source string) (positions []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			positions, err = nil, fmt.Errorf("%v", r)
		}
	}()
	return run(program, source)
}
