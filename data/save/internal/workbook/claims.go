package workbook

import (
	"context"
	"iter"

	"dossier/data"
	"dossier/data/cells"
	"dossier/data/save/internal/entries"
	"dossier/data/save/internal/xlsx"
)

// claimColumns are the columns of the sheet of claims, those of a table of claims. Ids
// say which actors are meant, names are for whoever reads the sheet.
func claimColumns() []xlsx.Column {
	return []xlsx.Column{{Name: "id", Width: 24}, {Name: "from-id", Width: 20}, {Name: "from", Width: 28}, {Name: "relation", Width: 18}, {Name: "to-id", Width: 20}, {Name: "to", Width: 28},
		{Name: "what", Width: 28}, {Name: "modality"}, {Name: "when", Width: 14}, {Name: "occasion", Width: 16}, {Name: "about", Width: 16}, {Name: "weight", Numeric: true},
		{Name: "stance"}, {Name: "by-id", Width: 20}, {Name: "by", Width: 28}, {Name: "source", Width: 24}, {Name: "at"}, {Name: "row", Numeric: true},
		{Name: "quote", Width: long, Wrapped: true}, {Name: "said-on", Width: 14}, {Name: "reliability"}, {Name: "credibility", Numeric: true}, {Name: "confidence", Numeric: true}}
}

// all gives a row for each attribution of a claim, and one for a claim that has none: no
// stance stands in it.
func (r *claimRow) all(ctx context.Context, d *data.Dossier) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for e, err := range entries.All(ctx, d) {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.Kind == entries.Claim && !r.each(e.Fields, yield) {
				return
			}
		}
	}
}

// claimRow lays out claims.
type claimRow struct {
	at    map[string]int // the column of a field
	names map[string]string
	row   []string
}

func newClaimRow(d *data.Dossier) *claimRow {
	r := &claimRow{at: make(map[string]int), names: make(map[string]string, len(d.Actors)), row: make([]string, len(claimColumns()))}
	for i, c := range claimColumns() {
		r.at[c.Name] = i
	}
	for i := range d.Actors {
		r.names[d.Actors[i].ID] = d.Actors[i].Name
	}
	return r
}

// String tells the claim at hand by its actors.
func (r *claimRow) String() string {
	return r.row[r.at["from-id"]] + " " + r.row[r.at["relation"]] + " " + r.row[r.at["to-id"]]
}

// each gives the rows of an entry of a claim.
func (r *claimRow) each(fields entries.Table, yield func([]string, error) bool) bool {
	clear(r.row)
	var said []entries.Table
	for _, f := range fields {
		if f.Key == "said" {
			said = f.Value.([]entries.Table)
			continue
		}
		r.put(f)
	}
	if len(said) == 0 {
		return yield(r.row, nil)
	}
	for _, attribution := range said {
		clear(r.row[r.at["stance"]:])
		for _, f := range attribution {
			r.put(f)
		}
		if !yield(r.row, nil) {
			return false
		}
	}
	return true
}

// put lays out a field; actors by their ids, and by their names beside them.
func (r *claimRow) put(f entries.Field) {
	ids, several := f.Value.([]string)
	if id, one := f.Value.(string); one {
		ids = []string{id}
	}
	if f.Key != "from" && f.Key != "to" && f.Key != "by" || !several && len(ids) == 0 {
		r.row[r.at[f.Key]] = cellOf(f.Value)
		return
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		if names[i] = r.names[id]; names[i] == "" {
			names[i] = id
		}
	}
	r.row[r.at[f.Key+"-id"]], r.row[r.at[f.Key]] = cells.Join(ids), cells.Join(names)
}
