package answer

import (
	"strconv"

	"dossier/data"
)

// MostClaims is how many of a tie's claims an answer lists.
const MostClaims = 100

// TieClaims are the claims of a tie that pass. The status and the grade of the tie are
// those of its best claim.
type TieClaims struct {
	// Claims lists the ids of the first 100 of them, the best grade first, then by id.
	Claims []string `json:"claims"`
	// More counts the claims that pass beside those.
	More int `json:"more-claims,omitempty"`
	// MoreContested counts the contested ones among the claims in More.
	MoreContested int `json:"more-contested,omitempty"`
}

// MoreClaims says how many claims a tie has beside those that are listed: "and 300 more
// claims, 2 of them contested"; nothing where all are.
func (t *TieClaims) MoreClaims() string {
	if t.More <= 0 {
		return ""
	}
	words := "and " + Counted(t.More, "more claim")
	switch {
	case t.MoreContested <= 0:
	case t.MoreContested == t.More && t.More == 1:
		words += ", contested"
	case t.MoreContested == t.More:
		words += ", all of them contested"
	default:
		words += ", " + strconv.Itoa(t.MoreContested) + " of them contested"
	}
	return words
}

// PartlyContested says how many claims of a tie are contested, where some are beside one
// that nobody disputes: "1 of 2 contested"; else nothing. StatusOf gives the status of a
// claim that is listed.
func (t *TieClaims) PartlyContested(statusOf func(id string) data.Status) string {
	contested, all := t.MoreContested, len(t.Claims)+t.More
	for _, id := range t.Claims {
		if statusOf(id) == data.Contested {
			contested++
		}
	}
	if contested <= 0 || contested >= all {
		return ""
	}
	return strconv.Itoa(contested) + " of " + strconv.Itoa(all) + " contested"
}
