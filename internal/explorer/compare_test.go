package explorer

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// TestCompare fills in the form for two sides of a figure.
func TestCompare(t *testing.T) {
	x := exploring(t, Options{})
	for _, c := range []struct {
		target string
		want   int
		says   string // on the page, or where it leads
	}{
		{"/compare", 200, "Draw side by side"},
		{"/compare?actor=Kim&date=2019&date=2023&voice=&voice=", 303, "/draw?actor=Kim&width=420mm&slices=2019%2C2023"},
		{"/compare?actor=Kim&actor=&date=&date=&voice=Moscow&voice=Washington&hops=2", 303, "/draw?actor=Kim&hops=2&width=420mm&voices=Moscow%2CWashington"},
		{"/compare?path=Kim%2CSeoul&as-of=2021&width=160mm&date=2021&date=2023", 303, "/draw?path=Kim%2CSeoul&width=160mm&slices=2021%2C2023"},
		{"/compare?slices=2019%2C2023&voice=Moscow&voice=Seoul&highlight=Kim%2CSeoul", 303, "/draw?width=420mm&voices=Moscow%2CSeoul"},
		{"/compare?actor=Kim&as-of=2019", 200, `value="2019"`},
		{"/compare?actor=Kim&hops=2", 200, `<input type="hidden" name="hops" value="2">`},
		{"/compare?date=2019", 400, "choose two"},
		{"/compare?date=2019&date=2021&voice=Kim&voice=Seoul", 400, "not both"},
		{"/compare?date=soon&date=later", 400, "soon"},
		{"/compare?nothing=1", 400, "has no option"},
		{"/compare?actor=%22%3E%3Cscript%3E", 200, "&#34;&gt;&lt;script&gt;"},
	} {
		w := get(x, c.target)
		got := w.Body.String()
		if w.Code == http.StatusSeeOther {
			got = w.Header().Get("Location")
		}
		if w.Code != c.want || !strings.Contains(got, c.says) {
			t.Errorf("%s: %d, want %d with %q:\n%.900s", c.target, w.Code, c.want, c.says, got)
		}
	}
	for target, beside := range map[string]string{
		"/path?from=Kim&to=Seoul&stress=true": "/compare?path=Kim%2CSeoul",
		"/show?actor=Kim&as-of=2019":          "/compare?actor=Kim&amp;as-of=2019",
		"/draw?actor=Kim":                     "/compare?actor=Kim",
		"/rank":                               "",
	} {
		if page := get(x, target).Body.String(); strings.Contains(page, `href="/compare`) != (beside != "") || !strings.Contains(page, beside) {
			t.Errorf("%s does not lead to %q", target, beside)
		}
	}
	if page := get(x, "/draw?actor=Kim&width=420mm&slices=2019%2C2023").Body.String(); strings.Count(page, "<figure") != 2 || strings.Contains(page, "data-dates") {
		t.Error("the page has no figure for narrow screens, or a slider beside its dates")
	}
}

// TestHostileChoices shows the ways on from hostile dossiers: who is expanded, who is
// hidden, and two sides of a figure.
func TestHostileChoices(t *testing.T) {
	texts := testkit.Hostile(90)
	for first := 0; first < len(texts); first += 30 {
		d := testkit.HostileDossier(6, texts, first)
		x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
			e, err := ask.Load(ctx, d, "1")
			return Dossier{Engine: e}, err
		}})
		for _, target := range []string{"/draw?actor=a0&expand=a1&hide=a2", "/draw?expand=a3&hide=a4%2Ca5&relation=%22%3E%3Cscript%3E", "/compare?actor=a0&as-of=2019",
			"/compare?voice=%3Cscript%3E&actor=%22%3E%3Cb%3E", "/draw?actor=a0&voices=a1%2Ca2&width=420mm", "/path?from=a0&to=a2&either-way=true&min-grade=1"} {
			w := get(x, target)
			if w.Code == http.StatusSeeOther { // the shortest address that says the same
				w = get(x, w.Header().Get("Location"))
			}
			if w.Code != 200 && w.Code != 400 {
				t.Errorf("%s: %d", target, w.Code)
			}
			checkInert(t, target, w.Body.String())
		}
	}
}
