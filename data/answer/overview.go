package answer

// Overview says what is in a dossier: everything, denied and planned claims too.
type Overview struct {
	Description string  `json:"description"`
	Totals      Totals  `json:"totals"`
	ByStatus    []Count `json:"by-status"`   // of claims, the most frequent first
	ByRelation  []Count `json:"by-relation"` // of claims, the most frequent first
	Central     []Score `json:"central"`     // the first of rank degree
	// Cycles lists the groups of three or more actors in which influence can come
	// back to where it began, the largest first. Two allies are no news.
	Cycles [][]string `json:"cycles"`
	Base
}

// Totals count what a dossier holds.
type Totals struct {
	Actors  int `json:"actors"`
	Ties    int `json:"ties"`
	Claims  int `json:"claims"`
	Sources int `json:"sources"`
}

// Found reports true: there is always something to say about a dossier.
func (a *Overview) Found() bool { return true }
