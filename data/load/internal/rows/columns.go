package rows

import (
	"slices"

	"dossier/data"
)

// rowColumns are the columns of a table while it is read: those of the whole
// list, or those of one block of it. A column that the header does not promise is nil.
type rowColumns struct {
	from, to    []uint32 // numbers of actors, see actorNames
	by          []uint32 // those and one more; 0: nobody
	relation    []uint16
	lines       []uint32 // the line of each row
	numbers     []uint32 // the number of each row among those of the file, from 1; nil: its place here
	stance      []data.Stance
	modality    []data.Modality
	when        []data.Date
	saidOn      []data.Date
	weight      []float64
	confidence  []int16
	reliability []uint8
	credibility []uint8
	source      []uint32
	texts       [textRoles][]uint32
	present     []uint8 // which of texts there are
	timed       timedColumns
}

// timedColumns are the columns of dates of which a time of day was cut off.
type timedColumns struct{ when, saidOn, start, end bool }

func (t *timedColumns) add(o timedColumns) {
	t.when, t.saidOn, t.start, t.end = t.when || o.when, t.saidOn || o.saidOn, t.start || o.start, t.end || o.end
}

// tableRow is one row, read but not yet taken in.
type tableRow struct {
	from, to, by, source     uint32
	relation                 uint16
	stance                   data.Stance
	modality                 data.Modality
	when, saidOn             data.Date
	start, end               data.Date // of when, in columns of their own
	weight                   float64
	confidence               int16
	reliability, credibility uint8
	second                   uint8 // the credibility that stands behind the reliability
	texts                    [textRoles]uint32
	clock                    []byte // the time of day that was cut off when, valid until the next row is read
	timed                    timedColumns
}

// occasionText is the occasion among the texts.
const occasionText = roleOccasion - firstText

// newRowColumns makes the columns that the header promises, with room for so many
// rows; the others stay nil.
func newRowColumns(cols *columns, rows int) rowColumns {
	c := rowColumns{from: make([]uint32, 0, rows), to: make([]uint32, 0, rows), relation: make([]uint16, 0, rows), lines: make([]uint32, 0, rows)}
	makeFor(&c.stance, cols.has(roleStance), rows)
	makeFor(&c.modality, cols.has(roleModality), rows)
	makeFor(&c.when, cols.has(roleWhen) || cols.has(roleStart) || cols.has(roleEnd), rows)
	makeFor(&c.saidOn, cols.has(roleSaidOn), rows)
	makeFor(&c.weight, cols.has(roleWeight), rows)
	makeFor(&c.confidence, cols.has(roleConfidence), rows)
	makeFor(&c.reliability, cols.has(roleReliability), rows)
	makeFor(&c.credibility, cols.has(roleCredibility) || cols.has(roleReliability), rows) // one cell may hold both
	makeFor(&c.source, cols.has(roleSource), rows)
	makeFor(&c.by, cols.named(roleBy), rows)
	for i := range c.texts {
		if cols.has(firstText + role(i)) {
			c.texts[i] = make([]uint32, 0, rows)
			c.present = append(c.present, uint8(i))
		}
	}
	return c
}

func makeFor[T any](column *[]T, promised bool, rows int) {
	if promised {
		*column = make([]T, 0, rows)
	}
}

// add adds a row to every column that there is.
func (c *rowColumns) add(r *tableRow, line int) {
	if r.texts[occasionText] != 0 {
		c.needOccasion()
	}
	c.from, c.to, c.relation = append(c.from, r.from), append(c.to, r.to), append(c.relation, r.relation)
	c.lines = append(c.lines, uint32(line))
	addTo(&c.stance, r.stance)
	addTo(&c.modality, r.modality)
	addTo(&c.when, r.when)
	addTo(&c.saidOn, r.saidOn)
	addTo(&c.weight, r.weight)
	addTo(&c.confidence, r.confidence)
	addTo(&c.reliability, r.reliability)
	addTo(&c.credibility, max(r.credibility, r.second))
	addTo(&c.source, r.source)
	addTo(&c.by, r.by)
	for _, i := range c.present {
		c.texts[i] = append(c.texts[i], r.texts[i])
	}
	c.timed.add(r.timed)
}

