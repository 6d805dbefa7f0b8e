package load

import (
	"bytes"
	"flag"
	"os"
	"strconv"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the JSON Schema to docs")

func TestSchemaIsCurrent(t *testing.T) {
	for file, schema := range map[string][]byte{"../../docs/dossier.schema.json": Schema(), "../../docs/jsonlines.schema.json": LinesSchema()} {
		if *update {
			if err := os.WriteFile(file, schema, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		committed, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(committed, schema) {
			t.Errorf("%s is out of date: run go test ./data/load -run TestSchemaIsCurrent -update", file)
		}
	}
}

func compileSchema(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("dossier.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaAgainstSamples(t *testing.T) {
	s := compileSchema(t, Schema())
	for _, sample := range []struct {
		folder string
		valid  bool
	}{{"kim-putin-2023", true}, {"florentine", true}, {"broken", false}} {
		t.Run(sample.folder, func(t *testing.T) {
			text, err := os.ReadFile("../samples/" + sample.folder + "/dossier.yaml")
			if err != nil {
				t.Fatal(err)
			}
			err = s.Validate(yamlValue(t, string(text)))
			if sample.valid && err != nil {
				t.Error(err)
			}
			if !sample.valid && err == nil {
				t.Error("the broken sample passes the schema")
			}
		})
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := compileSchema(t, Schema())
	for name, text := range map[string]string{
		"unknown field":  "titel: x",
		"bad kind":       "actors: [{id: a, name: A, kind: planet}]",
		"missing name":   "actors: [{id: a, kind: person}]",
		"bad id":         "actors: [{id: A B, name: A, kind: person}]",
		"bad date":       "sources: [{id: s, published: yesterday}]",
		"open both ends": "sources: [{id: s, published: ../..}]",
		"bad range":      "claims: [{from: a, relation: r, said: [{stance: asserts, confidence: 101}]}]",
		"list for text":  "title: [a]",
	} {
		if s.Validate(yamlValue(t, text)) == nil {
			t.Errorf("%s: the schema accepts %s", name, text)
		}
	}
	for _, text := range []string{
		"sources: [{id: s, published: 2019, retrieved: 2022-02-24/.., title: 1984}]",
		"claims: [{from: [a, b], to: c, relation: r, said: [{by: a, stance: denies, at: 3}]}]",
	} {
		if err := s.Validate(yamlValue(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// yamlValue reads YAML as the plain values that a schema is about.
func yamlValue(t *testing.T, text string) any {
	t.Helper()
	root, problem := parseYAML(text)
	if problem != nil {
		t.Fatal(problem)
	}
	return plainValue(root)
}

func plainValue(n *node) any {
	switch n.shape {
	case list:
		items := []any{}
		for _, item := range n.items {
			items = append(items, plainValue(item))
		}
		return items
	case table:
		fields := map[string]any{}
		for _, f := range n.fields {
			fields[f.key] = plainValue(f.value)
		}
		return fields
	case nothing:
		return nil
	}
	if !n.quoted {
		if v, err := strconv.ParseFloat(n.text, 64); err == nil {
			return v
		}
		if n.text == "true" || n.text == "false" {
			return n.text == "true"
		}
	}
	return n.text
}
