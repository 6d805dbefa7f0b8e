package api

import (
	"encoding/json"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/figure"
	"dossier/internal/options"
)

type object = map[string]any

// Document is the OpenAPI description (3.1) of every address for programs. Its
// parameters are the rows of the table of options, so that none can be forgotten.
func Document(version string) []byte {
	paths := object{}
	for _, verb := range append([]string{answer.VerbOverview}, ask.Verbs()...) {
		name := verb
		if name == "" {
			name = overviewName
		}
		parameters := parametersOf(verb)
		paths[Base+name] = get("The answer of dossier "+strings.TrimSpace(verb)+" as --format json writes it", parameters,
			"application/json", object{"$ref": "answers.schema.json"})
		paths[Base+name+".csv"] = get("The same as --format csv writes it", parameters, types["csv"], object{"type": "string"})
		paths["/report/"+name+".html"] = get("The answer as a report in HTML", parameters, types["html"], object{"type": "string"})
		paths["/report/"+name+".md"] = get("The answer as a report in Markdown", parameters, types["md"], object{"type": "string"})
	}
	for _, verb := range inquiry.Drawn() {
		for _, f := range figure.Formats() {
			schema := object{"type": "string"}
			if f.Binary {
				schema = object{"type": "string", "contentEncoding": "binary"}
			}
			paths["/figure/"+verb+"."+f.Name] = get("The figure as dossier draws it into a file, in the format "+f.Name, parametersOf(verb), f.Type, schema)
		}
	}
	paths[Base+"complete"] = get("Names that begin as given, whatever the case and the script, the best first", []object{
		parameter("prefix", "the beginning of a name", object{"type": "string"}),
		parameter("what", "what is named", object{"type": "string", "enum": []string{"actor", "relation", "source"}, "default": "actor"}),
		parameter("n", "how many", object{"type": "integer", "minimum": 1, "maximum": 100, "default": 10}),
	}, "application/json", object{"$ref": "#/components/schemas/Matches"})
	paths[Base+"source"] = get("A source with its stored text, and where in it the quotes stand", []object{
		parameter("id", "the id of the source", object{"type": "string"}),
		parameter("claim", "the id of a claim whose quotes come first", object{"type": "string"}),
	}, types["json"], object{"$ref": "#/components/schemas/Source"})
	text, err := json.MarshalIndent(object{
		"openapi":    "3.1.0",
		"info":       object{"title": "dossier", "version": version, "description": "Actors, ties and who says so: the questions of the command line, with the same words and the same answers."},
		"paths":      paths,
		"components": object{"schemas": schemas()},
	}, "", "  ")
	if err != nil {
		panic(err) // made of texts and maps
	}
	return append(text, '\n')
}

func schemas() object {
	text, number := object{"type": "string"}, object{"type": "integer"}
	return object{
		"Problem": object{"type": "object", "required": []string{"type", "title", "status", "detail", "exit-code"},
			"properties": object{"type": text, "title": text, "status": number, "detail": text, "exit-code": number}},
		"Source": sourceSchema(),
		"Matches": object{"type": "object", "required": []string{"matches"}, "properties": object{"matches": object{"type": "array",
			"items": object{"type": "object", "required": []string{"id", "name"}, "properties": object{"id": text, "name": text, "by": text}}}}},
	}
}

// get describes an address that is read.
func get(summary string, parameters []object, kind string, schema object) object {
	refused := object{"description": "a problem, in the words of the command line",
		"content": object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}}
	return object{"get": object{"summary": summary, "parameters": parameters, "responses": object{
		"200":     object{"description": "the answer; the header Dossier-Exit-Code is 1 where it found nothing", "content": object{kind: object{"schema": schema}}},
		"304":     object{"description": "the client has it already"},
		"default": refused,
	}}}
}

func parameter(name, help string, schema object) object {
	return object{"name": name, "in": "query", "description": help, "schema": schema}
}

// parametersOf lists what may be said of a question of a verb.
func parametersOf(verb string) []object {
	list := []object{}
	for _, name := range options.Parameters(verb) {
		list = append(list, parameter(name, "a word of the question", object{"type": "string"}))
	}
	if verb == answer.VerbShow || verb == answer.VerbClaims || verb == answer.VerbDraw {
		list = append(list, parameter("actor", "an actor, by name or id; several times where the verb takes several", object{"type": "array", "items": object{"type": "string"}}))
	}
	for _, o := range options.Of(verb) {
		if o.Hidden {
			continue
		}
		schema := object{"type": "string"}
		switch {
		case o.Switch():
			schema["enum"] = []string{"true", "false"}
		case len(o.Words) > 0 && !strings.Contains(o.Value(new(options.Request)).Type(), ",") && o.Name != "min-grade":
			schema["enum"] = o.Words
		}
		list = append(list, parameter(o.Name, o.Help, schema))
	}
	return list
}
