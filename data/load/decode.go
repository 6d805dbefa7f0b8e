package load

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
)

// decoder fills the entry types from a tree, by their tags, and tells every
// problem on the way instead of stopping at the first.
type decoder struct {
	tell    func(data.Problem)
	told    int // problems
	types   map[reflect.Type]*fields
	texts   map[string]string  // ids and the like, each kept once
	refused map[fieldSpot]bool // fields that are missing or could not be used
}

// place is a line and a column.
type place struct{ line, col int }

// fieldSpot is a field of the table that begins at a place; the empty key stands for one
// that nobody knows.
type fieldSpot struct {
	table place
	key   string
}

func newDecoder(tell func(data.Problem)) decoder {
	return decoder{tell: tell, types: make(map[reflect.Type]*fields), texts: make(map[string]string),
		refused: make(map[fieldSpot]bool)}
}

func (d *decoder) fail(n *tree.Node, code, message, hint string) {
	d.failAt(n.Line, n.Col, code, message, hint)
}

func (d *decoder) failAt(line, col int, code, message, hint string) {
	d.told++
	d.tell(data.Problem{Severity: data.Error, Code: code, Message: message, Hint: hint, Line: line, Column: col})
}

// table fills a struct from the fields of a node, and says whether the node is a table.
// what says what it is in messages.
func (d *decoder) table(n *tree.Node, out reflect.Value, what string) bool {
	if n.Shape != tree.Table {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%s is a table of fields, not %s", article(what), n.Shape), "write its fields as name: value, one a line")
		return false
	}
	known := d.fieldsOf(out.Type())
	t := tableReader{decoder: d, known: known, what: what, at: place{n.Line, n.Col}}
	for i := range n.Fields {
		if info := t.field(&n.Fields[i]); info != nil {
			before := d.told
			d.value(n.Fields[i].Value, out.FieldByIndex(info.index), info)
			if d.told > before {
				d.refused[fieldSpot{t.at, info.key}] = true
			}
		}
	}
	for i := range known.list {
		if info := &known.list[i]; info.must && t.lines[i] == 0 {
			d.refused[fieldSpot{t.at, info.key}] = true
			if !t.misspelt {
				d.fail(n, data.CodeMissingField, fmt.Sprintf("this %s has no %q", what, info.key), "add "+info.key+": ...")
			}
		}
	}
	return true
}

// tableReader looks at the keys of one table.
type tableReader struct {
	*decoder
	known    *fields
	what     string
	at       place
	lines    [maxFields]int // of the fields that were there, by their number
	misspelt bool           // one is unknown
}

// field returns what is known of a field, or nil where it has been refused.
func (t *tableReader) field(f *tree.Field) *fieldInfo {
	i, ok := t.known.index[f.Key]
	switch {
	case !ok:
		t.misspelt, t.refused[fieldSpot{t.at, ""}] = true, true
		t.failAt(f.Line, f.Col, data.CodeUnknownField, fmt.Sprintf("%s has no field %s", article(t.what), data.Quoted(f.Key)), fieldHint(f.Key, t.known.keys))
		return nil
	case t.lines[i] > 0:
		hint := "keep one of them"
		if f.Value.Shape == tree.List {
			hint = "write all that they list under one of them"
		}
		t.failAt(f.Line, f.Col, data.CodeDuplicateField,
			fmt.Sprintf("%s stands twice in this %s; the first is on line %d", data.Quoted(f.Key), t.what, t.lines[i]), hint)
		return nil
	}
	t.lines[i] = f.Line
	return &t.known.list[i]
}

// value fills one field.
func (d *decoder) value(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if n.Shape == tree.Nothing {
		if f.must {
			d.fail(n, data.CodeMissingField, fmt.Sprintf("%q is empty", f.key), "write a value after the colon")
		}
		return
	}
	switch {
	case f.typ == dateType:
		d.date(n, out, f)
	case f.typ.Kind() == reflect.Slice && f.typ.Elem().Kind() == reflect.Struct:
		d.entries(n, out, f)
	case f.typ.Kind() == reflect.Slice:
		d.strings(n, out, f)
	case f.typ.Kind() == reflect.Map:
		d.words(n, out, f)
	case f.typ.Kind() == reflect.Pointer && f.typ.Elem().Kind() == reflect.Struct:
		out.Set(reflect.New(f.typ.Elem()))
		d.table(n, out.Elem(), f.key)
	default:
		d.single(n, out, f)
	}
}

// entries fills a list of tables.
func (d *decoder) entries(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if !d.isList(n, f) {
		return
	}
	out.Set(reflect.MakeSlice(f.typ, len(n.Items), len(n.Items)))
	for i, item := range n.Items {
		d.table(item, out.Index(i), entryNames[f.key])
	}
}

// isList refuses what is no list of tables.
func (d *decoder) isList(n *tree.Node, f *fieldInfo) bool {
	if n.Shape != tree.List {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a list, not %s", f.key, n.Shape), "begin each entry with a dash and a blank")
		return false
	}
	return true
}

var entryNames = map[string]string{"actors": "actor", "relations": "relation", "sources": "source",
	"claims": "claim", "said": "attribution", "decisions": "decision", "tables": "table"}

