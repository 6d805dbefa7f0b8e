package explorer

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/inputs"
	"dossier/internal/testkit"
)

// folder writes a dossier of one source with a stored text into a folder. Quotes are
// the words that Anna's supplies to Bert are told in.
func folder(t testing.TB, source, text string, quotes ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	var b strings.Builder
	b.WriteString("title: Texts\nactors:\n  - {id: anna, name: Anna, kind: person}\n  - {id: bert, name: Bert, kind: person}\n")
	b.WriteString("sources:\n  - {id: paper, title: The paper, file: a.txt" + source + "}\n  - {id: silent, title: Nobody cites it}\nclaims:\n")
	for i, q := range quotes {
		words, err := json.Marshal(q) // YAML reads JSON
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "  - {id: c%d, from: anna, relation: supplies, to: bert, what: thing %d, said: [{stance: asserts, source: paper, quote: %s}]}\n", i, i, words)
	}
	save(t, dir, "dossier.yaml", b.String())
	save(t, dir, "a.txt", text)
	return dir
}

func save(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func exploringFolder(t testing.TB, dir string) *Explorer {
	t.Helper()
	return exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
		return opened(ctx, inputs.Inputs{Files: []string{dir}})
	}})
}

func TestSourcePages(t *testing.T) {
	x := exploring(t, Options{})
	for _, tt := range []struct {
		target string
		want   int
		says   string
	}{
		{"/sources", 200, `<a href="/source?id=brief">`},
		{"/", 200, `<a href="/source?id=brief">`},
		{"/source?id=brief", 200, `<div class="paragraph" id="paragraph-10"`},
		{"/source?id=brief&claim=north-korea-arms-russia", 200, `class="asked">Russia firmly`},
		{"/source?id=brief&claim=", 303, ""},
		{"/source", 400, "name the source"},
		{"/source?id=../../etc/passwd", 303, ""},
		{"/source?id=..%2F..%2Fetc%2Fpasswd", 400, "no source has the id"},
		{"/source?id=brief&file=a", 400, "once each"},
		{"/source/brief", 404, ""},
		{"/api/v1/source?id=nobody", 400, `"exit-code":2`},
		{"/api/v1/source?id=brief", 200, `"runes":4005`},
	} {
		if w := get(x, tt.target); w.Code != tt.want || !strings.Contains(w.Body.String(), tt.says) {
			t.Errorf("%s: %d, want %d with %q:\n%.600s", tt.target, w.Code, tt.want, tt.says, w.Body)
		}
	}
	page := get(x, "/source?id=brief").Body.String()
	checkInert(t, "source", page)
	if n := strings.Count(page, "not in the stored text"); n > 0 || strings.Count(page, "<mark id=") < 40 {
		t.Errorf("%d quotes are not found", n)
	}
	first := get(x, "/api/v1/source?id=brief")
	if again := get(x, "/api/v1/source?id=brief", "If-None-Match", first.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("%d for what the client has", again.Code)
	}
}

// TestEvidenceLeadsToItsWords follows every link to words on pages of answers, and
// every link back to a claim.
func TestEvidenceLeadsToItsWords(t *testing.T) {
	x := exploring(t, Options{})
	words := regexp.MustCompile(`<a href="(/source\?[^"#]*)#([^"]*)">`)
	followed := map[string]bool{}
	for _, target := range []string{"/path?from=Kim&to=Seoul", "/show?actor=Moscow", "/claims", "/claims?status=contested"} {
		links := words.FindAllStringSubmatch(get(x, target).Body.String(), -1)
		if len(links) == 0 {
			t.Errorf("%s leads to no words", target)
		}
		for _, l := range links {
			address := strings.ReplaceAll(l[1], "&amp;", "&")
			if followed[address+l[2]] {
				continue
			}
			followed[address+l[2]] = true
			if w := get(x, address); w.Code != 200 || !strings.Contains(w.Body.String(), `<mark id="`+l[2]+`" class="asked">`) {
				t.Errorf("%s leads to %s#%s, where nothing is marked: %d", target, address, l[2], w.Code)
			}
		}
	}
	if report := get(x, "/report/path.html?from=Kim&to=Seoul").Body.String(); strings.Contains(report, "/source?") {
		t.Error("a report has links into the explorer")
	}
	back := regexp.MustCompile(`<li id="line-\d+"><span dir="auto"><a href="([^"]*)">`)
	for _, l := range back.FindAllStringSubmatch(get(x, "/source?id=brief").Body.String(), -1) {
		address := strings.ReplaceAll(l[1], "&amp;", "&")
		if w := get(x, address); w.Code != 200 || !strings.Contains(w.Body.String(), "/source?id=brief") {
			t.Errorf("%s: %d and no evidence", address, w.Code)
		}
	}
}

