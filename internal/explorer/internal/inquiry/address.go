package inquiry

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
)

// SourceAddress names the page of a source, and a claim whose words are marked first.
type SourceAddress struct{ ID, Claim string }

// SourcePath is where the pages of sources are.
const SourcePath = "/source"

// ParseSource reads the query of such a page. What cannot be read is wrong usage.
func ParseSource(query string) (SourceAddress, error) {
	var at SourceAddress
	q, err := url.ParseQuery(query)
	if err != nil {
		return at, ask.Usagef("the address cannot be read: %s", data.Printable(err.Error()))
	}
	for name, values := range q {
		if name != "id" && name != "claim" || len(values) > 1 {
			return at, ask.Usagef("a source is named by id=, and a claim by claim=, once each, not by %s", data.Quoted(name))
		}
	}
	at.ID, at.Claim = q.Get("id"), q.Get("claim")
	if at.ID == "" {
		return at, ask.Usagef("name the source: id=")
	}
	return at, nil
}

// URL is the address of the page.
func (at SourceAddress) URL() string {
	address := SourcePath + "?id=" + url.QueryEscape(at.ID)
	if at.Claim != "" {
		address += "&claim=" + url.QueryEscape(at.Claim)
	}
	return address
}

// anchorOf names the place of a quote on the page of its source. It follows from the
// words alone, so that whoever links to them needs no text.
func anchorOf(quote string) string {
	sum := sha256.Sum256([]byte(quote))
	return "quote-" + hex.EncodeToString(sum[:6])
}

// wordsURL is where the words of a voice on a claim stand in their source; empty where
// it has none.
func wordsURL(claim string, a *answer.Attribution) string {
	if a.Quote == "" || a.Source == "" {
		return ""
	}
	if a.InGeneral != "" {
		claim = a.InGeneral
	}
	return SourceAddress{a.Source, claim}.URL() + "#" + anchorOf(a.Quote)
}

// claimURL is the page of a claim with its evidence: that of its tie. A claim that ties
// nobody has none.
func claimURL(c *answer.Claim) string {
	ends := append(append([]string{}, c.From[:min(1, len(c.From))]...), c.To...)
	if len(c.To) == 0 {
		ends = c.From // all of them are on one side
	}
	if len(ends) < 2 || ends[0] == ends[1] {
		return ""
	}
	var r options.Request
	r.Verb, r.Actors = answer.VerbPath, ends[:2]
	r.Path.AsWritten, r.Path.MaxHops = true, 1
	r.Filter.Relations = []string{c.Relation}
	if c.Modality != data.Actual {
		r.Filter.Modalities = []data.Modality{c.Modality}
	}
	if c.Status == data.Denied {
		r.Filter.Statuses = []data.Status{data.Denied}
	}
	return r.URL()
}
