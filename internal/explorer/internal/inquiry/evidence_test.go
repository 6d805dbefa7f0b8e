package inquiry

import (
	"fmt"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
)

func TestParagraphs(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"\n\n \n", ""},
		{"one\ntwo\nthree\n", "1:one|2:two|3:three"},
		{"one\nand more\n\ntwo\r\n \t\r\n\nthree", "1:one\nand more|2:two|3:three"},
		{"Head\n\n1. one\n\n2. two\n\nmore of two\n\n3) three\n", "0:Head|1:1. one|2:2. two|0:more of two|3:3) three"},
		{"[1] one\n\n[2] two", "1:[1] one|2:[2] two"},
		{"2023 was\n\na year", "1:2023 was|2:a year"},
		{"1. a list\n\nof\n\none\n\nthing", "1:1. a list|2:of|3:one|4:thing"},
	} {
		var got []string
		for _, p := range paragraphsOf(tt.text) {
			got = append(got, fmt.Sprintf("%d:%s", p.number, tt.text[p.start:p.end]))
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
	long := strings.Repeat("ä", longest)
	list := paragraphsOf(long + "\n\nend")
	if len(list) < 3 || list[0].end > longest || list[1].number != 0 || list[len(list)-1].number != 2 {
		t.Errorf("%d parts: %+v", len(list), list)
	}
	if n := len(paragraphsOf(strings.Repeat("a\n\n", 2*mostParagraphs))); n > mostParagraphs+100 {
		t.Errorf("%d paragraphs", n)
	}
}

func TestPlaceNumber(t *testing.T) {
	for at, want := range map[string]int{"paragraph 4": 4, "Paragraphs 4-5": 4, "para. 12": 12, "par 3": 3, "¶7": 7, "§ 8": 8,
		"page 4": 0, "paragraph four": 0, "parliament 4": 0, "": 0, "4": 0, "paragraph 99999999999": 0} {
		if got := placeNumber(at); got != want {
			t.Errorf("%q: %d, want %d", at, got, want)
		}
	}
}

// evidenceOf marks quotes in a text; a quote is "place: words".
func evidenceOf(t *testing.T, text string, said ...string) *Evidence {
	t.Helper()
	e := &Evidence{Text: text, paragraphs: paragraphsOf(text)}
	for _, s := range said {
		at, words, _ := strings.Cut(s, ": ")
		e.Quotes = append(e.Quotes, Quote{Voice: Voice{Said: answer.Attribution{At: at, Quote: words}}})
	}
	if err := e.locate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return e
}

// drawn writes marks as [words] with the numbers of the quotes that end there.
func drawn(e *Evidence) string {
	var b strings.Builder
	list, after, _ := e.Shown()
	for _, p := range list {
		b.WriteString("/")
		for _, piece := range p.Pieces {
			if piece.Marked {
				fmt.Fprintf(&b, "%s[%s]", strings.Repeat("#", len(piece.Anchors)), piece.Text)
			} else {
				b.WriteString(piece.Text)
			}
			for _, end := range piece.Ends {
				fmt.Fprintf(&b, "%d", end.Number)
			}
		}
	}
	return b.String() + after
}

func TestMarks(t *testing.T) {
	const text = "one two three\nfour five six\n\none two"
	for _, tt := range []struct {
		said []string
		want string
	}{
		{nil, "/one two three\nfour five six/one two"},
		{[]string{": two"}, "/one #[two]1 three\nfour five six/one two"},
		{[]string{"paragraph 2: two"}, "/one two three\nfour five six/one #[two]1"},
		{[]string{"paragraph 2: three"}, "/one two #[three]1\nfour five six/one two"},
		{[]string{"paragraph 9: two"}, "/one #[two]1 three\nfour five six/one two"},
		{[]string{": one two three", ": two", ": two"}, "/#[one ]#[two]23[ three]1\nfour five six/one two"},        // nested, and twice
		{[]string{": one two", ": two three"}, "/#[one ]#[two]1[ three]2\nfour five six/one two"},                  // overlapping
		{[]string{": two", ": two three four"}, "/one ##[two]1[ three\nfour]2 five six/one two"},                   // beginning together
		{[]string{": three", ": two three"}, "/one #[two ]#[three]21\nfour five six/one two"},                      // ending together
		{[]string{": one [...] five [...] one"}, "/#[one] two three\nfour [five] six/[one]1 two"},                  // with omissions
		{[]string{": six one"}, "/one two three\nfour five #[six]/[one]1 two"},                                     // over two paragraphs
		{[]string{": seven", ": [...]", ": two"}, "/one #[two]3 three\nfour five six/one two"},                     // nothing to mark
		{[]string{"paragraph 1: one two", "paragraph 2: one two"}, "/#[one two]1 three\nfour five six/[one two]2"}, // one wording at two places
	} {
		if got := drawn(evidenceOf(t, text, tt.said...)); got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.said, got, tt.want)
		}
	}
}

