package answer

// Ranking lists actors by a measure, the highest score first.
type Ranking struct {
	Measure string `json:"measure"`
	Meaning string `json:"meaning"` // what the measure says, in a phrase
	Note    string `json:"note"`    // what to mind about these scores, or empty
	// Scores are the first of the actors scored, Ranked how many those are.
	Scores []Score `json:"ranking"`
	Ranked int     `json:"ranked"`
	Base
}

// Found reports whether any actor was scored.
func (a *Ranking) Found() bool { return len(a.Scores) > 0 }

// Score is the score of one actor. Equal scores have equal places.
type Score struct {
	Place int     `json:"place"`
	Actor string  `json:"actor"`
	Name  string  `json:"name"`
	Score float64 `json:"score"`
}

// Grouping lists groups of actors, the largest first, or what a census counts.
type Grouping struct {
	Measure string  `json:"measure"`
	Meaning string  `json:"meaning"`
	Note    string  `json:"note"`
	Groups  []Group `json:"groups"`
	// Total is how many groups there are; Groups holds the first of them.
	Total int `json:"total"`
	// Counts are what a census counts instead of groups.
	Counts []Count `json:"counts,omitempty"`
	Base
}

// Found reports whether there is a group, or a census.
func (a *Grouping) Found() bool { return len(a.Groups)+len(a.Counts) > 0 }

// Group is one group of actors.
type Group struct {
	Name string `json:"name,omitempty"` // where the measure names its groups
	Size int    `json:"size"`
	// Members are its actors, in the order of their ids.
	Members []string `json:"members"`
}
