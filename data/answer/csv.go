package answer

import (
	"context"
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/cells"
)

// WriteCSV writes what of an answer fits into rows, under a header. Where actors
// stand in it, their ids stand beside their names: "from-id" and "from". With
// shown set, control characters are made visible, for a terminal; a program gets
// what was written, but for bytes that are no UTF-8, which are U+FFFD as in JSON, and
// for cells that a spreadsheet would run, which get an apostrophe in front ([cells.Defuse]).
// It fails where the context ends, where a list fails, and where w does.
func WriteCSV(ctx context.Context, w io.Writer, a Answer, shown bool) error {
	out := csv.NewWriter(w)
	n := 0
	for row, err := range rowsOf(a) {
		if err == nil && n%lookEvery == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		n++
		for i := range row {
			switch {
			case shown:
				row[i] = data.Printable(row[i])
			case !utf8.ValidString(row[i]):
				row[i] = string([]rune(row[i]))
			}
			row[i] = cells.Defuse(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// lookEvery is how many rows are written between two looks at the context.
const lookEvery = 1 << 10

// rows is a header and its rows. A row is good until the next is asked for.
type rows = iter.Seq2[[]string, error]

func rowsOf(a Answer) rows {
	switch a := a.(type) {
	case *Overview:
		return a.rows()
	case *Paths:
		return a.rows()
	case *Profile:
		return a.rows()
	case *Listing:
		return a.rows()
	case *Network:
		return a.rows()
	case *Ranking:
		return a.rows()
	case *Grouping:
		return a.rows()
	case *Comparison:
		return a.rows()
	}
	return func(func([]string, error) bool) {}
}

// fixed gives the rows of a short table.
func fixed(table [][]string) rows {
	return func(yield func([]string, error) bool) {
		for _, row := range table {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func (a *Overview) rows() rows {
	table := [][]string{{"what", "count"}}
	add := func(what string, n int) { table = append(table, []string{what, strconv.Itoa(n)}) }
	add("actors", a.Totals.Actors)
	add("ties", a.Totals.Ties)
	add("claims", a.Totals.Claims)
	add("sources", a.Totals.Sources)
	for _, c := range a.ByStatus {
		add("status "+c.ID, c.Count)
	}
	for _, c := range a.ByRelation {
		add("relation "+c.ID, c.Count)
	}
	return fixed(table)
}

func (a *Paths) rows() rows {
	table := [][]string{{"path", "hop", "from-id", "from", "relation", "to-id", "to", "reversed", "status", "grade", "weight", "claims", "more-claims"}}
	for i, p := range a.Paths {
		weight := ""
		if p.Weight != nil {
			weight = formatFloat(*p.Weight)
		}
		for j, h := range p.Hops {
			for _, t := range h.Ties {
				table = append(table, []string{strconv.Itoa(i + 1), strconv.Itoa(j + 1), h.From, a.plainName(h.From), t.Relation, h.To, a.plainName(h.To),
					strconv.FormatBool(t.Reversed), t.Status.String(), strconv.Itoa(int(t.Grade)), weight, cell(t.Claims), strconv.Itoa(t.More)})
			}
		}
	}
	for _, t := range a.Beside { // on no path
		table = append(table, []string{"", "", t.From, a.plainName(t.From), t.Relation, t.To, a.plainName(t.To),
			"false", t.Status.String(), strconv.Itoa(int(t.Grade)), "", cell(t.Claims), strconv.Itoa(t.More)})
	}
	return fixed(table)
}

func (a *Profile) rows() rows {
	table := [][]string{{"direction", "relation", "actor-id", "actor", "status", "grade", "claims", "more-claims"}}
	add := func(direction string, ties []ProfileTie) {
		for _, t := range ties {
			table = append(table, []string{direction, t.Relation, t.Actor, a.plainName(t.Actor), t.Status.String(), strconv.Itoa(int(t.Grade)), cell(t.Claims), strconv.Itoa(t.More)})
		}
	}
	add("out", a.Out)
	add("in", a.In)
	return fixed(table)
}

func (a *Network) rows() rows {
	table := [][]string{{"from-id", "from", "relation", "to-id", "to", "status", "grade", "claims", "more-claims"}}
	for _, t := range a.Ties {
		table = append(table, []string{t.From, a.plainName(t.From), t.Relation, t.To, a.plainName(t.To), t.Status.String(), strconv.Itoa(int(t.Grade)), cell(t.Claims), strconv.Itoa(t.More)})
	}
	return fixed(table)
}

func (a *Ranking) rows() rows {
	table := [][]string{{"place", "actor-id", "actor", "score"}}
	for _, s := range a.Scores {
		table = append(table, []string{strconv.Itoa(s.Place), s.Actor, s.Name, formatFloat(s.Score)})
	}
	return fixed(table)
}

func (a *Grouping) rows() rows {
	if len(a.Counts) > 0 {
		table := [][]string{{"pattern", "count"}}
		for _, c := range a.Counts {
			table = append(table, []string{c.ID, strconv.Itoa(c.Count)})
		}
		return fixed(table)
	}
	table := [][]string{{"group", "name", "actor-id", "actor"}}
	for i, g := range a.Groups {
		for _, id := range g.Members {
			table = append(table, []string{strconv.Itoa(i + 1), g.Name, id, a.plainName(id)})
		}
	}
	return fixed(table)
}

func (a *Listing) rows() rows {
	return func(yield func([]string, error) bool) {
		if !yield([]string{"id", "from-id", "from", "relation", "to-id", "to", "what", "modality", "when", "occasion", "status", "grade", "origins",
			"held-by", "denied-by", "sources", "sentence"}, nil) {
			return
		}
		row := make([]string, 0, 17) // written before the next is made
		for c, err := range a.List.All() {
			row = append(row[:0], c.ID, cell(c.From), a.plainNames(c.From), c.Relation, cell(c.To), a.plainNames(c.To), c.What, string(c.Modality), c.When.String(), c.Occasion,
				c.Status.String(), strconv.Itoa(int(c.Grade)), strconv.Itoa(c.Origins),
				speakers(c.Said, true), speakers(c.Said, false), sourcesOf(c.Said), c.Sentence)
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func (a *Comparison) rows() rows {
	return func(yield func([]string, error) bool) {
		if !yield([]string{"change", "id", "old-status", "new-status", "old-grade", "new-grade", "from-id", "from", "relation", "to-id", "to", "what", "when", "occasion",
			"old-held-by", "new-held-by", "old-denied-by", "new-denied-by"}, nil) {
			return
		}
		for change, err := range a.changes() {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(a.row(change), nil) {
				return
			}
		}
	}
}

// rowChange is a claim that differs, with the word for how; nil: not on that side.
type rowChange struct {
	word     string
	old, new *Claim
}

// changes lists what differs, list by list.
func (a *Comparison) changes() iter.Seq2[rowChange, error] {
	return func(yield func(rowChange, error) bool) {
		for c, err := range a.Added.All() {
			if !yield(rowChange{"added", nil, &c}, err) {
				return
			}
		}
		for c, err := range a.Gone.All() {
			if !yield(rowChange{"gone", &c, nil}, err) {
				return
			}
		}
		for c, err := range a.Regraded.All() {
			if !yield(rowChange{"regraded", &c.Old, &c.New}, err) {
				return
			}
		}
		for c, err := range a.Reworded.All() {
			if !yield(rowChange{"reworded", &c.Old, &c.New}, err) {
				return
			}
		}
	}
}

func (a *Comparison) row(x rowChange) []string {
	told, names := x.new, &a.Index
	if told == nil {
		told, names = x.old, a.OldIndex()
	}
	before, after := sideCells(x.old), sideCells(x.new)
	return []string{x.word, told.ID, before[0], after[0], before[1], after[1], cell(told.From), names.plainNames(told.From), told.Relation,
		cell(told.To), names.plainNames(told.To), told.What, told.When.String(), told.Occasion, before[2], after[2], before[3], after[3]}
}

// sideCells are the status and grade of a claim on one side, who holds and who
// denies it; empty where it does not pass there.
func sideCells(c *Claim) [4]string {
	if c == nil {
		return [4]string{}
	}
	return [4]string{c.Status.String(), strconv.Itoa(int(c.Grade)), speakers(c.Said, true), speakers(c.Said, false)}
}

// plainName is the name of an actor as it was written, or its id.
func (x *Index) plainName(id string) string { return firstOf(x.Actors[id].Name, id) }

func (x *Index) plainNames(ids []string) string {
	if len(ids) == 1 {
		return x.plainName(ids[0])
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = x.plainName(id)
	}
	return cell(names)
}

// cell joins several values into one.
func cell(values []string) string { return strings.Join(values, "; ") }

// speakers lists the ids of those who hold, or deny, each once.
func speakers(said []Attribution, hold bool) string {
	var ids distinct
	for i := range said {
		if said[i].Stance.Holds() == hold {
			for _, id := range said[i].By {
				ids.add(id)
			}
		}
	}
	return cell(ids.list)
}

func sourcesOf(said []Attribution) string {
	var ids distinct
	for i := range said {
		if id := said[i].Source; id != "" {
			ids.add(id)
		}
	}
	return cell(ids.list)
}

func formatFloat(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
