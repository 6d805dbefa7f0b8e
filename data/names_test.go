package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"kim jong un", "kim jong un"},
		{"  Kim \t Jong\nUn ", "kim jong un"},
		{"Łódź", "lodz"},
		{"Ångström Øresund ÆTHER Þór straße STRAẞE", "angstrom oresund aether thor strasse strasse"},
		{"Nguyễn Tấn Dũng", "nguyen tan dung"},
		{"E\u0301tat", "etat"}, // decomposed
		{"État", "etat"},
		{"O’Brien", "o'brien"},
		{"Côte d‘Ivoire", "cote d'ivoire"},
		{"Pusan–Seoul — “Line”", `pusan-seoul - "line"`},
		{"Путин", "путин"},
		{"Сергей", "сергеи"},
		{"Серге\u0438\u0306", "сергеи"},
		{"Αθήνα ς", "αθηνα σ"},
		{"김정은", "김정은"},
		{"Kim\u200b\u202eJong\u0000", "kimjong"},
		{"İstanbul ISPARTA ıĞ", "istanbul isparta ig"},
		{"a\u00a0\u3000b", "a b"},
		{"\xffa", "\ufffda"},
		{"a\x7f", "a"},
		{"Ətraf ətraf", "etraf etraf"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { Fold("kim jong un") }); n != 0 {
		t.Errorf("folding a folded name allocates %v times", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Kim", " a  b ", "Łódź", "ǅ", "\u0130", "\xff\xfe", "ΐ ẞ", "a \u0301b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Errorf("Fold(%q) = %q is not UTF-8", s, once)
		}
		if id := Slug(s); !ValidID(id) || id != Slug(once) {
			t.Errorf("Slug(%q) = %q, and %q once folded", s, id, Slug(once))
		}
		shown := Printable(s)
		if Printable(shown) != shown || strings.ContainsFunc(shown, unicode.IsControl) || !utf8.ValidString(shown) {
			t.Errorf("Printable(%q) = %q", s, shown)
		}
		Nearest(s, []string{once, s, "kim"}, 2)
	})
}

// Every letter of the tables must fold to the same as its other case.
func TestFoldIgnoresCaseAndIsStable(t *testing.T) {
	for r := rune(0x20); r < 0x3000; r++ {
		s := string(r)
		if Fold(Fold(s)) != Fold(s) {
			t.Errorf("U+%04X: %q, then %q", r, Fold(s), Fold(Fold(s)))
		}
		lower := unicode.ToLower(r)
		if Fold(s) != Fold(string(lower)) {
			t.Errorf("U+%04X folds to %q, its lower case to %q", r, Fold(s), Fold(string(lower)))
		}
	}
}

func TestSlug(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Kim Jong Un", "kim-jong-un"},
		{"  The People's Republic (DPRK) ", "the-peoples-republic-dprk"},
		{"Łódź—Süd", "lodz-sud"},
		{"O’Brien & Sons, Ltd.", "obrien-sons-ltd"},
		{"3M", "3m"},
		{"Unit 61398", "unit-61398"},
		{`"]; drop <script>`, "drop-script"},
	}
	for _, tt := range tests {
		if got := Slug(tt.in); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	for _, in := range []string{"Путин", "김정은", "", "!!!", "🚀", "Путин V", strings.Repeat("long name ", 200), strings.Repeat("ж", 2000)} {
		id := Slug(in)
		if !ValidID(id) || len(id) > maxSlug+10 {
			t.Errorf("Slug(%.20q) = %q is not an id", in, id)
		}
	}
	if Slug("Путин V") == Slug("Медведев V") || Slug("Путин") == Slug("Медведев") {
		t.Error("different names in another script share an id")
	}
	if Slug("ПУТИН") != Slug("путин") {
		t.Error("the case of a name changes its id")
	}
	long := strings.Repeat("a", 100)
	if Slug(long+"x") == Slug(long+"y") {
		t.Error("long names that differ at the end share an id")
	}
}

func TestKeyID(t *testing.T) {
	for key, want := range map[string]string{
		"q100": "q100", "17": "17", "a-1": "a-1", "Q100": "q100-8568008eeeee", "A_1": "a-1-47b34af59b56", "a_1": "a-1-1426674c44e8",
		"Путин": "actor-983b039e52f4", "": "actor-e3b0c44298fc", " ": "actor-36a9e7f1c95b",
	} {
		if got := KeyID(key); got != want || !ValidID(got) {
			t.Errorf("KeyID(%q) = %q, want %q", key, got, want)
		}
	}
	long := strings.Repeat("a", MaxID)
	if KeyID(long) != long || KeyID(long+"b") == KeyID(long+"c") || !ValidID(KeyID(long+"b")) {
		t.Error("long keys fuse, or lose what can be kept")
	}
}

