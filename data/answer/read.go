package answer

import (
	"encoding/json"
	"fmt"
	"io"

	"dossier/data"
)

// The verbs, as [Asked] names them.
const (
	VerbOverview = ""
	VerbPath     = "path"
	VerbShow     = "show"
	VerbClaims   = "claims"
	VerbDraw     = "draw"
	VerbRank     = "rank"
	VerbGroups   = "groups"
	VerbDiff     = "diff"
)

// Read reads an answer that [Write] wrote. The whole of it is then in memory. An
// id that it does not explain is told as it stands. What is no such answer gives
// an error.
func Read(r io.Reader) (Answer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var peek struct {
		Asked *Asked          `json:"asked"`
		Paths json.RawMessage `json:"paths"` // of draw --path
	}
	if err := json.Unmarshal(text, &peek); err != nil {
		return nil, fmt.Errorf("this is no answer: %w", err)
	}
	if peek.Asked == nil {
		return nil, fmt.Errorf(`this is no answer: it does not say what was asked ("asked")`)
	}
	a := blank(peek.Asked.Verb, peek.Paths != nil)
	if a == nil {
		return nil, fmt.Errorf("this is no answer: nothing is asked with the verb %s", data.Quoted(peek.Asked.Verb))
	}
	if err := json.Unmarshal(text, a); err != nil {
		return nil, fmt.Errorf("this answer to %s cannot be read: %w", data.Quoted(peek.Asked.Verb), err)
	}
	return a, nil
}

// blank returns an empty answer to a verb, or nil where there is no such verb.
func blank(verb string, paths bool) Answer {
	switch verb {
	case VerbOverview:
		return &Overview{}
	case VerbPath:
		return &Paths{}
	case VerbShow:
		return &Profile{}
	case VerbClaims:
		return &Listing{}
	case VerbDraw:
		if paths {
			return &Paths{}
		}
		return &Network{}
	case VerbRank:
		return &Ranking{}
	case VerbGroups:
		return &Grouping{}
	case VerbDiff:
		return &Comparison{}
	}
	return nil
}
