package render

import (
	"strconv"

	"dossier/data/answer"
)

// isBareRow reports whether nothing is said of a claim but that rows of a table hold it:
// nobody by name, no other source, no quote. A note could only repeat the tie.
func (s *side) isBareRow(c *answer.Claim) bool {
	for i := range c.Said {
		a := &c.Said[i]
		if len(a.By) > 0 || a.Quote != "" || !s.Sources[a.Source].Table {
			return false
		}
	}
	return len(c.Said) > 0
}

// restsOnFile says how many of a figure's ties are bare rows.
func restsOnFile(bare, ties int) string {
	what := strconv.Itoa(bare) + " of " + strconv.Itoa(ties) + " ties rest"
	switch {
	case bare == ties && ties == 1:
		what = "The tie rests"
	case bare == ties:
		what = "All ties rest"
	case bare == 1:
		what = "1 of " + strconv.Itoa(ties) + " ties rests"
	}
	return what + " on the table alone: its rows name nobody who says so, no source and no quote."
}
