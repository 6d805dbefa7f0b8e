package yaml

import (
	"bytes"
	"context"
	"io"
	"slices"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
)

// Handler takes what [Read] finds, in the order of the file.
type Handler interface {
	// Field takes a field of the file. Where its value is a list it says whether the
	// items, which are then not in the value, are to be read.
	Field(f tree.Field) (items bool)
	// Item takes an item of the list of the field before, and where [ParseItem] finds it
	// again: nowhere if it was parsed with its field.
	Item(n *tree.Node, at tree.Span)
	// Problem takes what is wrong.
	Problem(p data.Problem)
	// Lost says that something of a field could not be read, which a problem tells; the
	// empty name stands for anything.
	Lost(field string)
}

// Read reads a file whose top-level fields are keys, entry by entry, and hands them to
// h. An entry that cannot be read is a problem and keeps none of the others from being
// read. The file may take limit bytes, a line 1 MB and an entry 8 MB; memory is that of
// the largest entry.
//
// A file of which the first line is no field at the left margin, such as JSON, is parsed
// as a whole, and may then take 8 MB.
//
// The error is one of reading, or that of ctx, which is asked for each entry.
func Read(ctx context.Context, from io.Reader, limit int64, keys []string, h Handler) error {
	r := &reader{ctx: ctx, lines: newLines(from, limit), keys: keys, h: h}
	r.scan.restart()
	for !r.stopped {
		line, problem, err := r.lines.next()
		if err == io.EOF {
			r.end()
			if !r.begun {
				r.fail(faults.Empty("the file holds nothing but comments"))
			}
			break
		}
		switch {
		case err != nil:
			return err
		case problem != nil:
			r.fail(problem)
		default:
			r.take(line)
			r.guard()
		}
	}
	return r.err
}

// The marks between documents, which the library knows in front of other text as well.
var documentBegins, documentEnds = []byte("---"), []byte("...")

// keyMark stands in front of a key that may be anything, which is refused.
var keyMark = []byte("? ")

// reader cuts a file into pieces.
type reader struct {
	ctx     context.Context
	err     error // that of ctx
	stopped bool
	lines   *lines
	scan    scan
	keys    []string
	h       Handler

	piece   piece
	begun   bool // something but comments was there
	marked  bool // a mark says that the document begins
	ended   bool // the document was closed
	leaving bool // what was in an entry that is refused is passed over
	fields  int
	key     string     // of the field that the piece belongs to
	empty   tree.Field // with a value that has not been seen yet; no key: there is none
	inList  bool
	indent  int  // of the dashes of the list, or 0
	wanted  bool // somebody takes the items of the list
}

// take takes a line.
func (r *reader) take(line []byte) {
	if r.leaving && !r.isOutside(line) {
		return
	}
	r.leaving = false
	if r.scan.isOpen() {
		if !r.breaksOut(line) {
			r.add(line)
			return
		}
		r.fault(neverClosed(r.scan.last()))
		if !r.inList && isDash(line) {
			return // it has been told
		}
	}
	indent := indentOf(line)
	text := line[indent:]
	switch {
	case isBlank(text) || text[0] == '#' || r.piece.kind == whole:
		r.add(line)
	case falseBlank(text) != "" && r.begun:
		r.falselyIndented(line, indent)
	case isDash(text) && r.takeDash(line, indent):
	case indent > 0 && r.begun:
		r.inside(line, indent)
	case r.goesOn(line):
		r.piece.dashes = isDash(line)
		r.inside(line, indent)
	default:
		r.end()
		r.top(line)
	}
}

// falselyIndented takes a line with a blank in its indentation that YAML does not take for
// one. Behind spaces it may still be one of a text.
func (r *reader) falselyIndented(line []byte, indent int) {
	r.empty = tree.Field{}
	switch {
	case indent > 0:
		r.add(line)
	case r.piece.kind != none: // else it has been told
		r.fault(notASpace(r.lines.number, 1, falseBlank(line)))
	}
}

// goesOn says whether a line at the left margin belongs to the field that is open.
func (r *reader) goesOn(line []byte) bool {
	return r.piece.kind == field && (r.scan.bare && !beginsField(line) || r.piece.dashes && isDash(line))
}

// takeDash begins an entry with a line that begins with a dash, unless the dash belongs to
// the entry that is open.
func (r *reader) takeDash(line []byte, indent int) bool {
	switch {
	case r.empty.Key != "":
		r.beginList(indent)
	case r.inList && indent <= r.indent:
		r.end()
		if indent < r.indent {
			r.h.Problem(*syntaxProblem(r.lines.number, indent+1, "this dash does not stand below the dashes before it", "let the dashes of a list stand in one column"))
			r.h.Lost(r.key)
			r.indent = indent
		}
	default:
		return false
	}
	r.beginItem(line)
	return true
}

