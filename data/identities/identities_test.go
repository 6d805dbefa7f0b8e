package identities

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
)

// actor makes an actor whose id is the slug of its name and a number.
func actor(n int, names string, kind data.Kind) data.Actor {
	list := strings.Split(names, " | ")
	return data.Actor{ID: fmt.Sprint(data.Slug(list[0]), "-", n), Name: list[0], Aliases: list[1:], Kind: kind}
}

func find(t testing.TB, d *data.Dossier, opt Options) *Found {
	t.Helper()
	f, err := Find(context.Background(), d, opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestReasons(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want Reason
	}{
		{"Acme Ltd", "ACME", SameName},
		{"Acme GmbH & Co. KG", "Acme GmbH and Co KG", SameName},
		{"АО «Газпром»", "Газпром", SameName},
		{"Rosneft, PAO", "Rosneft", SameName},
		{"Kim Jong-un", "Kim Jong Un", SameName},
		{"J. R. Smith", "JR Smith", SameName},
		{"Banco S.A.", "Banco SA", SameName},
		{"The Hague Group", "Hague Group", SameName},
		{"Łódź", "Lodz", SameName},
		{"Somebody | Anna", "Anna", SameName},
		{"Зеленський", "Zelensky", Transliteration},
		{"Зеленский", "Зеленський", Transliteration},
		{"Zelenskyy", "Selenskyj", Transliteration},
		{"Τσίπρας", "Tsipras", Transliteration},
		{"Kim Jong Un", "Kim Jongun", Transliteration},
		{"Kim Jong Un", "Jong Un Kim", WordOrder},
		{"Zelensky, Volodymyr", "Володимир Зеленський", WordOrder},
		{"Kyiv", "Kiev", Spelling},
		{"Київ", "Киев", Spelling},
		{"Volodymyr Zelensky", "Владимир Зеленский", Spelling},
		{"Mikhail Gorbachev", "Michail Gorbatschow", Spelling},
		{"Berkshire Hathaway", "Berkshire Hathway", Spelling},
		{"Muammar Gaddafi", "Gadafi, Moammar", Spelling},

		{"Ltd", "GmbH", ""},
		{"Kim", "Kem", ""},
		{"Kim Jong Un", "Kim Jong Il", ""},
		{"Unit 731", "Unit 732", ""},
		{"Iran", "Iraq", ""},
		{"Austria", "Australia", ""},
		{"Slovakia", "Slovenia", ""},
		{"Niger", "Nigeria", ""},
		{"北京", "東京", ""},
		{"!!", "??", ""},
	} {
		for _, turned := range []bool{false, true} {
			d := &data.Dossier{Actors: []data.Actor{actor(1, tt.a, ""), actor(2, tt.b, "")}}
			if turned {
				slices.Reverse(d.Actors)
			}
			got := Reason("")
			for _, p := range find(t, d, Options{}).Proposals {
				got = p.Reason
				if d.Actors[p.A].ID >= d.Actors[p.B].ID || p.Because() == "" || p.Reason == Spelling != (p.Letters > 0) {
					t.Errorf("%+v", p)
				}
			}
			if got != tt.want {
				t.Errorf("%s, %s: %q, want %q", tt.a, tt.b, got, tt.want)
			}
		}
	}
}

// TestWhatSpeaksAgainst: what is known of two actors of one name.
func TestWhatSpeaksAgainst(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b data.Actor
		want Reason
	}{
		{"nothing known", data.Actor{}, data.Actor{}, SameName},
		{"kinds differ", data.Actor{Kind: data.KindPerson}, data.Actor{Kind: data.KindState}, ""},
		{"one kind is a known unknown", data.Actor{Kind: data.KindPerson}, data.Actor{Kind: data.KindUnknown}, SameName},
		{"countries differ", data.Actor{Country: "FRA"}, data.Actor{Country: "DEU"}, ""},
		{"one country", data.Actor{Country: "FRA"}, data.Actor{}, SameName},
		{"items differ", data.Actor{Wikidata: "Q1"}, data.Actor{Wikidata: "Q2"}, ""},
		{"one item", data.Actor{Wikidata: "Q1", Country: "FRA"}, data.Actor{Wikidata: "Q1", Country: "DEU"}, SameItem},
		{"one item, kinds differ", data.Actor{Wikidata: "Q1", Kind: data.KindPerson}, data.Actor{Wikidata: "Q1", Kind: data.KindState}, ""},
	} {
		tt.a.ID, tt.a.Name, tt.b.ID, tt.b.Name = "a", "Anna", "b", "Anna"
		got := Reason("")
		for _, p := range find(t, &data.Dossier{Actors: []data.Actor{tt.a, tt.b}}, Options{}).Proposals {
			got = p.Reason
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDecidedPairs(t *testing.T) {
	decide := func(a, b string, v data.Verdict) data.Decision {
		return data.Decision{Actors: []string{a, b}, Verdict: v, By: "Ann", Why: "seen"}
	}
	back := decide("a", "b", data.Different)
	back.TakenBack = &data.TakingBack{By: "Bob"}
	for _, tt := range []struct {
		name      string
		decisions []data.Decision
		opt       Options
		want      string
	}{
		{"nothing", nil, Options{}, "a-b a-c b-c"},
		{"different", []data.Decision{decide("b", "a", data.Different)}, Options{Again: true}, "a-c b-c"},
		{"unsure", []data.Decision{decide("a", "b", data.Unsure)}, Options{}, "a-c b-c"},
		{"unsure, again", []data.Decision{decide("a", "b", data.Unsure)}, Options{Again: true}, "a-b? a-c b-c"},
		{"same", []data.Decision{decide("a", "b", data.Same)}, Options{}, "a-c"},
		{"same, and the other one different", []data.Decision{decide("a", "b", data.Same), decide("b", "c", data.Different)}, Options{}, ""},
		{"taken back", []data.Decision{back}, Options{}, "a-b a-c b-c"},
		{"of one actor", nil, Options{Actor: "b"}, "a-b b-c"},
		{"of one actor under its former id", []data.Decision{decide("a", "b", data.Same)}, Options{Actor: "b"}, "a-c"},
		{"of nobody", nil, Options{Actor: "x"}, ""},
		{"the best", nil, Options{Most: 1}, "a-b"},
	} {
		d := &data.Dossier{Decisions: tt.decisions, Actors: []data.Actor{{ID: "c", Name: "Anna"}, {ID: "a", Name: "Anna"}, {ID: "b", Name: "Anna"}}}
		f := find(t, d, tt.opt)
		var got []string
		for _, p := range f.Proposals {
			pair := f.Dossier.Actors[p.A].ID + "-" + f.Dossier.Actors[p.B].ID
			if p.Unsure != nil {
				pair += "?"
			}
			got = append(got, pair)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

func TestRanked(t *testing.T) {
	d := &data.Dossier{Actors: []data.Actor{
		actor(1, "Jong Un Kim", ""), actor(2, "Kim Jong Un", ""), actor(3, "Kiev", ""), actor(4, "Kyiv", ""), actor(5, "Acme", ""), actor(6, "ACME", ""),
		actor(7, "Путин", ""), actor(8, "Putin", ""), {ID: "y", Name: "Y", Wikidata: "Q1"}, {ID: "x", Name: "X", Wikidata: "Q1"},
	}}
	var got []Reason
	for _, p := range find(t, d, Options{}).Proposals {
		got = append(got, p.Reason)
	}
	if !slices.Equal(got, Reasons()) {
		t.Error(got)
	}
}

// hostile makes dossiers whose actors all look alike in some way.
func hostile(n int) map[string]*data.Dossier {
	make := func(name func(i int) data.Actor) *data.Dossier {
		d := &data.Dossier{}
		for i := range n {
			a := name(i)
			a.ID = fmt.Sprint("a", i)
			d.Actors = append(d.Actors, a)
		}
		return d
	}
	return map[string]*data.Dossier{
		"one name":     make(func(int) data.Actor { return data.Actor{Name: "Wang Zhi", Wikidata: "Q1"} }),
		"long names":   make(func(int) data.Actor { return data.Actor{Name: strings.Repeat("ab ", 1000)} }),
		"numbered":     make(func(i int) data.Actor { return data.Actor{Name: fmt.Sprint("Actor Number ", i)} }),
		"one skeleton": make(func(i int) data.Actor { return data.Actor{Name: "B" + vowels(i) + "rt" + vowels(i/625) + "m"} }),
		"many aliases": make(func(i int) data.Actor {
			return data.Actor{Name: fmt.Sprint("N", i), Aliases: strings.Split(strings.Repeat("Anna,", 50), ",")}
		}),
		"consonants": make(func(i int) data.Actor { return data.Actor{Name: strings.Repeat("bdfgkl", 10)[i%50:]} }),
	}
}

// vowels writes a number with five digits.
func vowels(i int) string {
	s := ""
	for range 4 {
		s += string("aeiou"[i%5])
		i /= 5
	}
	return s
}

// TestCountsComparisons: a name is compared with a few others, whatever the names are.
func TestCountsComparisons(t *testing.T) {
	const n = 2000
	for name, d := range hostile(n) {
		if got, most := find(t, d, Options{}).Compared, n*window*(maxSlips+6); got > most {
			t.Errorf("%s: %d comparisons, at most %d should be needed", name, got, most)
		}
		if got := find(t, d, Options{Actor: "a7"}).Compared; got > 2*maxOfOne*maxNames {
			t.Errorf("%s: %d comparisons for one actor", name, got)
		}
	}
	if got := find(t, hostile(n)["numbered"], Options{}); got.Total > 0 || got.Compared > 30*n {
		t.Errorf("numbered names: %d proposals after %d comparisons", got.Total, got.Compared)
	}
}

func TestManyActors(t *testing.T) {
	if testing.Short() {
		t.Skip("thirty thousand actors of each sort")
	}
	for name, d := range hostile(30_000) {
		if got := find(t, d, Options{}); len(got.Proposals) > 1000 {
			t.Errorf("%s: %d proposals", name, len(got.Proposals))
		}
	}
}

func TestFindEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, hostile(10)["one name"], Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzNormalForm(f *testing.F) {
	for _, s := range []string{"", "The A", "S. A.", "Ltd", "O'Neil & Co", "АО «Газпром»", "\xff", "a\u0301", "北京"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, firm := range []bool{true, false} {
			form := normalForm(s, firm)
			if !utf8.ValidString(form) && utf8.ValidString(s) || strings.Trim(form, " ") != form || strings.Contains(form, "  ") {
				t.Errorf("%q gives %q", s, form)
			}
			for _, sound := range data.Sounds(form) {
				skeleton(sound)
				if sortedWords(sortedWords(sound)) != sortedWords(sound) {
					t.Errorf("%q", sound)
				}
			}
		}
		d := &data.Dossier{Actors: []data.Actor{{ID: "a", Name: s}, {ID: "b", Name: s + " "}, {ID: "c", Name: "x" + s}}}
		if _, err := Find(context.Background(), d, Options{}); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for name, d := range hostile(100_000) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				find(b, d, Options{})
			}
		})
	}
}