func TestValidID(t *testing.T) {
	for _, id := range []string{"a", "kim-jong-un", "61398", "a-1", strings.Repeat("a", MaxID)} {
		if !ValidID(id) {
			t.Errorf("%q should be an id", id)
		}
	}
	for _, id := range []string{"", "-", "-a", "a-", "a--b", "Kim", "kim_jong", "kim jong", "é", "a\n", strings.Repeat("a", MaxID+1)} {
		if ValidID(id) {
			t.Errorf("%q should not be an id", id)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"kim-jong-un", "vladimir-putin", "South Korea", "North Korea", "russia", "Belarus", "usa", "Łódź", "russia"}
	tests := []struct {
		word string
		n    int
		want []string
	}{
		{"kim-jong-in", 3, []string{"kim-jong-un"}},
		{"kim-jnog-un", 1, []string{"kim-jong-un"}},
		{"rusia", 3, []string{"russia"}},
		{"Sotuh Korea", 5, []string{"South Korea", "North Korea"}},
		{"putin", 2, []string{"vladimir-putin"}},
		{"Lodz", 2, []string{"Łódź"}},
		{"korea", 5, []string{"North Korea", "South Korea"}},
		{"xqzw", 3, nil},
		{"", 3, nil},
		{"russia", 0, nil},
	}
	for _, tt := range tests {
		if got := Nearest(tt.word, names, tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

// The distance must be that of the textbook recurrence, without bounds.
func TestNearestDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab c]{0,8}`).Draw(t, "word")
		other := rapid.StringMatching(`[ab c]{0,8}`).Draw(t, "other")
		limit := rapid.IntRange(0, 9).Draw(t, "limit")
		want := slowDistance([]rune(word), []rune(other))
		got := newMatcher([]rune(word)).align([]rune(other), limit)
		if want <= limit && got != want || want > limit && got <= limit {
			t.Fatalf("%q to %q: %d, want %d (limit %d)", word, other, got, want, limit)
		}
	})
}

func slowDistance(a, b []rune) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) + len(b)
	case a[0] == b[0]:
		return slowDistance(a[1:], b[1:])
	}
	d := 1 + min(slowDistance(a[1:], b[1:]), slowDistance(a[1:], b), slowDistance(a, b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, 1+slowDistance(a[2:], b[2:]))
	}
	return d
}

func TestNearestIsBounded(t *testing.T) {
	names := make([]string, 10_000)
	for i := range names {
		names[i] = fmt.Sprintf("%s%06d%s", strings.Repeat("ab", 15), i, strings.Repeat("Ü", 500))
	}
	Nearest(strings.Repeat("ab", 1000), names, 3)
	word := comparable64(strings.Repeat("ab", 1000))
	cells := 0
	for _, name := range names {
		cells += len(word) * len(comparable64(name))
	}
	if most := maxCompared * maxCompared * len(names); cells > most {
		t.Errorf("%d cells of tables, at most %d", cells, most)
	}
}

func TestPrintable(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain", "plain"},
		{"Kim\tJong\r\nUn\u2028", "Kim Jong  Un "},
		{"\x1b[31mred\x07", `\x1b[31mred\x07`},
		{"a\x00b\x9bc", `a\x00b` + "\ufffd" + "c"},
		{"\u009bc\x7f", `\x9bc\x7f`},
		{"evil\u202egnp.exe", `evil\u202egnp.exe`},
		{"\u2066x\u2069", `\u2066x\u2069`},
		{"a\u200eb\u200fc\ufeffd\u00ade", "abcde"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"👨\u200d👩", "👨\u200d👩"},
		{"김정은 Łódź", "김정은 Łódź"},
		{"\uffff\U0001ffff", "\ufffd\ufffd"},
		{"z" + strings.Repeat("\u0301", 50), "z" + strings.Repeat("\u0301", maxMarks)},
		{"tag\U000e0041", "tag"},
	}
	for _, tt := range tests {
		if got := Printable(tt.in); got != tt.want {
			t.Errorf("Printable(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	if got := Quoted("Kim\n"); got != `"Kim "` {
		t.Error(got)
	}
	for _, in := range []string{strings.Repeat("x", 1<<24), strings.Repeat("ж", 1000), strings.Repeat("\x1b", 100)} {
		got := Quoted(in)
		if utf8.RuneCountInString(got) > maxQuoted+3 || !strings.HasSuffix(got, `…"`) || !utf8.ValidString(got) {
			t.Errorf("Quoted(%.10q…) = %q", in, got)
		}
	}
}

func BenchmarkNearest(b *testing.B) {
	names := make([]string, 100_000)
	for i := range names {
		names[i] = fmt.Sprintf("Actor Number %d", i)
	}
	for b.Loop() {
		Nearest("Actro Numbr 77", names, 3)
	}
}
