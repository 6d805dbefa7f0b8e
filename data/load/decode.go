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
)

// decoder fills the entry types from a tree, by their tags, and notes every
// problem on the way instead of stopping at the first.
type decoder struct {
	problems []data.Problem
}

func (d *decoder) fail(n *node, code, message, hint string) {
	d.failAt(n.line, n.col, code, message, hint)
}

func (d *decoder) failAt(line, col int, code, message, hint string) {
	d.problems = append(d.problems, data.Problem{Severity: data.Error, Code: code,
		Message: message, Hint: hint, Line: line, Column: col})
}

// decodeDossier reads a whole file. name says what a table is in messages.
func (d *decoder) decodeDossier(root *node) dossierEntry {
	var out dossierEntry
	if root.shape != table {
		d.fail(root, data.CodeWrongType, "a dossier is a table of fields, not "+root.shape.String(),
			"begin with title:, actors:, sources: and claims:")
		return out
	}
	d.table(root, reflect.ValueOf(&out).Elem(), "dossier")
	return out
}

// table fills a struct from the fields of a node.
func (d *decoder) table(n *node, out reflect.Value, what string) {
	if n.shape != table {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%s is a table of fields, not %s", article(what), n.shape), "")
		return
	}
	known := fieldsOf(out.Type())
	seen := make(map[string]int, len(n.fields))
	for i := range n.fields {
		f := &n.fields[i]
		if first, again := seen[f.key]; again {
			d.failAt(f.line, f.col, data.CodeDuplicateField,
				fmt.Sprintf("%s stands twice in this %s; the first is on line %d", data.Quoted(f.key), what, first),
				"keep one of them")
			continue
		}
		seen[f.key] = f.line
		index, ok := known.index[f.key]
		if !ok {
			d.failAt(f.line, f.col, data.CodeUnknownField, fmt.Sprintf("%s has no field %s", article(what), data.Quoted(f.key)),
				faults.NearestHint(f.key, known.keys))
			continue
		}
		d.value(f.value, out.FieldByIndex(index), out.Type().FieldByIndex(index))
	}
	for _, key := range known.must {
		if _, ok := seen[key]; !ok {
			d.failAt(n.line, n.col, data.CodeMissingField, fmt.Sprintf("this %s has no %q", what, key), "add "+key+": ...")
		}
	}
}

var dateType = reflect.TypeFor[data.Date]()

// value fills one field.
func (d *decoder) value(n *node, out reflect.Value, f reflect.StructField) {
	if n.shape == nothing {
		if f.Tag.Get("need") == "must" {
			d.fail(n, data.CodeMissingField, fmt.Sprintf("%q is empty", f.Tag.Get("yaml")), "write a value after the colon")
		}
		return
	}
	switch {
	case out.Type() == dateType:
		d.date(n, out, f)
	case out.Kind() == reflect.Slice && out.Type().Elem().Kind() == reflect.Struct:
		d.entries(n, out, f)
	case out.Kind() == reflect.Slice:
		d.strings(n, out, f)
	case out.Kind() == reflect.Map:
		d.words(n, out, f)
	case out.Kind() == reflect.Pointer && out.Type().Elem().Kind() == reflect.Struct:
		out.Set(reflect.New(out.Type().Elem()))
		d.table(n, out.Elem(), f.Tag.Get("yaml"))
	default:
		d.single(n, out, f)
	}
}

