package answer

import "dossier/data"

// Actor is an actor as the dossier has it.
type Actor struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Kind        data.Kind `json:"kind"`
	Aliases     []string  `json:"aliases"`
	Metonyms    []string  `json:"metonyms"`
	Description string    `json:"description"`
	Wikidata    string    `json:"wikidata"`
	Country     string    `json:"country"`
	// Qualifier tells the actor apart from others of its name, where the dossier has
	// some: a description or the id. Where the actor is named to people it follows in
	// brackets.
	Qualifier string `json:"qualifier,omitempty"`
}

// ActorOf returns an actor of a dossier as answers have it, without a qualifier: that
// follows from the others (see [data.Qualifiers]).
func ActorOf(a *data.Actor) Actor {
	return Actor{ID: a.ID, Name: a.Name, Kind: a.Kind, Aliases: list(a.Aliases), Metonyms: list(a.Metonyms),
		Description: a.Description, Wikidata: a.Wikidata, Country: a.Country}
}

// Relation is a type of tie, so far as answers need it.
type Relation struct {
	ID        string    `json:"id"`
	Label     string    `json:"label"`
	Inverse   string    `json:"inverse"`
	Symmetric bool      `json:"symmetric"`
	Tone      data.Tone `json:"tone"`
}

// RelationOf returns a relation of a dossier as answers have it.
func RelationOf(r *data.Relation) Relation {
	return Relation{ID: r.ID, Label: r.Label, Inverse: r.Inverse, Symmetric: r.Symmetric, Tone: r.Tone.OrDefault()}
}

// Source is a source as the dossier has it, without the place of its stored text.
type Source struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher"`
	URL       string    `json:"url"`
	Published data.Date `json:"published"`
	Retrieved data.Date `json:"retrieved"`
	Origin    string    `json:"origin"`
	// Table says that the source is a table itself, of which some rows name no source.
	Table bool `json:"table,omitempty"`
}

// SourceOf returns a source of a dossier as answers have it.
func SourceOf(s *data.Source) Source {
	return Source{ID: s.ID, Title: s.Title, Publisher: s.Publisher, URL: s.URL, Published: s.Published, Retrieved: s.Retrieved, Origin: s.Origin, Table: s.Table}
}

// Claim is a claim with everybody's word on it and what follows from that.
type Claim struct {
	ID string `json:"id"`
	// Also lists the other ids that were written for the claim; each finds it too.
	Also     []string `json:"also,omitempty"`
	From     []string `json:"from"`
	Relation string   `json:"relation"`
	To       []string `json:"to"`
	// Sentence tells the claim (see [Index.Sentence]).
	Sentence string        `json:"sentence"`
	What     string        `json:"what"`
	Modality data.Modality `json:"modality"`
	When     data.Date     `json:"when"`
	Occasion string        `json:"occasion"`
	About    string        `json:"about"` // the id of a claim
	// Status, Grade and Origins are those under the limits of the answer: what a
	// withdrawn source or voice said does not count.
	Status  data.Status   `json:"status"`
	Grade   data.Grade    `json:"grade"`
	Origins int           `json:"origins"`
	Weight  *float64      `json:"weight,omitempty"`
	Said    []Attribution `json:"said"`
	// DeniedInGeneral counts the words of denial that cover the claim (see
	// [data.Cover]). The first of them stand at the end of Said, each with the claim that
	// it denies.
	DeniedInGeneral int `json:"denied-in-general,omitempty"`
}

// Attribution is one voice on a claim: whose word it is, the stance taken, and
// where that can be read.
type Attribution struct {
	By          []string    `json:"by"` // empty: the source itself
	Stance      data.Stance `json:"stance"`
	Source      string      `json:"source"`
	At          string      `json:"at"`
	Row         int         `json:"row,omitempty"` // of a table, from 1: where it is written
	Quote       string      `json:"quote"`
	SaidOn      data.Date   `json:"said-on"`
	Reliability string      `json:"reliability,omitempty"`
	Credibility int         `json:"credibility,omitempty"`
	Confidence  *int        `json:"confidence,omitempty"`
	// InGeneral is the id of the claim that is denied where this denies what the claim
	// says in particular by denying it in general; empty: it is said of the claim itself.
	InGeneral string `json:"in-general,omitempty"`
}

// ClaimOf returns a claim of a dossier as answers have it. Its sentence is still
// to be told, once the actors that it names are known.
func ClaimOf(c data.Claim, a data.Assessment) Claim {
	out := Claim{ID: c.ID, Also: c.Also, From: list(c.From), Relation: c.Relation, To: list(c.To), What: c.What, Modality: c.Modality,
		When: c.When, Occasion: c.Occasion, About: c.About, Status: a.Status, Grade: a.Grade, Origins: a.Origins, Weight: c.Weight,
		Said: make([]Attribution, len(c.Said))}
	if out.Modality == "" {
		out.Modality = data.Actual
	}
	for i := range c.Said {
		out.Said[i] = AttributionOf(&c.Said[i])
	}
	return out
}

// AttributionOf returns an attribution of a dossier as answers have it.
func AttributionOf(s *data.Attribution) Attribution {
	return Attribution{By: list(s.By), Stance: s.Stance, Source: s.Source, At: s.At, Row: s.Row, Quote: s.Quote, SaidOn: s.SaidOn,
		Reliability: s.Reliability, Credibility: s.Credibility, Confidence: s.Confidence}
}

// none is the empty list, which JSON writes as one.
var none = []string{}

// list never returns nil, so that JSON has no null where a list belongs.
func list(s []string) []string {
	if s == nil {
		return none
	}
	return s
}
