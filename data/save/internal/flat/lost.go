package flat

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data"
)

// Loss is one sort of thing that a format cannot hold, with how many there are.
type Loss struct {
	Count int
	// One and Many are what it is called: "actor's kind", "actors' kinds". Of what can
	// be there but once there are not many.
	One, Many string
}

// Lost lists what was lost in writing, in the order of a dossier's parts. Nothing in it
// has a count of 0.
type Lost []Loss

// String tells it in one line, with numbers: "3 actors' kinds, 1 decision"; without any
// it is empty.
func (l Lost) String() string {
	told := make([]string, len(l))
	for i, x := range l {
		switch {
		case x.Many == "":
			told[i] = x.One
		case x.Count == 1:
			told[i] = "1 " + x.One
		default:
			told[i] = strconv.Itoa(x.Count) + " " + x.Many
		}
	}
	return strings.Join(told, ", ")
}

// Add notes a loss, if there is any. One and many are what it is called.
func (l *Lost) Add(count int, one, many string) {
	if count > 0 {
		*l = append(*l, Loss{count, one, many})
	}
}

// Holds says what a format holds beside the cells of its rows.
type Holds struct {
	Head      bool // title and description of the dossier
	Actors    bool // all that is known of actors, and those that no claim names
	Sources   bool // all that is known of sources, and those that no attribution names
	Relations bool // relations of the dossier's own
	Unsaid    bool // claims that are nobody's word, and attributions without a source
}

// tally counts what rows could not say.
type tally struct {
	unsaid, unsourced, furtherIDs, abouts int
}

// Lost says what is lost where all rows were asked for and are written. It looks at each
// actor and source once.
func (t *Table) Lost() Lost {
	var l Lost
	holds := t.holds
	if !holds.Head {
		l.Add(count(t.d.Title != ""), "the title", "")
		l.Add(count(t.d.Description != ""), "the description", "")
	}
	if !holds.Actors {
		t.lostActors(&l)
	}
	if !holds.Relations {
		t.lostRelations(&l)
	}
	if !holds.Sources {
		t.lostSources(&l)
	}
	if !holds.Unsaid {
		l.Add(t.met.unsaid, "claim that is nobody's word", "claims that are nobody's word")
		l.Add(t.met.abouts, "link to such a claim", "links to such claims")
		l.Add(t.met.unsourced, "attribution that names no source, for which the file stands", "attributions that name no source, for which the file stands")
	}
	l.Add(t.met.furtherIDs, "further id of a claim", "further ids of claims")
	l.Add(len(t.d.Decisions), "decision", "decisions")
	return l
}

// lostActors counts what is known of actors, and those that have no row.
func (t *Table) lostActors(l *Lost) {
	var unnamed, kinds, aliases, metonyms, descriptions, wikidata, countries int
	for i := range t.d.Actors {
		a := &t.d.Actors[i]
		if !t.named.holds(i) {
			unnamed++
			continue
		}
		kinds += count(a.Kind != "")
		aliases += count(len(a.Aliases) > 0)
		metonyms += count(len(a.Metonyms) > 0)
		descriptions += count(a.Description != "")
		wikidata += count(a.Wikidata != "")
		countries += count(a.Country != "")
	}
	l.Add(unnamed, "actor that no claim names", "actors that no claim names")
	l.Add(kinds, "actor's kind", "actors' kinds")
	l.Add(aliases, "actor's aliases", "actors' aliases")
	l.Add(metonyms, "actor's metonyms", "actors' metonyms")
	l.Add(descriptions, "actor's description", "actors' descriptions")
	l.Add(wikidata, "actor's Wikidata item", "actors' Wikidata items")
	l.Add(countries, "actor's country", "actors' countries")
}

// lostRelations counts the relations that are not read from their cell as they are.
func (t *Table) lostRelations(l *Lost) {
	own, builtin := 0, data.BuiltinRelations()
	for i := range t.d.Relations {
		r := t.d.Relations[i]
		own += count(!slices.Contains(builtin, r) && r != data.PlainRelation(r.ID, t.words[i]))
	}
	l.Add(own, "relation of the dossier's own", "relations of the dossier's own")
}

// lostSources counts what is known of sources.
func (t *Table) lostSources(l *Lost) {
	var uncited, titles, publishers, addresses, dates, origins, texts int
	for i := range t.d.Sources {
		s := &t.d.Sources[i]
		if !t.cited.holds(i) {
			uncited++
			continue
		}
		titles += count(s.Title != "" && s.Title != s.ID && !byTitle(s))
		publishers += count(s.Publisher != "")
		addresses += count(s.URL != "" && !(byTitle(s) && s.URL == s.Title))
		dates += count(!s.Published.IsZero() || !s.Retrieved.IsZero())
		origins += count(s.Origin != "")
		texts += count(s.File != "" || s.SHA256 != "")
	}
	l.Add(uncited, "source that no attribution names", "sources that no attribution names")
	l.Add(titles, "source's title", "sources' titles")
	l.Add(publishers, "source's publisher", "sources' publishers")
	l.Add(addresses, "source's address", "sources' addresses")
	l.Add(dates, "source's dates", "sources' dates")
	l.Add(origins, "source's origin", "sources' origins")
	l.Add(texts, "source's stored text", "sources' stored texts")
}

// count is 1 where something is there.
func count(there bool) int {
	if there {
		return 1
	}
	return 0
}
