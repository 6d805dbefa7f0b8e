package load

import (
	"cmp"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"dossier/data"
)

// Schema returns the JSON Schema (draft 2020-12) of the dossier file, made from
// the very types that Load decodes into, so that editors complete and check
// dossiers as they are written. It is kept as docs/dossier.schema.json.
//
// A schema sees one value at a time: that ids exist, that quotes stand in their
// texts and the like is for Load to find out.
func Schema() []byte {
	defs := newSchema()
	root := defs.table(reflect.TypeFor[dossierEntry]())
	root["title"] = "Dossier"
	root["description"] = "A body of sourced claims: actors, relations, sources, and who says what about whom."
	return defs.document(root)
}

type object map[string]any

// schema collects the definitions of the entry types by name.
type schema map[string]object

// newSchema begins with what several fields are described by.
func newSchema() schema {
	return schema{
		"date": {
			"description": "2019, 2023-09, 2023-09-13, perhaps with ~ (approximate), ? (uncertain) or % (both), or an interval such as 2022-02-24/..",
			"type":        []string{"string", "integer"}, "pattern": datePattern, "minimum": 0, "maximum": 9999,
		},
		"texts": {
			"description": "One text or a list of texts.",
			"anyOf":       []any{object{"type": textTypes}, object{"type": "array", "items": object{"type": textTypes}}},
		},
	}
}

// document is a schema with the definitions that it refers to.
func (s schema) document(root object) []byte {
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$defs"] = s
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("load: " + err.Error()) // the schema holds texts, numbers and maps only
	}
	return append(out, '\n')
}

const (
	pointPattern = `-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?`
	datePattern  = `^(` + pointPattern + `|(` + pointPattern + `)/(\.\.|` + pointPattern + `)?|(\.\.)?/` + pointPattern + `)$`
)

// textTypes are what a text may look like to a YAML parser: "1984" is a title
// and 3 a paragraph.
var textTypes = []string{"string", "number"}

var formPatterns = map[string]string{
	"slug":    `^[a-z0-9]+(-[a-z0-9]+)*$`,
	"qid":     `^Q[1-9][0-9]*$`,
	"country": `^[A-Z]{3}$`,
	"sha256":  `^[0-9a-f]{64}$`,
	"cameo":   `^[0-9]{2,4}$`,
}

// table describes an entry type.
func (s schema) table(t reflect.Type) object {
	properties := make(object)
	for _, f := range fieldsIn(t) {
		property := s.field(f)
		property["description"] = f.Tag.Get("doc")
		properties[f.Tag.Get("yaml")] = property
	}
	table := object{"type": "object", "additionalProperties": false, "properties": properties}
	if must := newFields(t).must(); len(must) > 0 {
		table["required"] = must
	}
	return table
}

// field describes the value of a field.
func (s schema) field(f reflect.StructField) object {
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == dateType:
		return object{"$ref": "#/$defs/date"}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		name := strings.TrimSuffix(t.Elem().Name(), "Entry")
		s[name] = s.table(t.Elem())
		return object{"type": "array", "items": object{"$ref": "#/$defs/" + name}}
	case t.Kind() == reflect.Struct:
		return s.table(t)
	case f.Tag.Get("size") != "":
		size, _ := strconv.Atoi(f.Tag.Get("size")) // a number of ours
		return object{"type": "array", "items": object{"type": textTypes}, "minItems": size, "maxItems": size}
	case t.Kind() == reflect.Slice:
		return object{"$ref": "#/$defs/texts"}
	case t.Kind() == reflect.Map:
		return object{"type": "object", "additionalProperties": object{"type": textTypes}}
	case t.Kind() == reflect.Bool:
		return object{"type": "boolean"}
	case t.Kind() == reflect.String:
		return textSchema(f.Tag)
	}
	number := object{"type": "number"}
	if t.Kind() == reflect.Int {
		number["type"] = "integer"
	}
	for tag, key := range map[string]string{"min": "minimum", "max": "maximum"} {
		if limit, err := strconv.Atoi(f.Tag.Get(tag)); err == nil {
			number[key] = limit
		}
	}
	return number
}

func textSchema(tag reflect.StructTag) object {
	if enum := cmp.Or(tag.Get("enum"), tag.Get("words")); enum != "" {
		return object{"enum": enumValues(enum)}
	}
	form := tag.Get("form")
	if form == "" {
		return object{"type": textTypes}
	}
	text := object{"type": "string", "pattern": formPatterns[form]}
	if form == "slug" {
		text["maxLength"] = data.MaxID
	}
	return text
}
