package rows

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/cells"
	"dossier/data/load/internal/faults"
)

// actorNames numbers whom the cells of edge lists name: one number for each folded
// name that stands without a key, one for each key. The numbers go on behind the
// positions of the actors that dossiers list. Who a name means can only be told when
// all is read (see settle); an edge list without keys, beside no dossier, then has
// positions for numbers. A name met before costs one look-up.
type actorNames struct {
	dossier *data.Dossier
	listed  int        // actors that dossiers list
	exact   *cellMap   // names as written in a cell, to numbers
	folded  *cellMap   // names folded, to numbers; whole cells in folded form are in exact alone
	names   []string   // of the numbers from listed on: the first spelling in byte order; "": a key of which no name is known
	places  []rowPlace // where each stands for the first time
	keys    actorKeys
	// listedAt says where a listed actor stands, for messages.
	listedAt func(actor int) string
}

// rowPlace is a place in an edge list.
type rowPlace struct{ table, line, col uint32 }

// maxActors is how many actors edge lists and dossiers can name together.
const maxActors = 1 << 30

func newActorNames(d *data.Dossier, listedAt func(actor int) string) *actorNames {
	return &actorNames{dossier: d, listed: len(d.Actors), exact: newCellMap(), folded: newCellMap(), keys: newActorKeys(), listedAt: listedAt}
}

// find returns the number of the actor that a cell names without a key.
func (n *actorNames) find(cell []byte, place func() rowPlace) (uint32, *faults.Fault) {
	if number, ok := n.exact.get(cell); ok {
		return number, nil
	}
	return n.meet(cell, true, place)
}

// meet returns the number of an actor that is named by a cell for the first time, or
// within a cell: that as a whole may mean something else and is not noted as met.
func (n *actorNames) meet(text []byte, whole bool, place func() rowPlace) (uint32, *faults.Fault) {
	if fault := faults.Text(text); fault != nil {
		return 0, fault
	}
	name := string(text)
	key := data.Fold(name)
	if key == "" {
		return 0, noName()
	}
	number, ok := n.numberOf([]byte(key))
	if !ok {
		var fault *faults.Fault
		if number, fault = n.number(name, place()); fault != nil {
			return 0, fault
		}
		if !whole || key != name {
			n.folded.add([]byte(key), number)
		}
	}
	if whole {
		n.exact.add(text, number)
	}
	n.spell(number, name)
	return number, nil
}

// numberOf returns the number of a folded name.
func (n *actorNames) numberOf(folded []byte) (uint32, bool) {
	if number, ok := n.folded.get(folded); ok {
		return number, true
	}
	return n.exact.get(folded)
}

// number gives the next number.
func (n *actorNames) number(name string, at rowPlace) (uint32, *faults.Fault) {
	if n.listed+len(n.names) >= maxActors {
		return 0, faults.New(data.CodeTooLarge, fmt.Sprintf("more than %d actors are named", maxActors), "take a part of the edge list")
	}
	n.names, n.places = append(n.names, name), append(n.places, at)
	return uint32(n.listed + len(n.names) - 1), nil
}

// spell notes a spelling of a name. Of several the first in byte order stands,
// whatever the order of rows.
func (n *actorNames) spell(number uint32, name string) {
	if i := int(number) - n.listed; name < n.names[i] {
		n.names[i] = name
	}
}

// trimCell takes white space off both ends of a cell.
func trimCell(cell []byte) []byte {
	if n := len(cell); n > 0 && cell[0] > ' ' && cell[0] < utf8.RuneSelf && cell[n-1] > ' ' && cell[n-1] < utf8.RuneSelf {
		return cell
	}
	return bytes.TrimSpace(cell)
}

// restored is a cell without white space around it, as it was before it was made safe
// for spreadsheets.
func restored(cell []byte) []byte {
	if cell = trimCell(cell); len(cell) > 1 && cell[0] == '\'' {
		return cells.Restore(cell)
	}
	return cell
}
