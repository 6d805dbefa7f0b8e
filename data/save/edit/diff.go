package edit

import (
	"bytes"
	"fmt"
	"strings"
)

// around is how many lines are shown around what changes.
const around = 3

// hunk is a run of lines that change: those of the text before, from a line on, and those
// in their place.
type hunk struct {
	from     int // from 0
	out, put []string
}

// Diff tells the change of a text as a unified diff of the file with a name. The text must
// be the one that the change was made from.
func (c *Change) Diff(name string, before []byte) string {
	lines := splitLines(string(before))
	hunks := c.hunks(before)
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", name, name)
	shift := 0
	for i := 0; i < len(hunks); {
		end := i + 1
		for end < len(hunks) && hunks[end].from-(hunks[end-1].from+len(hunks[end-1].out)) <= 2*around {
			end++
		}
		shift += writeHunks(&b, lines, hunks[i:end], shift)
		i = end
	}
	return b.String()
}

// writeHunks writes hunks that stand close together, with the lines around them, and
// returns by how many lines the text has grown.
func writeHunks(b *strings.Builder, lines []string, hunks []hunk, shift int) int {
	last := hunks[len(hunks)-1]
	first, end := max(0, hunks[0].from-around), min(len(lines), last.from+len(last.out)+around)
	grown := 0
	for _, h := range hunks {
		grown += len(h.put) - len(h.out)
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", lineRange(first, end-first), lineRange(first+shift, end-first+grown))
	at := first
	for _, h := range hunks {
		writeLines(b, " ", lines[at:h.from])
		writeLines(b, "-", h.out)
		writeLines(b, "+", h.put)
		at = h.from + len(h.out)
	}
	writeLines(b, " ", lines[at:end])
	return grown
}

// lineRange names lines as diffs do: of none it names the line before.
func lineRange(first, count int) string {
	if count == 0 {
		return fmt.Sprintf("%d,0", first)
	}
	return fmt.Sprintf("%d,%d", first+1, count)
}

func writeLines(b *strings.Builder, mark string, lines []string) {
	for _, line := range lines {
		text, ended := strings.CutSuffix(line, "\n")
		b.WriteString(mark + strings.TrimSuffix(text, "\r") + "\n")
		if !ended {
			b.WriteString("\\ No newline at end of file\n")
		}
	}
}

// hunks are the changes by whole lines.
func (c *Change) hunks(before []byte) (list []hunk) {
	for i := 0; i < len(c.splices); {
		start := bytes.LastIndexByte(before[:c.splices[i].at], '\n') + 1
		end, at := start, start
		var put strings.Builder
		for first := true; first || i < len(c.splices) && (c.splices[i].at < end || c.splices[i].at == at); first = false {
			s := c.splices[i]
			put.Write(before[at:s.at])
			put.WriteString(s.put)
			at = s.at + len(s.out)
			end = at
			if whole := at == 0 || before[at-1] == '\n'; !whole || s.out != "" {
				end = lineEnd(before, at)
			}
			i++
		}
		put.Write(before[at:end])
		h := hunk{from: bytes.Count(before[:start], []byte("\n")), out: splitLines(string(before[start:end])), put: splitLines(put.String())}
		list = append(list, h.trimmed())
	}
	return list
}

// trimmed leaves out lines at both ends that do not change.
func (h hunk) trimmed() hunk {
	for len(h.out) > 0 && len(h.put) > 0 && h.out[0] == h.put[0] {
		h.from, h.out, h.put = h.from+1, h.out[1:], h.put[1:]
	}
	for len(h.out) > 0 && len(h.put) > 0 && h.out[len(h.out)-1] == h.put[len(h.put)-1] {
		h.out, h.put = h.out[:len(h.out)-1], h.put[:len(h.put)-1]
	}
	return h
}

// lineEnd is the offset behind the line in which an offset stands.
func lineEnd(text []byte, at int) int {
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

// splitLines returns the lines of a text with their ends.
func splitLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, line)
	}
	return lines
}
