package load

import (
	"io"

	"dossier/data/load/internal/tree"
)

// entryPlace is where an entry stands in its file.
type entryPlace struct {
	line, col int32
	span      tree.Span
	kept      *tree.Node // of an entry that has no span
}

func newEntryPlace(n *tree.Node, at tree.Span) entryPlace {
	p := entryPlace{line: int32(n.Line), col: int32(n.Col), span: at}
	if at == (tree.Span{}) {
		p.kept = n
	}
	return p
}

// again finds the entries of a file anew, to point at something in them: that is rare,
// and their trees take far more memory than their places.
type again struct {
	text  io.ReaderAt
	parse func(raw []byte, line int) *tree.Node
	last  tree.Span
	found *tree.Node // at last
}

// entry returns the tree of an entry; nil where the file was changed since it was read.
// It reads and parses the entry, unless it is the one of the last time.
func (a *again) entry(at entryPlace) *tree.Node {
	if at.kept != nil {
		return at.kept
	}
	if a.found == nil || a.last != at.span {
		raw := make([]byte, at.span.Length)
		if n, err := a.text.ReadAt(raw, at.span.Offset); n < len(raw) && err != nil {
			return nil
		}
		a.last, a.found = at.span, a.parse(raw, int(at.span.Line))
	}
	return a.found
}
