package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// base is the claim that the rules of identity are tried on.
func baseClaim() Claim {
	return Claim{From: []string{"a"}, Relation: "owns", To: []string{"b"}, What: "a third", Said: []Attribution{{Source: "s"}}}
}

func claimsDossier(claims ...Claim) *Dossier {
	d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s"}, {ID: "r"}}}
	for _, id := range []string{"a", "b", "c"} {
		d.Actors = append(d.Actors, Actor{ID: id, Name: strings.ToUpper(id), Kind: KindState})
	}
	d.Claims.Append(claims...)
	return d
}

// What makes two claims one, rule by rule as docs/model.md has it.
func TestIdentity(t *testing.T) {
	pact := func(from, to []string) func(c *Claim) {
		return func(c *Claim) { c.From, c.To, c.Relation = from, to, "allied-with" }
	}
	weight := 2.0
	for _, c := range []struct {
		name   string
		first  func(c *Claim)
		second func(c *Claim)
		one    bool
	}{
		{"nothing differs", nil, nil, true},
		{"case and diacritics of what", nil, func(c *Claim) { c.What = "A THÍRD" }, true},
		{"white space and dashes of what", func(c *Claim) { c.What = "one-third" }, func(c *Claim) { c.What = " one–third " }, true},
		{"other words", nil, func(c *Claim) { c.What = "a half" }, false},
		{"no words", nil, func(c *Claim) { c.What = "" }, false},
		{"the first actor", nil, func(c *Claim) { c.From = []string{"c"} }, false},
		{"one actor more", nil, func(c *Claim) { c.From = []string{"a", "c"} }, false},
		{"the order of actors", func(c *Claim) { c.From = []string{"c", "a"} }, func(c *Claim) { c.From = []string{"a", "c"} }, true},
		{"the sides of a directed relation", nil, func(c *Claim) { c.From, c.To = c.To, c.From }, false},
		{"the sides of a symmetric relation", pact([]string{"a"}, []string{"b"}), pact([]string{"b"}, []string{"a"}), true},
		{"both on one side of it", pact([]string{"a"}, []string{"b"}), pact([]string{"b", "a"}, nil), true},
		{"three of which two stand together", pact([]string{"a", "b"}, []string{"c"}), pact([]string{"a", "b", "c"}, nil), false},
		{"the relation", nil, func(c *Claim) { c.Relation = "controls" }, false},
		{"an empty modality", func(c *Claim) { c.Modality = Actual }, nil, true},
		{"the modality", nil, func(c *Claim) { c.Modality = Planned }, false},
		{"a year and about a year", func(c *Claim) { c.When = mustDate(t, "2019") }, func(c *Claim) { c.When = mustDate(t, "2019~") }, false},
		{"a year and its days", func(c *Claim) { c.When = mustDate(t, "2019") }, func(c *Claim) { c.When = mustDate(t, "2019-01-01/2019-12-31") }, false},
		{"the occasion", func(c *Claim) { c.Occasion = "1" }, func(c *Claim) { c.Occasion = "2" }, false},
		{"ids", func(c *Claim) { c.ID = "x" }, func(c *Claim) { c.ID = "y" }, true},
		{"weights", func(c *Claim) { c.Weight = &weight }, nil, true},
		{"voices", nil, func(c *Claim) { c.Said = []Attribution{{By: []string{"c"}, Stance: Denies, At: "page 2"}} }, true},
	} {
		claims := []Claim{baseClaim(), baseClaim()}
		for i, change := range []func(*Claim){c.first, c.second} {
			if change != nil {
				change(&claims[i])
			}
		}
		d := unite(t, claimsDossier(claims...))
		if one := d.Claims.Count() == 1; one != c.one {
			t.Errorf("%s: one claim: %v, want %v", c.name, one, c.one)
		}
		if one := d.madeClaimID(0) == d.madeClaimID(1); one != c.one {
			t.Errorf("%s: ids %s and %s", c.name, d.madeClaimID(0), d.madeClaimID(1))
		}
	}
}

// Claims about two ids of one claim are one; about two claims, two.
func TestIdentityOfAbout(t *testing.T) {
	owns, again, other := baseClaim(), baseClaim(), baseClaim()
	owns.ID, again.ID, other.ID, other.What = "x", "y", "z", "all"
	warns := func(about string) Claim {
		return Claim{From: []string{"c"}, Relation: "warns", To: []string{"a"}, About: about, Said: []Attribution{{Source: "s"}}}
	}
	made := unite(t, claimsDossier(baseClaim())).ClaimID(0)
	d := unite(t, claimsDossier(owns, again, other, warns("x"), warns("y"), warns(made), warns("z"), warns("nothing")))
	if d.Claims.Count() != 5 || len(d.Claims.Joined(3)) != 2 {
		t.Errorf("%d claims; those about one are %v", d.Claims.Count(), d.Claims.Joined(3))
	}
	if got := d.Claim(3).About; got != "x" {
		t.Errorf("about %q", got)
	}
	circle := warns("q")
	circle.ID = "q"
	unite(t, claimsDossier(circle, circle))
}

// A claim that is about another by its made id stays so where a decision changes that id.
func TestAboutOutlivesDecisions(t *testing.T) {
	made := unite(t, claimsDossier(baseClaim())).ClaimID(0)
	warns := Claim{From: []string{"c"}, Relation: "warns", To: []string{"b"}, About: made, Said: []Attribution{{Source: "s"}}}
	d := claimsDossier(baseClaim(), warns)
	d.Actors = append(d.Actors, Actor{ID: "z", Name: "Z"})
	d.Decisions = []Decision{{Actors: []string{"a", "z"}, Verdict: Same, Keep: "z", By: "e", Why: "w"}}
	for _, p := range Check(t.Context(), d) {
		if p.Severity == Error {
			t.Error(p)
		}
	}
	u := unite(t, d)
	if about := u.Claim(1).About; about != u.ClaimID(0) || about == made {
		t.Errorf("about %q, now %q, then %q", about, u.ClaimID(0), made)
	}
}

