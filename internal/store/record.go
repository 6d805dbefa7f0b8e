package store

import (
	"encoding/json"
	"fmt"

	"dossier/data"
)

// The records in the words of the YAML. What is empty is left out.
type (
	actorRecord struct {
		ID          string   `json:"id"`
		Name        string   `json:"name,omitempty"`
		Kind        string   `json:"kind,omitempty"`
		Aliases     []string `json:"aliases,omitempty"`
		Metonyms    []string `json:"metonyms,omitempty"`
		Description string   `json:"description,omitempty"`
		Wikidata    string   `json:"wikidata,omitempty"`
		Country     string   `json:"country,omitempty"`
		Made        bool     `json:"made,omitempty"`
		FormerIDs   []string `json:"former-ids,omitempty"`
		Qualifier   string   `json:"qualifier,omitempty"`
		Ties        int      `json:"ties,omitempty"`
	}
	sourceRecord struct {
		ID        string    `json:"id"`
		Title     string    `json:"title,omitempty"`
		Publisher string    `json:"publisher,omitempty"`
		URL       string    `json:"url,omitempty"`
		Published data.Date `json:"published,omitzero"`
		Retrieved data.Date `json:"retrieved,omitzero"`
		Origin    string    `json:"origin,omitempty"`
		File      string    `json:"file,omitempty"`
		SHA256    string    `json:"sha256,omitempty"`
		Table     bool      `json:"table,omitempty"`
	}
	claimRecord struct {
		ID       string              `json:"id"`
		Also     []string            `json:"also,omitempty"`
		From     []string            `json:"from"`
		Relation string              `json:"relation"`
		To       []string            `json:"to,omitempty"`
		What     string              `json:"what,omitempty"`
		Modality string              `json:"modality,omitempty"`
		When     data.Date           `json:"when,omitzero"`
		Occasion string              `json:"occasion,omitempty"`
		About    string              `json:"about,omitempty"`
		Weight   *float64            `json:"weight,omitempty"`
		Said     []attributionRecord `json:"said,omitempty"`
		Dispute  string              `json:"dispute,omitempty"`
	}
	attributionRecord struct {
		By          []string  `json:"by,omitempty"`
		Stance      string    `json:"stance"`
		Source      string    `json:"source,omitempty"`
		At          string    `json:"at,omitempty"`
		Row         int       `json:"row,omitempty"`
		Quote       string    `json:"quote,omitempty"`
		SaidOn      data.Date `json:"said-on,omitzero"`
		Reliability string    `json:"reliability,omitempty"`
		Credibility int       `json:"credibility,omitempty"`
		Confidence  *int      `json:"confidence,omitempty"`
	}
)

// Actor is an actor as a store has it: with what tells it apart from others of its name
// in the whole dossier, and how many arcs tie it to others there.
type Actor struct {
	data.Actor
	Qualifier string
	Ties      int
}

// Claim is a claim as a store has it.
type Claim struct {
	data.Claim
	// Dispute names the claims that have actors, relation and modality in common with
	// this one, where somebody denies one of them: what the status of each depends on. It
	// is empty where nobody does.
	Dispute string
}

// EncodeActor writes the record of an actor.
func EncodeActor(a *Actor) (Record, error) {
	return encode(a.ID, actorRecord{ID: a.ID, Name: a.Name, Kind: string(a.Kind), Aliases: a.Aliases, Metonyms: a.Metonyms, Description: a.Description,
		Wikidata: a.Wikidata, Country: a.Country, Made: a.Made, FormerIDs: a.FormerIDs, Qualifier: a.Qualifier, Ties: a.Ties})
}

// DecodeActor reads what EncodeActor wrote.
func DecodeActor(r Record) (Actor, error) {
	var a actorRecord
	if err := decode(r, &a, func() string { return a.ID }); err != nil {
		return Actor{}, err
	}
	return Actor{data.Actor{ID: a.ID, Name: a.Name, Kind: data.Kind(a.Kind), Aliases: a.Aliases, Metonyms: a.Metonyms, Description: a.Description,
		Wikidata: a.Wikidata, Country: a.Country, Made: a.Made, FormerIDs: a.FormerIDs}, a.Qualifier, a.Ties}, nil
}

// EncodeSource writes the record of a source.
func EncodeSource(s *data.Source) (Record, error) { return encode(s.ID, sourceRecord(*s)) }

// DecodeSource reads what EncodeSource wrote.
func DecodeSource(r Record) (data.Source, error) {
	var s sourceRecord
	err := decode(r, &s, func() string { return s.ID })
	return data.Source(s), err
}

// EncodeClaim writes the record of a claim.
func EncodeClaim(c *Claim) (Record, error) {
	r := claimRecord{ID: c.ID, Also: c.Also, From: c.From, Relation: c.Relation, To: c.To, What: c.What, Modality: string(c.Modality), When: c.When,
		Occasion: c.Occasion, About: c.About, Weight: c.Weight, Dispute: c.Dispute, Said: make([]attributionRecord, len(c.Said))}
	for i, a := range c.Said {
		r.Said[i] = attributionRecord{By: a.By, Stance: string(a.Stance), Source: a.Source, At: a.At, Row: a.Row, Quote: a.Quote, SaidOn: a.SaidOn,
			Reliability: a.Reliability, Credibility: a.Credibility, Confidence: a.Confidence}
	}
	return encode(c.ID, r)
}

// DecodeClaim reads what EncodeClaim wrote.
func DecodeClaim(r Record) (Claim, error) {
	var c claimRecord
	if err := decode(r, &c, func() string { return c.ID }); err != nil {
		return Claim{}, err
	}
	out := Claim{data.Claim{ID: c.ID, Also: c.Also, From: c.From, Relation: c.Relation, To: c.To, What: c.What, Modality: data.Modality(c.Modality), When: c.When,
		Occasion: c.Occasion, About: c.About, Weight: c.Weight}, c.Dispute}
	for _, a := range c.Said {
		out.Said = append(out.Said, data.Attribution{By: a.By, Stance: data.Stance(a.Stance), Source: a.Source, At: a.At, Row: a.Row, Quote: a.Quote,
			SaidOn: a.SaidOn, Reliability: a.Reliability, Credibility: a.Credibility, Confidence: a.Confidence})
	}
	return out, nil
}

func encode(id string, v any) (Record, error) {
	text, err := json.Marshal(v)
	return Record{ID: id, JSON: text}, err
}

// decode reads a record, and refuses one that is of something else.
func decode(r Record, v any, id func() string) error {
	if err := json.Unmarshal(r.JSON, v); err != nil {
		return fmt.Errorf("the record of %s in the store cannot be read: %w", data.Quoted(r.ID), err)
	}
	if id() != r.ID {
		return fmt.Errorf("the record of %s in the store is that of %s", data.Quoted(r.ID), data.Quoted(id()))
	}
	return nil
}