// strings fills a list of texts; one text alone is a list of one.
func (d *decoder) strings(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if n.Shape == tree.Scalar {
		out.Set(reflect.ValueOf([]string{d.kept(n.Text)}))
		return
	}
	if n.Shape != tree.List {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a text or a list of texts, not %s", f.key, n.Shape), "")
		return
	}
	values := make([]string, len(n.Items))
	for i, item := range n.Items {
		if item.Shape != tree.Scalar {
			d.fail(item, data.CodeWrongType, fmt.Sprintf("%q lists texts, not %s", f.key, item.Shape), "")
			continue
		}
		values[i] = d.kept(item.Text)
	}
	out.Set(reflect.ValueOf(values))
}

// words fills a table of texts by whatever keys are written.
func (d *decoder) words(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if n.Shape != tree.Table {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a table of texts, not %s", f.key, n.Shape), "write a line for each: COLUMN: FIELD")
		return
	}
	values := make(map[string]string, len(n.Fields))
	for i := range n.Fields {
		word := &n.Fields[i]
		if _, twice := values[word.Key]; twice {
			d.failAt(word.Line, word.Col, data.CodeDuplicateField, fmt.Sprintf("%s stands twice in %q", data.Quoted(word.Key), f.key), "keep one of them")
		} else if word.Value.Shape != tree.Scalar {
			d.fail(word.Value, data.CodeWrongType, fmt.Sprintf("%s is a text, not %s", data.Quoted(word.Key), word.Value.Shape), `text that begins with a dash needs quotes: "-"`)
		} else {
			values[word.Key] = word.Value.Text
		}
	}
	out.Set(reflect.ValueOf(values))
}

// kept returns a text that stands in many entries in the memory of its first.
func (d *decoder) kept(text string) string {
	first, ok := d.texts[text]
	if !ok {
		d.texts[text] = text
		return text
	}
	return first
}

func (d *decoder) date(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if n.Shape != tree.Scalar {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a date, not %s", f.key, n.Shape), "")
		return
	}
	date, err := data.ParseDate(n.Text)
	if err != nil {
		message, hint := faults.Explain(err)
		d.fail(n, data.CodeBadDate, message, hint)
		return
	}
	out.Set(reflect.ValueOf(date))
}

// single fills a text, a number, a truth value or a choice from a closed list.
func (d *decoder) single(n *tree.Node, out reflect.Value, f *fieldInfo) {
	if n.Shape != tree.Scalar {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a single value, not %s", f.key, n.Shape), "write one value behind the colon")
		return
	}
	switch out.Kind() {
	case reflect.String:
		d.text(n, out, f)
	case reflect.Bool:
		if n.Quoted || n.Text != "true" && n.Text != "false" {
			d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is true or false, not %s", f.key, data.Quoted(n.Text)), "")
			return
		}
		out.SetBool(n.Text == "true")
	case reflect.Int:
		d.number(n, f, true, func(v float64) { out.SetInt(int64(v)) })
	case reflect.Pointer:
		d.optional(n, out, f)
	default:
		panic("load: no decoding for " + out.Type().String())
	}
}

// text fills a text or a choice from a closed list.
func (d *decoder) text(n *tree.Node, out reflect.Value, f *fieldInfo) {
	switch {
	case f.enum != nil:
		i := slices.Index(f.enum, n.Text)
		if i < 0 {
			d.fail(n, data.CodeBadValue, fmt.Sprintf("%s is not a %s", data.Quoted(n.Text), f.key), wordHint(n.Text, f.enum))
			return
		}
		out.SetString(f.enum[i])
	case f.shared:
		out.SetString(d.kept(n.Text))
	default:
		out.SetString(n.Text)
	}
}

// optional fills a number or truth value that may be left out.
func (d *decoder) optional(n *tree.Node, out reflect.Value, f *fieldInfo) {
	p := reflect.New(f.typ.Elem())
	switch elem := p.Elem(); elem.Kind() {
	case reflect.Bool:
		before := d.told
		d.single(n, elem, f)
		if d.told == before {
			out.Set(p)
		}
	case reflect.Int:
		d.number(n, f, true, func(v float64) { elem.SetInt(int64(v)); out.Set(p) })
	default:
		d.number(n, f, false, func(v float64) { elem.SetFloat(v); out.Set(p) })
	}
}

// number reads a number within the field's range.
func (d *decoder) number(n *tree.Node, f *fieldInfo, whole bool, set func(float64)) {
	v, err := strconv.ParseFloat(n.Text, 64)
	if n.Quoted || err != nil || math.IsNaN(v) || math.IsInf(v, 0) || whole && v != math.Trunc(v) {
		kind := "a number"
		if whole {
			kind = "a whole number"
		}
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is %s, not %s", f.key, kind, data.Quoted(n.Text)), "")
		return
	}
	if outside(v, f.min, f.max) {
		limits := "at least " + f.min
		if f.max != "" {
			limits = f.min + " to " + f.max
		}
		d.fail(n, data.CodeBadRange, fmt.Sprintf("%q is %s, not %s", f.key, limits, data.Quoted(n.Text)), "")
		return
	}
	set(v)
}

func outside(v float64, low, high string) bool {
	if l, err := strconv.ParseFloat(low, 64); err == nil && v < l {
		return true
	}
	h, err := strconv.ParseFloat(high, 64)
	return err == nil && v > h
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
