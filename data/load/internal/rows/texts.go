package rows

import "dossier/data/load/internal/faults"

// textPool keeps each text of a table once; 0 is the empty text.
type textPool struct {
	index *cellMap
	list  []string
}

func newTextPool() textPool {
	t := textPool{index: newCellMap()}
	t.add(nil)
	return t
}

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

// text returns the place of a cell among the texts.
func (t *Table) text(cell []byte) (uint32, *faults.Fault) {
	if i, ok := t.texts.index.get(cell); ok {
		return i, nil
	}
	if fault := faults.Text(cell); fault != nil {
		return 0, fault
	}
	return t.texts.add(cell), nil
}
