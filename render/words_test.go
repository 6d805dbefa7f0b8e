package render_test

import (
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/render"
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
		if got := render.DateWords(date(t, in)); got != want {
			t.Errorf("DateWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestJoinNames(t *testing.T) {
	for want, in := range map[string][]string{
		"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"},
	} {
		if got := render.JoinNames(in); got != want {
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
		got := render.Cut(c.in, c.limit)
		if got != c.want || utf8.RuneCountInString(got) > max(c.limit, 0) {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestIsolateAndRightToLeft(t *testing.T) {
	for name, want := range map[string]string{"Kim Jong Un": "Kim Jong Un", "김정은": "김정은", "حزب الله": "\u200eحزب الله\u200e"} {
		if got := render.Isolate(name); got != want {
			t.Errorf("Isolate(%q) = %q", name, got)
		}
	}
	for s, want := range map[string]bool{"": false, "12": false, "abc שלום": false, "12 שלום": true, "\u200eحزب": false, "\u200f(a)": true} {
		if got := render.RightToLeft(s); got != want {
			t.Errorf("RightToLeft(%q) = %v", s, got)
		}
	}
}

// smallDossier has the relations and actors that the tests of words need.
func smallDossier() *data.Dossier {
	d := &data.Dossier{
		Actors: []data.Actor{
			{ID: "nk", Name: "North Korea", Kind: data.KindState, Metonyms: []string{"Pyongyang"}},
			{ID: "ru", Name: "Russia", Kind: data.KindState},
			{ID: "us", Name: "United States", Kind: data.KindState, Aliases: []string{"US", "the United States"}},
			{ID: "ar", Name: "حزب", Kind: data.KindGroup},
			{ID: "bad", Name: "B\u202e\x00d", Kind: data.KindUnknown},
		},
		Relations: []data.Relation{
			{ID: "supplies", Label: "supplies", Tone: data.Cooperative, Influence: data.Forward},
			{ID: "warns", Label: "warns", Tone: data.Conflictual, Influence: data.Forward},
			{ID: "reaches", Label: "reaches", Tone: data.Neutral, Influence: data.Forward},
			{ID: "has-ties-with", Label: "has ties with", Symmetric: true, Tone: data.Cooperative, Influence: data.Both},
			{ID: "allied-with", Label: "is allied with", Symmetric: true, Tone: data.Cooperative, Influence: data.Both},
		},
		Sources: []data.Source{
			{ID: "brief", Title: "The brief", Publisher: "Authors"},
			{ID: "wire", Publisher: "A wire"},
			{ID: "both", Title: "Same", Publisher: "Same"},
		},
	}
	return d
}

func TestSentence(t *testing.T) {
	w := render.NewWords(build(t, smallDossier()))
	for _, c := range []struct {
		claim data.Claim
		want  string
	}{
		{data.Claim{From: []string{"nk"}, Relation: "supplies", To: []string{"ru"}, What: "rockets and missiles", When: date(t, "2022/..")},
			"North Korea supplies Russia: rockets and missiles (since 2022)"},
		{data.Claim{From: []string{"us"}, Relation: "warns", To: []string{"nk"}, What: "that it would pay a price", Modality: data.Actual},
			"The United States warns North Korea that it would pay a price"},
		{data.Claim{From: []string{"nk", "ru"}, Relation: "has-ties-with", Modality: data.Possible, When: date(t, "2023")},
			"North Korea and Russia have ties with each other (possible, 2023)"},
		{data.Claim{From: []string{"nk", "ru", "us"}, Relation: "allied-with"}, "North Korea, Russia and the United States are allied with each other"},
		{data.Claim{From: []string{"nk", "ru"}, Relation: "supplies", To: []string{"us"}}, "North Korea and Russia supply the United States"},
		{data.Claim{From: []string{"nk", "ru"}, Relation: "reaches", To: []string{"us"}}, "North Korea and Russia reach the United States"},
		{data.Claim{From: []string{"ar"}, Relation: "no-such", To: []string{"nobody"}}, "\u200eحزب\u200e no-such nobody"},
		{data.Claim{From: []string{"bad"}, Relation: "warns", To: []string{"nk"}, What: "line\nbreak"}, `B\u202e\x00d warns North Korea: line break`},
	} {
		if got := w.Sentence(c.claim); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestVoiceLine(t *testing.T) {
	w := render.NewWords(build(t, smallDossier()))
	confidence := 70
	for _, c := range []struct {
		said data.Attribution
		name bool
		want string
	}{
		{data.Attribution{By: []string{"us"}, Stance: data.Alleges, Source: "brief", At: "¶4", Quote: "sent rockets"}, true,
			"alleged by the United States (The brief, ¶4): “sent rockets”"},
		{data.Attribution{By: []string{"nk", "ru"}, Stance: data.Denies, Source: "wire", SaidOn: date(t, "2023-09-12")}, true,
			"denied by North Korea and Russia (A wire, said 12 September 2023)"},
		{data.Attribution{Stance: data.Asserts, Source: "brief", At: "p. 2"}, true, "asserted in The brief, p. 2"},
		{data.Attribution{Stance: data.Speculates, Source: "gone"}, true, "supposed in gone"},
		{data.Attribution{Stance: data.Confirms}, true, "confirmed, source not given"},
		{data.Attribution{By: []string{"us"}, Stance: data.Asserts, Reliability: "B", Credibility: 2, Confidence: &confidence}, true,
			"asserted by the United States [rated B2, confidence 70 of 100]"},
		{data.Attribution{Stance: data.Asserts, Source: "brief", At: "p. 2", Quote: `say "no"`}, false, "asserted in p. 2: “say ‘no’”"},
		{data.Attribution{By: []string{"us"}, Stance: data.Asserts, Source: "brief"}, false, "asserted by the United States"},
	} {
		if got := w.VoiceLine(c.said, c.name); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
	for id, want := range map[string]string{"brief": "“The brief” (Authors)", "wire": "A wire", "both": "“Same”", "gone": "gone"} {
		if got := w.Source(id); got != want {
			t.Errorf("Source(%s) = %q, want %q", id, got, want)
		}
	}
}
