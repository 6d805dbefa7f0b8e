package explorer

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dossier/data/formats"
	dossiers "dossier/data/save"
	"dossier/internal/inputs"
	"dossier/internal/testkit"
)

// editing serves a folder whose claims can be written.
func editing(t testing.TB, dir string, opt Options) *Explorer {
	t.Helper()
	in := inputs.Inputs{Files: []string{dir}}
	opt.Edit = &in
	opt.Open = func(ctx context.Context) (Dossier, error) { return opened(ctx, in) }
	return exploring(t, opt)
}

// post sends a form to the desk as a page of the explorer does.
func post(x http.Handler, target string, form url.Values, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8765"
	r.Header.Set("Origin", "http://127.0.0.1:8765")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(head); i += 2 {
		if r.Header.Del(head[i]); head[i+1] != "" {
			r.Header.Set(head[i], head[i+1])
		}
	}
	w := httptest.NewRecorder()
	x.ServeHTTP(w, r)
	return w
}

var hidden = regexp.MustCompile(`name="(token|checked)" value="([^"]*)"`)

// hiddenIn reads the hidden fields of the first form of a claim on a page.
func hiddenIn(t testing.TB, page string) url.Values {
	t.Helper()
	_, form, ok := strings.Cut(page, `<form id="claim"`)
	if !ok {
		t.Fatalf("there is no form:\n%.800s", page)
	}
	v := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(form, -1) {
		v.Set(m[1], m[2])
	}
	return v
}

const check, write, undo = "/desk/check?source=paper", "/desk/write?source=paper", "/desk/undo?source=paper"

// warning is the form of a claim that can be written.
func warning(t testing.TB, x *Explorer, dir string) url.Values {
	t.Helper()
	form := hiddenIn(t, get(x, "/desk?source=paper").Body.String())
	for name, value := range map[string]string{"quote": "Anna supplies Bert", "from": "Anna", "to": "Bert", "relation": "warns", "stance": "asserts", "file": filepath.Join(dir, "dossier.yaml")} {
		form.Set(name, value)
	}
	return form
}