// number gives the rows that were added last, so many, their numbers, of which the last
// is given. As long as every row of the file is one row here they need not be kept.
func (c *rowColumns) number(added, last int) {
	n := len(c.from)
	if c.numbers == nil {
		if n == last || added == 0 {
			return
		}
		c.numbers = make([]uint32, n-added, n)
		for i := range c.numbers {
			c.numbers[i] = uint32(i + 1)
		}
	}
	for i := range added {
		c.numbers = append(c.numbers, uint32(last-added+1+i))
	}
}

// needOccasion makes the column of occasions, where no header promised one, once a
// time of day is to stand in it.
func (c *rowColumns) needOccasion() {
	if c.texts[occasionText] == nil {
		c.texts[occasionText] = make([]uint32, len(c.from), max(cap(c.from), 1))
		c.present = append(c.present, uint8(occasionText))
	}
}

func addTo[T any](column *[]T, value T) {
	if *column != nil {
		*column = append(*column, value)
	}
}

// addRows adds rows i to j of other columns, whose lines count from firstLine.
func (c *rowColumns) addRows(o *rowColumns, i, j, firstLine int) {
	if o.texts[occasionText] != nil && i < j {
		c.needOccasion()
	}
	before := len(c.from)
	c.from, c.to, c.relation = append(c.from, o.from[i:j]...), append(c.to, o.to[i:j]...), append(c.relation, o.relation[i:j]...)
	for _, line := range o.lines[i:j] {
		c.lines = append(c.lines, line+uint32(firstLine)-1)
	}
	addPart(&c.stance, o.stance, i, j)
	addPart(&c.modality, o.modality, i, j)
	addPart(&c.when, o.when, i, j)
	addPart(&c.saidOn, o.saidOn, i, j)
	addPart(&c.weight, o.weight, i, j)
	addPart(&c.confidence, o.confidence, i, j)
	addPart(&c.reliability, o.reliability, i, j)
	addPart(&c.credibility, o.credibility, i, j)
	addPart(&c.source, o.source, i, j)
	addPart(&c.by, o.by, i, j)
	for _, k := range c.present {
		if o.texts[k] == nil { // of occasions that are no column yet where the others come from
			c.texts[k] = append(c.texts[k], make([]uint32, len(c.from)-before)...)
			continue
		}
		c.texts[k] = append(c.texts[k], o.texts[k][i:j]...)
	}
	c.timed.add(o.timed)
}

func addPart[T any](column *[]T, from []T, i, j int) {
	if *column != nil {
		*column = append(*column, from[i:j]...)
	}
}

// clear takes the rows out and keeps the memory.
func (c *rowColumns) clear() {
	c.from, c.to, c.relation, c.lines, c.by = c.from[:0], c.to[:0], c.relation[:0], c.lines[:0], c.by[:0]
	c.stance, c.modality, c.when, c.saidOn = c.stance[:0], c.modality[:0], c.when[:0], c.saidOn[:0]
	c.weight, c.confidence, c.reliability, c.credibility = c.weight[:0], c.confidence[:0], c.reliability[:0], c.credibility[:0]
	c.source = c.source[:0]
	for _, i := range c.present {
		c.texts[i] = c.texts[i][:0]
	}
	c.timed = timedColumns{}
}

// fill hands the columns over that need no further work. Those in which no row says
// anything are left out.
func (c *rowColumns) fill(t *data.Table) {
	t.From, t.To, t.Relation, t.Rows = c.from, c.to, c.relation, c.numbers
	t.Stance, t.Modality, t.When, t.SaidOn = used(c.stance), used(c.modality), used(c.when), used(c.saidOn)
	t.Weight, t.Confidence, t.Reliability, t.Credibility = c.weight, c.confidence, used(c.reliability), used(c.credibility)
	t.SourceOf = used(c.source)
	for i, column := range map[role]*[]uint32{roleID: &t.ID, roleWhat: &t.What, roleAbout: &t.About,
		roleOccasion: &t.Occasion, roleAt: &t.At, roleQuote: &t.Quote} {
		*column = used(c.texts[i-firstText])
	}
}

// used returns a column itself, or nil where every row has the zero value in it.
func used[T comparable](column []T) []T {
	var none T
	if !slices.ContainsFunc(column, func(value T) bool { return value != none }) {
		return nil
	}
	return column
}
