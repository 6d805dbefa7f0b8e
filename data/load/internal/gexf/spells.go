package gexf

import (
	"bytes"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/network"
)

// spell is a time in which a node or an edge exists; an end that is not known is
// empty, and an instant begins and ends at once.
type spell struct{ start, end string }

// set gives a row the spell as start and end.
func (s spell) set(row *network.Row) {
	row.Set(network.Start, []byte(s.start))
	row.Set(network.End, []byte(s.end))
}

// joined writes spells as one text.
func joined(spells []spell) string {
	texts := make([]string, len(spells))
	for i, s := range spells {
		texts[i] = s.start + "/" + s.end
	}
	return strings.Join(texts, "; ")
}

// ownSpells reads the spells in the attributes of the element that has begun last.
func (r *reader) ownSpells() []spell {
	var spells []spell
	start, end := r.bound("start"), r.bound("end")
	at := r.time(r.xml.Attribute("timestamp"))
	switch {
	case start != "" || end != "":
		spells = append(spells, spell{start, end})
	case at != "":
		spells = append(spells, spell{at, at})
	}
	if list := r.xml.Attribute("intervals"); len(list) > 0 {
		spells = append(spells, r.intervals(list)...)
	}
	if list := r.xml.Attribute("timestamps"); len(list) > 0 {
		for text := range bytes.SplitSeq(bytes.Trim(list, "<>[] "), []byte{','}) {
			if at := r.time(text); at != "" {
				spells = append(spells, spell{at, at})
			}
		}
	}
	return spells
}

// listedSpells reads a list of spells. An element whose list is empty has others.
func (r *reader) listedSpells(others []spell) []spell {
	var spells []spell
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		spells = append(spells, r.ownSpells()...)
	}
	if len(spells) == 0 {
		return others
	}
	return spells
}

// bound reads one end of an interval, from the attribute of its name or else from the
// one that leaves the end itself out.
func (r *reader) bound(name string) string {
	if text := r.xml.Attribute(name); text != nil {
		return r.time(text)
	}
	text := r.time(r.xml.Attribute(name + "open"))
	if text != "" {
		r.openEnd()
	}
	return text
}

// openEnd notes an interval that does not include its end.
func (r *reader) openEnd() {
	line, col := r.xml.Place()
	r.feed.Note(data.CodeBadValue, "the end of an interval is left out of it; it is read as part of it", "write the first or last day that is part of it", line, col)
}

// intervals reads a list such as <[2009-03-01,2009-03-10];(2009-03-15,2009-03-20]>.
func (r *reader) intervals(list []byte) []spell {
	var spells []spell
	for text := range bytes.SplitSeq(bytes.Trim(list, "<> "), []byte{';'}) {
		text = bytes.TrimSpace(text)
		if len(text) == 0 {
			continue
		}
		ends := bytes.Split(bytes.Trim(text, "[]()"), []byte{','})
		if len(ends) != 2 {
			line, col := r.xml.Place()
			r.feed.Problem(data.Error, data.CodeBadValue, data.Quoted(string(text))+" is no interval", "write its start and its end as [2009-03-01,2009-03-10]", line, col)
			continue
		}
		if bytes.ContainsAny(text, "()") {
			r.openEnd()
		}
		spells = append(spells, spell{r.time(ends[0]), r.time(ends[1])})
	}
	return spells
}

// time reads a time. Where times are numbers, one that is a year is made a year, as
// 2019.0 is; endlessness is no time.
func (r *reader) time(text []byte) string {
	text = bytes.TrimSpace(text)
	switch strings.TrimLeft(strings.ToLower(string(text)), "+-") {
	case "infinity", "inf":
		return ""
	}
	if year, zeros, _ := bytes.Cut(text, []byte{'.'}); r.years && len(year) == 4 && (year[0] == '1' || year[0] == '2') &&
		len(bytes.Trim(year, "0123456789")) == 0 && len(bytes.Trim(zeros, "0")) == 0 {
		return string(year)
	}
	return string(text)
}