// inside takes a line that goes on with a piece.
func (r *reader) inside(line []byte, indent int) {
	if !r.inList || indent > r.indent {
		r.empty = tree.Field{}
		r.add(line)
		return
	}
	switch {
	case r.piece.kind != item: // it has been told
	case isGlued(line[indent:]):
		r.end()
		r.fault(gluedDash(r.lines.number, indent+1))
	default:
		r.fault(syntaxProblem(r.lines.number, indent+1, "this line is indented less than the entry before it",
			"let all fields of an entry begin in the same column, behind its dash, and texts that go on further right"))
	}
}

// top takes a line at the left margin that is no dash of a list.
func (r *reader) top(line []byte) {
	r.inList, r.indent = false, 0
	key, rest, ok := cutKey(line)
	switch first := !r.begun; {
	case slices.Contains(r.keys, string(bytes.TrimRight(line, " \t"))):
		r.begun, r.key = true, string(bytes.TrimRight(line, " \t"))
		r.fault(syntaxProblem(r.lines.number, 1, "a colon is missing behind "+data.Quoted(r.key), "write "+r.key+":"))
		return
	case isDash(line) && !first:
		r.fault(noField(r.lines.number, 1, tree.List))
		return
	case first && r.isFirstMark(line):
		r.marked = true
		return
	case first && line[0] == '%':
		r.h.Problem(*syntaxProblem(r.lines.number, 1, "a YAML directive (%) is not accepted in a dossier", "delete this line"))
		return
	case (r.marked || !first) && bytes.HasPrefix(line, documentBegins):
		r.fail(secondDocument(r.lines.number, 1))
		return
	case first && !ok:
		r.begun = true
		r.begin(whole, line)
		return
	case r.ended:
		r.fail(secondDocument(r.lines.number, 1))
		return
	case bytes.HasPrefix(line, documentEnds):
		if r.ended = true; !isBlankOrComment(line[len(documentEnds):]) {
			r.fail(secondDocument(r.lines.number, 1))
		}
		return
	}
	r.begun = true
	if r.fields++; r.fields > maxKeys {
		r.fail(tooManyKeys(r.lines.number, 1))
		return
	}
	r.key = string(key)
	if ok && isBlankOrComment(rest) {
		r.empty = tree.Field{Key: r.key, Line: r.lines.number, Col: 1}
	}
	r.begin(field, line)
}

// isFirstMark says whether a line is the one mark with which a document may begin.
func (r *reader) isFirstMark(line []byte) bool {
	return !r.marked && bytes.HasPrefix(line, documentBegins) && isBlankOrComment(line[len(documentBegins):])
}

// beginList tells of the field whose list begins.
func (r *reader) beginList(indent int) {
	f := r.empty
	f.Value = &tree.Node{Shape: tree.List, Line: r.lines.number, Col: indent + 1}
	r.piece.kind, r.empty = none, tree.Field{}
	r.inList, r.indent = true, indent
	r.wanted = r.h.Field(f)
}

func (r *reader) beginItem(line []byte) {
	if r.err = r.ctx.Err(); r.err != nil {
		r.stopped = true
		return
	}
	r.begin(item, line)
}

// breaksOut says whether a line between quotes or brackets is one that belongs outside.
func (r *reader) breaksOut(line []byte) bool {
	if r.piece.kind == whole || !r.isOutside(line) {
		return false
	}
	opened := r.scan.last().mark
	if isDash(line[indentOf(line):]) || opened == '"' || opened == '\'' {
		return true
	}
	_, rest, _ := cutKey(line)
	return isBlankOrComment(rest)
}

// isOutside says whether a line looks like one that belongs to no entry before: a dash
// that is not indented more than those of the list, or a field of the file.
func (r *reader) isOutside(line []byte) bool {
	indent := indentOf(line)
	if indent <= r.indent && isDash(line[indent:]) {
		return true
	}
	key, _, ok := cutKey(line)
	return ok && slices.Contains(r.keys, string(key))
}

// cutKey cuts a line at the colon behind a plain key at its beginning.
func cutKey(line []byte) (key, rest []byte, ok bool) {
	key, rest, ok = bytes.Cut(line, []byte(":"))
	if !ok || len(key) == 0 || len(rest) > 0 && rest[0] != ' ' && rest[0] != '\t' {
		return nil, nil, false
	}
	for i, c := range key {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return nil, nil, false
		}
	}
	return key, rest, true
}

// beginsField says whether a line at the left margin is no value of the field before it.
func beginsField(line []byte) bool {
	var probe scan
	probe.restart()
	probe.next(line, 0)
	return probe.margin || bytes.HasPrefix(line, keyMark) || bytes.HasPrefix(line, documentBegins) || bytes.HasPrefix(line, documentEnds)
}

// isDash says whether a text begins with the dash of an entry.
func isDash(text []byte) bool {
	return len(text) > 0 && text[0] == '-' && (len(text) == 1 || text[1] == ' ' || text[1] == '\t')
}

func isBlankOrComment(rest []byte) bool {
	text := bytes.TrimLeft(rest, " \t")
	return len(text) == 0 || text[0] == '#' && len(text) < len(rest)
}
