package rows

import (
	"cmp"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// actorKeys are the keys by which edge lists know actors, in columns such as from-id.
type actorKeys struct {
	byID    *cellMap // from the id that is made of a key, to list
	list    []keyed  // in the order of their numbers
	sayings []saying // in the order of the edge lists
}

// keyed is an actor with a key.
type keyed struct {
	number   uint32
	id, key  string
	disputed bool // several names stand with the key
}

// saying is that a row names the actor of a key.
type saying struct {
	number uint32
	at     rowPlace
	name   string
}

func newActorKeys() actorKeys { return actorKeys{byID: newCellMap()} }

// tableKeys are the pairs of a key and a name that one edge list has.
type tableKeys struct {
	pairs *cellMap // to the numbers of actors
	stem  string   // of the ids, where keys are those of this file alone; otherwise ""
}

// appendPair appends what a key and a name are looked up by. No text holds a NUL byte.
func appendPair(b, key, name []byte) []byte {
	return append(append(append(b, key...), 0), name...)
}

// findKeyed returns the number of the actor with a key, and notes its name if the row
// gives one. pair is what appendPair makes of both cells as they stand, nil where key
// and name are parts of cells; place tells where they stand.
func (n *actorNames) findKeyed(t *tableKeys, pair, key, name []byte, place func() rowPlace) (uint32, *faults.Fault) {
	if pair != nil {
		if number, ok := t.pairs.get(pair); ok {
			return number, nil
		}
	}
	for _, cell := range [...][]byte{key, name} {
		if fault := faults.Text(cell); fault != nil {
			return 0, fault
		}
	}
	id := data.KeyID(string(key))
	if t.stem != "" {
		id = LocalID(t.stem, id)
	}
	i, known := n.keys.byID.get([]byte(id))
	if !known {
		number, fault := n.number("", place())
		if fault != nil {
			return 0, fault
		}
		i = uint32(len(n.keys.list))
		n.keys.byID.add([]byte(id), i)
		n.keys.list = append(n.keys.list, keyed{number: number, id: id, key: string(key)})
	}
	k := &n.keys.list[i]
	k.key = min(k.key, string(key))
	if pair != nil {
		t.pairs.add(pair, k.number)
	}
	if data.Fold(string(name)) != "" {
		n.say(k, string(name), place())
	}
	return k.number, nil
}

// say notes a name of a key.
func (n *actorNames) say(k *keyed, name string, at rowPlace) {
	n.keys.sayings = append(n.keys.sayings, saying{k.number, at, name})
	known := &n.names[int(k.number)-n.listed]
	k.disputed = k.disputed || *known != "" && *known != name && data.Fold(*known) != data.Fold(name)
	*known = min(cmp.Or(*known, name), name)
}

// LocalID is the id under which the dossier knows an actor of one file, where ids are
// those of their file alone: what its file is called stands in front.
func LocalID(stem, id string) string { return data.KeyID(stem + "-" + id) }
