package answer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/internal/testkit/requests"
	"dossier/internal/testkit/schemas"
)

const schemaFile = "../../docs/answers.schema.json"

// kinds are the types of answers and the verbs that they answer.
func kinds() []struct {
	of    reflect.Type
	verbs []string
} {
	return []struct {
		of    reflect.Type
		verbs []string
	}{
		{reflect.TypeFor[answer.Overview](), []string{answer.VerbOverview}},
		{reflect.TypeFor[answer.Paths](), []string{answer.VerbPath, answer.VerbDraw}},
		{reflect.TypeFor[answer.Profile](), []string{answer.VerbShow}},
		{reflect.TypeFor[answer.Listing](), []string{answer.VerbClaims}},
		{reflect.TypeFor[answer.Network](), []string{answer.VerbDraw}},
		{reflect.TypeFor[answer.Ranking](), []string{answer.VerbRank}},
		{reflect.TypeFor[answer.Grouping](), []string{answer.VerbGroups}},
		{reflect.TypeFor[answer.Comparison](), []string{answer.VerbDiff}},
	}
}

// schemaOf makes the schema of answers. A closed one refuses fields that it does
// not know; that of the docs lets them pass, since later versions may add some.
func schemaOf(t *testing.T, closed bool) []byte {
	t.Helper()
	docs, err := schemas.ReadDocs(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	array := func(item reflect.Type, m *schemas.Maker) schemas.Object {
		return schemas.Object{{Name: "type", Value: "array"}, {Name: "items", Value: m.Ref(item)}}
	}
	m := &schemas.Maker{Closed: closed, Docs: docs}
	m.Known = map[reflect.Type]schemas.Object{
		reflect.TypeFor[data.Status]():           schemas.Words(texts(data.Statuses())...),
		reflect.TypeFor[data.Stance]():           schemas.Words(data.Stances()...),
		reflect.TypeFor[data.Tone]():             schemas.Words(data.Tones()...),
		reflect.TypeFor[data.Modality]():         schemas.Words(data.Modalities()...),
		reflect.TypeFor[data.Kind]():             schemas.Words(data.KindsAndNone()...),
		reflect.TypeFor[answer.WithdrawalKind](): schemas.Words(answer.WithoutSource, answer.WithoutVoice, answer.WithoutOrigin),
		reflect.TypeFor[answer.Outcome]():        schemas.Words(answer.NoPath, answer.LongerPath, answer.DifferentPath, answer.WeakerPath, answer.SamePath, answer.StrongerPath),
		reflect.TypeFor[data.Grade]():            {{Name: "type", Value: "integer"}, {Name: "minimum", Value: 0}, {Name: "maximum", Value: 5}},
		reflect.TypeFor[data.Date]():             {{Name: "type", Value: "string"}, {Name: "description", Value: "A date in EDTF: 2019, 2023-09, 2022-02-24/..; empty where it is not known."}},
	}
	m.Known[reflect.TypeFor[answer.List[answer.Claim]]()] = array(reflect.TypeFor[answer.Claim](), m)
	m.Known[reflect.TypeFor[answer.List[answer.Change]]()] = array(reflect.TypeFor[answer.Change](), m)
	var oneOf []schemas.Object
	for _, k := range kinds() {
		verb := schemas.Object{{Name: "properties", Value: schemas.Object{{Name: "verb", Value: schemas.Words(k.verbs...)}}}}
		oneOf = append(oneOf, append(m.Ref(k.of), schemas.Member{Name: "properties", Value: schemas.Object{{Name: "asked", Value: verb}}}))
	}
	text, err := json.MarshalIndent(schemas.Object{
		{Name: "$schema", Value: "https://json-schema.org/draft/2020-12/schema"},
		{Name: "title", Value: "Answers of dossier"},
		{Name: "description", Value: "What a question to a dossier is answered with, as --format json writes it. Later versions may add fields."},
		{Name: "oneOf", Value: oneOf},
		{Name: "$defs", Value: m.Defs()},
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func texts[T interface{ String() string }](list []T) (words []string) {
	for _, x := range list {
		words = append(words, x.String())
	}
	return words
}

func TestSchemaIsCurrent(t *testing.T) {
	made := schemaOf(t, false)
	if testkit.Updating() {
		if err := os.WriteFile(schemaFile, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(kept, made) {
		t.Errorf("%s is out of date (%v): go test ./data/answer -run Schema -update mends it\n%s", schemaFile, err, testkit.Diff(kept, made))
	}
}

func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("answers.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("answers.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid reports how a text breaks a schema.
func valid(s *jsonschema.Schema, text []byte) error {
	x, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(x)
}

// TestAnswersFitTheSchema asks random questions of random dossiers, of the samples
// and of one with texts that break formats.
func TestAnswersFitTheSchema(t *testing.T) {
	open, closed := compiled(t, schemaOf(t, false)), compiled(t, schemaOf(t, true))
	fits := func(t *rapid.T, d *data.Dossier) {
		m, err := ask.Load(context.Background(), d, "0")
		if err != nil {
			t.Fatal(err)
		}
		q := requests.Sensible(t, requests.NamesOf(d)).Question
		var a answer.Answer
		if q.Verb == answer.VerbDiff {
			a, err = ask.Compare(context.Background(), m, m, q)
		} else {
			a, err = ask.Ask(context.Background(), m, q)
		}
		if ask.IsUsage(err) {
			return
		}
		var b bytes.Buffer
		if err == nil {
			err = answer.Write(context.Background(), &b, a)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(valid(closed, b.Bytes()), valid(open, b.Bytes())); err != nil {
			t.Fatalf("%s: %v\n%s", q.CommandLine(), err, b.String())
		}
	}
	sample, florentine := answers.Dossier(t, samples.Default), answers.Dossier(t, "florentine")
	hostile := testkit.HostileDossier(6, testkit.Hostile(300), 0)
	for name, draw := range map[string]func(*rapid.T) *data.Dossier{
		"random":     func(t *rapid.T) *data.Dossier { return testkit.DrawDossier(t, 6, 14) },
		"sample":     func(*rapid.T) *data.Dossier { return sample },
		"florentine": func(*rapid.T) *data.Dossier { return florentine },
		"hostile":    func(*rapid.T) *data.Dossier { return hostile },
	} {
		t.Run(name, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { fits(t, draw(t)) }) })
	}
}

// TestSchemaRefuses changes answers so that they are none any more.
func TestSchemaRefuses(t *testing.T) {
	s := compiled(t, schemaOf(t, false))
	var b bytes.Buffer
	a := answers.Put(t, answers.Sample(t, samples.Default), ask.Question{Verb: answer.VerbPath, Actors: []string{"Kim", "Seoul"}})
	if err := answer.Write(t.Context(), &b, a); err != nil {
		t.Fatal(err)
	}
	if err := valid(s, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	var spaced bytes.Buffer
	if err := json.Indent(&spaced, b.Bytes(), "", " "); err != nil {
		t.Fatal(err)
	}
	for was, is := range map[string]string{
		`"verb": "path"`: `"verb": "paths"`, `"status": "contested"`: `"status": "disputed"`, `"stance": "denies"`: `"stance": "refutes"`,
		`"kind": "state"`: `"kind": "planet"`, `"modality": "actual"`: `"modality": ""`, `"nearest": null`: `"near": null`, `"complete": true`: `"complete": "yes"`,
		`"length": 3`: `"length": "3"`, `"limits": []`: `"limits": null`, `"grade": 4`: `"grade": 6`, `"tone": "neutral"`: `"tone": "nice"`,
	} {
		changed := strings.Replace(spaced.String(), was, is, 1)
		if changed == spaced.String() {
			t.Errorf("there is no %s in the answer", was)
		} else if valid(s, []byte(changed)) == nil {
			t.Errorf("%s instead of %s passes", is, was)
		}
	}
}

// TestSchemaDescribesItself: whoever reads it learns what a field means.
func TestSchemaDescribesItself(t *testing.T) {
	var s struct {
		Defs map[string]struct {
			Description string
			Properties  map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schemaOf(t, false), &s); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Defs)) {
		if s.Defs[name].Description == "" {
			t.Errorf("%s is not described", name)
		}
	}
	if s.Defs["Path"].Properties["grade"].Description != "Grade is that of the weakest hop." {
		t.Errorf("the grade of a path is %q", s.Defs["Path"].Properties["grade"].Description)
	}
}
