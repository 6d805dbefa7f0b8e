package yaml

import (
	"bytes"
	"io"
	"strings"
)

// Document finds the entries of a file that was read again.
type Document struct {
	text io.ReaderAt
	kept []*Node // items that were parsed with the field they belong to
	last Mark
	node *Node // at last
}

// Mark is where an entry stands in its file.
type Mark struct {
	offset       int64 // in bytes; negative: the item stays in memory, numbered from -1 down
	line, length int32
}

// Node returns the entry at a mark. It reads and parses it again, except where it is the
// same as the last time, and returns nil where the file was changed since.
func (d *Document) Node(m Mark) *Node {
	if m.offset < 0 {
		return d.kept[-m.offset-1]
	}
	if d.node != nil && d.last == m {
		return d.node
	}
	raw := make([]byte, m.length)
	if n, err := d.text.ReadAt(raw, m.offset); n < len(raw) && err != nil {
		return nil
	}
	text := string(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")))
	if !strings.HasSuffix(text, "\n") {
		text = strings.TrimSuffix(text, "\r") + "\n"
	}
	if item, _ := parseItem(text, int(m.line)); item != nil {
		d.last, d.node = m, item
		return item
	}
	return nil
}
