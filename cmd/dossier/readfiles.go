package main

import (
	"fmt"
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