// TestOffsets reads the quotes out of the text by the offsets that programs get, and
// holds the answer against its description.
func TestOffsets(t *testing.T) {
	text := "\ufeffÄ one — “two”\r\nthree 😀 four\n\nfive"
	x := exploringFolder(t, folder(t, "", text, "😀 four", `- "two" three`, "one [...] five", "one"))
	w := get(x, "/api/v1/source?id=paper&claim=c2")
	var got struct {
		Text struct {
			Words string
			Runes int
		}
		Quotes []struct {
			Claim, Quote string
			Found        bool
			Paragraph    int
			Spans        []struct{ Start, End int }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	runes := []rune(got.Text.Words)
	if got.Text.Words != text || got.Text.Runes != len(runes) {
		t.Errorf("%d of %d characters", got.Text.Runes, len(runes))
	}
	var read []string
	for _, q := range got.Quotes {
		line := q.Claim
		for _, s := range q.Spans {
			line += "|" + string(runes[s.Start:s.End])
		}
		read = append(read, fmt.Sprintf("%s %v %d", line, q.Found, q.Paragraph))
	}
	want := "[c2|one|five true 1 c3|one true 1 c1|— “two”\r\nthree true 1 c0|😀 four true 1]"
	if fmt.Sprint(read) != want {
		t.Errorf("%s\nwant %s", fmt.Sprint(read), want)
	}
	schema := sourceSchema(t, x)
	for _, target := range []string{"/api/v1/source?id=paper", "/api/v1/source?id=silent"} {
		v, err := jsonschema.UnmarshalJSON(get(x, target).Body)
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", target, err)
		}
	}
}

func sourceSchema(t *testing.T, x *Explorer) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(get(x, "/api/v1/openapi.json").Body)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("openapi.json#/components/schemas/Source")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestTextsThatChange changes a text under the explorer, which says so.
func TestTextsThatChange(t *testing.T) {
	dir := folder(t, "", "Anna supplies Bert.", "supplies Bert")
	x := exploringFolder(t, dir)
	marked := regexp.MustCompile(`<mark id="[^"]*">supplies Bert</mark>`)
	page := func() string { return get(x, "/source?id=paper").Body.String() }
	if !marked.MatchString(page()) {
		t.Fatal("nothing is marked")
	}
	for _, tt := range []struct {
		change func()
		says   []string
	}{
		{func() { save(t, dir, "a.txt", "Anna gives Bert nothing.") }, []string{"1 of the quotes below does not stand", "Anna gives Bert nothing.", "not in the stored text", "quote-"}},
		{func() { save(t, dir, "a.txt", "Anna\xff supplies Bert.") }, []string{"is not UTF-8 text", "supplies Bert"}},
		{func() { save(t, dir, "a.txt", "") }, []string{"The stored text is empty", "supplies Bert"}},
		{func() { save(t, dir, "a.txt", strings.Repeat("word ", 10<<20)) }, []string{"cannot be read: it is bigger than", "supplies Bert"}}, // 50 MB
		{func() { os.Remove(filepath.Join(dir, "a.txt")) }, []string{"cannot be read: there is no such file", "supplies Bert"}},
	} {
		tt.change()
		for _, says := range tt.says {
			if got := page(); !strings.Contains(got, says) {
				t.Errorf("%q does not stand on the page:\n%s", says, got)
			}
		}
		if w := get(x, "/api/v1/source?id=paper"); w.Code != 200 || !strings.Contains(w.Body.String(), `"quotes":[{`) {
			t.Errorf("%d, %.200s", w.Code, w.Body)
		}
	}

	// With a digest, the edition that has it stays when the text changes.
	dir = folder(t, ", sha256: "+fmt.Sprintf("%x", sha256.Sum256([]byte("Anna supplies Bert."))), "Anna supplies Bert.", "supplies Bert")
	x = exploringFolder(t, dir)
	save(t, dir, "a.txt", "So Anna supplies Bert.")
	if err := x.live.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{"last good edition", "its digest differs", "The quotes below are marked"} {
		if !strings.Contains(page(), says) {
			t.Errorf("%q does not stand on the page", says)
		}
	}
	if !marked.MatchString(page()) {
		t.Error("the words are not marked")
	}
	// Where the text lies is no part of a digest of the dossier, and is followed.
	save(t, dir, "a.txt", "Anna supplies Bert.")
	if err := x.live.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "dossier.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, "b.txt", "Anna supplies Bert.")
	save(t, dir, "dossier.yaml", strings.Replace(string(text), "a.txt", "b.txt", 1))
	if err := x.live.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := page(); !strings.Contains(got, "b.txt") || !marked.MatchString(got) {
		t.Errorf("another file is not followed:\n%s", got)
	}
}

// TestWithoutTexts has dossiers that are no folders.
func TestWithoutTexts(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ties.csv")
	save(t, filepath.Dir(file), "ties.csv", "from,relation,to,source,quote\nAnna,supplies,Bert,The paper,her own words\nBert,warns,Carl,,\n")
	yaml := "actors: [{id: a, name: A, kind: person}, {id: b, name: B, kind: person}]\nsources: [{id: the-paper, title: The paper, file: a.txt}]\n" +
		"claims: [{from: a, relation: supplies, to: b, said: [{stance: asserts, source: the-paper, quote: her own words}]}]\n"
	for name, in := range map[string]inputs.Inputs{"table": {Files: []string{file}}, "standard input": {Files: []string{"-"}, Stdin: strings.NewReader(yaml)}} {
		x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) { return opened(ctx, in) }})
		w := get(x, "/source?id=the-paper")
		for _, want := range []string{"No text of this source is stored", "her own words", `<span id="quote-`} {
			if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s: %d, without %q:\n%s", name, w.Code, want, w.Body)
			}
		}
		checkInert(t, name, w.Body.String())
		if w := get(x, "/sources"); w.Code != 200 || !strings.Contains(w.Body.String(), "The paper") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// sameText is the stored text of every source.
