package flat

import (
	"strconv"

	"dossier/data"
	"dossier/data/cells"
)

// The columns, in their order.
const (
	ID = iota
	FromID
	From
	Relation
	ToID
	To
	What
	Modality
	When
	Occasion
	About
	Weight
	Stance
	ByID
	By
	Source
	At
	Quote
	SaidOn
	Reliability
	Credibility
	Confidence
	columns
)

// Header returns the names of the columns.
func Header() []string {
	return []string{"id", "from-id", "from", "relation", "to-id", "to", "what", "modality", "when", "occasion", "about", "weight",
		"stance", "by-id", "by", "source", "at", "quote", "said-on", "reliability", "credibility", "confidence"}
}

// Numeric reports whether a column holds numbers.
func Numeric(column int) bool {
	return column == Weight || column == Credibility || column == Confidence
}

// Cells returns the cells of a row, one for each column, empty where nothing is to be
// said. Made ids stay out, since whoever reads the row makes the same; so do links to
// claims without a row. The cells are good until the next call.
func (t *Table) Cells(r Row) []string {
	c, cell := r.Claim, t.cells
	clear(cell)
	if r.Written {
		cell[ID] = c.ID
	}
	cell[FromID], cell[From] = cells.Join(c.From), t.names(c.From)
	cell[ToID], cell[To] = cells.Join(c.To), t.names(c.To)
	cell[Relation] = t.word(c.Relation)
	cell[What], cell[When], cell[Occasion] = c.What, c.When.String(), c.Occasion
	if m := c.Modality.OrDefault(); m != data.Actual {
		cell[Modality] = string(m)
	}
	if c.About != "" && t.hasRow(c.About) {
		cell[About] = c.About
	}
	if c.Weight != nil {
		cell[Weight] = strconv.FormatFloat(*c.Weight, 'f', -1, 64)
	}
	if r.Said != nil {
		t.attribution(r.Said)
	}
	return cell
}

// attribution fills in the cells of an attribution.
func (t *Table) attribution(a *data.Attribution) {
	cell := t.cells
	cell[Stance] = string(a.Stance.OrDefault())
	cell[ByID], cell[By] = cells.Join(a.By), t.names(a.By)
	cell[Source], cell[At], cell[Quote] = t.sourceWord(a.Source), a.At, a.Quote
	cell[SaidOn], cell[Reliability] = a.SaidOn.String(), a.Reliability
	if a.Credibility != 0 {
		cell[Credibility] = strconv.Itoa(a.Credibility)
	}
	if a.Confidence != nil {
		cell[Confidence] = strconv.Itoa(*a.Confidence)
	}
}

// names joins the names of actors; one that has none is called by its id.
func (t *Table) names(ids []string) string {
	if len(ids) == 1 {
		return cells.Quote(t.nameOf(ids[0]))
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.nameOf(id)
	}
	return cells.Join(names)
}

func (t *Table) nameOf(id string) string {
	if i, ok := t.x.Actor(id); ok && t.d.Actors[i].Name != "" {
		return t.d.Actors[i].Name
	}
	return id
}

// word returns the cell of a relation.
func (t *Table) word(id string) string {
	if i, ok := t.x.Relation(id); ok {
		return t.words[i]
	}
	return id
}

// sourceWord returns the cell of a source.
func (t *Table) sourceWord(id string) string {
	if i, ok := t.x.Source(id); ok && byTitle(&t.d.Sources[i]) {
		return t.d.Sources[i].Title
	}
	return id
}

// byTitle reports whether a table makes the id of a source of its title, so that the
// title can stand for it. No other source has that id then, and no other cell leads to it.
func byTitle(s *data.Source) bool { return s.Title != "" && data.Slug(s.Title) == s.ID }

// relationWords returns the cells of the relations: the label of one that a table
// makes of that word alone, and of every other the id.
func relationWords(d *data.Dossier) []string {
	taken := make(map[string]int, 2*len(d.Relations)) // by how many relations
	for i := range d.Relations {
		taken[d.Relations[i].ID]++
		if label := data.Fold(d.Relations[i].Label); label != d.Relations[i].ID {
			taken[label]++
		}
	}
	words := make([]string, len(d.Relations))
	for i := range d.Relations {
		r := &d.Relations[i]
		words[i] = r.ID
		if *r == data.PlainRelation(r.ID, r.Label) && data.Slug(r.Label) == r.ID && taken[data.Fold(r.Label)] == 1 {
			words[i] = r.Label
		}
	}
	return words
}
