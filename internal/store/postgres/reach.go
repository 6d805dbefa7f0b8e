package postgres

import (
	"strconv"
	"strings"

	"dossier/data"
	"dossier/internal/store"
)

// question is a statement that is being written, with the values of its parameters.
type question struct {
	strings.Builder
	args []string
}

// value adds the value of a parameter and returns how the statement names it.
func (q *question) value(v string) string {
	q.args = append(q.args, v)
	return "$" + strconv.Itoa(len(q.args))
}

// end names the columns of one end of an arc.
type end struct{ id, kind string }

var (
	from = end{"from_id", "from_kind"}
	to   = end{"to_id", "to_kind"}
)

// columns begins the statements that give arcs.
const columns = "SELECT from_id, to_id, relation, claim, status, grade, modality, first_day, last_day, weight, from_kind, to_kind, from_ties, to_ties FROM dossier.arc"

// ofEdition goes before the number of an edition.
const ofEdition = " WHERE edition = "

// between writes the statement that gives the arcs between the two of each pair, each once.
func between(edition int, pairs [][2]string) statement {
	q := &question{}
	var one, other []string
	for _, p := range pairs {
		if both := asked(p[:]); len(both) == 2 {
			one, other = append(one, both...), append(other, both[1], both[0])
		}
	}
	q.WriteString(columns + ofEdition + q.value(strconv.Itoa(edition)) +
		" AND (from_id, to_id) IN (SELECT * FROM unnest(" + q.value(array(one)) + "::text[], " + q.value(array(other)) + "::text[]))")
	return statement{q.String(), q.args}
}

// reach writes the statements that give the arcs of a reach, each arc once: those that
// start at near actors, and of those that end there what the first does not give. They are
// two, since a union of both makes the database start processes that work in parallel, and
// that takes longer than to answer.
func reach(edition int, r *store.Reach) (list []statement) {
	if len(r.Near) == 0 {
		return nil
	}
	out, in := some(&r.Out), some(&r.In)
	if out {
		w := newWriter(edition, r)
		w.q.WriteString(w.side(from, to, &r.Out))
		list = append(list, statement{w.q.String(), w.q.args})
	}
	if in {
		w := newWriter(edition, r)
		w.q.WriteString(w.side(to, from, &r.In))
		if out {
			w.q.WriteString(" AND NOT (" + w.side(from, to, &r.Out) + ")")
		}
		list = append(list, statement{w.q.String(), w.q.args})
	}
	return list
}

// some reports whether a set of relations has any.
func some(r *store.Relations) bool { return r.All || len(r.IDs) > 0 }

// writer writes the parts of a reach.
type writer struct {
	q         *question
	r         *store.Reach
	near, far string // the parameters with those actors; far is empty where any will do
}

// newWriter begins a statement with what arcs have to fulfil from whichever end they are
// seen.
func newWriter(edition int, r *store.Reach) *writer {
	q := &question{}
	w := &writer{q: q, r: r, near: q.value(array(asked(r.Near)))}
	if r.Far != nil {
		w.far = q.value(array(asked(r.Far)))
	}
	q.WriteString(columns + ofEdition + q.value(strconv.Itoa(edition)) + w.passing() + " AND ")
	return w
}

// side writes what arcs have to fulfil that have a near actor at one end. Far actors are
// written as a table and not as a list: with two lists the database would look up each
// pair of them, a million of a thousand each.
func (w *writer) side(near, far end, relations *store.Relations) string {
	condition := near.id + " = ANY (" + w.near + ")"
	if w.far != "" {
		condition += " AND " + far.id + " IN (SELECT unnest(" + w.far + "::text[]))"
	}
	return condition + w.related(far, relations)
}

// related writes which relations arcs have to have, and of which kind the far end has to be.
func (w *writer) related(far end, relations *store.Relations) string {
	var b strings.Builder
	if !relations.All {
		b.WriteString(" AND relation = ANY (" + w.q.value(array(asked(relations.IDs))) + ")")
	}
	if p := &w.r.Passing; p.Kinds != nil {
		b.WriteString(" AND (" + far.kind + " = ANY (" + w.q.value(array(asked(p.Kinds))) + ")")
		if len(p.Keep) > 0 {
			b.WriteString(" OR " + far.id + " = ANY (" + w.q.value(array(asked(p.Keep))) + ")")
		}
		b.WriteString(")")
	}
	return b.String()
}

// passing writes what arcs have to fulfil from whichever end they are seen.
func (w *writer) passing() string {
	var b strings.Builder
	p := &w.r.Passing
	if p.Statuses != nil {
		b.WriteString(" AND status = ANY (" + w.q.value(array(numbers(p.Statuses))) + ")")
	}
	if p.Modalities != nil {
		b.WriteString(" AND modality = ANY (" + w.q.value(array(asked(p.Modalities))) + ")")
	}
	if p.MinGrade > 0 {
		b.WriteString(" AND grade >= " + w.q.value(strconv.Itoa(int(p.MinGrade))))
	}
	if p.Dated {
		b.WriteString(" AND first_day <= " + w.q.value(strconv.Itoa(int(p.Until))) + " AND last_day >= " + w.q.value(strconv.Itoa(int(p.Since))))
	}
	return b.String()
}

// numbers gives statuses as they stand in the database.
func numbers(list []data.Status) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strconv.Itoa(int(s))
	}
	return out
}
