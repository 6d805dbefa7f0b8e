package ask

import (
	"dossier/data"
	"dossier/graph"
)

// tableRow finds the table and the row of a claim by its position in a dossier;
// false: it was written by itself.
func tableRow(d *data.Dossier, at int) (table, row int, ok bool) {
	if at -= len(d.Claims.Written()); at < 0 {
		return 0, 0, false
	}
	for k, t := range d.Claims.Tables() {
		if at < t.Len() {
			return k, at, true
		}
		at -= t.Len()
	}
	return 0, 0, false
}

// rowNames notes what rows of tables name, by their numbers in columns: of a
// million rows no claim need be made, and each name is looked up once.
type rowNames struct {
	d                 *data.Dossier
	actors, relations []bool        // by their positions in the dossier
	texts             []textColumns // by table
}

// textColumns are the texts of a table that stand for a voice or a source, by
// their positions. Position 0 of sources is the source of the whole table.
type textColumns struct{ voices, sources []bool }

func newRowNames(d *data.Dossier) *rowNames {
	n := &rowNames{d: d}
	if len(d.Claims.Tables()) == 0 {
		return n
	}
	n.actors, n.relations = make([]bool, len(d.Actors)), make([]bool, len(d.Relations))
	for _, t := range d.Claims.Tables() {
		size := max(len(t.Strings), 1)
		n.texts = append(n.texts, textColumns{make([]bool, size), make([]bool, size)})
	}
	return n
}

// add notes what a claim names. It reports false for one that is no row.
func (n *rowNames) add(ref graph.ClaimRef) bool {
	k, row, ok := tableRow(n.d, int(ref))
	if !ok {
		return false
	}
	t, texts := n.d.Claims.Tables()[k], &n.texts[k]
	n.actors[t.From[row]], n.actors[t.To[row]], n.relations[t.Relation[row]] = true, true, true
	if len(t.By) > 0 {
		texts.voices[t.By[row]] = true
	}
	source := uint32(0)
	if len(t.SourceOf) > 0 {
		source = t.SourceOf[row]
	}
	texts.sources[source] = true
	return true
}

// rows adds what was noted to the index.
func (g *gatherer) rows(n *rowNames) {
	for i, is := range n.actors {
		if is {
			g.actor(n.d.Actors[i].ID)
		}
	}
	for i, is := range n.relations {
		if is {
			g.relation(n.d.Relations[i].ID)
		}
	}
	for k, t := range n.d.Claims.Tables() {
		for i, is := range n.texts[k].voices {
			if is {
				g.actor(t.Strings[i])
			}
		}
		for i, is := range n.texts[k].sources {
			switch {
			case is && (i == 0 || t.Strings[i] == ""):
				g.source(t.Source)
			case is:
				g.source(t.Strings[i])
			}
		}
	}
}
