package stores

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/testkit"
)

// pools are what editions and questions are made of.
type pools struct {
	actors    []string
	relations []string
	claims    int
	texts     []string
}

// plain are the pools of ids as they are in dossiers.
func plain() pools {
	p := pools{relations: []string{"supplies", "warns", "meets", "accuses"}, claims: 400}
	for i := range 25 {
		p.actors = append(p.actors, fmt.Sprintf("actor-%d", i))
	}
	p.texts = append([]string{"kim", "kim jong un", "kim il sung", "acme", "acme & sons", "50%", "50x", "a_b", "axb", `a\b`, "a\\", ""}, p.actors...)
	return p
}

// hostile are pools of texts that have broken something somewhere, in many scripts.
func hostile() pools {
	p := pools{claims: 400}
	scripts := []string{"김정은", "Ким Чен Ын", "金正恩", "キム・ジョンウン", "كيم جونغ أون", "קים ג'ונג און", "Κιμ Γιονγκ Ουν", "किम जोंग उन", "কিম জং উন",
		"கிம் ஜொங் உன்", "คิม จ็อง อึน", "კიმ ჩენ ინი", "Կիմ Չեն Ըն", "ኪም ጆንግ ኡን", "\U00010a00\U0001f469\u200d\U0001f680", "e\u0301", "é"}
	marks := []string{"", " ", "NULL", "null", "{}", "{a,b}", `"`, `""`, `'; DROP SCHEMA dossier CASCADE; --`, "$1", "$$", `\`, `\\`, `\N`, `\.`, "a\tb", "a\nb", "a\r\nb",
		"\x00", "a\x00b", "\x01", "\x01\x01", "\x01\x02", "\x02", "\x7f", "\u202eabc", "\ufeff", "\U0010ffff", "\ud7ff", "\ue000", "%", "_", "a%", "a_", `a\%`, "ab", "A", "B", "a", "b", "Z", "é", "z"}
	p.actors = slices.Concat(marks, scripts)
	p.relations = []string{"supplies", "", "a'b", `"`, "\x00", "विरोध"}
	p.texts = slices.Concat(marks, scripts, []string{strings.Repeat("long ", 20) + "a", strings.Repeat("long ", 20) + "b", strings.Repeat("long ", 100_000), strings.Repeat("长", 99), strings.Repeat("长", 100), strings.Repeat("长", 101)})
	for _, text := range testkit.Hostile(150) {
		if utf8.ValidString(text) {
			p.texts = append(p.texts, text)
		}
	}
	return p
}

// days are those that claims begin and end on, and that questions ask for.
var days = []data.Day{data.MinDay, -1, 0, 17_000, 18_000, 18_001, 19_000, data.MaxDay}

var modalities = append(data.Modalities(), "")

func oneOf[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// some picks up to n of a list, now and then one twice.
func some[T any](rng *rand.Rand, list []T, n int) []T {
	out := []T{}
	for range rng.IntN(n + 1) {
		out = append(out, oneOf(rng, list))
	}
	return out
}

// Random makes an edition of a dossier, the same for a seed, cut into batches of some size.
// It has texts of every kind in it.
func Random(seed uint64, dossier, name string, size int) *Edition {
	return random(seeded(seed), hostile(), dossier, name, size)
}

// random makes an edition of a dossier, cut into batches of some size.
func random(rng *rand.Rand, p pools, dossier, name string, size int) *Edition {
	e := &Edition{Head: head(dossier, name)}
	kinds := map[string]data.Kind{}
	for i, id := range p.actors {
		kinds[id] = append(data.Kinds(), data.KindNone)[i%(len(data.Kinds())+1)]
	}
	ids := slices.Compact(slices.Sorted(slices.Values(p.actors)))
	var arcs []store.Arc
	for i := range p.claims {
		a := store.Arc{From: oneOf(rng, ids), To: oneOf(rng, ids), Relation: oneOf(rng, p.relations), Claim: fmt.Sprintf("c%d", i),
			Status: data.Status(rng.IntN(6)), Grade: data.Grade(rng.IntN(6)), Modality: oneOf(rng, modalities), First: oneOf(rng, days), Last: oneOf(rng, days),
			Weight:   oneOf(rng, []float64{1, 1, 0, math.Copysign(0, -1), 0.1, 1.0 / 3, -2.5, 1e300, 5e-324, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN()}),
			FromTies: rng.IntN(1000), ToTies: math.MaxInt32 - rng.IntN(3)}
		a.First, a.Last = min(a.First, a.Last), max(a.First, a.Last)
		a.FromKind, a.ToKind = kinds[a.From], kinds[a.To]
		arcs = append(arcs, a)
	}
	slices.SortFunc(arcs, func(a, b store.Arc) int { return strings.Compare(a.From, b.From) })
	e.Head.Counts.Arcs = len(arcs)
	for part := range slices.Chunk(arcs, size) {
		e.add(store.Batch{Arcs: part})
	}
	for _, kind := range store.Kinds() {
		var records []store.Record
		for _, id := range ids {
			text, _ := json.Marshal(map[string]string{"id": id, "name": oneOf(rng, p.texts)})
			records = append(records, store.Record{ID: id, JSON: text})
		}
		for part := range slices.Chunk(records, size) {
			e.add(store.Batch{Kind: kind, Records: part})
		}
	}
	for _, index := range store.Indexes() {
		entries := map[store.Entry]bool{}
		for range 60 {
			entries[store.Entry{Key: oneOf(rng, p.texts), Tier: rng.IntN(5), ID: oneOf(rng, ids)}] = true
		}
		var list []store.Entry
		for entry := range entries {
			list = append(list, entry)
		}
		slices.SortFunc(list, compareEntries)
		for part := range slices.Chunk(list, size) {
			e.add(store.Batch{Index: index, Entries: part})
		}
	}
	return e
}

// add adds a batch, with the key of what it holds.
func (e *Edition) add(b store.Batch) {
	b.Key = fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%d %#v", len(e.Batches), b)))
	e.Batches = append(e.Batches, b)
}

// head makes a head in which every field says something.
func head(dossier, name string) store.Head {
	return store.Head{
		Schema: store.Schema, Dossier: dossier, Edition: name, Digest: "sha256-2:" + name, Title: "A title\x00\u202e <b>", Description: "金\n\t\"",
		Relations: []data.Relation{{ID: "supplies", Label: "supplies", Inverse: "is supplied by", Tone: data.Cooperative, Mode: data.Material, Influence: data.Forward, CAMEO: "0211", PLOVER: "AID"},
			{ID: "meets", Label: "meets", Symmetric: true}},
		LeftOut: []data.LeftOut{{File: "a.csv", Rows: 3}},
		Doubts: []data.Decision{{Actors: []string{"a", "b"}, Verdict: data.Unsure, By: "Ann", On: testkit.Date("2024-05"), Why: "…",
			TakenBack: &data.TakingBack{By: "Bob", On: testkit.Date("2025"), Why: "?"}}},
		BadWeights: true,
		Counts:     store.Counts{Actors: 1, Ties: 2, Claims: 3, Sources: 4},
		Overview:   []byte(`{"a": "\u0000<>"}`),
	}
}

// reach makes a random question for arcs.
func reach(rng *rand.Rand, p pools) store.Reach {
	r := store.Reach{Near: some(rng, p.actors, 6), Out: relations(rng, p), In: relations(rng, p)}
	if rng.IntN(3) == 0 {
		r.Far = some(rng, p.actors, 12)
	}
	pass := &r.Passing
	if rng.IntN(3) == 0 {
		pass.Statuses = some(rng, []data.Status{data.Denied, data.Rumoured, data.Alleged, data.Contested, data.Asserted, data.Confirmed}, 5)
	}
	if rng.IntN(3) == 0 {
		pass.Modalities = some(rng, modalities, 3)
	}
	if rng.IntN(3) == 0 {
		pass.MinGrade = data.Grade(rng.IntN(7))
	}
	if rng.IntN(3) == 0 {
		since, until := oneOf(rng, days), oneOf(rng, days)
		pass.Dated, pass.Since, pass.Until = true, min(since, until), max(since, until)
	}
	if rng.IntN(3) == 0 {
		pass.Kinds = some(rng, append(data.Kinds(), data.KindNone), 5)
	}
	if rng.IntN(3) == 0 {
		pass.Keep = some(rng, p.actors, 8)
	}
	return r
}

func relations(rng *rand.Rand, p pools) store.Relations {
	if rng.IntN(2) == 0 {
		return store.Relations{All: true}
	}
	return store.Relations{IDs: some(rng, p.relations, 3)}
}
