// Package schemas makes a JSON Schema (draft 2020-12) of Go types as encoding/json
// writes them, with their doc comments as descriptions. It is for tests alone: one
// writes the schema into the docs and holds it current.
package schemas

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
)

// Maker makes schemas.
type Maker struct {
	// Known are the schemas of types that are written in a way of their own.
	Known map[reflect.Type]Object
	// Closed refuses fields that are not described.
	Closed bool
	// Docs are descriptions by "Type" and "Type.Field" (see [ReadDocs]).
	Docs map[string]string

	defs Object
	made map[string]bool
}

// Object is a JSON object whose members keep their order.
type Object []Member

// Member is a member of an Object.
type Member struct {
	Name  string
	Value any
}

// MarshalJSON writes the members in order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Ref refers to the schema of a struct, which stands among the definitions.
func (m *Maker) Ref(t reflect.Type) Object {
	name, _, _ := strings.Cut(t.Name(), "[")
	if m.made == nil {
		m.made = map[string]bool{}
	}
	if !m.made[name] {
		m.made[name] = true
		at := len(m.defs)
		m.defs = append(m.defs, Member{})
		m.defs[at] = Member{name, m.table(t, name)}
	}
	return Object{{"$ref", "#/$defs/" + name}}
}

// Defs are the definitions that references made so far need.
func (m *Maker) Defs() Object { return m.defs }

// table describes a struct.
func (m *Maker) table(t reflect.Type, name string) Object {
	var properties Object
	var required []string
	m.fields(t, name, &properties, &required)
	table := Object{{"type", "object"}}
	if text := m.Docs[name]; text != "" {
		table = append(table, Member{"description", text})
	}
	table = append(table, Member{"properties", properties}, Member{"required", required})
	if m.Closed {
		table = append(table, Member{"additionalProperties", false})
	}
	return table
}

// fields adds those of a struct, and of the structs that it embeds.
func (m *Maker) fields(t reflect.Type, name string, properties *Object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && key == "":
			m.fields(f.Type, f.Type.Name(), properties, required)
			continue
		case !f.IsExported() || key == "-" || slices.ContainsFunc(*properties, func(p Member) bool { return p.Name == key }):
			continue // an outer field hides one of an embedded struct, and stands before it
		}
		optional := strings.Contains(options, "omitempty")
		value := m.value(f.Type)
		if f.Type.Kind() == reflect.Pointer && !optional {
			value = Object{{"anyOf", []any{value, Object{{"type", "null"}}}}}
		}
		if text := m.Docs[name+"."+f.Name]; text != "" {
			value = append(Object{{"description", text}}, value...)
		}
		*properties = append(*properties, Member{key, value})
		if !optional {
			*required = append(*required, key)
		}
	}
}

// value describes what stands in a field.
func (m *Maker) value(t reflect.Type) Object {
	if known := m.Known[t]; known != nil {
		return known
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.value(t.Elem())
	case reflect.Struct:
		return m.Ref(t)
	case reflect.Slice:
		return Object{{"type", "array"}, {"items", m.value(t.Elem())}}
	case reflect.Map:
		return Object{{"type", "object"}, {"additionalProperties", m.value(t.Elem())}}
	case reflect.Bool:
		return Object{{"type", "boolean"}}
	case reflect.Int:
		return Object{{"type", "integer"}}
	case reflect.Float64:
		return Object{{"type", "number"}}
	case reflect.String:
		return Object{{"type", "string"}}
	}
	panic("schemas: no schema for " + t.String())
}

// Words is the schema of a text that is one of a few.
func Words[T ~string](words ...T) Object { return Object{{"enum", words}} }

// ReadDocs reads the doc comments of the types of a package and of their fields.
func ReadDocs(dir fs.FS) (map[string]string, error) {
	files, err := fs.Glob(dir, "*.go")
	if err != nil {
		return nil, err
	}
	docs := map[string]string{}
	for _, name := range files {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Base(name), text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, spec := range g.Specs {
					readType(docs, g, spec.(*ast.TypeSpec))
				}
			}
			return true
		})
	}
	return docs, nil
}

func readType(docs map[string]string, g *ast.GenDecl, spec *ast.TypeSpec) {
	docs[spec.Name.Name] = plainText(g.Doc)
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range s.Fields.List {
		text := plainText(f.Doc)
		if text == "" {
			text = plainText(f.Comment)
		}
		for _, name := range f.Names {
			docs[spec.Name.Name+"."+name.Name] = text
		}
	}
}

// plainText is a doc comment on one line, without the marks of links.
func plainText(c *ast.CommentGroup) string {
	var p comment.Parser
	text := (&comment.Printer{TextWidth: -1}).Text(p.Parse(c.Text()))
	return strings.NewReplacer("[", "", "]", "").Replace(strings.Join(strings.Fields(string(text)), " "))
}
