package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"dossier/data"
)

// style says how to print for people.
type style struct {
	colour bool
	width  int
}

// printer writes lines for people. Whatever comes from a dossier is made
// printable, so that no name can move the cursor or turn the line around. The
// first error is kept and returned by flush.
type printer struct {
	w *bufio.Writer
	style
}

func newPrinter(w io.Writer, s style) *printer {
	return &printer{w: bufio.NewWriter(w), style: s}
}

func (p *printer) flush() error { return p.w.Flush() }

// painted is text that has been made printable and may carry colour.
type painted string

// line writes one line, unwrapped.
func (p *printer) line(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = data.Printable(s)
		}
	}
	fmt.Fprintf(p.w, format+"\n", args...)
}

// text writes a paragraph, wrapped at the width: the first line after lead, the
// others under it. A lead is ours and written as it is.
func (p *printer) text(lead, s string) { p.wrap(lead, painted(data.Printable(s))) }

// wrap is text for what has been made printable already.
func (p *printer) wrap(lead string, s painted) {
	indent := strings.Repeat(" ", displayWidth(lead))
	room := max(p.width-len(indent), 20)
	for i, l := range wrapWords(string(s), room) {
		if i == 0 {
			p.w.WriteString(lead)
		} else {
			p.w.WriteString(indent)
		}
		p.w.WriteString(l + "\n")
	}
}

// wrapWords breaks text at spaces so that no line is wider than width, save
// for single words that are.
func wrapWords(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.Fields(s) {
		w := displayWidth(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += w
	}
	return append(lines, line.String())
}

// displayWidth is the number of columns that s takes on a terminal.
func displayWidth(s string) int {
	return uniseg.StringWidth(strings.NewReplacer(bold, "", dim, "", red, "", normal, "").Replace(s))
}

// Escape sequences for the terminal; only our own text carries them.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	normal = "\x1b[0m"
)

func (p *printer) paint(code, s string) painted {
	s = data.Printable(s)
	if !p.colour || s == "" {
		return painted(s)
	}
	return painted(code + s + normal)
}
