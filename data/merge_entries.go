package data

import (
	"slices"
	"sort"
)

// actorMerger rewrites the parts of a dossier for actors that go on under other ids.
type actorMerger struct {
	*look
	*merging
	d     *Dossier
	into  map[int]int // from the position of an actor that goes on under another id to that of the other
	moved []uint32    // by position of an actor: its position in the list that is made
	gone  map[string]string
}

// actors makes the list of actors, in the order in which it was.
func (m *actorMerger) actors(classes [][]int) []Actor {
	joined := make(map[int]Actor, len(classes))
	for _, class := range classes {
		joined[class[0]] = goneInto(m.d.Actors, class)
		for _, i := range class[1:] {
			m.into[i] = class[0]
			m.survivors[m.d.Actors[i].ID] = m.d.Actors[class[0]].ID
		}
	}
	list := make([]Actor, 0, len(m.d.Actors)-len(m.into))
	m.moved = make([]uint32, len(m.d.Actors))
	for i := range m.d.Actors {
		if m.ended(i) {
			return list
		}
		if _, gone := m.into[i]; gone {
			continue
		}
		m.moved[i] = uint32(len(list))
		if one, ok := joined[i]; ok {
			list = append(list, one)
		} else {
			list = append(list, m.d.Actors[i])
		}
	}
	for i, other := range m.into {
		m.moved[i] = m.moved[other]
	}
	return list
}

// sources rewrites origins that name an actor by its id.
func (m *actorMerger) sources() []Source {
	list := slices.Clone(m.d.Sources)
	for i := range list {
		list[i].Origin = m.survivor(list[i].Origin)
	}
	return list
}

// claims rewrites the entries.
func (m *actorMerger) claims() Claims {
	written := m.d.Claims.Written()
	claims := make([]Claim, 0, len(written))
	m.gone = make(map[string]string)
	for i := range written {
		if m.ended(i) {
			break
		}
		c, stays := m.claim(written[i])
		if !stays {
			m.leaveOut(i, c.ID)
			continue
		}
		claims = append(claims, c)
	}
	var tables []*Table
	start := len(written)
	for _, t := range m.d.Claims.Tables() {
		tables = append(tables, m.table(t, start))
		start += t.Len()
	}
	m.forget(claims, tables)
	var list Claims
	list.Append(claims...)
	for _, t := range tables {
		list.AppendTable(t)
	}
	list.merged = m.merging
	return list
}

func (m *actorMerger) leaveOut(i int, id string) {
	m.leftOut = append(m.leftOut, uint32(i))
	if id != "" {
		m.gone[id] = ""
	}
}

// claim rewrites an entry and reports whether it still ties two actors, or never did.
func (m *actorMerger) claim(c Claim) (claim Claim, stays bool) {
	from, to := m.ids(c.From), m.ids(c.To)
	stays = !single(from, to) || single(c.From, c.To)
	c.From, c.To = from, to
	for i := range c.Said {
		by := m.ids(c.Said[i].By)
		if slices.Equal(by, c.Said[i].By) {
			continue
		}
		c.Said = slices.Clone(c.Said)
		for k := i; k < len(c.Said); k++ {
			c.Said[k].By = m.ids(c.Said[k].By)
		}
		break
	}
	return c, stays
}

