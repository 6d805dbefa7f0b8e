package jsonlines

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
)

// Entry is what a line holds.
type Entry struct {
	// Kind is the word of the line, one of Kinds.
	Kind string
	// Value stands under the word; it may be of any shape.
	Value *tree.Node
	// Span is that of the line.
	Span tree.Span
}

// Kinds lists the words that lines begin with.
func Kinds() []string { return []string{"dossier", "actor", "relation", "source", "claim", "decision"} }

// MaxLine is how long a line may be, in bytes.
const MaxLine = 1 << 20

// lookEvery is how many lines are read between two looks at the context.
const lookEvery = 1 << 8

// Handler takes what lines hold.
type Handler interface {
	// Entry takes the entry of a line.
	Entry(Entry)
	// Refused takes what is wrong with a line that is left out, and its word as far as
	// that can be told, else "".
	Refused(kind string, p data.Problem)
}

// Read reads lines to the end, or to so many bytes, and hands on the entry of each or
// what is wrong with it; the other lines are read all the same. Empty lines count and
// say nothing. The error is about reading alone, or that of ctx.
func Read(ctx context.Context, from io.Reader, limit int64, to Handler) error {
	in := bufio.NewReaderSize(from, 1<<16)
	left, offset, said := limit, int64(0), false
	var line []byte
	for number := 1; ; number++ {
		if number%lookEvery == 1 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		var size int64
		var err error
		line, size, err = readLine(in, line[:0])
		if err != nil && err != io.EOF {
			return err
		}
		if left -= size; left < 0 {
			to.Refused("", *problem(number, 1, data.CodeTooLarge, "the file is bigger than the limit of "+faults.ByteSize(limit)+"; from here on it is not read", "split it into several files"))
			return nil
		}
		if number == 1 {
			offset = int64(len(line)) - int64(len(bytes.TrimPrefix(line, faults.BOM)))
			line, size = line[offset:], size-offset
			if p := faults.Start(line); p != nil && (p.Code != data.CodeEmpty || err == io.EOF) {
				to.Refused("", *p)
				return nil
			}
		}
		said = said || len(bytes.TrimSpace(line)) > 0
		readEntry(line, size, tree.Span{Offset: offset, Length: int32(len(line)), Line: int32(number)}, to)
		offset += size
		if err == io.EOF {
			break
		}
	}
	if !said {
		to.Refused("", *faults.Empty("all lines of the file are empty"))
	}
	return nil
}

// readLine reads a line with its end, and of one that is too long no more than shows it.
// The size is that of the whole line.
func readLine(in *bufio.Reader, line []byte) (_ []byte, size int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if room := MaxLine + 2 - len(line); room > 0 { // with CR LF
			line = append(line, part[:min(len(part), room)]...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, size, err
		}
	}
}

func readEntry(line []byte, size int64, at tree.Span, to Handler) {
	number := int(at.Line)
	if len(bytes.TrimRight(line, "\r\n")) > MaxLine {
		to.Refused(kindOf(line), *problem(number, 1, data.CodeTooLarge, fmt.Sprintf("line %d is %s long; the limit is %s", number, faults.ByteSize(size), faults.ByteSize(MaxLine)),
			"write an entry a line, and long texts into the stored texts of sources"))
		return
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return
	}
	var entry Entry
	root, fault := Parse(line, number)
	if fault == nil {
		entry, fault = entryOf(root)
	}
	if fault != nil {
		to.Refused(kindOf(line), *fault)
		return
	}
	entry.Span = at
	to.Entry(entry)
}

// kindOf tells by its beginning which word a line has that cannot be read; "" where it
// does not show.
func kindOf(line []byte) string {
	rest := bytes.TrimLeft(line, " \t\r{")
	for _, kind := range Kinds() {
		if bytes.HasPrefix(rest, []byte(`"`+kind+`"`)) {
			return kind
		}
	}
	return ""
}

// ParseEntry parses the line of an entry anew; nil where it is none.
func ParseEntry(line []byte, number int) *tree.Node {
	if root, fault := Parse(line, number); fault == nil {
		if entry, fault := entryOf(root); fault == nil {
			return entry.Value
		}
	}
	return nil
}

// entryOf returns what the object of a line holds.
func entryOf(root *tree.Node) (Entry, *data.Problem) {
	hint := "write an object under one of " + strings.Join(Kinds(), ", ") + `, such as {"claim": {"from": ...}}`
	if root.Shape != tree.Table || len(root.Fields) == 0 {
		return Entry{}, problem(root.Line, root.Col, data.CodeWrongType, "a line is an object with one entry, not "+root.Shape.String(), hint)
	}
	first := &root.Fields[0]
	if !slices.Contains(Kinds(), first.Key) {
		if near := data.Nearest(first.Key, Kinds(), 1); len(near) > 0 {
			hint = "did you mean " + near[0] + "?"
		} else if len(root.Fields) > 1 {
			hint += "; a dossier as one object is a .json file"
		}
		return Entry{}, problem(first.Line, first.Col, data.CodeUnknownField, "a line holds no "+data.Quoted(first.Key), hint)
	}
	if len(root.Fields) > 1 {
		second := &root.Fields[1]
		return Entry{}, problem(second.Line, second.Col, data.CodeUnknownField, "a line holds one entry, and here another field begins: "+data.Quoted(second.Key),
			"write each entry on a line of its own")
	}
	return Entry{Kind: first.Key, Value: first.Value}, nil
}

func problem(line, col int, code, message, hint string) *data.Problem {
	p := faults.New(code, message, hint).At(line, col)
	return &p
}