func TestDesk(t *testing.T) {
	dir := folder(t, "", "1. Carl sleeps.\n\n2. Anna supplies Bert.\n\n3. So it is.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{})
	if w := get(x, "/source?id=paper"); !strings.Contains(w.Body.String(), `<a href="/desk?source=paper">`) {
		t.Error("the page of a source does not lead to the desk")
	}
	for target, want := range map[string]int{"/desk": 303, "/desk?source=nobody": 400, "/desk?source=paper": 200, check: 303, write: 303, undo: 303} {
		if w := get(x, target); w.Code != want {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	form := warning(t, x, dir)
	w := post(x, check, form)
	for _, says := range []string{"This would be written", "Anna warns Bert", "It would be asserted", `value="paragraph 2"`, `<span class="put">&#43;    relation: warns`, `formaction="/desk/write?source=paper#preview-title"`} {
		if w.Code != 200 || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%d without %q", w.Code, says)
		}
	}
	checkInert(t, "check", w.Body.String())
	form.Set("checked", hiddenIn(t, w.Body.String()).Get("checked"))
	form.Set("at", "paragraph 2")
	if w := post(x, write, form); w.Code != 303 || w.Header().Get("Location") != "/desk?source=paper#written-title" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if w := get(x, "/path?from=Anna&to=Bert"); !strings.Contains(w.Body.String(), "Anna warns Bert") {
		t.Error("the claim is not used")
	}
	page := get(x, "/desk?source=paper").Body.String()
	if !strings.Contains(page, `<a href="/path?from=anna&amp;to=bert">`) || !strings.Contains(page, "Take back: Anna warns Bert") {
		t.Error("what was written is not listed")
	}
	form.Set("number", "1")
	if w := post(x, undo, form); w.Code != 303 {
		t.Errorf("%d", w.Code)
	}
	if w := get(x, "/path?from=Anna&to=Bert"); strings.Contains(w.Body.String(), "Anna warns Bert") {
		t.Error("the claim is still used")
	}
	if w := post(x, undo, form); w.Code != 409 || !strings.Contains(w.Body.String(), "taken back before") {
		t.Errorf("%d", w.Code)
	}
}

// TestDeskMeanwhile has the file changed between check and write.
func TestDeskMeanwhile(t *testing.T) {
	dir := folder(t, "", "Anna supplies Bert.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{})
	form := warning(t, x, dir)
	form.Set("what", "a <b>thing</b>")
	form.Set("at", "line 1")
	form.Set("checked", hiddenIn(t, post(x, check, form).Body.String()).Get("checked"))
	file := filepath.Join(dir, "dossier.yaml")
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	now := string(old) + "# somebody else\n"
	save(t, dir, "dossier.yaml", now)
	w := post(x, write, form)
	if got, _ := os.ReadFile(file); w.Code != 409 || string(got) != now {
		t.Errorf("%d\n%s", w.Code, got)
	}
	checkInert(t, "a draft of a stranger", w.Body.String())
	for _, says := range []string{"The file has been changed since the check", `value="a &lt;b&gt;thing&lt;/b&gt;"`, "This would be written"} {
		if !strings.Contains(w.Body.String(), says) {
			t.Errorf("it does not say %s", says)
		}
	}
	form.Set("checked", hiddenIn(t, w.Body.String()).Get("checked"))
	if w := post(x, write, form); w.Code != 303 {
		t.Errorf("%d", w.Code)
	}
	form.Set("what", "else")
	if w := post(x, write, form); w.Code != 409 || !strings.Contains(w.Body.String(), "You have changed the claim since the check") {
		t.Errorf("%d", w.Code)
	}
	form.Set("stance", "insists")
	form.Set("checked", "")
	if w := post(x, write, form); w.Code != 409 && w.Code != 422 {
		t.Errorf("%d", w.Code)
	}
}

// TestDeskRefuses sends what no page of the explorer sends. Nothing is written.
func TestDeskRefuses(t *testing.T) {
	dir := folder(t, "", "Anna supplies Bert.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{})
	form := warning(t, x, dir)
	form.Set("at", "line 1")
	form.Set("checked", hiddenIn(t, post(x, check, form).Body.String()).Get("checked"))
	with := func(name, value string) url.Values {
		v := url.Values{}
		for n, list := range form {
			v[n] = list
		}
		v.Set(name, value)
		return v
	}
	other := hiddenIn(t, get(x, "/desk?source=silent").Body.String()).Get("token")
	tests := []struct {
		name, target string
		form         url.Values
		head         []string
		want         int
	}{
		{"another site", write, form, []string{"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"another site that says little", write, form, []string{"Origin", "https://evil.example"}, 403},
		{"another port", write, form, []string{"Origin", "http://127.0.0.1:9999", "Sec-Fetch-Site", "same-site"}, 403},
		{"another site by a link", write, form, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"from nowhere", write, form, []string{"Origin", "null"}, 403},
		{"without an origin", write, form, []string{"Origin", ""}, 403},
		{"a script's type", write, form, []string{"Content-Type", "application/json"}, 415},
		{"a form's other type", write, form, []string{"Content-Type", "multipart/form-data; boundary=x"}, 415},
		{"plain text", write, form, []string{"Content-Type", "text/plain"}, 415},
		{"no type", write, form, []string{"Content-Type", ""}, 415},
		{"too much", write, with("quote", strings.Repeat("x", 300<<10)), nil, 413},
		{"no token", write, with("token", ""), nil, 403},
		{"a made-up token", write, with("token", strings.Repeat("A", 43)), nil, 403},
		{"the token of another page", write, with("token", other), nil, 403},
		{"a path out of the folder", write, with("file", "../../../etc/passwd"), nil, 409},
		{"a file that is not of the dossier", write, with("file", filepath.Join(dir, "a.txt")), nil, 409},
		{"a source that is a path", "/desk/write?source=..%2Fa.txt", form, nil, 400},
		{"undo without a number", undo, form, nil, 409},
		{"a form elsewhere", "/source?id=paper", form, nil, 405},
		{"a form below the desk", "/desk/write/x", form, nil, 405},
		{"a form to the page", "/desk?source=paper", form, nil, 405},
	}
	before, err := os.ReadFile(filepath.Join(dir, "dossier.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		w := post(x, tt.target, tt.form, tt.head...)
		if w.Code != tt.want {
			t.Errorf("%s: %d, want %d: %.300s", tt.name, w.Code, tt.want, w.Body)
		}
		if w.Header().Get("Content-Security-Policy") == "" || w.Header().Get("Referrer-Policy") != "same-origin" {
			t.Errorf("%s: the policy is missing", tt.name)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "dossier.yaml")); err != nil || string(got) != string(before) {
			t.Fatalf("%s is written", tt.name)
		}
	}
	for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE"} {
		r := httptest.NewRequest(method, write, nil)
		r.Host = "127.0.0.1:8765"
		r.Header.Set("Origin", "http://127.0.0.1:8765")
		w := httptest.NewRecorder()
		x.ServeHTTP(w, r)
		if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD, POST" {
			t.Errorf("%s: %d, %s", method, w.Code, w.Header().Get("Allow"))
		}
	}
	if w := post(x, write, form); w.Code != 303 {
		t.Errorf("the very form: %d", w.Code)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}

// TestDeskOfLongText shows a long text part by part, all of it.
func TestDeskOfLongText(t *testing.T) {
	var text strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&text, "This is the paragraph with the number %d, and it goes on for a while until it has become longer.\n\n", i+1)
	}
	dir := folder(t, "", text.String()+"Anna supplies Bert.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{})
	shown := 0
	for _, part := range []string{"", "&part=2", "&part=3"} {
		page := get(x, "/desk?source=paper"+part).Body.String()
		shown += strings.Count(page, "This is the paragraph")
		if len(page) > 1<<20 || !strings.Contains(page, "<span aria-current=\"page\">Part ") {
			t.Errorf("part %s takes %d bytes", part, len(page))
		}
	}
	if shown != 6000 {
		t.Errorf("%d paragraphs are shown", shown)
	}
	for _, part := range []string{"&part=99", "&part=-1", "&part=x"} {
		if w := get(x, "/desk?source=paper"+part); w.Code != 200 || !strings.Contains(w.Body.String(), "This is the paragraph") && part != "&part=99" {
			t.Errorf("%s: %d", part, w.Code)
		}
	}
	form := warning(t, x, dir)
	w := post(x, check+"&part=2", form)
	if !strings.Contains(w.Body.String(), `formaction="/desk/write?part=2&amp;source=paper#preview-title"`) || !strings.Contains(w.Body.String(), `value="paragraph 6001"`) {
		t.Error("a check leaves its part of the text")
	}
	form.Set("at", "paragraph 6001")
	form.Set("checked", hiddenIn(t, w.Body.String()).Get("checked"))
	if w := post(x, write+"&part=2", form); w.Code != 303 || w.Header().Get("Location") != "/desk?part=2&source=paper#written-title" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Location"))
	}
}

// TestDeskIsInert makes claims of hostile texts, in a dossier of such.
func TestDeskIsInert(t *testing.T) {
	texts := testkit.Hostile(30)
	d := testkit.HostileDossier(6, texts, 0)
	dir := t.TempDir()
	for i := range d.Sources {
		d.Sources[i].URL = "" // most are no addresses, which is an error of a file
	}
	format, _ := formats.ByName("yaml")
	var b bytes.Buffer
	if _, err := dossiers.Save(t.Context(), &b, d, format); err != nil {
		t.Fatal(err)
	}
	save(t, dir, "dossier.yaml", b.String())
	x := editing(t, dir, Options{})
	id := d.Sources[0].ID
	target := "source=" + url.QueryEscape(id)
	first := get(x, "/desk?"+target)
	checkInert(t, "desk", first.Body.String())
	for i, text := range texts {
		form := hiddenIn(t, first.Body.String())
		for name, value := range map[string]string{"quote": text, "at": text, "from": "a0", "to": "a1", "relation": "warns", "what": text, "stance": "alleges", "file": filepath.Join(dir, "dossier.yaml")} {
			form.Set(name, value)
		}
		if i%3 == 1 {
			form.Set("from", text)
			form.Set("new-name", text)
			form.Set("new-kind", "group")
		}
		if i%3 == 2 {
			form.Set("when", text)
			form.Set("file", text)
		}
		w := post(x, "/desk/check?"+target, form)
		checkInert(t, "check of "+text, w.Body.String())
		if !strings.Contains(w.Body.String(), "This would be written") {
			continue
		}
		form.Set("checked", hiddenIn(t, w.Body.String()).Get("checked"))
		if w := post(x, "/desk/write?"+target, form); w.Code != 303 {
			t.Errorf("%q is not written: %d", text, w.Code)
		}
	}
	last := get(x, "/desk?"+target)
	checkInert(t, "desk at last", last.Body.String())
	if n := strings.Count(last.Body.String(), "Take back:"); n < 10 {
		t.Errorf("%d claims are written", n)
	}
}

// TestNoDesk: without the flag there is nothing of it.
func TestNoDesk(t *testing.T) {
	x := exploring(t, Options{})
	for _, target := range []string{"/desk?source=brief", check, write, undo} {
		if w := get(x, target); w.Code != 404 {
			t.Errorf("GET %s: %d", target, w.Code)
		}
		if w := post(x, target, url.Values{}); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("POST %s: %d", target, w.Code)
		}
	}
	w := get(x, "/source?id=brief")
	if strings.Contains(w.Body.String(), "/desk") || w.Header().Get("Referrer-Policy") != "no-referrer" {
		t.Error("a page leads to the desk")
	}
}

// TestDeskToken asks for the token of the explorer as well.
func TestDeskToken(t *testing.T) {
	dir := folder(t, "", "Anna supplies Bert.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{Host: "192.0.2.7", Token: "a-token-of-some-length"})
	if w := post(x, check, url.Values{}); w.Code != http.StatusUnauthorized {
		t.Errorf("%d", w.Code)
	}
	if w := post(x, check, url.Values{}, "Authorization", "Bearer a-token-of-some-length"); w.Code != http.StatusForbidden {
		t.Errorf("%d", w.Code)
	}
}

// TestDeskReadOnly says why nothing can be written.
func TestDeskReadOnly(t *testing.T) {
	in := inputs.Inputs{}
	x := exploring(t, Options{Edit: &in})
	page := get(x, "/desk?source=brief").Body.String()
	if !strings.Contains(page, "dossier convert sample:kim-putin-2023 dossier.yaml") || !strings.Contains(page, "<button disabled>Check</button>") {
		t.Error("it does not say what to do")
	}
}

// TestDeskOfTwo has two browsers write into one file at once.
func TestDeskOfTwo(t *testing.T) {
	dir := folder(t, "", "Anna supplies Bert.\n", "Anna supplies Bert")
	x := editing(t, dir, Options{})
	forms := []url.Values{warning(t, x, dir), warning(t, x, dir)}
	var all sync.WaitGroup
	for i, form := range forms {
		all.Go(func() {
			form.Set("what", []string{"of one", "of two"}[i])
			form.Set("at", "line 1")
			w := post(x, check, form)
			for range 20 {
				form.Set("checked", hiddenIn(t, w.Body.String()).Get("checked"))
				if w = post(x, write, form); w.Code == 303 {
					return
				}
				if w.Code != 409 || !strings.Contains(w.Body.String(), "The file has been changed since the check") {
					t.Errorf("%d: %.300s", w.Code, w.Body)
					return
				}
			}
			t.Error("it is never its turn")
		})
	}
	all.Wait()
	if got, err := os.ReadFile(filepath.Join(dir, "dossier.yaml")); err != nil || strings.Count(string(got), "what: of one\n") != 1 || strings.Count(string(got), "what: of two\n") != 1 {
		t.Errorf("%v\n%s", err, got)
	}
	if page := get(x, "/claims").Body.String(); !strings.Contains(page, "of one") || !strings.Contains(page, "of two") {
		t.Error("a claim is not shown")
	}
}
