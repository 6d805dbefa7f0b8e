package options

import (
	"bytes"
	"encoding/json"

	"dossier/graph/ask"
)

// wire is the JSON of a request: {"verb": "path", "actors": ["Kim", "Seoul"],
// "options": {"min-grade": "3"}}. Values are texts, as on a command line.
type wire struct {
	Verb    string            `json:"verb"`
	Actors  []string          `json:"actors"`
	Options map[string]string `json:"options"`
}

// MarshalJSON writes the request with the options that are set.
func (r Request) MarshalJSON() ([]byte, error) {
	w := wire{Verb: r.Verb, Actors: r.Actors, Options: map[string]string{}}
	if w.Actors == nil {
		w.Actors = []string{}
	}
	for _, o := range r.set() {
		w.Options[o.Name] = o.value
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what MarshalJSON writes. What cannot be read gives an
// [*ask.UsageError] that names the option.
func (r *Request) UnmarshalJSON(text []byte) error {
	var w wire
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&w); err != nil {
		return ask.Usagef("a question in JSON has verb, actors and options: %v", err)
	}
	*r = Request{}
	r.Verb = w.Verb
	if r.Verb != "" {
		if err := ask.CheckVerb(r.Verb); err != nil {
			return err
		}
	}
	values := map[string][]string{}
	for name, value := range w.Options {
		values[name] = []string{value}
	}
	if len(w.Actors) > 0 {
		r.Actors = w.Actors
	}
	return r.readOptions(values)
}
