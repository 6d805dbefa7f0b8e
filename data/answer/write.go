package answer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
)

// Write writes an answer as JSON. Lists that an engine made are never null, and all
// that ids stand for follows the answer proper, an entry a line. Claims that are made
// while they are read are written as they come, one a line, so that the memory does
// not grow with them.
// Control and formatting characters are written as escapes: the same values, but
// none that a terminal obeys. It fails where the context ends, where a list
// fails, and where w does.
func Write(ctx context.Context, w io.Writer, a Answer) error {
	if err := Seal(ctx, a); err != nil {
		return err
	}
	out := &writer{ctx: ctx, w: bufio.NewWriterSize(w, 1<<16)}
	switch a := a.(type) {
	case *Listing:
		stream(out, "claims", a.List)
		rest := bare(a, (*Listing).Common)
		rest.List = List[Claim]{}
		out.rest(rest)
	case *Comparison:
		stream(out, "added", a.Added)
		stream(out, "gone", a.Gone)
		stream(out, "regraded", a.Regraded)
		stream(out, "reworded", a.Reworded)
		rest := bare(a, (*Comparison).Common)
		rest.Added, rest.Gone, rest.Regraded, rest.Reworded = List[Claim]{}, List[Claim]{}, List[Change]{}, List[Change]{}
		out.rest(rest)
	case *Paths:
		out.rest(bare(a, (*Paths).Common))
	case *Profile:
		out.rest(bare(a, (*Profile).Common))
	case *Network:
		out.rest(bare(a, (*Network).Common))
	case *Ranking:
		out.rest(bare(a, (*Ranking).Common))
	case *Grouping:
		out.rest(bare(a, (*Grouping).Common))
	case *Overview:
		out.rest(bare(a, (*Overview).Common))
	}
	out.index(a)
	return out.finish()
}

// writer writes one JSON object. It keeps the first error.
type writer struct {
	ctx   context.Context
	w     *bufio.Writer
	begun bool // something stands in the object
	line  []byte
	err   error
}

// open begins the object, or goes on in it.
func (o *writer) open() {
	if o.begun {
		o.text(",\n")
	} else {
		o.text("{\n")
	}
	o.begun = true
}

func (o *writer) text(s string) {
	if o.err == nil {
		_, o.err = o.w.WriteString(s)
	}
}

// liner is a value that writes itself as JSON on one line, without the cost of
// looking its fields up: of these there may be millions.
type liner interface{ appendJSON(b []byte) []byte }

// stream writes a list as a member of the object.
func stream[T liner](o *writer, name string, list List[T]) {
	o.open()
	o.text(`  "` + name + `": [`)
	first, n := true, 0
	for x, err := range list.All() {
		if err == nil && n%lookEvery == 0 {
			err = o.ctx.Err()
		}
		n++
		if err != nil {
			o.err = errors.Join(o.err, err)
		}
		if o.err != nil {
			return
		}
		if first {
			o.text("\n    ")
		} else {
			o.text(",\n    ")
		}
		first = false
		o.line = x.appendJSON(o.line[:0])
		if o.err == nil {
			_, o.err = o.w.Write(o.line)
		}
	}
	if !first {
		o.text("\n  ")
	}
	o.text("]")
}

// rest writes the members of a struct into the object.
func (o *writer) rest(x any) {
	if o.err != nil {
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if o.err = e.Encode(x); o.err != nil {
		return
	}
	members := bytes.TrimSuffix(bytes.TrimPrefix(b.Bytes(), []byte("{\n")), []byte("\n}\n"))
	o.open()
	if o.err == nil {
		_, o.err = o.w.Write(visible(members))
	}
}

// bare is a copy of an answer that does not tell what ids stand for.
func bare[T any](a *T, common func(*T) *Base) *T {
	rest := *a
	common(&rest).Index = Index{}
	return &rest
}

// index writes what ids stand for, entry by entry. In a listing the name of the
// claims is taken by the list of them.
func (o *writer) index(a Answer) {
	x := a.Common().Index
	entries(o, "actors", x.Actors)
	entries(o, "relations", x.Relations)
	if _, listed := a.(*Listing); !listed {
		entries(o, "claims", x.Claims)
	}
	entries(o, "sources", x.Sources)
}

// entries writes a map as a member of the object, one entry a line, by its keys.
func entries[T any](o *writer, name string, m map[string]T) {
	o.open()
	o.text(`  "` + name + `": {`)
	between := "\n    "
	for i, id := range slices.Sorted(maps.Keys(m)) {
		value, err := json.Marshal(m[id])
		if err == nil && i%lookEvery == 0 {
			err = o.ctx.Err()
		}
		if err != nil {
			o.err = errors.Join(o.err, err)
		}
		o.text(between)
		between = ",\n    "
		o.line = append(append(appendText(o.line[:0], id), ": "...), visible(value)...)
		if o.err != nil {
			return
		}
		_, o.err = o.w.Write(o.line)
	}
	if len(m) > 0 {
		o.text("\n  ")
	}
	o.text("}")
}

// finish ends the object.
func (o *writer) finish() error {
	o.text("\n}\n")
	if o.err != nil {
		return o.err
	}
	return o.w.Flush()
}
