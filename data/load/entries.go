package load

import "dossier/data"

// The types below are the dossier file as it is written, key by key. The
// decoder, the list of known fields in error messages and the JSON Schema all
// come from their tags:
//
//	yaml  the key
//	doc   its meaning, for the schema and for editors
//	need  "must" for keys that have to be there
//	form  a pattern of the text: slug, qid, country, sha256, uri, letter
//	enum  the closed list that the value is from
//	words the same, where the decoder leaves it to others to refuse what is not in it
//	min, max  the range of a number
//	size  how many items a list has

type dossierEntry struct {
	Title       string          `yaml:"title" doc:"The title of the dossier, shown above answers and figures."`
	Description string          `yaml:"description" doc:"What the dossier is about, in a few sentences."`
	Actors      []actorEntry    `yaml:"actors" doc:"Everybody and everything that claims are about or that speaks."`
	Relations   []relationEntry `yaml:"relations" doc:"Relations of this dossier. One with the id of a built-in relation changes what it says of it."`
	Sources     []sourceEntry   `yaml:"sources" doc:"What was published and can be looked up."`
	Claims      []claimEntry    `yaml:"claims" doc:"Statements that one actor stands in a relation to another, and who says so."`
	Decisions   []decisionEntry `yaml:"decisions" doc:"What somebody decided about two actors that may be one and the same."`
	Tables      []tableEntry    `yaml:"tables" doc:"Tables in the dossier's folder that belong to it, each with what it does not say itself."`
}

type tableEntry struct {
	File string `yaml:"file" need:"must" doc:"The table, a file below the dossier's folder."`
	mappingEntry
}

// mappingEntry is also what a mapping file holds. Its fields are those of Mapping.
type mappingEntry struct {
	Map       map[string]string `yaml:"map" doc:"What columns hold, by their headers, where these do not say: a field such as from, to or relation, or \"-\" for a column that is not to be used."`
	Dates     string            `yaml:"dates" words:"dates" doc:"The order of day, month and year in dates of digits."`
	Decimal   string            `yaml:"decimal" words:"decimal" doc:"The mark before decimals."`
	Thousands string            `yaml:"thousands" words:"thousands" doc:"The mark between groups of three digits."`
	Encoding  string            `yaml:"encoding" doc:"How a text file is encoded that is not UTF-8, such as windows-1252."`
	Columns   []string          `yaml:"columns" doc:"The names of the columns of a table without a header row."`
	Matrix    string            `yaml:"matrix" doc:"The relation of a table in which rows are actors, and columns too."`
}

type actorEntry struct {
	ID          string    `yaml:"id" need:"must" form:"slug" doc:"Lower-case letters, digits and single hyphens; unique in the dossier."`
	Name        string    `yaml:"name" need:"must" doc:"What people call the actor."`
	Kind        data.Kind `yaml:"kind" enum:"kind" doc:"What sort of thing the actor is; 'unknown' stands for a party that has not been identified."`
	Aliases     []string  `yaml:"aliases" doc:"Other names of this very actor."`
	Metonyms    []string  `yaml:"metonyms" doc:"Words that stand for the actor without naming it, such as a capital for a government."`
	Description string    `yaml:"description" doc:"Who or what this is."`
	Wikidata    string    `yaml:"wikidata" form:"qid" doc:"Wikidata item, such as Q56226."`
	Country     string    `yaml:"country" form:"country" doc:"ISO 3166-1 alpha-3 code, such as PRK."`
	Made        bool      `yaml:"made" doc:"True if the id was made of the name in a table, and nobody wrote it. Of two actors that are the same one whose id somebody wrote goes on before it."`
}

type relationEntry struct {
	ID        string         `yaml:"id" need:"must" form:"slug" doc:"Lower-case letters, digits and single hyphens."`
	Label     string         `yaml:"label" doc:"The phrase read from the first actor to the second: supplies."`
	Inverse   string         `yaml:"inverse" doc:"The phrase read the other way: is supplied by."`
	Symmetric bool           `yaml:"symmetric" doc:"True if the relation reads the same both ways."`
	Tone      data.Tone      `yaml:"tone" enum:"tone" doc:"Friendly or hostile by nature; neutral where nothing is written."`
	Mode      data.Mode      `yaml:"mode" enum:"mode" doc:"Words, deeds or a standing arrangement; structural where nothing is written."`
	Influence data.Influence `yaml:"influence" enum:"influence" doc:"Which way influence runs along the relation; forward where nothing is written, both where it is symmetric."`
	CAMEO     string         `yaml:"cameo" form:"cameo" doc:"CAMEO event code with its leading zeros, such as 0211."`
	PLOVER    string         `yaml:"plover" doc:"PLOVER event type, such as THREATEN."`
}

