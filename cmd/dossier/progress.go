package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"dossier/data"
)

const (
	progressAfter = time.Second            // shorter work needs no bar
	progressEvery = 100 * time.Millisecond // often enough to look alive
	progressCells = 24
)

// progressBar shows on a terminal how much of something is done, once it takes
// longer than a second. It writes over its own line and wipes it at the end.
type progressBar struct {
	w           io.Writer
	now         func() time.Time
	begun, last time.Time
	shown       bool
}

func newProgressBar(w io.Writer, now func() time.Time) *progressBar {
	return &progressBar{w: w, now: now, begun: now()}
}

// tell is what a loader calls with the bytes read so far.
func (b *progressBar) tell(file string, read, size int64) {
	name := "reading " + data.Printable(filepath.Base(file))
	if size > 0 {
		b.show(name, read, size)
	} else if b.due() {
		fmt.Fprintf(b.w, "\r\x1b[K%s: %d MB", name, read>>20)
	}
}

// show says what is being done, and how much of all of it is.
func (b *progressBar) show(doing string, done, all int64) {
	if !b.due() {
		return
	}
	share := min(float64(done)/float64(max(all, 1)), 1)
	full := int(share * progressCells)
	fmt.Fprintf(b.w, "\r\x1b[K%s [%s%s] %3.0f %%", doing, strings.Repeat("#", full), strings.Repeat(".", progressCells-full), 100*share)
}

// due reports whether it is time to show how far it is.
func (b *progressBar) due() bool {
	now := b.now()
	if now.Sub(b.begun) < progressAfter || now.Sub(b.last) < progressEvery {
		return false
	}
	b.last, b.shown = now, true
	return true
}

// wipe takes the bar away.
func (b *progressBar) wipe() {
	if b.shown {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