func TestJoinedClaim(t *testing.T) {
	heavy, light := 3.0, 2.0
	one, two, three := baseClaim(), baseClaim(), baseClaim()
	one.ID, one.What, one.Weight = "y", "A Third", &heavy
	two.Weight, two.Said = &light, []Attribution{{Stance: Denies, By: []string{"b"}, Source: "r"}, {Source: "s"}}
	three.ID = "x"
	d := unite(t, claimsDossier(one, two, three))
	c := d.Claim(0)
	if c.ID != "x" || !slices.Equal(c.Also, []string{"y"}) || c.What != "a third" || *c.Weight != 2 || len(c.Said) != 2 || c.Said[1].Stance != Denies {
		t.Errorf("%+v", c)
	}
	x := NewIndex(d)
	for _, id := range []string{"x", "y", d.madeClaimID(0)} {
		if at, ok := x.Claim(id); !ok || at != 0 {
			t.Errorf("%s finds %d, %v", id, at, ok)
		}
	}
	if d.Claims.Follows(0) || !d.Claims.Follows(1) || !d.Claims.Follows(2) || d.Written().Claims.Follows(1) {
		t.Error("the wrong entries follow")
	}
}

// However entries are ordered and shared out among written ones and rows, the claims,
// their ids and the digest are the same.
func TestOrderNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := rapid.SliceOfN(rapid.Custom(entryClaim), 0, 30).Draw(t, "claims")
		seed := rapid.Uint64().Draw(t, "seed")
		rng := rand.New(rand.NewPCG(seed, 1))
		want := contents(t, claimsDossier(claims...))
		shuffled := slices.Clone(claims)
		rng.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		cut := rng.IntN(len(shuffled) + 1)
		d := claimsDossier(shuffled[:cut]...)
		for rest := shuffled[cut:]; ; {
			n := rng.IntN(len(rest) + 1)
			d.Claims.AppendTable(tableOf(d, rest[:n]))
			if rest = rest[n:]; len(rest) == 0 {
				break
			}
		}
		u, err := Unite(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		for i := range u.Claims.Len() {
			if table, row := u.Claims.Row(i); table != nil && u.Claims.joined.madeIDOfRow(u, table, row) != u.madeClaimID(i) {
				t.Fatalf("%s, made of the row", u.madeClaimID(i))
			}
		}
		if got := contents(t, d); got != want {
			t.Fatalf("in another order\n%s\nwant\n%s", got, want)
		}
	})
}

// entryClaim draws an entry that a row can say as well: of few actors, things and
// times, so that many say the same.
func entryClaim(t *rapid.T) Claim {
	pick := func(name string, list ...string) string { return rapid.SampledFrom(list).Draw(t, name) }
	date, err := ParseDate(pick("when", "", "2019", "2019-05"))
	if err != nil {
		t.Fatal(err)
	}
	return Claim{
		ID: pick("id", "", "", "", "p", "q"), From: []string{pick("from", "a", "b")}, Relation: pick("relation", "owns", "allied-with"), To: []string{pick("to", "a", "b", "c")},
		What: pick("what", "", "arms", "Arms"), When: date, Occasion: pick("occasion", "", "", "7"), Modality: Modality(pick("modality", "actual", "planned")),
		Said: []Attribution{{Stance: Stance(pick("stance", "asserts", "denies", "alleges")), Source: pick("source", "s", "r"), At: pick("at", "", "page 1")}},
	}
}

// tableOf makes a table whose rows say what claims say. Now and then a text gets another
// number.
func tableOf(d *Dossier, claims []Claim) *Table {
	t := &Table{Strings: []string{""}}
	asked := 0
	text := func(s string) uint32 {
		asked++
		i := slices.Index(t.Strings, s)
		if i < 0 || i > 0 && asked%3 == 0 {
			i = len(t.Strings)
			t.Strings = append(t.Strings, s)
		}
		return uint32(i)
	}
	actor := func(id string) uint32 {
		return uint32(slices.IndexFunc(d.Actors, func(a Actor) bool { return a.ID == id }))
	}
	for _, c := range claims {
		a := c.Said[0]
		t.From, t.To = append(t.From, actor(c.From[0])), append(t.To, actor(c.To[0]))
		t.Relation = append(t.Relation, uint16(slices.IndexFunc(d.Relations, func(r Relation) bool { return r.ID == c.Relation })))
		t.ID, t.What, t.Occasion = append(t.ID, text(c.ID)), append(t.What, text(c.What)), append(t.Occasion, text(c.Occasion))
		t.When, t.Modality = append(t.When, c.When), append(t.Modality, c.Modality)
		t.Stance, t.SourceOf, t.At = append(t.Stance, a.Stance), append(t.SourceOf, text(a.Source)), append(t.At, text(a.At))
	}
	return t
}

// contents writes out the claims of a dossier, and its digest.
func contents(t *rapid.T, d *Dossier) string {
	u, err := Unite(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range u.Claims.Len() {
		if u.Claims.Follows(i) {
			continue
		}
		c := u.Claim(i)
		for k := range c.Said {
			c.Said[k].Row = 0
		}
		lines = append(lines, fmt.Sprintf("%+v", c))
	}
	slices.Sort(lines)
	digest, err := u.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(lines, digest), "\n")
}
