package yaml

import (
	"dossier/data"
	"dossier/data/load/internal/tree"
)

// piece is what is parsed by itself.
type piece struct {
	kind   kind
	text   []byte // with plain line ends
	line   int    // the first
	offset int64  // of it
	end    int64  // the offset behind the last line
	dashes bool   // it is a field whose list has its dashes at the left margin
}

type kind uint8

const (
	none  kind = iota
	field      // a top-level field with its value
	item       // an item of the list of one
	whole      // the whole file
)

// begin opens a piece with its first line.
func (r *reader) begin(k kind, line []byte) {
	r.piece = piece{kind: k, text: r.piece.text[:0], line: r.lines.number, offset: r.lines.offset}
	r.scan.restart()
	r.add(line)
}

// add puts a line to the piece that is open.
func (r *reader) add(line []byte) {
	if r.piece.kind != none {
		r.scan.next(line, r.lines.number)
		r.piece.text = append(append(r.piece.text, line...), '\n')
		r.piece.end = r.lines.after
		if len(r.scan.open) > maxDepth {
			r.tooDeep()
		}
	}
}

// tooDeep refuses the piece that is open for the brackets in it.
func (r *reader) tooDeep() {
	deep := r.scan.open[maxDepth]
	p := tooDeep(deep.line, deep.col)
	if r.piece.kind == whole {
		r.fail(p)
		return
	}
	r.fault(p)
	r.leaving = true
}

// guard refuses a piece that is too large to be parsed.
func (r *reader) guard() {
	if len(r.piece.text) <= maxPiece {
		return
	}
	what, hint := "an entry of more than 8 MB begins here", "begin each entry with a dash, or keep long lists of ties as CSV"
	if r.piece.kind == whole {
		what = "a file that does not begin with a field such as title: at the left margin is read as a whole, and may take 8 MB"
		hint = "write each field at the left margin, and each entry of its list behind a dash"
	}
	r.fail(&data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: r.piece.line, Column: 1, Message: what, Hint: hint})
}

// end parses the piece that is open and hands it on.
func (r *reader) end() {
	p := r.piece
	switch {
	case p.kind == none:
		return
	case r.scan.isOpen():
		opened := r.scan.last()
		if crossed := r.scan.slips.cross; crossed != (opening{}) {
			opened = crossed
		}
		r.fault(neverClosed(opened))
		return
	case p.kind == item && !r.wanted:
		r.drop()
		return
	}
	if problem := r.parse(); problem != nil {
		if slip := r.scan.slips.problem(); slip != nil && (problem.Code == data.CodeSyntax || problem.Code == data.CodeTooLarge) {
			problem = slip
		}
		r.fault(problem)
		return
	}
	if p := r.scan.slips.hashtag(); p != nil {
		r.h.Problem(*p)
	}
	r.drop()
}

// parse parses the piece that is open and hands on what it holds.
func (r *reader) parse() *data.Problem {
	p, text := r.piece, string(r.piece.text)
	switch p.kind {
	case item:
		n, problem := parseItem(text, p.line)
		if problem == nil {
			r.h.Item(n, tree.Span{Offset: p.offset, Line: int32(p.line), Length: int32(p.end - p.offset)})
		}
		return problem
	case field:
		f, problem := parseField(text, p.line)
		if problem == nil {
			r.handField(f)
		}
		return problem
	}
	root, problem := parse(text, p.line)
	switch {
	case problem != nil:
		return problem
	case root.Shape != tree.Table:
		return &data.Problem{Severity: data.Error, Code: data.CodeWrongType, Line: root.Line, Column: root.Col,
			Message: "a dossier is a table of fields, not " + root.Shape.String(), Hint: "begin with title:, actors:, sources: and claims:"}
	}
	for _, f := range root.Fields {
		r.handField(f)
	}
	return nil
}

// handField hands on a field that is parsed with its value.
func (r *reader) handField(f tree.Field) {
	items := f.Value.Items
	if f.Value.Shape == tree.List {
		value := *f.Value
		f.Value = &value
	}
	if r.h.Field(f) {
		for _, n := range items {
			r.h.Item(n, tree.Span{})
		}
	}
}

// fault tells of a piece that cannot be read, and leaves it.
func (r *reader) fault(p *data.Problem) {
	r.h.Problem(*p)
	r.h.Lost(r.key)
	r.drop()
}

// fail tells of what keeps the rest of the file from being read.
func (r *reader) fail(p *data.Problem) {
	r.key = ""
	r.fault(p)
	r.stopped = true
}

func (r *reader) drop() {
	r.piece.kind, r.empty = none, tree.Field{}
	r.scan.restart()
}
