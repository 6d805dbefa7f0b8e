package load

import "dossier/data"

// rowColumns are the columns of a table while it is read: those of the whole
// list, or those of one block of it.
type rowColumns struct {
	data.Table
	by    []uint32 // position of the actor + 1; its id is known at the end
	lines []uint32 // the line of each row
}

// tableRow is one row, read but not yet taken in.
type tableRow struct {
	from, to, by, what, quote, source uint32
	relation                          uint16
	stance                            data.Stance
	when                              data.Date
	weight                            float64
	confidence                        int16
}

// newRowColumns makes the columns that the header promises, with room for so many
// rows; the others stay nil.
func newRowColumns(cols *columns, rows int) rowColumns {
	var c rowColumns
	c.From, c.To, c.Relation = make([]uint32, 0, rows), make([]uint32, 0, rows), make([]uint16, 0, rows)
	c.lines = make([]uint32, 0, rows)
	if cols.has(roleStance) {
		c.Stance = make([]data.Stance, 0, rows)
	}
	if cols.has(roleWhen) {
		c.When = make([]data.Date, 0, rows)
	}
	if cols.has(roleWeight) {
		c.Weight = make([]float64, 0, rows)
	}
	if cols.has(roleConfidence) {
		c.Confidence = make([]int16, 0, rows)
	}
	for r, column := range map[role]*[]uint32{roleWhat: &c.What, roleQuote: &c.Quote, roleSource: &c.SourceOf, roleBy: &c.by} {
		if cols.has(r) {
			*column = make([]uint32, 0, rows)
		}
	}
	return c
}

// add adds a row to every column that there is.
func (c *rowColumns) add(r *tableRow, line int) {
	c.From, c.To, c.Relation = append(c.From, r.from), append(c.To, r.to), append(c.Relation, r.relation)
	c.lines = append(c.lines, uint32(line))
	addTo(&c.Stance, r.stance)
	addTo(&c.When, r.when)
	addTo(&c.Weight, r.weight)
	addTo(&c.Confidence, r.confidence)
	addTo(&c.What, r.what)
	addTo(&c.Quote, r.quote)
	addTo(&c.SourceOf, r.source)
	addTo(&c.by, r.by)
}

func addTo[T any](column *[]T, value T) {
	if *column != nil {
		*column = append(*column, value)
	}
}

// addRows adds rows i to j of other columns, whose lines count from firstLine.
func (c *rowColumns) addRows(o *rowColumns, i, j, firstLine int) {
	c.From, c.To, c.Relation = append(c.From, o.From[i:j]...), append(c.To, o.To[i:j]...), append(c.Relation, o.Relation[i:j]...)
	for _, line := range o.lines[i:j] {
		c.lines = append(c.lines, line+uint32(firstLine)-1)
	}
	addPart(&c.Stance, o.Stance, i, j)
	addPart(&c.When, o.When, i, j)
	addPart(&c.Weight, o.Weight, i, j)
	addPart(&c.Confidence, o.Confidence, i, j)
	addPart(&c.What, o.What, i, j)
	addPart(&c.Quote, o.Quote, i, j)
	addPart(&c.SourceOf, o.SourceOf, i, j)
	addPart(&c.by, o.by, i, j)
}

func addPart[T any](column *[]T, from []T, i, j int) {
	if *column != nil {
		*column = append(*column, from[i:j]...)
	}
}

// clear takes the rows out and keeps the memory.
func (c *rowColumns) clear() {
	c.From, c.To, c.Relation, c.lines = c.From[:0], c.To[:0], c.Relation[:0], c.lines[:0]
	c.Stance, c.When, c.Weight, c.Confidence = c.Stance[:0], c.When[:0], c.Weight[:0], c.Confidence[:0]
	c.What, c.Quote, c.SourceOf, c.by = c.What[:0], c.Quote[:0], c.SourceOf[:0], c.by[:0]
}
