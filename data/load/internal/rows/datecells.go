package rows

import "dossier/data"

// dateCells keeps the dates that cells were read as. There are thousands in a list of
// millions of rows, so that a map of the language, with the texts behind pointers, would
// wait for memory at each.
type dateCells struct {
	index *cellMap
	list  []data.Date
}

func newDateCells() dateCells { return dateCells{index: newCellMap()} }

func (d *dateCells) get(cell []byte) (date data.Date, ok bool) {
	i, ok := d.index.get(cell)
	if !ok {
		return data.Date{}, false
	}
	return d.list[i], true
}

// add keeps the date of a cell that is not there yet.
func (d *dateCells) add(cell []byte, date data.Date) {
	d.index.add(cell, uint32(len(d.list)))
	d.list = append(d.list, date)
}
