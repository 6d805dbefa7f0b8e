package load

import (
	"cmp"
	"reflect"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
)

// part is one file of entries, of several that are merged. Of its entries only the
// places are kept beside what they say.
type part struct {
	label  string
	named  string      // the label of the input, where it is only a part of one
	folder *textFolder // where its stored texts lie; nil for none
	again  again       // finds its entries in the file

	title, description string
	tops               map[string]place // of these two
	actors             listed[data.Actor]
	relations          listed[writtenRelation]
	sources            listed[data.Source]
	claims             listed[data.Claim]
	decisions          listed[data.Decision]

	lost     map[string]bool    // lists of which something could not be read, by their fields; "": any
	refused  map[fieldSpot]bool // what of its entries could not be used
	faulty   bool               // something of a claim could not be used
	mentions map[string]bool    // the texts in such claims
}

// holdsAny reports whether the part holds an entry, or one that could not be read.
func (p *part) holdsAny() bool {
	return len(p.actors.entries)+len(p.relations.entries)+len(p.sources.entries)+len(p.claims.entries)+len(p.decisions.entries)+len(p.lost) > 0
}

// listed is a list of entries and where each stands.
type listed[T any] struct {
	entries []T
	places  []entryPlace
}

func (l *listed[T]) add(entry T, n *tree.Node, at tree.Span) {
	l.entries = append(l.entries, entry)
	l.places = append(l.places, newEntryPlace(n, at))
}

// writtenRelation is a relation with the keys that its entry has.
type writtenRelation struct {
	relationEntry
	keys map[string]bool
}

func newWrittenRelation(e relationEntry, n *tree.Node) writtenRelation {
	keys := make(map[string]bool, len(n.Fields))
	for _, f := range n.Fields {
		keys[f.Key] = true
	}
	return writtenRelation{e, keys}
}

// writtenTable is an entry of a table, and its tree.
type writtenTable struct {
	tableEntry
	node *tree.Node
}

// partReader decodes a file entry by entry.
type partReader struct {
	decoder
	*part
	top      tableReader
	list     string // the field whose items come
	tables   []writtenTable
	problems *faults.List
	warnings *faults.List // of what is left out, which is no error
}

func newPartReader(p *part, limit int) *partReader {
	r := &partReader{part: p, problems: faults.NewList(limit), warnings: faults.NewList(limit)}
	r.decoder = newDecoder(r.problems.Add)
	p.tops, p.lost, p.mentions, p.refused = make(map[string]place), make(map[string]bool), make(map[string]bool), r.decoder.refused
	r.top = tableReader{decoder: &r.decoder, known: r.fieldsOf(reflect.TypeFor[dossierEntry]()), what: "dossier"}
	return r
}

// Field takes a field of the dossier itself.
func (r *partReader) Field(f tree.Field) (items bool) {
	info := r.top.field(&f)
	if info == nil {
		if f.Value.Shape == tree.List || f.Value.Shape == tree.Table { // of entries
			r.loseField(f.Key)
		}
		return false
	}
	if f.Value.Shape == tree.Nothing {
		return false
	}
	if info.typ.Kind() == reflect.Slice {
		r.list = info.key
		if !r.isList(f.Value, info) {
			r.lost[info.key] = true
			return false
		}
		return true
	}
	var text string
	r.value(f.Value, reflect.ValueOf(&text).Elem(), info)
	r.tops[info.key] = place{f.Value.Line, f.Value.Col}
	switch info.key {
	case "title":
		r.title = text
	case "description":
		r.description = text
	}
	return false
}

// loseField notes that the entries of a field are not read; of one that nobody knows they
// may be any.
func (r *partReader) loseField(key string) {
	if _, known := r.top.known.index[key]; !known {
		key = ""
	}
	r.lost[key] = true
}

// Item takes an entry of the list whose field came last.
func (r *partReader) Item(n *tree.Node, at tree.Span) {
	switch r.list {
	case "actors":
		if e, ok := decodeEntry[actorEntry](r, n); ok {
			r.actors.add(r.actor(&e, n), n, at)
		}
	case "relations":
		if e, ok := decodeEntry[relationEntry](r, n); ok {
			r.relations.add(newWrittenRelation(e, n), n, at)
		}
	case "sources":
		if e, ok := decodeEntry[sourceEntry](r, n); ok {
			r.sources.add(e.source(), n, at)
		}
	case "claims":
		before := r.told
		e, ok := decodeEntry[claimEntry](r, n)
		if ok {
			r.claims.add(e.claim(), n, at)
		}
		if r.told > before {
			r.noteFaulty(n)
		}
	case "decisions":
		if e, ok := decodeEntry[decisionEntry](r, n); ok {
			r.decisions.add(e.decision(), n, at)
		}
	case "tables":
		if e, ok := decodeEntry[tableEntry](r, n); ok {
			r.tables = append(r.tables, writtenTable{e, n})
		}
	}
}

// decodeEntry decodes an entry of the list that is being read, unless it is no table.
func decodeEntry[T any](r *partReader, n *tree.Node) (entry T, ok bool) {
	ok = r.table(n, reflect.ValueOf(&entry).Elem(), entryNames[r.list])
	if !ok || r.decoder.refused[fieldSpot{place{n.Line, n.Col}, "id"}] {
		r.lost[r.list] = true
	}
	return entry, ok
}

// noteFaulty notes whom a claim may have named of which something could not be used.
func (r *partReader) noteFaulty(n *tree.Node) {
	r.faulty = true
	if n.Shape == tree.Scalar {
		r.mentions[n.Text] = true
	}
	for _, item := range n.Items {
		r.noteFaulty(item)
	}
	for i := range n.Fields {
		r.noteFaulty(n.Fields[i].Value)
	}
}

// Problem takes what is wrong with the YAML.
func (r *partReader) Problem(p data.Problem) {
	if p.Severity == data.Warning {
		r.warnings.Add(p)
		return
	}
	r.problems.Add(p)
}

// Lost notes that something of a field could not be read.
func (r *partReader) Lost(field string) { r.lost[field] = true }

// actor makes an actor, and says so where its kind is left out.
func (r *partReader) actor(e *actorEntry, n *tree.Node) data.Actor {
	if n.Get("kind") == nil && !e.Made {
		r.warnings.Add(data.Problem{Severity: data.Warning, Code: data.CodeMissingField,
			Message: "actor " + data.Quoted(cmp.Or(e.Name, e.ID)) + " has no kind",
			Hint:    "add kind: with one of " + strings.Join(enumValues("kind"), ", "), Line: n.Line, Column: n.Col})
	}
	return data.Actor{ID: e.ID, Name: e.Name, Kind: e.Kind, Aliases: some(e.Aliases),
		Metonyms: some(e.Metonyms), Description: e.Description, Wikidata: e.Wikidata, Country: e.Country, Made: e.Made}
}

// isLost says whether something of a list could not be read.
func (p *part) isLost(list string) bool { return p.lost[list] || p.lost[""] }