type sameText string

func (s sameText) Text(string) (live.Text, error) {
	return live.Text{File: "<b>\u202e.txt", SHA256: "<script>", Raw: []byte(s)}, nil
}

// TestHostileTexts shows stored texts that want to break out, with quotes from them.
func TestHostileTexts(t *testing.T) {
	texts := testkit.Hostile(90)
	var quotes []string
	for _, s := range texts {
		if s = strings.TrimSpace(strings.ToValidUTF8(s, "")); s != "" && !strings.ContainsAny(s, "\x00") && len(s) < 2000 {
			quotes = append(quotes, s)
		}
	}
	stored := sameText(strings.Join(quotes, "\n\n") + "\n\n" + strings.Join(quotes, ""))
	x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
		e, err := ask.Load(ctx, testkit.HostileDossier(40, texts, 0), "1")
		return Dossier{Engine: e, Texts: stored}, err
	}})
	seen := 0
	list := get(x, "/sources")
	checkInert(t, "/sources", list.Body.String())
	for _, l := range regexp.MustCompile(`href="(/source\?[^"]*)"`).FindAllStringSubmatch(list.Body.String(), -1) {
		w := get(x, strings.ReplaceAll(l[1], "&amp;", "&"))
		if w.Code != 200 {
			t.Errorf("%s: %d", l[1], w.Code)
		}
		checkInert(t, l[1], w.Body.String())
		seen += strings.Count(w.Body.String(), "<mark")
	}
	if seen == 0 {
		t.Error("nothing is marked")
	}
}

// TestManyQuotes has a hundred thousand quotes in one text.
func TestManyQuotes(t *testing.T) {
	const n = 100_000
	d := &data.Dossier{Relations: data.BuiltinRelations(), Sources: []data.Source{{ID: "paper", Title: "The paper"}},
		Actors: []data.Actor{{ID: "anna", Name: "Anna", Kind: data.KindPerson}, {ID: "bert", Name: "Bert", Kind: data.KindPerson}}}
	var text strings.Builder
	claims := make([]data.Claim, n)
	for i := range n {
		words := fmt.Sprintf("%d words of many", i)
		text.WriteString(words + "; ")
		claims[i] = data.Claim{ID: fmt.Sprintf("c%d", i), From: []string{"anna"}, To: []string{"bert"}, Relation: "supplies", What: fmt.Sprintf("thing %d", i),
			Said: []data.Attribution{{Stance: data.Asserts, Source: "paper", Quote: words}}}
	}
	d.Claims.Append(claims...)
	stored := sameText(text.String())
	x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
		e, err := ask.Load(ctx, d, "1")
		return Dossier{Engine: e, Texts: stored}, err
	}})
	for _, target := range []string{"/sources", "/source?id=paper", "/source?id=paper&claim=c99999", "/source?id=paper&claim=c99999", "/api/v1/source?id=paper"} {
		began := time.Now()
		w := get(x, target)
		t.Logf("%s: %d bytes in %v", target, w.Body.Len(), time.Since(began).Round(time.Millisecond))
		if w.Code != 200 || strings.HasPrefix(target, "/source?") && w.Body.Len() > 1<<20 {
			t.Errorf("%s: %d, %d bytes", target, w.Code, w.Body.Len())
		}
		if strings.HasSuffix(target, "c99999") && !strings.Contains(w.Body.String(), `class="asked">99999 words of many</mark>`) {
			t.Errorf("%s does not show its words", target)
		}
	}
}
