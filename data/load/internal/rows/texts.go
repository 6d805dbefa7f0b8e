package rows

import (
	"cmp"
	"sync/atomic"

	"dossier/data/load/internal/faults"
)

// textPool numbers the texts of a table; 0 is the empty text. Those of columns that say
// the same again and again are kept once. Where nearly every row says something new, as
// quotes do, to look each up costs more than to keep the few repetitions: such texts get
// a number for each row, and the resolvers themselves bring them in (see blockTexts).
type textPool struct {
	index    *cellMap
	list     []string
	patience int
	columns  *[textRoles]textColumn
}

// textColumn counts the cells of a column by whether their text was met before. Resolvers
// ask whether it is varied; everything else is for the goroutine alone that takes rows in.
type textColumn struct {
	met, fresh int
	varied     atomic.Bool
}

// defaultPatience is how many new texts a column may have before it can be called varied.
// To keep so many twice would hardly show.
const defaultPatience = 1 << 14

func newTextPool(patience int) textPool {
	t := textPool{index: newCellMap(), patience: cmp.Or(patience, defaultPatience), columns: new([textRoles]textColumn)}
	t.add(nil)
	return t
}

// count notes how many texts of a column were met before and how many were new. Where
// patience ends, it is varied if at most one in five was met before.
func (t *textPool) count(column role, met, fresh int) {
	c := &t.columns[column]
	c.met, c.fresh = c.met+met, c.fresh+fresh
	if c.fresh > t.patience+4*c.met {
		c.varied.Store(true)
	}
}

// add returns the number of a text that is kept once.
func (t *textPool) add(s []byte) uint32 {
	if i, ok := t.index.get(s); ok {
		return i
	}
	i := t.reserve()
	t.list[i] = string(s)
	t.index.add(s, i)
	return i
}

// reserve makes a place for a text that is known at the end.
func (t *textPool) reserve() uint32 {
	t.list = append(t.list, "")
	return uint32(len(t.list) - 1)
}

// text returns the number of the text of a cell with a role.
func (t *Table) text(what role, cell []byte) (uint32, *faults.Fault) {
	if len(cell) == 0 {
		return 0, nil
	}
	column := what - firstText
	varied := t.texts.columns[column].varied.Load()
	if !varied {
		if i, ok := t.texts.index.get(cell); ok {
			t.texts.count(column, 1, 0)
			return i, nil
		}
	}
	if fault := faults.Text(cell); fault != nil {
		return 0, fault
	}
	if varied {
		i := t.texts.reserve()
		t.texts.list[i] = string(cell)
		return i, nil
	}
	t.texts.count(column, 0, 1)
	return t.texts.add(cell), nil
}

// blockTexts are what a resolver finds in the text columns of a block: the texts of
// varied columns, one behind the other, and how many of the other columns' it met.
type blockTexts struct {
	bytes []byte
	ends  []uint32
	met   [textRoles]int
}

// ownText is added to the numbers of texts that belong to a block: only the pool can
// give those that hold for the table.
const ownText = 1 << 31

func (b *blockTexts) clear() { *b = blockTexts{bytes: b.bytes[:0], ends: b.ends[:0]} }

func (b *blockTexts) add(cell []byte) uint32 {
	b.bytes = append(b.bytes, cell...)
	b.ends = append(b.ends, uint32(len(b.bytes)))
	return ownText + uint32(len(b.ends)-1)
}

// text returns the number of the text of a cell with a role, and reports whether the
// resolver could tell.
func (r *Resolver) text(what role, cell []byte) (uint32, bool) {
	if len(cell) == 0 {
		return 0, true
	}
	column := what - firstText
	if r.texts.columns[column].varied.Load() {
		if faults.Text(cell) != nil {
			return 0, false
		}
		return r.own.add(cell), true
	}
	i, ok := r.texts.index.get(cell)
	if ok {
		r.own.met[column]++
	}
	return i, ok
}

// take adds the texts of a block, in one piece of memory, and puts their numbers into
// the columns of the block.
func (t *textPool) take(b *blockTexts, block *rowColumns) {
	for column, met := range b.met {
		t.count(role(column), met, 0)
	}
	if len(b.ends) == 0 {
		return
	}
	first, text, begin := uint32(len(t.list)), string(b.bytes), uint32(0)
	for _, end := range b.ends {
		t.list = append(t.list, text[begin:end])
		begin = end
	}
	for _, i := range block.present {
		column := block.texts[i]
		for row, number := range column {
			if number >= ownText {
				column[row] = first + number - ownText
			}
		}
	}
}
