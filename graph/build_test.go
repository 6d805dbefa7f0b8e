package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/internal/testkit"
)

// dump writes everything that a view shows, by ids, in the order of the index.
func dump(v *View) string {
	var b strings.Builder
	g := v.Graph()
	for n := range Node(g.NumActors()) {
		fmt.Fprintf(&b, "%d %s %v\n", n, g.Actor(n).ID, v.HasActor(n))
	}
	for t := range Tie(g.NumTies()) {
		from, to := g.Ends(t)
		fmt.Fprintf(&b, "%d %s %s %s all%v", t, g.Actor(from).ID, g.Relation(t).ID, g.Actor(to).ID, claimIDs(g, g.Claims(t)))
		if v.Has(t) {
			fmt.Fprintf(&b, " pass%v %d %d %g %d", claimIDs(g, v.Claims(t)), v.Status(t), v.Grade(t), v.Weight(t), v.Origins(t))
		}
		b.WriteByte('\n')
	}
	for dir := range Direction(directions) {
		fmt.Fprintln(&b, g.Rows(dir, false), g.Rows(dir, true))
	}
	return b.String()
}

func claimIDs(g *Graph, refs []ClaimRef) (ids []string) {
	for _, c := range refs {
		ids = append(ids, g.Claim(c).ID)
	}
	return ids
}