// entries fills a list of tables.
func (d *decoder) entries(n *node, out reflect.Value, f reflect.StructField) {
	key := f.Tag.Get("yaml")
	if n.shape != list {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a list, not %s", key, n.shape), "begin each entry with a dash")
		return
	}
	out.Set(reflect.MakeSlice(out.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.table(item, out.Index(i), entryNames[key])
	}
}

var entryNames = map[string]string{"actors": "actor", "relations": "relation", "sources": "source",
	"claims": "claim", "said": "attribution", "decisions": "decision", "tables": "table"}

// strings fills a list of texts; one text alone is a list of one.
func (d *decoder) strings(n *node, out reflect.Value, f reflect.StructField) {
	items := n.items
	if n.shape == scalar {
		items = []*node{n}
	} else if n.shape != list {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a text or a list of texts, not %s", f.Tag.Get("yaml"), n.shape), "")
		return
	}
	values := make([]string, 0, len(items))
	for _, item := range items {
		text := ""
		if item.shape != scalar {
			d.fail(item, data.CodeWrongType, fmt.Sprintf("%q lists texts, not %s", f.Tag.Get("yaml"), item.shape), "")
		} else {
			text = item.text
		}
		values = append(values, text)
	}
	out.Set(reflect.ValueOf(values))
}

// words fills a table of texts by whatever keys are written.
func (d *decoder) words(n *node, out reflect.Value, f reflect.StructField) {
	key := f.Tag.Get("yaml")
	if n.shape != table {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a table of texts, not %s", key, n.shape), "write a line for each: COLUMN: FIELD")
		return
	}
	values := make(map[string]string, len(n.fields))
	for i := range n.fields {
		f := &n.fields[i]
		if _, twice := values[f.key]; twice {
			d.failAt(f.line, f.col, data.CodeDuplicateField, fmt.Sprintf("%s stands twice in %q", data.Quoted(f.key), key), "keep one of them")
		} else if f.value.shape != scalar {
			d.fail(f.value, data.CodeWrongType, fmt.Sprintf("%s is a text, not %s", data.Quoted(f.key), f.value.shape), `text that begins with a dash needs quotes: "-"`)
		} else {
			values[f.key] = f.value.text
		}
	}
	out.Set(reflect.ValueOf(values))
}

func (d *decoder) date(n *node, out reflect.Value, f reflect.StructField) {
	if n.shape != scalar {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a date, not %s", f.Tag.Get("yaml"), n.shape), "")
		return
	}
	date, err := data.ParseDate(n.text)
	if err != nil {
		message, hint := faults.Explain(err)
		d.fail(n, data.CodeBadDate, message, hint)
		return
	}
	out.Set(reflect.ValueOf(date))
}

// single fills a text, a number, a truth value or a choice from a closed list.
func (d *decoder) single(n *node, out reflect.Value, f reflect.StructField) {
	key := f.Tag.Get("yaml")
	if n.shape != scalar {
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is a single value, not %s", key, n.shape), "")
		return
	}
	switch out.Kind() {
	case reflect.String:
		if enum := f.Tag.Get("enum"); enum != "" && !slices.Contains(enumValues(enum), n.text) {
			d.fail(n, data.CodeBadValue, fmt.Sprintf("%s is not a %s", data.Quoted(n.text), key), faults.NearestHint(n.text, enumValues(enum)))
			return
		}
		out.SetString(n.text)
	case reflect.Bool:
		if n.quoted || n.text != "true" && n.text != "false" {
			d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is true or false, not %s", key, data.Quoted(n.text)), "")
			return
		}
		out.SetBool(n.text == "true")
	case reflect.Int:
		d.number(n, f, true, func(v float64) { out.SetInt(int64(v)) })
	case reflect.Pointer:
		whole := out.Type().Elem().Kind() == reflect.Int
		d.number(n, f, whole, func(v float64) {
			p := reflect.New(out.Type().Elem())
			if whole {
				p.Elem().SetInt(int64(v))
			} else {
				p.Elem().SetFloat(v)
			}
			out.Set(p)
		})
	default:
		panic("load: no decoding for " + out.Type().String())
	}
}

// number reads a number within the field's range.
func (d *decoder) number(n *node, f reflect.StructField, whole bool, set func(float64)) {
	key := f.Tag.Get("yaml")
	v, err := strconv.ParseFloat(n.text, 64)
	if n.quoted || err != nil || math.IsNaN(v) || math.IsInf(v, 0) || whole && v != math.Trunc(v) {
		kind := "a number"
		if whole {
			kind = "a whole number"
		}
		d.fail(n, data.CodeWrongType, fmt.Sprintf("%q is %s, not %s", key, kind, data.Quoted(n.text)), "")
		return
	}
	low, high := f.Tag.Get("min"), f.Tag.Get("max")
	if outside(v, low, high) {
		limits := "at least " + low
		if high != "" {
			limits = low + " to " + high
		}
		d.fail(n, data.CodeBadRange, fmt.Sprintf("%q is %s, not %s", key, limits, data.Quoted(n.text)), "")
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

// known lists the keys of an entry type.
type known struct {
	index map[string][]int // see reflect.Type.FieldByIndex
	keys  []string
	must  []string
}

func fieldsOf(t reflect.Type) known {
	k := known{index: make(map[string][]int, t.NumField())}
	for _, f := range fieldsIn(t) {
		key := f.Tag.Get("yaml")
		k.index[key] = f.Index
		k.keys = append(k.keys, key)
		if f.Tag.Get("need") == "must" {
			k.must = append(k.must, key)
		}
	}
	return k
}

// fieldsIn lists the fields of an entry type, those of what is embedded in it too.
func fieldsIn(t reflect.Type) []reflect.StructField {
	return slices.DeleteFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.Anonymous })
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
