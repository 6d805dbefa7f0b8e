package answer_test

import (
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
)

func date(t testing.TB, s string) data.Date {
	t.Helper()
	d, err := data.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateWords(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "2022": "2022", "2023-09": "September 2023", "2022-02-24": "24 February 2022", "2023-09-03": "3 September 2023",
		"2019~": "about 2019", "2019?": "perhaps 2019", "2019-05%": "perhaps about May 2019",
		"2022-02/..": "since February 2022", "1948~/..": "since about 1948", "../2023": "until 2023",
		"2019/": "from 2019, end unknown", "/2019": "until 2019, beginning unknown", "2019/2021-03": "2019 to March 2021",
		"-0043": "44 BC", "0000": "1 BC", "0476": "476",
	} {
		if got := answer.DateWords(date(t, in)); got != want {
			t.Errorf("DateWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestJoinNames(t *testing.T) {
	for want, in := range map[string][]string{
		"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"},
	} {
		if got := answer.JoinNames(in); got != want {
			t.Errorf("JoinNames(%q) = %q", in, got)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"rockets and missiles", 20, "rockets and missiles"},
		{"rockets and missiles", 19, "rockets and…"},
		{"rockets, and missiles", 11, "rockets…"},
		{"rockets, and missiles", 9, "rockets…"},
		{"rockets, and missiles", 8, ""},
		{"rockets", 3, ""},
		{"rockets", 0, ""},
		{"Łódź und Köln", 9, "Łódź und…"},
	} {
		got := answer.Cut(c.in, c.limit)
		if got != c.want || utf8.RuneCountInString(got) > max(c.limit, 0) {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

// words has the relations, actors and sources that the tests of words need.
func words() *answer.Index {
	x := answer.NewIndex()
	for _, a := range []answer.Actor{
		{ID: "nk", Name: "North Korea", Kind: data.KindState, Metonyms: []string{"Pyongyang"}},
		{ID: "ru", Name: "Russia", Kind: data.KindState},
		{ID: "us", Name: "United States", Kind: data.KindState, Aliases: []string{"US", "the United States"}},
		{ID: "ar", Name: "حزب", Kind: data.KindGroup},
		{ID: "bad", Name: "B\u202e\x00d", Kind: data.KindUnknown},
	} {
		x.Actors[a.ID] = a
	}
	for _, r := range []answer.Relation{
		{ID: "supplies", Label: "supplies", Tone: data.Cooperative},
		{ID: "warns", Label: "warns", Tone: data.Conflictual},
		{ID: "reaches", Label: "reaches", Tone: data.Neutral},
		{ID: "has-ties-with", Label: "has ties with", Symmetric: true, Tone: data.Cooperative},
		{ID: "allied-with", Label: "is allied with", Symmetric: true, Tone: data.Cooperative},
	} {
		x.Relations[r.ID] = r
	}
	for _, s := range []answer.Source{
		{ID: "brief", Title: "The brief", Publisher: "Authors"},
		{ID: "wire", Publisher: "A wire"},
		{ID: "both", Title: "Same", Publisher: "Same"},
	} {
		x.Sources[s.ID] = s
	}
	return &x
}

func TestSentence(t *testing.T) {
	x := words()
	for _, c := range []struct {
		claim answer.Claim
		want  string
	}{
		{answer.Claim{From: []string{"nk"}, Relation: "supplies", To: []string{"ru"}, What: "rockets and missiles", When: date(t, "2022/..")},
			"North Korea supplies Russia: rockets and missiles (since 2022)"},
		{answer.Claim{From: []string{"us"}, Relation: "warns", To: []string{"nk"}, What: "that it would pay a price", Modality: data.Actual},
			"The United States warns North Korea that it would pay a price"},
		{answer.Claim{From: []string{"nk", "ru"}, Relation: "has-ties-with", Modality: data.Possible, When: date(t, "2023")},
			"North Korea and Russia have ties with each other (possible, 2023)"},
		{answer.Claim{From: []string{"nk", "ru", "us"}, Relation: "allied-with"}, "North Korea, Russia and the United States are allied with each other"},
		{answer.Claim{From: []string{"nk", "ru"}, Relation: "supplies", To: []string{"us"}}, "North Korea and Russia supply the United States"},
		{answer.Claim{From: []string{"nk", "ru"}, Relation: "reaches", To: []string{"us"}}, "North Korea and Russia reach the United States"},
		{answer.Claim{From: []string{"ar"}, Relation: "no-such", To: []string{"nobody"}}, "\u200eحزب\u200e no-such nobody"},
		{answer.Claim{From: []string{"bad"}, Relation: "warns", To: []string{"nk"}, What: "line\nbreak"}, `B\u202e\x00d warns North Korea: line break`},
	} {
		if got := x.Sentence(&c.claim); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestVoiceLine(t *testing.T) {
	x := words()
	confidence := 70
	for _, c := range []struct {
		said answer.Attribution
		name bool
		want string
	}{
		{answer.Attribution{By: []string{"us"}, Stance: data.Alleges, Source: "brief", At: "¶4", Quote: "sent rockets"}, true,
			"alleged by the United States (The brief, ¶4): “sent rockets”"},
		{answer.Attribution{By: []string{"nk", "ru"}, Stance: data.Denies, Source: "wire", SaidOn: date(t, "2023-09-12")}, true,
			"denied by North Korea and Russia (A wire, said 12 September 2023)"},
		{answer.Attribution{Stance: data.Asserts, Source: "brief", At: "p. 2"}, true, "asserted in The brief, p. 2"},
		{answer.Attribution{Stance: data.Speculates, Source: "gone"}, true, "supposed in gone"},
		{answer.Attribution{Stance: data.Confirms}, true, "confirmed, source not given"},
		{answer.Attribution{By: []string{"us"}, Stance: data.Asserts, Reliability: "B", Credibility: 2, Confidence: &confidence}, true,
			"asserted by the United States [rated B2, confidence 70 of 100]"},
		{answer.Attribution{Stance: data.Asserts, Source: "brief", At: "p. 2", Quote: `say "no"`}, false, "asserted in p. 2: “say ‘no’”"},
		{answer.Attribution{By: []string{"us"}, Stance: data.Asserts, Source: "brief"}, false, "asserted by the United States"},
	} {
		source := ""
		if c.name {
			source = x.SourceTitle(c.said.Source)
		}
		if got := x.VoiceLine(&c.said, source, 0); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
	for id, want := range map[string]string{"brief": "“The brief” (Authors)", "wire": "A wire", "both": "“Same”", "gone": "gone"} {
		if got := x.Citation(id); got != want {
			t.Errorf("Citation(%s) = %q, want %q", id, got, want)
		}
	}
}

func TestQualifiedNames(t *testing.T) {
	x := answer.NewIndex()
	for _, a := range []answer.Actor{
		{ID: "wang-zhi-a", Name: "Wang Zhi", Qualifier: "minister"},
		{ID: "wang-zhi-b", Name: "Wang Zhi", Qualifier: "wang-zhi-b"},
		{ID: "us", Name: "United States", Aliases: []string{"the United States"}, Qualifier: "the band"},
		{ID: "bad", Name: "B", Qualifier: "\x07\u202e\n"},
		{ID: "ar", Name: "حزب", Qualifier: "حزب"},
		{ID: "nameless", Qualifier: "minister"},
	} {
		x.Actors[a.ID] = a
	}
	for id, want := range map[string][2]string{ // in a sentence, by itself
		"wang-zhi-a": {"Wang Zhi (minister)", "Wang Zhi (minister)"},
		"wang-zhi-b": {"Wang Zhi (wang-zhi-b)", "Wang Zhi (wang-zhi-b)"},
		"us":         {"the United States (the band)", "United States (the band)"},
		"bad":        {`B (\x07\u202e )`, `B (\x07\u202e )`},
		"ar":         {"\u200eحزب\u200e (\u200eحزب\u200e)", "\u200eحزب\u200e (\u200eحزب\u200e)"},
		"nameless":   {"nameless (minister)", "nameless (minister)"},
		"nobody":     {"nobody", "nobody"},
	} {
		if got := [2]string{x.Name(id), x.Label(id)}; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

func TestKindWord(t *testing.T) {
	for kind, want := range map[data.Kind]string{data.KindState: "state", data.KindUnknown: "not identified", data.KindNone: "kind not given"} {
		if got := answer.KindWord(kind); got != want {
			t.Errorf("%q is %q, want %q", kind, got, want)
		}
	}
}