// TestLongTexts holds what a page has room for.
func TestLongTexts(t *testing.T) {
	var b strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&b, "Paragraph that has the number %d.\n\n", i+1)
	}
	e := evidenceOf(t, b.String(), ": the number 20000.", ": the number 39000.")
	list, after, named := e.Shown()
	numbers := ""
	for _, p := range list {
		numbers += fmt.Sprintf("%s %d ", p.Before, p.Number)
	}
	if want := " 1 19997 paragraphs of the text not shown 19999  20000  20001 18997 paragraphs of the text not shown 38999  39000  39001 "; numbers != want || after != "999 paragraphs of the text not shown" || len(named) != 2 {
		t.Errorf("%q, %q, %v", numbers, after, named)
	}
	one := evidenceOf(t, strings.Repeat("word ", 1<<20)+"end", ": end")
	size := 0
	list, _, named = one.Shown()
	for _, p := range list {
		for _, piece := range p.Pieces {
			size += len(piece.Text)
		}
	}
	if size > mostText || len(named) != 1 {
		t.Errorf("%d bytes are shown, %v", size, named)
	}
	many := make([]string, 20_000)
	for i := range many {
		many[i] = ": a"
	}
	crowd := evidenceOf(t, "a a a a", many...)
	list, _, _ = crowd.Shown()
	if n := len(list[0].Pieces[0].Ends); n != mostMarks {
		t.Errorf("%d quotes end at one place", n)
	}
}

func TestRunes(t *testing.T) {
	e := &Evidence{Text: "aä\u20ac\U0001F600z"}
	got := e.Runes([]int{11, 1, 3, 0, 6, 10})
	for b, want := range map[int]int{0: 0, 1: 1, 3: 2, 6: 3, 10: 4, 11: 5} {
		if got[b] != want {
			t.Errorf("byte %d is character %d, want %d", b, got[b], want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct{ query, want string }{
		{"id=a", "/source?id=a"}, {"claim=b%26&id=a+x", "/source?id=a+x&claim=b%26"}, {"id=a&claim=", "/source?id=a"},
		{"", "name the source"}, {"claim=b", "name the source"}, {"id=a&id=b", "once each"}, {"id=a&file=%2Fetc%2Fpasswd", `not by "file"`}, {"id=%zz", "cannot be read"},
	} {
		at, err := ParseSource(tt.query)
		got := at.URL()
		if err != nil {
			got = err.Error()
		}
		if err == nil && got != tt.want || err != nil && !strings.Contains(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.query, got, tt.want)
		}
	}
	for _, tt := range []struct {
		claim answer.Claim
		want  string
	}{
		{answer.Claim{From: []string{"a"}, To: []string{"b"}, Relation: "r", Modality: "actual", Status: data.Asserted}, "/path?from=a&to=b&max-hops=1&as-written=true&relation=r"},
		{answer.Claim{From: []string{"a", "b", "c"}, Relation: "r", Modality: "planned", Status: data.Contested}, "/path?from=a&to=b&max-hops=1&as-written=true&relation=r&modality=planned"},
		{answer.Claim{From: []string{"a", "b"}, To: []string{"c"}, Relation: "r", Modality: "actual", Status: data.Asserted}, "/path?from=a&to=c&max-hops=1&as-written=true&relation=r"},
		{answer.Claim{From: []string{"a"}, To: []string{"b"}, Relation: "r", Modality: "actual", Status: data.Denied}, "/path?from=a&to=b&max-hops=1&as-written=true&relation=r&status=denied"},
		{answer.Claim{From: []string{"a"}, Relation: "r"}, ""}, {answer.Claim{}, ""}, {answer.Claim{From: []string{"a"}, To: []string{"a"}}, ""},
	} {
		if got := claimURL(&tt.claim); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.claim, got, tt.want)
		}
	}
}
