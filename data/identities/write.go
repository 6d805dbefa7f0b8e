package identities

import (
	"encoding/json"

	"dossier/data"
)

// Pair returns the actors of a proposal.
func (f *Found) Pair(p *Proposal) (a, b *data.Actor) {
	return &f.Dossier.Actors[p.A], &f.Dossier.Actors[p.B]
}

// The JSON form of proposals.
type (
	jsonFound struct {
		Proposals []jsonProposal `json:"proposals"`
		Total     int            `json:"total"`
	}
	jsonProposal struct {
		Actors  [2]jsonActor `json:"actors"`
		Reason  Reason       `json:"reason"`
		Because string       `json:"because"`
		Names   [2]string    `json:"names"`
		Letters int          `json:"letters"`
		Unsure  *jsonUnsure  `json:"unsure"`
	}
	jsonUnsure struct {
		By  string    `json:"by"`
		On  data.Date `json:"on"`
		Why string    `json:"why"`
	}
	jsonActor struct {
		ID   string    `json:"id"`
		Name string    `json:"name"`
		Kind data.Kind `json:"kind"`
	}
)

// MarshalJSON writes the proposals and how many there are, as docs/identities.md says.
func (f *Found) MarshalJSON() ([]byte, error) {
	out := jsonFound{Proposals: []jsonProposal{}, Total: f.Total}
	for i := range f.Proposals {
		p := &f.Proposals[i]
		a, b := f.Pair(p)
		one := jsonProposal{Actors: [2]jsonActor{{a.ID, a.Name, a.Kind}, {b.ID, b.Name, b.Kind}}, Reason: p.Reason, Because: p.Because(), Names: p.Names, Letters: p.Letters}
		if p.Unsure != nil {
			one.Unsure = &jsonUnsure{p.Unsure.By, p.Unsure.On, p.Unsure.Why}
		}
		out.Proposals = append(out.Proposals, one)
	}
	return json.Marshal(out)
}

// Rows are the proposals as CSV has them, under a header.
func (f *Found) Rows() [][]string {
	rows := [][]string{{"id", "name", "kind", "other-id", "other-name", "other-kind", "reason", "because", "unsure-by"}}
	for i := range f.Proposals {
		p := &f.Proposals[i]
		a, b := f.Pair(p)
		unsure := ""
		if p.Unsure != nil {
			unsure = p.Unsure.By
		}
		rows = append(rows, []string{a.ID, a.Name, string(a.Kind), b.ID, b.Name, string(b.Kind), string(p.Reason), p.Because(), unsure})
	}
	return rows
}
