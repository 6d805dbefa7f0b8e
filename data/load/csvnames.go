package load

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"dossier/data"
)

// actorNames finds the actors that the cells of edge lists name, and makes those
// that are not listed anywhere. A name met before costs one look-up.
type actorNames struct {
	dossier *data.Dossier
	exact   *cellMap   // as written in a cell, to position in dossier.Actors
	known   *cellMap   // by folded id, name, alias or metonym, to a named; cells in folded form are in exact alone
	listed  int        // actors that dossiers list; the others are made here
	names   []string   // of the actors made here
	places  []rowPlace // of the actors made here, kept by the caller
}

// rowPlace is where an edge list names an actor for the first time.
type rowPlace struct{ table, line, col uint32 }

// named is who a folded name means: the position of an actor, and how sure that
// is. A name proper goes before a metonym.
type named uint32

const (
	byMetonym named = 1 << iota
	ambiguous
	namedBits = iota
)

func (n named) actor() uint32 { return uint32(n >> namedBits) }

// maxActors is how many actors edge lists and dossiers can name together.
const maxActors = 1 << (32 - namedBits)

func newActorNames(d *data.Dossier) *actorNames {
	n := &actorNames{dossier: d, exact: newCellMap(), known: newCellMap(), listed: len(d.Actors)}
	for i := range d.Actors {
		a := &d.Actors[i]
		n.learn(a.ID, uint32(i), false)
		n.learn(a.Name, uint32(i), false)
		for _, alias := range a.Aliases {
			n.learn(alias, uint32(i), false)
		}
	}
	for i := range d.Actors {
		for _, metonym := range d.Actors[i].Metonyms {
			n.learn(metonym, uint32(i), true)
		}
	}
	return n
}

func (n *actorNames) learn(name string, actor uint32, metonym bool) {
	key := []byte(data.Fold(name))
	if len(key) == 0 {
		return
	}
	who := named(actor) << namedBits
	if metonym {
		who |= byMetonym
	}
	value, there := n.known.get(key)
	switch old := named(value); {
	case !there:
		n.known.add(key, uint32(who))
	case old.actor() != actor && old&byMetonym == who&byMetonym:
		n.known.set(key, uint32(old|ambiguous))
	}
}

// cellFault is why a cell cannot be used.
type cellFault struct{ code, message, hint string }

// find returns the position of the actor that a cell names, and whether it was
// made just now.
func (n *actorNames) find(cell []byte) (actor uint32, made bool, fault *cellFault) {
	cell = trimCell(cell)
	if actor, ok := n.exact.get(cell); ok {
		return actor, false, nil
	}
	if fault := textFault(cell); fault != nil {
		return 0, false, fault
	}
	name := string(cell)
	key := data.Fold(name)
	if key == "" {
		return 0, false, &cellFault{data.CodeMissingField, "an actor's name is missing here", "write a name or remove the row"}
	}
	who, ok := n.knownAs(key, name)
	actor = who.actor()
	switch {
	case ok && who&ambiguous != 0:
		return 0, false, &cellFault{data.CodeAmbiguousName, fmt.Sprintf("%s may mean more than one actor, %q among them",
			data.Quoted(name), n.dossier.Actors[actor].ID), "write the id of the one that is meant"}
	case !ok && n.listed+len(n.names) >= maxActors:
		return 0, false, &cellFault{data.CodeTooLarge, fmt.Sprintf("more than %d actors are named", maxActors), "take a part of the edge list"}
	case !ok:
		made = true
		actor = uint32(n.listed + len(n.names))
		n.names = append(n.names, name)
		if key != name {
			n.known.add([]byte(key), uint32(named(actor)<<namedBits))
		}
	}
	n.exact.add(cell, actor)
	// Of several spellings the first in byte order stands, whatever the order of rows.
	if i := int(actor) - n.listed; i >= 0 && name < n.names[i] {
		n.names[i] = name
	}
	return actor, made, nil
}

// knownAs returns whom a folded name means: one that was listed, or that of
// another spelling met before.
func (n *actorNames) knownAs(key, spelling string) (named, bool) {
	if value, ok := n.known.get([]byte(key)); ok {
		return named(value), true
	}
	if key == spelling { // exact lacks it
		return 0, false
	}
	actor, ok := n.exact.get([]byte(key))
	return named(actor) << namedBits, ok
}

// finish adds the actors made here to the dossier and gives them their ids: the
// slug of the name, with -2 and so on where several share it, in the order of
// their names.
func (n *actorNames) finish() {
	actors := slices.Grow(n.dossier.Actors, len(n.names))
	taken, shared := newCellMap(), false
	for i := range actors {
		taken.add([]byte(actors[i].ID), 0)
	}
	for _, name := range n.names {
		slug := data.Slug(name)
		if _, used := taken.get([]byte(slug)); used {
			shared = true
		} else if !shared {
			taken.add([]byte(slug), 0)
		}
		actors = append(actors, data.Actor{ID: slug, Name: name, Kind: data.KindUnknown})
	}
	n.dossier.Actors = actors
	if shared {
		tellApart(actors, n.listed)
	}
}

// tellApart numbers the ids that several of the actors made here share, or that
// are those of actors listed.
func tellApart(actors []data.Actor, listed int) {
	ids := newIDs()
	for i := range listed {
		ids.take(actors[i].ID)
	}
	made := make([]*data.Actor, 0, len(actors)-listed)
	for i := listed; i < len(actors); i++ {
		made = append(made, &actors[i])
	}
	slices.SortFunc(made, func(a, b *data.Actor) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Name, b.Name))
	})
	for _, a := range made {
		a.ID = ids.make(a.ID)
	}
}

// trimCell takes white space off both ends of a cell.
func trimCell(cell []byte) []byte {
	if n := len(cell); n > 0 && cell[0] > ' ' && cell[0] < utf8.RuneSelf && cell[n-1] > ' ' && cell[n-1] < utf8.RuneSelf {
		return cell
	}
	return bytes.TrimSpace(cell)
}

// textFault says why a cell is not text. It is asked once for each distinct
// cell, not for each row.
func textFault(cell []byte) *cellFault {
	if i := invalidUTF8(cell); i >= 0 {
		return &cellFault{data.CodeEncoding, fmt.Sprintf("the cell %s is not UTF-8 (byte 0x%02X)", data.Quoted(string(cell)), cell[i]),
			"save the file as UTF-8; from Western European encodings: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT"}
	}
	if bytes.IndexByte(cell, 0) >= 0 {
		return &cellFault{data.CodeEncoding, "a NUL byte stands in a cell; this is not a text file", "save the file as plain UTF-8 text"}
	}
	return nil
}