type sourceEntry struct {
	ID        string    `yaml:"id" need:"must" form:"slug" doc:"Lower-case letters, digits and single hyphens; unique in the dossier."`
	Title     string    `yaml:"title" doc:"The title of the publication."`
	Publisher string    `yaml:"publisher" doc:"Who published it."`
	URL       string    `yaml:"url" doc:"Where it was published."`
	Published data.Date `yaml:"published" doc:"When it was published."`
	Retrieved data.Date `yaml:"retrieved" doc:"When it was read or stored."`
	Origin    string    `yaml:"origin" doc:"The wire or witness that this source repeats; sources with one origin count once."`
	File      string    `yaml:"file" doc:"The stored text, relative to the dossier's folder."`
	SHA256    string    `yaml:"sha256" form:"sha256" doc:"The SHA-256 digest of the stored text, 64 lower-case hexadecimal digits."`
	Table     bool      `yaml:"table" doc:"True if the source is a table of claims itself, of which some rows named no other source."`
}

type claimEntry struct {
	ID       string             `yaml:"id" form:"slug" doc:"A name for the claim. Entries that say the same are one claim, whatever their ids; where none has one, it is made from what the claim says."`
	From     []string           `yaml:"from" need:"must" doc:"The actor that acts, or several acting jointly, by id."`
	To       []string           `yaml:"to" doc:"The actor or actors acted upon, by id. A symmetric relation may name all participants under from."`
	Relation string             `yaml:"relation" need:"must" form:"slug" doc:"The id of a relation."`
	What     string             `yaml:"what" doc:"What the claim is about in a few words: rockets and missiles."`
	Modality data.Modality      `yaml:"modality" enum:"modality" doc:"Whether it is, is planned or may be; actual where nothing is written."`
	When     data.Date          `yaml:"when" doc:"The time for which the claim holds."`
	Occasion string             `yaml:"occasion" doc:"What tells apart two events that are alike in all else, such as two attacks of one day: the number of an event, an hour, a place."`
	About    string             `yaml:"about" form:"slug" doc:"The id of the claim that a warning or a pressure is about."`
	Weight   *float64           `yaml:"weight" min:"0" doc:"The cost of the tie for paths by weight."`
	Said     []attributionEntry `yaml:"said" doc:"Who says so, or denies it, and where that can be read."`
}

type attributionEntry struct {
	By          []string    `yaml:"by" doc:"The actors whose word it is, by id; several are one voice. Left out, the source speaks itself."`
	Stance      data.Stance `yaml:"stance" need:"must" enum:"stance" doc:"How firmly the voice stands by the claim, or against it."`
	Source      string      `yaml:"source" form:"slug" doc:"The id of the source in which it can be read."`
	At          string      `yaml:"at" doc:"The place in the source: a paragraph or a page."`
	Row         int         `yaml:"row" min:"1" doc:"The row of the table in which this was written. It tells where to look and is no part of what is said."`
	Quote       string      `yaml:"quote" doc:"The wording, which must stand in the stored text of the source."`
	SaidOn      data.Date   `yaml:"said-on" doc:"When it was said."`
	Reliability string      `yaml:"reliability" enum:"reliability" doc:"Admiralty grade of the source, A to F."`
	Credibility int         `yaml:"credibility" min:"1" max:"6" doc:"Admiralty grade of the information, 1 to 6."`
	Confidence  *int        `yaml:"confidence" min:"0" max:"100" doc:"STIX 2.1 confidence, 0 to 100."`
}

type decisionEntry struct {
	Actors    []string        `yaml:"actors" need:"must" size:"2" doc:"The two actors, by id."`
	Verdict   data.Verdict    `yaml:"verdict" need:"must" enum:"verdict" doc:"Whether the two are the same, are different, or nobody can tell."`
	Keep      string          `yaml:"keep" form:"slug" doc:"Of two that are the same, the id that goes on; left out, an id that somebody wrote goes before one made of a name, and then the smaller one."`
	By        string          `yaml:"by" doc:"Who decided it."`
	On        data.Date       `yaml:"on" doc:"When it was decided."`
	Why       string          `yaml:"why" doc:"The reason."`
	TakenBack *takingBackPart `yaml:"taken-back" doc:"Who took the decision back: it then counts no more."`
}

type takingBackPart struct {
	By  string    `yaml:"by" doc:"Who took it back."`
	On  data.Date `yaml:"on" doc:"When it was taken back."`
	Why string    `yaml:"why" doc:"The reason."`
}

// enumValues returns the closed list that an enum tag names.
func enumValues(name string) []string {
	switch name {
	case "kind":
		return texts(data.Kinds())
	case "modality":
		return texts(data.Modalities())
	case "stance":
		return texts(data.Stances())
	case "tone":
		return texts(data.Tones())
	case "mode":
		return texts(data.Modes())
	case "influence":
		return texts(data.Influences())
	case "dates":
		return DateOrders()
	case "decimal":
		return DecimalMarks()
	case "thousands":
		return ThousandsMarks()
	case "verdict":
		return texts(data.Verdicts())
	case "reliability":
		return []string{"A", "B", "C", "D", "E", "F"}
	}
	panic("load: no enum " + name)
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