// ids rewrites a list of actors, in which each of those that are one now stands once.
func (m *actorMerger) ids(list []string) []string {
	affected := func(id string) bool { _, gone := m.survivors[id]; return gone }
	if !slices.ContainsFunc(list, affected) {
		return list
	}
	var ids []string
	for _, id := range list {
		if id = m.survivor(id); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// single reports whether the sides of an entry hold one actor and no other.
func single(from, to []string) bool {
	if len(from) == 0 {
		return false
	}
	other := func(id string) bool { return id != from[0] }
	return !slices.ContainsFunc(from, other) && !slices.ContainsFunc(to, other)
}

// table rewrites a table, whose columns are copied where they change. One with a fault
// stays as it is: it is never read.
func (m *actorMerger) table(t *Table, start int) *Table {
	if t.fault() != "" {
		return t
	}
	var stay []uint32 // rows, once one does not
	from, to := make([]uint32, t.Len()), make([]uint32, t.Len())
	for i := range from {
		if m.ended(i) {
			return t
		}
		from[i], to[i] = m.position(t.From[i]), m.position(t.To[i])
		if from[i] == to[i] && t.From[i] != t.To[i] {
			if stay == nil {
				stay = make([]uint32, 0, t.Len())
				for k := range i {
					stay = append(stay, uint32(k))
				}
			}
			m.leaveOut(start+i, t.IDAt(i))
		} else if stay != nil {
			stay = append(stay, uint32(i))
		}
	}
	made := *t
	made.From, made.To = from, to
	made.retell(&made.By, m.survivors)
	if stay != nil {
		made.keep(stay)
	}
	return &made
}

// position returns where an actor stands now. What was no position is none.
func (m *actorMerger) position(actor uint32) uint32 {
	if int(actor) >= len(m.moved) {
		return actor
	}
	return m.moved[actor]
}

// keep leaves some rows in a table, in new columns.
func (t *Table) keep(rows []uint32) {
	numbers := make([]uint32, len(rows))
	for i, row := range rows {
		numbers[i] = uint32(t.RowNumber(int(row)))
	}
	t.Rows = numbers
	t.From, t.To, t.Relation = pick(t.From, rows), pick(t.To, rows), pick(t.Relation, rows)
	t.Stance, t.Modality = pick(t.Stance, rows), pick(t.Modality, rows)
	t.When, t.SaidOn = pick(t.When, rows), pick(t.SaidOn, rows)
	t.Weight, t.Confidence = pick(t.Weight, rows), pick(t.Confidence, rows)
	t.Reliability, t.Credibility = pick(t.Reliability, rows), pick(t.Credibility, rows)
	for _, column := range t.textColumns() {
		*column = pick(*column, rows)
	}
}

// textColumns lists the columns that point into Strings.
func (t *Table) textColumns() []*[]uint32 {
	return []*[]uint32{&t.ID, &t.What, &t.About, &t.Occasion, &t.By, &t.SourceOf, &t.At, &t.Quote}
}

// pick returns the values of some rows of a column.
func pick[T any](column []T, rows []uint32) []T {
	if len(column) == 0 {
		return column
	}
	picked := make([]T, len(rows))
	for i, row := range rows {
		picked[i] = column[row]
	}
	return picked
}

// retell puts other texts into one text column of a table.
func (t *Table) retell(column *[]uint32, instead map[string]string) {
	if len(*column) == 0 || len(instead) == 0 {
		return
	}
	moved := make(map[uint32]uint32)
	texts := slices.Clip(t.Strings)
	for i, s := range t.Strings {
		if other, ok := instead[s]; ok && s != "" {
			moved[uint32(i)] = uint32(len(texts))
			if other == "" {
				moved[uint32(i)] = 0
				continue
			}
			texts = append(texts, other)
		}
	}
	if len(moved) == 0 {
		return
	}
	t.Strings = texts
	*column = slices.Clone(*column)
	for i, s := range *column {
		if other, ok := moved[s]; ok {
			(*column)[i] = other
		}
	}
}

// forget takes ids of claims that are left out from the claims that were about them.
func (m *actorMerger) forget(claims []Claim, tables []*Table) {
	if len(m.gone) == 0 {
		return
	}
	for i := range claims {
		if _, gone := m.gone[claims[i].About]; gone {
			claims[i].About = ""
		}
	}
	for i, t := range tables {
		if t.fault() == "" {
			made := *t
			made.retell(&made.About, m.gone)
			tables[i] = &made
		}
	}
}

// unitedAt returns the position that an entry of the dossier as it was written has in
// the dossier united; ok is false where decisions left it out.
func (c *Claims) unitedAt(written int) (i int, ok bool) {
	if c.merged == nil {
		return written, true
	}
	before, out := slices.BinarySearch(c.merged.leftOut, uint32(written))
	return written - before, !out
}

// writtenAt returns the position that an entry of the dossier united has in the
// dossier as it was written.
func (c *Claims) writtenAt(i int) int {
	if c.merged == nil {
		return i
	}
	out := c.merged.leftOut
	return i + sort.Search(len(out), func(n int) bool { return int(out[n])-n > i })
}
