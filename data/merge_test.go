package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// same makes a standing decision that two actors are the same.
func same(a, b, keep string) Decision {
	return Decision{Actors: []string{a, b}, Verdict: Same, Keep: keep, By: "Ann", Why: "seen"}
}

func TestWhichActorSurvives(t *testing.T) {
	for _, tt := range []struct {
		name      string
		made      string // ids that were made of names
		decisions []Decision
		want      string // survivors with their former ids
	}{
		{"nothing decided", "", nil, "a b c d"},
		{"the smallest id", "", []Decision{same("b", "a", "")}, "a=b c d"},
		{"a declared one before a made one", "a", []Decision{same("b", "a", "")}, "b=a c d"},
		{"of made ones the smallest", "a b", []Decision{same("b", "a", "")}, "a=b c d"},
		{"the one to keep", "", []Decision{same("a", "b", "b")}, "b=a c d"},
		{"through others", "", []Decision{same("a", "b", ""), same("d", "b", "")}, "a=b,d c"},
		{"kept, then given up for another", "", []Decision{same("a", "b", "a"), same("a", "c", "c")}, "c=a,b d"},
		{"kept in a circle", "", []Decision{same("a", "b", "a"), same("c", "b", "b"), same("a", "c", "c")}, "a=b,c d"},
		{"taken back", "", []Decision{{Actors: []string{"a", "b"}, Verdict: Same, TakenBack: &TakingBack{By: "Bob"}}}, "a b c d"},
		{"different", "", []Decision{{Actors: []string{"a", "b"}, Verdict: Different}}, "a b c d"},
		{"unsure", "", []Decision{{Actors: []string{"a", "b"}, Verdict: Unsure}}, "a b c d"},
		{"of an actor that is not there", "", []Decision{same("a", "x", "")}, "a b c d"},
		{"of itself", "", []Decision{same("a", "a", "")}, "a b c d"},
	} {
		d := &Dossier{Decisions: tt.decisions}
		for _, id := range []string{"d", "c", "b", "a"} {
			d.Actors = append(d.Actors, Actor{ID: id, Name: strings.ToUpper(id), Made: strings.Contains(tt.made, id)})
		}
		got := []string{}
		for _, a := range united(t, d).Actors {
			got = append(got, strings.TrimSuffix(a.ID+"="+strings.Join(a.FormerIDs, ","), "="))
		}
		slices.Sort(got)
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

func united(t testing.TB, d *Dossier) *Dossier {
	t.Helper()
	u, err := Unite(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestWhatIsKnownOfAMergedActor(t *testing.T) {
	d := &Dossier{
		Actors: []Actor{
			{ID: "b", Name: "Bank", Kind: KindOrganization, Aliases: []string{"The Bank", "A"}, Metonyms: []string{"City"}, Wikidata: "Q2", Country: "GBR"},
			{ID: "a", Name: "A", Kind: KindUnknown, Metonyms: []string{"Corner", "the  bank"}, Description: "somebody"},
		},
		Decisions: []Decision{same("a", "b", "")},
	}
	got := united(t, d).Actors
	want := `[{a A organization [Bank The Bank] [City Corner] somebody Q2 GBR false [b]}]`
	if fmt.Sprint(got) != strings.Replace(want, "City Corner", "Corner City", 1) {
		t.Errorf("%v\nwant %s", got, want)
	}
	if _, ok := NewIndex(united(t, d)).Actor("b"); !ok {
		t.Error("the former id finds nobody")
	}
}

// merging of entries: a is b, whatever names them.
func TestEntriesOfMergedActors(t *testing.T) {
	claims := []Claim{
		{ID: "one", From: []string{"b"}, Relation: "meets", To: []string{"c"}, Said: []Attribution{{By: []string{"b", "a"}, Source: "s"}}},
		{ID: "two", From: []string{"a"}, Relation: "meets", To: []string{"b"}, Said: []Attribution{{Source: "s"}}},
		{ID: "loop", From: []string{"a"}, Relation: "meets", To: []string{"a"}, Said: []Attribution{{Source: "s"}}},
		{ID: "joint", From: []string{"a", "c"}, Relation: "meets", To: []string{"b"}, Said: []Attribution{{Source: "s"}}},
		{ID: "all", From: []string{"a", "b"}, Relation: "meets", Said: []Attribution{{Source: "s"}}},
		{ID: "about", From: []string{"c"}, Relation: "warns", To: []string{"b"}, About: "two", Said: []Attribution{{Source: "s"}}},
	}
	table := &Table{Source: "s", From: []uint32{0, 1, 2}, To: []uint32{1, 2, 0}, Relation: []uint16{0, 0, 0},
		Strings: []string{"", "b", "here"}, By: []uint32{1, 1, 1}, What: []uint32{1, 1, 1}, At: []uint32{0, 2, 2}}
	d := &Dossier{
		Actors:    []Actor{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Relations: []Relation{{ID: "warns"}, {ID: "meets"}},
		Sources:   []Source{{ID: "s", Origin: "b"}},
		Decisions: []Decision{same("a", "b", "")},
	}
	d.Claims.Append(claims...)
	d.Claims.AppendTable(table)
	u := united(t, d)
	var got []string
	for i := range u.Claims.Len() {
		c := u.Entry(i)
		got = append(got, fmt.Sprint(c.ID, c.From, c.To, c.About, " ", c.What, " by ", c.Said[0].By, c.Said[0].At, c.Said[0].Row, " from ", u.Claims.writtenAt(i)))
	}
	want := []string{
		"one[a] [c]  by [a]0 from 0",
		"loop[a] [a]  by []0 from 2",
		"joint[a c] [a]  by []0 from 3",
		"about[c] [a]  by []0 from 5",
		"[a] [c] b by [a]here2 from 7",
		"[c] [a] b by [a]here3 from 8",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if u.Sources[0].Origin != "a" {
		t.Errorf("the origin is %q", u.Sources[0].Origin)
	}
	for i := range d.Claims.Len() {
		at, ok := u.Claims.unitedAt(i)
		if out := i == 1 || i == 4 || i == 6; ok == out || ok && u.Claims.writtenAt(at) != i {
			t.Errorf("entry %d is at %d %v", i, at, ok)
		}
	}
	if fmt.Sprint(d.Claims.Written()) != fmt.Sprint(claims) || table.From[1] != 1 || table.Strings[table.By[0]] != "b" || table.Rows != nil {
		t.Error("the dossier as it was written has changed")
	}
}

// TestTwoSpellingsAreOneOrigin: merging comes before voices are counted.
func TestTwoSpellingsAreOneOrigin(t *testing.T) {
	d := &Dossier{Actors: []Actor{{ID: "a"}, {ID: "c"}, {ID: "tass"}, {ID: "itar-tass"}}, Relations: []Relation{{ID: "meets"}}, Sources: []Source{{ID: "s", Origin: "tass"}, {ID: "s2"}}}
	d.Claims.Append(
		Claim{From: []string{"a"}, Relation: "meets", To: []string{"c"}, Said: []Attribution{{Source: "s"}}},
		Claim{From: []string{"a"}, Relation: "meets", To: []string{"c"}, Said: []Attribution{{By: []string{"itar-tass"}, Source: "s2"}}})
	status := func(d *Dossier) Status {
		u := united(t, d)
		return NewAssessor(u).Assess(u.Claim(0).Said).Status
	}
	if got := status(d); got != Confirmed {
		t.Fatalf("two origins make it %v", got)
	}
	decided := *d
	decided.Decisions = []Decision{same("tass", "itar-tass", "")}
	if got := status(&decided); got != Asserted {
		t.Errorf("one origin makes it %v", got)
	}
}

// TestTakenBackChangesNothing: a decision that is taken and taken back leaves digest,
// actors and claims as they were.
func TestTakenBackChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"})
		d := &Dossier{Relations: BuiltinRelations()}
		for _, id := range []string{"a", "b", "c", "d", "e"} {
			d.Actors = append(d.Actors, Actor{ID: id, Name: strings.ToUpper(id)})
		}
		decision := rapid.Custom(func(r *rapid.T) Decision {
			return Decision{Actors: []string{id.Draw(r, "a"), id.Draw(r, "b")}, Verdict: rapid.SampledFrom(Verdicts()).Draw(r, "verdict"), By: "Ann", Why: "seen"}
		})
		d.Decisions = rapid.SliceOfN(decision, 0, 3).Draw(r, "decisions")
		for range rapid.IntRange(0, 6).Draw(r, "claims") {
			d.Claims.Append(Claim{From: []string{id.Draw(r, "from")}, Relation: "meets", To: []string{id.Draw(r, "to")}, Said: []Attribution{{By: []string{id.Draw(r, "by")}}}})
		}
		before := picture(t, d)
		again := *d
		back := decision.Draw(r, "decision")
		back.TakenBack = &TakingBack{By: "Bob", Why: "wrong"}
		at := rapid.IntRange(0, len(d.Decisions)).Draw(r, "at")
		again.Decisions = slices.Insert(slices.Clone(d.Decisions), at, back)
		if after := picture(t, &again); after != before {
			r.Fatalf("before\n%s\nafter\n%s", before, after)
		}
	})
}

// picture tells all that a dossier says once it is united.
func picture(t testing.TB, d *Dossier) string {
	u := united(t, d)
	digest, err := d.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	words := digest + fmt.Sprint(u.Actors)
	for i := range u.Claims.Len() {
		if !u.Claims.Follows(i) {
			words += fmt.Sprint("\n", u.Claim(i))
		}
	}
	return words
}

func TestDigestCountsStandingDecisions(t *testing.T) {
	d := &Dossier{Actors: []Actor{{ID: "a"}, {ID: "b"}}}
	before := picture(t, d)
	for _, v := range Verdicts() {
		decided := *d
		decided.Decisions = []Decision{{Actors: []string{"a", "b"}, Verdict: v}}
		if picture(t, &decided) == before {
			t.Errorf("%s changes nothing", v)
		}
	}
}

// TestMergingIsRewriting: what a decision does to claims is what writing one id in
// every place would do, for written entries and for rows of a table.
func TestMergingIsRewriting(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		ids := []string{"a", "b", "c", "d"}
		position := rapid.Uint32Range(0, uint32(len(ids)-1))
		d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s"}}}
		for _, id := range ids {
			d.Actors = append(d.Actors, Actor{ID: id})
		}
		list := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID)
		for range rapid.IntRange(0, 4).Draw(r, "written") {
			d.Claims.Append(Claim{From: list.Draw(r, "from"), Relation: "owns", To: list.Draw(r, "to"), Said: []Attribution{{By: list.Draw(r, "by"), Source: "s"}}})
		}
		table := &Table{Source: "s", Strings: append([]string{""}, ids...)}
		for range rapid.IntRange(0, 6).Draw(r, "rows") {
			table.From, table.To = append(table.From, position.Draw(r, "from")), append(table.To, position.Draw(r, "to"))
			table.By, table.What = append(table.By, position.Draw(r, "by")), append(table.What, position.Draw(r, "what"))
			table.Relation = append(table.Relation, 0)
		}
		d.Claims.AppendTable(table)
		d.Decisions = []Decision{same("a", "b", ""), same("d", "b", "d")}
		u := united(t, d)

		rename := func(list []string) (out []string) {
			for _, id := range list {
				if id == "a" || id == "b" {
					id = "d"
				}
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
			return out
		}
		var want []string
		for i := range d.Claims.Len() {
			c := d.Entry(i)
			before := rename(slices.Concat(c.From, c.To))
			if both := slices.Concat(c.From, c.To); len(before) == 1 && slices.ContainsFunc(both, func(id string) bool { return id != both[0] }) {
				continue
			}
			want = append(want, fmt.Sprint(rename(c.From), rename(c.To), c.What, rename(c.Said[0].By), c.Said[0].Row))
		}
		var got []string
		for i := range u.Claims.Len() {
			c := u.Entry(i)
			got = append(got, fmt.Sprint(c.From, c.To, c.What, c.Said[0].By, c.Said[0].Row))
		}
		if !slices.Equal(got, want) {
			r.Fatalf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}
