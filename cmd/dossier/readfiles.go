package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// readFiles are the files that a run has read, whatever names led to them.
type readFiles []fs.FileInfo

func (r *readFiles) add(info fs.FileInfo) { *r = append(*r, info) }

// holds reports whether a name leads to one of the files, through links too.
func (r readFiles) holds(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false // it is not there, or writing to it will say what is wrong
	}
	for _, other := range r {
		if os.SameFile(info, other) {
			return true
		}
	}
	return false
}

// mayWrite refuses to write over a file that was read; empty names stand for
// standard output. It is asked once all is read and before anything is printed.
func (a *app) mayWrite(names ...string) error {
	for _, name := range names {
		if name != "" && a.read.holds(name) {
			return &flagError{fmt.Errorf("%s was read and would be replaced: name another file for the output", name)}
		}
	}
	return nil
}

// readInput is [readBounded] of a file that nothing may be written over.
func (a *app) readInput(name string, limit int64) ([]byte, error) {
	raw, err := readBounded(name, limit)
	if err == nil {
		if info, err := os.Stat(name); err == nil {
			a.read.add(info)
		}
	}
	return raw, err
}

// readBounded reads a regular file of at most limit bytes, and a byte more of a
// larger one.
func readBounded(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("cannot read %s: it is no regular file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	return raw, nil
}

func explainFailedRead(name string, err error) error {
	return fmt.Errorf("cannot read %s: %w", name, reason(err))
}
