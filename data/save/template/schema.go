package template

import (
	"encoding/json"
	"fmt"

	"dossier/data/load"
)

// schema is what the template wants to know of the schema of the dossier file.
type schema struct {
	Defs map[string]struct {
		Properties map[string]field `json:"properties"`
	} `json:"$defs"`
}

// field is a field of an entry.
type field struct {
	Description string   `json:"description"`
	Enum        []string `json:"enum"`
	Ref         string   `json:"$ref"`
	form        string   // what the value looks like, where that has to be said
}

func readSchema() (*schema, error) {
	s := new(schema)
	if err := json.Unmarshal(load.Schema(), s); err != nil {
		return nil, fmt.Errorf("the schema of dossiers: %w", err)
	}
	return s, nil
}

// field gives a field of an entry. One that is not there means nothing.
func (s *schema) field(entry, name string) field {
	f := s.Defs[entry].Properties[name]
	switch f.Ref {
	case "#/$defs/date":
		f.form = "A year, a month or a day: 2019, 2023-09, 2023-09-13, with ~ where it is approximate and ? where it is uncertain. From one to another: 2022-02-24/2023-09."
	case "#/$defs/texts":
		f.form = "Several are separated by a semicolon."
	}
	return f
}

// meaning says what the field holds, and how.
func (f field) meaning() string {
	if f.form == "" {
		return f.Description
	}
	return f.Description + " " + f.form
}