func mustView(t testing.TB, g *Graph, f Filter) *View {
	t.Helper()
	v, err := g.View(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// shuffled returns a dossier with everything that has an id in another order.
func shuffled(rng *rand.Rand, d *data.Dossier) *data.Dossier {
	c := &data.Dossier{
		Actors: slices.Clone(d.Actors), Relations: slices.Clone(d.Relations), Sources: slices.Clone(d.Sources),
	}
	claims := slices.Clone(d.Claims.Written())
	rng.Shuffle(len(c.Actors), func(i, j int) { c.Actors[i], c.Actors[j] = c.Actors[j], c.Actors[i] })
	rng.Shuffle(len(c.Relations), func(i, j int) { c.Relations[i], c.Relations[j] = c.Relations[j], c.Relations[i] })
	rng.Shuffle(len(c.Sources), func(i, j int) { c.Sources[i], c.Sources[j] = c.Sources[j], c.Sources[i] })
	rng.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
	c.Claims.Append(claims...)
	return c
}

func TestInputOrderNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.DrawDossier(t, 8, 30)
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		f := randomFilter(rng, d)
		want, err := build(t, d).View(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := build(t, shuffled(rng, d)).View(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := dump(want), dump(got); a != b {
			t.Fatalf("the order of the input shows:\n%s\nshuffled:\n%s", a, b)
		}
	})
}

// tieKey names a tie by ids.
type tieKey struct{ from, to, relation string }

// naiveTies finds the ties and their claims as the documentation of Build has it.
func naiveTies(d *data.Dossier) map[tieKey]map[int]bool {
	actors, relations := map[string]bool{}, map[string]data.Relation{}
	for _, a := range d.Actors {
		actors[a.ID] = true
	}
	for _, r := range d.Relations {
		relations[r.ID] = r
	}
	ties := map[tieKey]map[int]bool{}
	for _, c := range testkit.ClaimsOf(d) {
		i := c.Entries[0]
		r, ok := relations[c.Relation]
		if !ok {
			continue
		}
		to, jointly := c.To, false
		if r.Symmetric && len(to) == 0 {
			to, jointly = c.From, true
		}
		for _, x := range c.From {
			for _, y := range to {
				k := tieKey{x, y, c.Relation}
				if r.Symmetric && y < x {
					k.from, k.to = y, x
				}
				if jointly && x == y || !actors[x] || !actors[y] {
					continue
				}
				if ties[k] == nil {
					ties[k] = map[int]bool{}
				}
				ties[k][i] = true
			}
		}
	}
	return ties
}

// mixedDossier has written claims out of order and two tables, of which the
// later stands first in the order of ids.
func mixedDossier(seed uint64) *data.Dossier {
	rng := rand.New(rand.NewPCG(seed, 7))
	d := shuffled(rng, testkit.RandomDossier(rng, 2+rng.IntN(9), rng.IntN(40)))
	if rng.IntN(3) > 0 {
		d.Claims.AppendTable(testkit.RandomTable(rng, d, rng.IntN(60)))
		d.Claims.AppendTable(testkit.RandomTable(rng, d, rng.IntN(60)))
	}
	return d
}

func TestBuildAgainstNaive(t *testing.T) {
	for seed := range uint64(300) {
		d := mixedDossier(seed)
		g := build(t, d)
		want := naiveTies(d)
		if g.NumTies() != len(want) {
			t.Fatalf("seed %d: %d ties, want %d", seed, g.NumTies(), len(want))
		}
		var last [3]int
		for tie := range Tie(g.NumTies()) {
			from, to := g.Ends(tie)
			k := tieKey{g.Actor(from).ID, g.Actor(to).ID, g.Relation(tie).ID}
			claims := g.Claims(tie)
			if len(claims) != len(want[k]) {
				t.Fatalf("seed %d: %v has claims %v, want %v", seed, k, claims, want[k])
			}
			for i, c := range claims {
				if !want[k][int(c)] {
					t.Fatalf("seed %d: claim %d is not of %v", seed, c, k)
				}
				if i > 0 && !claimsInOrder(g, claims[i-1], c) {
					t.Fatalf("seed %d: claims of %v out of order: %v", seed, k, claimIDs(g, claims))
				}
			}
			now := [3]int{int(from), int(to), slices.IndexFunc(sortedRelations(d), func(id string) bool { return id == k.relation })}
			if tie > 0 && slices.Compare(last[:], now[:]) >= 0 {
				t.Fatalf("seed %d: tie %d out of order", seed, tie)
			}
			last = now
		}
	}
}

func sortedRelations(d *data.Dossier) (ids []string) {
	for _, r := range d.Relations {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return ids
}

func claimsInOrder(g *Graph, a, b ClaimRef) bool {
	gx, gy := g.marks[a].grade(), g.marks[b].grade()
	return gx > gy || gx == gy && g.Claim(a).ID < g.Claim(b).ID
}

func TestColumnsAgainstClaims(t *testing.T) {
	for seed := range uint64(50) {
		d := mixedDossier(seed)
		g := build(t, d)
		v := mustView(t, g, Filter{})
		claims := testkit.ClaimsOf(d)
		for k := range claims {
			i := claims[k].Entries[0]
			c := g.Claim(ClaimRef(i))
			want, _ := naivePass(d, Filter{}, claims, k)
			if got := v.Assess(ClaimRef(i)); got != want {
				t.Fatalf("seed %d: claim %s assessed %v, want %v", seed, c.ID, got, want)
			}
			first, last := g.Span(ClaimRef(i))
			if first != c.When.First() || last != c.When.Last() {
				t.Fatalf("seed %d: claim %s spans %d to %d, want %d to %d", seed, c.ID, first, last, c.When.First(), c.When.Last())
			}
		}
	}
}

func TestNodesAreInTheOrderOfIDs(t *testing.T) {
	d := &data.Dossier{}
	// Common prefixes beyond eight bytes, prefixes of each other, and shorter ones.
	for _, id := range []string{"abcdefgh-z", "abcdefgh-a", "abcdefgh", "b", "abcdefg", "a", "abcdefghi"} {
		d.Actors = append(d.Actors, data.Actor{ID: id})
	}
	g := build(t, d)
	var got []string
	for n := range Node(g.NumActors()) {
		id := g.Actor(n).ID
		got = append(got, id)
		if found, ok := g.NodeOf(id); !ok || found != n {
			t.Errorf("NodeOf(%q) = %d, %v, want %d", id, found, ok, n)
		}
	}
	if !slices.IsSorted(got) {
		t.Errorf("not in order: %q", got)
	}
	for _, id := range []string{"", "0", "abcdefgh-b", "zz"} {
		if n, ok := g.NodeOf(id); ok {
			t.Errorf("NodeOf(%q) = %d, want none", id, n)
		}
	}
}

func TestUnusableClaims(t *testing.T) {
	d := &data.Dossier{Relations: testkit.Relations()}
	var many []string
	for i := range 600 {
		many = append(many, fmt.Sprintf("m%03d", i))
		d.Actors = append(d.Actors, data.Actor{ID: many[i]})
	}
	claim := func(id, relation string, from, to []string) data.Claim {
		return data.Claim{ID: id, Relation: relation, From: from, To: to, Modality: data.Actual}
	}
	one, two := []string{"m000"}, []string{"m001"}
	used := []data.Claim{
		claim("c0", "warns", one, two),
		claim("c1", "warns", one, one),
		claim("c7", "warns", many[:2], many[:2]), // each other
		claim("c8", "meets", one, []string{"m001", "m001"}),
	}
	unused := []data.Claim{
		claim("c2", "no-such-relation", one, two),
		claim("c3", "warns", one, []string{"m001", "nobody"}),
		claim("c4", "warns", one, nil),
		claim("c5", "warns", nil, two),
		claim("c6", "warns", many[:300], many[300:]), // 90,000 ties at once
		claim("c9", "meets", one, nil),
	}
	bad := *d
	bad.Claims.Append(slices.Concat(unused, used)...)
	bad.Claims.AppendTable(&data.Table{From: []uint32{0, 0}, To: []uint32{1, 600}, Relation: []uint16{0, 0}})
	_, err := Build(context.Background(), &bad)
	want := `7 claims make no tie: c2: no relation has the id "no-such-relation"; c3: no actor has the id "nobody"; ` +
		"c4: it has no second actor; c5: it has no first actor; c6: its actors make 90000 pairs, at most 65536 may be; " +
		"and 2 more. Check tells of each what to mend; mend them or leave them out"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	d.Claims.Append(used...)
	g := build(t, d)
	got := dump(mustView(t, g, Filter{}))
	for _, want := range []string{"0 m000 warns m000 all[c1 c7] ", "1 m000 meets m001 all[c8] ", "2 m000 warns m001 all[c0 c7] ",
		"3 m001 warns m000 all[c7] ", "4 m001 warns m001 all[c7] "} {
		if !strings.Contains(got, "\n"+want) {
			t.Errorf("no %q in\n%s", want, got[len(got)-300:])
		}
	}
	if g.NumTies() != 5 {
		t.Errorf("%d ties, want 5", g.NumTies())
	}
}

func TestEmptyDossier(t *testing.T) {
	g := build(t, &data.Dossier{})
	v := mustView(t, g, Filter{})
	if !v.HasAll() || g.NumActors()+g.NumTies()+v.NumTies() != 0 {
		t.Error("an empty dossier gives something")
	}
	if cycles, err := Cycles(context.Background(), v, EitherWay); len(cycles) != 0 || err != nil || len(g.Rows(EitherWay, true).Arcs) != 0 {
		t.Error("an empty dossier has cycles or arcs")
	}
	if _, err := g.Find("anybody"); err == nil {
		t.Error("found somebody")
	}
}

// build makes the index of a dossier in which every claim makes a tie.
func build(t interface{ Fatal(args ...any) }, d *data.Dossier) *Graph {
	g, err := Build(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
