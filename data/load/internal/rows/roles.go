package rows

import (
	"maps"
	"slices"
)

// role is what a column of an edge list stands for.
type role uint8

const (
	roleNone role = iota
	roleFrom
	roleTo
	roleBy
	roleFromID // the keys of the three
	roleToID
	roleByID
	roleRelation
	roleDirection // directed, undirected or mutual

	// What says more about a tie.
	roleStance
	roleModality
	roleWhen
	roleStart // of when
	roleEnd
	roleSaidOn
	roleReliability
	roleCredibility
	roleConfidence
	roleWeight
	roleSource // where it can be read

	// Texts that are kept as they stand.
	roleID
	roleWhat
	roleAbout
	roleOccasion
	roleAt
	roleQuote
	roles

	firstDetail = roleStance
	firstText   = roleID
	textRoles   = roles - firstText
)

// fieldRoles are the fields that a column can be mapped to by name, as documented.
var fieldRoles = map[string]role{
	"from": roleFrom, "to": roleTo, "relation": roleRelation, "directed": roleDirection, "stance": roleStance,
	"from-id": roleFromID, "to-id": roleToID, "by-id": roleByID,
	"by": roleBy, "when": roleWhen, "what": roleWhat, "source": roleSource, "quote": roleQuote,
	"start": roleStart, "end": roleEnd, "confidence": roleConfidence, "weight": roleWeight,
	"id": roleID, "modality": roleModality, "about": roleAbout, "occasion": roleOccasion,
	"at": roleAt, "said-on": roleSaidOn, "reliability": roleReliability, "credibility": roleCredibility,
}

// Fields lists the fields that a column can be mapped to, in byte order.
func Fields() []string { return slices.Sorted(maps.Keys(fieldRoles)) }

// columns says what the columns of a table stand for.
type columns struct {
	of       [roles]int // the column with a role; -1 for none
	bars     bool       // a bar in a cell parts claims
	oneSided bool       // rows without one of the two actors are nothing wrong
	matrix   bool       // cells stand for ties, see matrix.go
	relation []byte     // of rows that name none; nil: see relations.go
	idle     []int      // the columns that are not used, to be counted
	spaces   [3]string  // of the keys of from, to and by: two may use the same for others
}

func (c *columns) has(r role) bool { return c.of[r] >= 0 }

// keyRole returns the role of the keys of the actors that a column names.
func keyRole(r role) role { return r + (roleFromID - roleFrom) }

// key returns the key of the actor that a row names with a role.
func (c *columns) key(cells [][]byte, r role) []byte {
	cell := c.cell(cells, keyRole(r))
	if space := c.spaces[r-roleFrom]; space != "" && len(cell) > 0 {
		return spaced(space, cell)
	}
	return cell
}

// spaced is a key of a space of keys as one of the dossier.
func spaced(space string, key []byte) []byte { return append([]byte(space+"-"), key...) }

// named reports whether a column names the actors of a role, or gives their keys.
func (c *columns) named(r role) bool { return c.has(r) || c.has(keyRole(r)) }

// details lists the columns that say more about a tie.
func (c *columns) details() (list []role) {
	for r := firstDetail; r < roles; r++ {
		if c.has(r) {
			list = append(list, r)
		}
	}
	return list
}

// keyed reports whether a column gives keys of actors.
func (c *columns) keyed() bool { return c.has(roleFromID) || c.has(roleToID) || c.has(roleByID) }

// place returns the column in which an actor is named, or else given by its key.
func (c *columns) place(r role) int {
	if !c.has(r) && r <= roleBy {
		return c.of[keyRole(r)]
	}
	return c.of[r]
}
