package load

import "reflect"

// LinesSchema returns the JSON Schema (draft 2020-12) of one line of JSON Lines, made
// from the very types that Load decodes into. It is kept as docs/jsonlines.schema.json.
func LinesSchema() []byte {
	defs := newSchema()
	words := object{}
	for word, entry := range map[string]reflect.Type{
		"dossier": reflect.TypeFor[headEntry](), "actor": reflect.TypeFor[actorEntry](), "relation": reflect.TypeFor[relationEntry](),
		"source": reflect.TypeFor[sourceEntry](), "claim": reflect.TypeFor[claimEntry](), "decision": reflect.TypeFor[decisionEntry](),
	} {
		words[word] = defs.table(entry)
	}
	return defs.document(object{
		"title":       "Line of a dossier",
		"description": "One entry of a dossier, as a line of JSON Lines: an object under the word for what it is.",
		"type":        "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1, "properties": words,
	})
}
