package template

import "dossier/data"

// sheet is a sheet to fill in.
type sheet struct {
	name, about string
	columns     []column
}

// column is a column of it.
type column struct {
	name string
	// of is the entry of the schema that has a field of this name, whose meaning the
	// column has.
	of string
	// says is the meaning where a table has it otherwise than a dossier file.
	says    string
	width   int // in characters; 0: as the name needs
	needed  bool
	numeric bool
	words   []string // to choose from, where the schema has none
	open    bool     // other words can be chosen, too
}

// long is the width of columns of which the texts are broken over several lines.
const long = 60

// meaning says what the column holds.
func (c column) meaning(words *schema) string {
	if c.says != "" {
		return c.says
	}
	return words.field(c.of, c.name).meaning()
}

// choices lists the words that the column is chosen from.
func (c column) choices(words *schema) []string {
	if c.of == "" || c.words != nil {
		return c.words
	}
	return words.field(c.of, c.name).Enum
}

func sheets() []sheet { return []sheet{claims(), actors(), sources(), relations()} }

func claims() sheet {
	return sheet{"claims", "A row for each voice that says, or denies, that one actor stands in a relation to another. Rows that say the same of the same actors are one claim.", []column{
		{name: "from", width: 28, needed: true, says: "The actor that acts, by name or id. Several who act jointly are joined by + between blanks: Iran + Russia."},
		{name: "relation", width: 18, needed: true, words: relationIDs(), open: true, says: "What the first actor does to the second: a word of the list, the id of a row in the sheet relations, or a word of your own."},
		{name: "to", width: 28, needed: true, says: "The actor acted upon, by name or id, or several as in from."},
		{name: "what", of: "claim", width: 28},
		{name: "when", of: "claim", width: 14},
		{name: "stance", of: "attribution"},
		{name: "by", width: 28, says: "The actor whose word it is, by name or id. Voices of their own are separated by ; and members of one voice joined by + between blanks. Empty: the source speaks itself."},
		{name: "source", width: 28, says: "Where it can be read: the id of a row in the sheet sources, or a title."},
		{name: "at", of: "attribution"},
		{name: "quote", of: "attribution", width: long},
		{name: "said-on", of: "attribution", width: 14},
		{name: "modality", of: "claim"},
		{name: "weight", of: "claim", numeric: true},
		{name: "occasion", of: "claim", width: 16},
		{name: "about", of: "claim", width: 16},
		{name: "id", of: "claim", width: 16},
		{name: "reliability", of: "attribution"},
		{name: "credibility", of: "attribution", numeric: true},
		{name: "confidence", of: "attribution", numeric: true},
	}}
}

func actors() sheet {
	return sheet{"actors", "A row for each actor of whom more is known than a name. Others need none.", []column{
		{name: "id", of: "actor", width: 24, needed: true},
		{name: "name", of: "actor", width: 32, needed: true},
		{name: "kind", of: "actor", width: 16},
		{name: "aliases", of: "actor", width: 32},
		{name: "metonyms", of: "actor", width: 24},
		{name: "description", of: "actor", width: long},
		{name: "wikidata", of: "actor"},
		{name: "country", of: "actor"},
	}}
}

func sources() sheet {
	return sheet{"sources", "A row for each publication.", []column{
		{name: "id", of: "source", width: 24, needed: true},
		{name: "title", of: "source", width: long},
		{name: "publisher", of: "source", width: 24},
		{name: "url", of: "source", width: 36},
		{name: "published", of: "source", width: 14},
		{name: "retrieved", of: "source", width: 14},
		{name: "origin", of: "source", width: 24},
		{name: "file", of: "source", width: 24},
		{name: "sha256", of: "source", width: 24},
	}}
}

func relations() sheet {
	return sheet{"relations", "A row for each relation of your own. Those that can be chosen in the sheet claims are known already.", []column{
		{name: "id", of: "relation", width: 24, needed: true},
		{name: "label", of: "relation", width: 24},
		{name: "inverse", of: "relation", width: 24},
		{name: "symmetric", of: "relation", words: []string{"true", "false"}},
		{name: "tone", of: "relation", width: 16},
		{name: "mode", of: "relation"},
		{name: "influence", of: "relation"},
		{name: "cameo", of: "relation"},
		{name: "plover", of: "relation"},
	}}
}

// relationIDs lists the relations that every dossier has.
func relationIDs() []string {
	var ids []string
	for _, r := range data.BuiltinRelations() {
		ids = append(ids, r.ID)
	}
	return ids
}
