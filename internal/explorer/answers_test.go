package explorer

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/data/answer"
	"dossier/docs"
	"dossier/graph/ask"
	"dossier/internal/figure"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/testkit"
)

// TestAnswers compares with what the command line makes, and with the schema.
func TestAnswers(t *testing.T) {
	x := exploring(t, Options{})
	schema := schemaOf(t, docs.AnswersSchema)
	d, err := brief(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		u := httptest.NewRequest("GET", q, nil).URL
		r, err := options.ParseURL(u)
		if err != nil {
			t.Fatal(err)
		}
		found, err := inputs.NewShelf(func(context.Context, string) (ask.Engine, error) { return d.Engine, nil }).Ask(t.Context(), r.Question)
		if err != nil {
			t.Fatal(err)
		}
		found.Common().Asked.Command = r.CommandLine()
		var want, csv bytes.Buffer
		if err := answer.Write(t.Context(), &want, found); err != nil {
			t.Fatal(err)
		}
		if err := answer.WriteCSV(t.Context(), &csv, found, false); err != nil {
			t.Fatal(err)
		}
		w := get(x, "/api/v1"+q)
		if !bytes.Equal(w.Body.Bytes(), want.Bytes()) {
			t.Errorf("%s gives other JSON:\n%s", q, testkit.Diff(want.Bytes(), w.Body.Bytes()))
		}
		v, err := jsonschema.UnmarshalJSON(w.Body)
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", q, err)
		}
		before, after, _ := strings.Cut(q, "?")
		if w := get(x, "/api/v1"+before+".csv?"+after); !bytes.Equal(w.Body.Bytes(), csv.Bytes()) {
			t.Errorf("%s gives other CSV", q)
		}
		if !slices.Contains([]string{"path", "draw", "diff"}, r.Verb) || !found.Found() {
			continue
		}
		for _, name := range []string{"svg", "mermaid"} {
			f, err := figure.FormatOf("", name)
			if err != nil {
				t.Fatal(err)
			}
			made, err := figure.Make(t.Context(), found, r, 0, nil)
			if err != nil {
				t.Fatal(err)
			}
			var drawn bytes.Buffer
			if _, err := f.Encode(t.Context(), &drawn, made, figure.Drawing{Look: r.Look}); err != nil {
				t.Fatal(err)
			}
			first := get(x, "/figure"+before+"."+name+"?"+after)
			if !bytes.Equal(first.Body.Bytes(), drawn.Bytes()) {
				t.Errorf("%s gives another figure as %s: %.200s", q, name, first.Body)
			}
			if again := get(x, "/figure"+before+"."+name+"?"+after, "If-None-Match", first.Header().Get("ETag")); again.Code != http.StatusNotModified {
				t.Errorf("%s: %d for what the client has", q, again.Code)
			}
		}
	}
}

func schemaOf(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("answers.schema.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("answers.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestOpenAPI asks at every address that the document names.
func TestOpenAPI(t *testing.T) {
	x := exploring(t, Options{})
	var doc struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct{ Name string }
				Responses  map[string]struct {
					Content map[string]json.RawMessage
				}
			}
		}
	}
	if err := json.Unmarshal(get(x, "/api/v1/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	queries := map[string]string{"path": "from=Kim&to=Seoul", "show": "actor=Kim", "diff": "as-of=2021%2C2023", "source": "id=brief"}
	for path, p := range doc.Paths {
		verb, _, _ := strings.Cut(path[strings.LastIndexByte(path, '/')+1:], ".")
		w := get(x, path+"?"+queries[verb])
		kind := w.Header().Get("Content-Type")
		if _, named := p.Get.Responses["200"].Content[kind]; w.Code != 200 || !named || kind == "" {
			t.Errorf("%s: %d, %s: %.300s", path, w.Code, kind, w.Body)
		}
		for _, o := range options.Of(verb) {
			if !o.Hidden && !slices.ContainsFunc(p.Get.Parameters, func(q struct{ Name string }) bool { return q.Name == o.Name }) {
				t.Errorf("%s does not describe %s", path, o.Name)
			}
		}
	}
	if len(doc.Paths) < 50 {
		t.Errorf("%d addresses are described", len(doc.Paths))
	}
}
