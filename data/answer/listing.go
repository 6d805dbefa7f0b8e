package answer

import (
	"cmp"
	"slices"
	"strings"
)

// Listing is the claims that pass, in the order of their ties.
type Listing struct {
	// List holds the claims. It may be made while it is read, since a dossier may
	// have millions. In JSON it takes the name of [Index.Claims], which is empty: the
	// claim that one of them is about is explained where it is listed itself.
	List List[Claim] `json:"claims,omitzero"`
	// Statuses counts the claims of each status, the strongest first.
	Statuses []Count `json:"statuses"`
	Base
}

// Found reports whether a claim passes.
func (a *Listing) Found() bool { return a.List.Len() > 0 }

// Count is how often something occurs.
type Count struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// Counts lists a tally, the largest first and equal ones by id; never nil.
func Counts(tally map[string]int) []Count {
	list := make([]Count, 0, len(tally))
	for id, n := range tally {
		list = append(list, Count{ID: id, Count: n})
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID))
	})
	return list
}
