// Package docs holds the parts of the documentation that the program serves itself.
// It is no place for code.
package docs

import _ "embed"

// AnswersSchema is the JSON Schema of answers.
//
//go:embed answers.schema.json
var AnswersSchema []byte
