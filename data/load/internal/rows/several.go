package rows

import (
	"context"
	"fmt"
	"math"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// maxSeveral bounds the claims and voices that one row can make.
const maxSeveral = 1000

// maxMade bounds what all such rows may come to, and those of matrices: a few bytes make
// a claim there. It is counted in claims of one actor on each side, some 90 bytes each;
// one of which several act or speak jointly takes as much as jointCost of them, and so
// does each of its voices.
const (
	maxMade   = 16_000_000
	jointCost = 16
)

// full refuses a row that makes claims out of few bytes, when there are too many.
func (s *Sink) full() *faults.Fault {
	if s.made < maxMade {
		return nil
	}
	return faults.New(data.CodeTooLarge, "rows of several claims have made too many; from here on they are left out", "take a part of the table")
}

// jointRow is a row of which several actors act or speak jointly: an entry of its own,
// since a table has one actor on each side and one speaker in each row.
type jointRow struct {
	row          tableRow
	from, to     []uint32   // numbers of actors
	voices       [][]uint32 // the members of each; none: nobody
	line, number int
}

// several reports whether a cell of a row may name several actors. A name beside a key
// is one name, whatever stands in it.
func (t *Table) several(cells [][]byte) bool {
	for _, r := range [...]role{roleFrom, roleTo, roleBy} {
		cell := t.cols.key(cells, r)
		if len(cell) == 0 {
			cell = t.cols.cell(cells, r)
		}
		if severalMarks(cell, t.cols.bars) {
			return true
		}
	}
	return false
}

// severalRow takes a row in that names several actors in a cell. With a fault comes the
// role of its cell.
func (t *Table) severalRow(cells [][]byte, line int) (failed role, fault *faults.Fault) {
	if fault = t.sink.full(); fault != nil {
		return roleFrom, fault
	}
	var ends [2][][]uint32
	for i, r := range [...]role{roleFrom, roleTo} {
		if ends[i], failed, fault = t.sides(cells, r); fault != nil {
			return failed, fault
		}
	}
	voices, failed, fault := t.members(cells, roleBy, t.cols.cell(cells, roleBy), ';')
	if fault != nil {
		return failed, fault
	}
	var r tableRow
	if failed, fault = t.rest(cells, &r); fault != nil {
		return failed, fault
	}
	if len(ends[0]) == 0 {
		return roleFrom, noName()
	}
	if len(ends[1]) == 0 {
		// Those that meet may all stand on one side.
		if !t.sink.dossier.Relations[r.relation].Symmetric || len(ends[0]) > 1 || len(ends[0][0]) < 2 {
			return roleTo, noName()
		}
		ends[1] = [][]uint32{nil}
	}
	if n := len(ends[0]) * len(ends[1]) * max(len(voices), 1); n > maxSeveral {
		return roleFrom, faults.New(data.CodeTooLarge, fmt.Sprintf("this row makes %d claims or voices; the limit is %d", n, maxSeveral), "write several rows")
	}
	for _, from := range ends[0] {
		for _, to := range ends[1] {
			t.addSeveral(&r, from, to, voices, line)
		}
	}
	return roleNone, nil
}

// addSeveral adds one claim with all who speak of it.
func (t *Table) addSeveral(r *tableRow, from, to []uint32, voices [][]uint32, line int) {
	joint := len(from) > 1 || len(to) != 1
	for _, voice := range voices {
		joint = joint || len(voice) > 1
	}
	if joint {
		t.sink.made += jointCost * (1 + len(voices))
		t.joint = append(t.joint, jointRow{row: *r, from: from, to: to, voices: voices, line: line, number: t.handed})
		return
	}
	t.sink.made += max(len(voices), 1)
	r.from, r.to, r.by = from[0], to[0], 0
	if len(voices) == 0 {
		t.add(r, line)
	}
	for _, voice := range voices {
		r.by = voice[0] + 1
		t.add(r, line)
	}
}

// sides returns the actors on one side of the claims that a row makes: of each claim
// those who act jointly.
func (t *Table) sides(cells [][]byte, r role) (sides [][]uint32, failed role, fault *faults.Fault) {
	whole := t.cols.cell(cells, r)
	if !t.cols.bars || len(t.cols.key(cells, r)) > 0 {
		groups, failed, fault := t.members(cells, r, whole, ';')
		if side := flat(groups); len(side) > 0 {
			sides = [][]uint32{side}
		}
		return sides, failed, fault
	}
	groups, failed, fault := t.members(cells, r, whole, '|')
	return groups, failed, fault
}

// members returns the numbers of the actors that a row names with a role, in the groups
// in which they stand: by their keys, where the row gives any, else by name.
func (t *Table) members(cells [][]byte, r role, whole []byte, separator byte) (groups [][]uint32, failed role, fault *faults.Fault) {
	place := func() rowPlace { return t.placeOf(r) }
	keys := splitCell(t.cols.key(cells, r), separator)
	names := splitCell(whole, separator)
	if count(names) == 1 && !names[0][0].quoted { // "&amp;" is a name
		names[0][0].text = whole
	}
	switch {
	case len(keys) == 1 && len(keys[0]) == 1:
		names = [][]member{{{text: onlyMember(whole)}}}
	case len(keys) > 0 && len(names) > 0 && !sameShape(keys, names):
		return nil, keyRole(r), faults.New(data.CodeBadRow, fmt.Sprintf("%d keys stand here beside %d names", count(keys), count(names)),
			"write as many, in the same order; a name that holds a semicolon or a plus between blanks stands in quotes inside the cell")
	}
	shape := names
	if len(keys) > 0 {
		shape = keys
	}
	for i, group := range shape {
		var numbers []uint32
		for n := range group {
			var number uint32
			if len(keys) == 0 {
				number, fault = t.sink.actors.meet(group[n].text, false, place)
			} else {
				var name []byte
				if len(names) > 0 {
					name = names[i][n].text
				}
				number, fault = t.sink.actors.findKeyed(&t.keys, nil, group[n].text, name, place)
			}
			if fault != nil {
				return nil, r, fault
			}
			numbers = append(numbers, number)
		}
		groups = append(groups, numbers)
	}
	return groups, roleNone, nil
}

func sameShape(a, b [][]member) bool {
	for i := range a {
		if len(a) != len(b) || len(a[i]) != len(b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

func count(groups [][]member) (n int) {
	for _, group := range groups {
		n += len(group)
	}
	return n
}

func flat(groups [][]uint32) (all []uint32) {
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}

// noName is the fault of a row that names no actor where it should.
func noName() *faults.Fault {
	return faults.New(data.CodeMissingField, "an actor's name is missing here", "write a name or remove the row")
}

// jointClaims are the entries that joint rows make. position tells where the actor with
// a number stands; file is the id of the source that stands for the file.
func (t *Table) jointClaims(ctx context.Context, position func(number uint32) uint32, file string) ([]data.Claim, error) {
	claims := make([]data.Claim, 0, len(t.joint))
	ids := func(numbers []uint32) []string {
		var list []string
		for _, number := range numbers {
			list = append(list, t.sink.dossier.Actors[position(number)].ID)
		}
		return list
	}
	for i := range t.joint {
		if stopped(ctx, i) {
			return nil, ctx.Err()
		}
		j := &t.joint[i]
		c := t.claimOf(&j.row)
		c.From, c.To = ids(j.from), ids(j.to)
		said := t.saidIn(&j.row, file)
		said.Row = j.number
		if len(j.voices) == 0 {
			c.Said = []data.Attribution{said}
		}
		for _, voice := range j.voices {
			said.By = ids(voice)
			c.Said = append(c.Said, said)
		}
		claims = append(claims, c)
	}
	return claims, nil
}

// claimOf is what a row claims, but for its actors and voices.
func (t *Table) claimOf(r *tableRow) data.Claim {
	text := func(what role) string { return t.texts.list[r.texts[what-firstText]] }
	c := data.Claim{ID: text(roleID), Relation: t.sink.dossier.Relations[r.relation].ID, What: text(roleWhat), Modality: r.modality, When: r.when,
		Occasion: text(roleOccasion), About: text(roleAbout)}
	if t.cols.has(roleWeight) && !math.IsNaN(r.weight) {
		weight := r.weight
		c.Weight = &weight
	}
	return c
}

// saidIn is what a row says of who says so, but for the voice.
func (t *Table) saidIn(r *tableRow, file string) data.Attribution {
	text := func(what role) string { return t.texts.list[r.texts[what-firstText]] }
	a := data.Attribution{Stance: r.stance.OrDefault(), Source: file, At: text(roleAt), Quote: text(roleQuote), SaidOn: r.saidOn,
		Credibility: int(max(r.credibility, r.second))}
	if r.source != 0 {
		a.Source = t.texts.list[r.source]
	}
	if r.reliability != 0 {
		a.Reliability = string(rune(r.reliability))
	}
	if t.cols.has(roleConfidence) && r.confidence >= 0 {
		confidence := int(r.confidence)
		a.Confidence = &confidence
	}
	return a
}
