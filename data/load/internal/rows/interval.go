package rows

import (
	"dossier/data"
	"dossier/data/load/internal/faults"
)

// interval makes one time of the beginning and the end that a row gives in columns of
// their own. An end that is not written is one that nobody knows: it need not go on. A
// row with a time of its own keeps it if it is the same, or the others are empty.
func (p *plainCells) interval(r *tableRow) (failed role, fault *faults.Fault) {
	if r.start.IsZero() && r.end.IsZero() {
		return roleNone, nil
	}
	pair := [2]data.Date{r.start, r.end}
	when, met := p.intervals[pair]
	if !met {
		text := r.start.String() + "/" + r.end.String()
		if r.start == r.end {
			text = r.start.String()
		}
		var err error
		if when, err = data.ParseDate(text); err != nil {
			message, hint := faults.Explain(err)
			return roleEnd, faults.New(data.CodeBadDate, message, hint)
		}
		p.intervals[pair] = when
	}
	if !r.when.IsZero() && r.when != when {
		return roleWhen, faults.New(data.CodeBadDate, "the time is "+data.Quoted(r.when.String())+" here, and "+data.Quoted(when.String())+" by the columns of its beginning and end",
			"leave out one of them with --map COLUMN=-")
	}
	r.when = when
	return roleNone, nil
}
