package bolt

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/internal/store"
)

// question is a statement that is being written, with the values of its parameters.
type question struct {
	strings.Builder
	params values
}

// value adds the value of a parameter and returns how the statement names it.
func (q *question) value(v any) string {
	name := "p" + strconv.Itoa(len(q.params))
	q.params[name] = v
	return "$" + name
}

// columns ends the statements that give arcs from a to b. The last one says from which side
// an arc was found.
func columns(side string) string {
	return " RETURN a.key AS a, b.key AS b, r.relation AS relation, r.claim AS claim, r.status AS status, r.grade AS grade, r.modality AS modality," +
		" r.firstDay AS firstDay, r.lastDay AS lastDay, r.weight AS weight, r.fromKind AS fromKind, r.toKind AS toKind, r.fromTies AS fromTies, r.toTies AS toTies, " + side + " AS side"
}

// The sides from which an arc can be found, as statements write them.
const (
	fromStart = "0"
	fromEnd   = "1"
)

// between writes the statement that gives the arcs between the two of each pair, each once.
func between(k keys, pairs [][2]string) (cypher string, params values) {
	met := make(map[[2]string]bool, 2*len(pairs))
	rows := make([]any, 0, 2*len(pairs))
	add := func(a, b string) {
		if pair := [2]string{a, b}; !met[pair] && len(asked(pair[:])) > 0 {
			met[pair] = true
			rows = append(rows, []any{k.actor(a), k.actor(b)})
		}
	}
	for _, p := range pairs {
		add(p[0], p[1])
		add(p[1], p[0])
	}
	return "UNWIND $pairs AS p MATCH (a:DossierActor {key: p[0]}) MATCH (b:DossierActor {key: p[1]}) MATCH (a)-[r:DOSSIER_ARC]->(b)" + columns(fromStart), values{"pairs": rows}
}

// reach writes the statement that gives the arcs of a reach, or nothing where none can be.
// One that runs between two near actors can come twice, once from either side (see again).
func reach(k keys, r *store.Reach) (cypher string, params values) {
	near := asked(r.Near)
	if len(near) == 0 {
		return "", nil
	}
	q := &question{params: values{}}
	w := writer{q: q, r: r}
	w.near = q.value(actors(k, near))
	if r.Far != nil {
		w.far = q.value(setOf(k, r.Far))
	}
	if r.Passing.Kinds != nil {
		w.keep = q.value(setOf(k, r.Passing.Keep))
	}
	passing := w.passing()
	out, in := some(&r.Out), some(&r.In)
	if out {
		w.side("(a:DossierActor {key: near})-[r:DOSSIER_ARC]->(b)", "b", "r.toKind", &r.Out, passing)
		q.WriteString(columns(fromStart))
	}
	if out && in {
		q.WriteString(" UNION ALL ")
	}
	if in {
		w.side("(b:DossierActor {key: near})<-[r:DOSSIER_ARC]-(a)", "a", "r.fromKind", &r.In, passing)
		q.WriteString(columns(fromEnd))
	}
	return q.String(), q.params
}

// some reports whether a set of relations has any.
func some(r *store.Relations) bool { return r.All || len(r.IDs) > 0 }

// actors gives the keys of actors.
func actors(k keys, ids []string) []any {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = k.actor(id)
	}
	return list
}

// setOf gives actors as a map, in which every server finds one at once. Not all do in a
// list.
func setOf(k keys, ids []string) values {
	set := make(values, len(ids))
	for _, id := range asked(ids) {
		set[k.actor(id)] = true
	}
	return set
}

// writer writes the parts of a reach.
type writer struct {
	q               *question
	r               *store.Reach
	near, far, keep string // the parameters with those actors; far is empty where any will do
}

// side writes what arcs have to fulfil that have a near actor at one end.
func (w *writer) side(pattern, far, farKind string, relations *store.Relations, passing []string) {
	parts := slices.Clone(passing)
	if w.far != "" {
		parts = append(parts, w.far+"["+far+".key] IS NOT NULL")
	}
	if !relations.All {
		parts = append(parts, "r.relation IN "+w.q.value(asked(relations.IDs)))
	}
	if w.keep != "" {
		parts = append(parts, "("+farKind+" IN "+w.q.value(asked(w.r.Passing.Kinds))+" OR "+w.keep+"["+far+".key] IS NOT NULL)")
	}
	w.q.WriteString("UNWIND " + w.near + " AS near MATCH " + pattern + " WHERE " + strings.Join(parts, " AND "))
}

// passing writes what arcs have to fulfil from whichever end they are seen. Bounds stand
// there also where they let all through: a server plans each statement that it has not met,
// and that can take longer than to carry it out.
func (w *writer) passing() []string {
	p := &w.r.Passing
	statuses, since, until := p.Statuses, p.Since, p.Until
	if statuses == nil {
		statuses = data.Statuses()
	}
	if !p.Dated {
		since, until = data.MinDay, data.MaxDay
	}
	parts := []string{"r.status IN " + w.q.value(numbers(statuses)), "r.grade >= " + w.q.value(int64(p.MinGrade)),
		"r.firstDay <= " + w.q.value(int64(until)), "r.lastDay >= " + w.q.value(int64(since))}
	if p.Modalities != nil {
		parts = append(parts, "r.modality IN "+w.q.value(asked(p.Modalities)))
	}
	return parts
}

// numbers gives statuses as they stand in the database.
func numbers(list []data.Status) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = int64(s)
	}
	return out
}

// again tells arcs that were found from their end from those that are found from their
// start as well.
func again(r *store.Reach) func(a *store.Arc) bool {
	near, far := set(r.Near), set(r.Far)
	return func(a *store.Arc) bool {
		return near[a.From] && r.Out.Has(a.Relation) && (r.Far == nil || far[a.To]) && r.Passing.Lets(a, false)
	}
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}
