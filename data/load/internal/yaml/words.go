package yaml

import "strings"

// plainWords says in plain words what the library complains of, with a hint where there
// is one; other complaints are passed on.
func plainWords(complaint string) (message, hint string) {
	for _, c := range [...]struct{ of, message, hint string }{
		{"is a reserved character", "a text cannot begin with this character", "put the text in quotes"},
		{"mapping value is not allowed in this context", "a colon and a blank stand inside a text here", "put the text in quotes; if a field was meant, check the indentation"},
		{"non-map value is specified", "this is no field: it lacks a colon and a blank, or it is indented otherwise than its neighbours", "write fields as name: value, all of an entry in one column"},
		{"unexpected key name", "this is no field: it lacks a colon and a blank, or it is indented otherwise than its neighbours", "write fields as name: value, all of an entry in one column"},
		{"map key-value is pre-defined", "a value stands here that belongs to no field", "write one value behind each colon; text with a colon or a # in it needs quotes"},
		{"value is not allowed in this context", "this line fits neither the lines before it nor those behind it", "let all fields of an entry begin in the same column"},
		{"block sequence entries are not allowed in this context", "a dash and a blank stand where a text is expected", "put the text in quotes; if a list was meant, begin it on a line of its own"},
		{"must be specified", "a comma or a closing bracket is missing before this", "write lists as [a, b] and tables as {a: b, c: d}"},
	} {
		if strings.Contains(complaint, c.of) {
			return c.message, c.hint
		}
	}
	return "the YAML cannot be read: " + complaint, ""
}
