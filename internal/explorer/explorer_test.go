package explorer

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/inputs"
	"dossier/internal/testkit"
	"dossier/internal/worker"
)

// TestMain lets workers of the layout be this program.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == worker.Verb {
		os.Exit(worker.Serve(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func brief(ctx context.Context) (Dossier, error) {
	return opened(ctx, inputs.Inputs{Version: "1"})
}

func opened(ctx context.Context, in inputs.Inputs) (Dossier, error) {
	e, texts, err := inputs.OpenWithTexts(ctx, in)
	return Dossier{Engine: e, Texts: texts}, err
}

// exploring serves a dossier within the test.
func exploring(t testing.TB, opt Options) *Explorer {
	t.Helper()
	if opt.Open == nil {
		opt.Open = brief
	}
	if opt.Runner == nil {
		pool := worker.New(worker.Options{})
		t.Cleanup(pool.Close)
		opt.Runner = pool
	}
	opt.Version = "1"
	opt.Failed = func(p any) { t.Errorf("a handler panicked: %v", p) }
	x, err := New(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func get(x http.Handler, target string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "127.0.0.1:8765"
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	x.ServeHTTP(w, r)
	return w
}

// questions are some of each verb.
var questions = []string{"/path?from=Kim&to=Seoul", "/path?from=Kim&to=Seoul&by=evidence&count=3&stress=true", "/show?actor=Moscow", "/claims?status=contested",
	"/claims", "/draw", "/draw?actor=Kim&actor=Putin&hops=1", "/rank?measure=pagerank&top=3", "/groups", "/diff?according-to=Moscow%2CSeoul", "/diff?as-of=2021%2C2023", "/path?from=Kim&to=Seoul&as-of=2019"}

func TestStatuses(t *testing.T) {
	x := exploring(t, Options{})
	tests := []struct {
		target string
		want   int
		says   string
	}{
		{"/", 200, "How can one actor reach another?"},
		{"/path", 200, "press Ask"},
		{"/path?from=Kim&to=Seoul", 200, "dossier path Kim Seoul"},
		{"/path?from=Kim&to=Seoul&relation=&via=", 303, ""},
		{"/path?to=Seoul&from=Kim", 303, ""},
		{"/path?from=Kin&to=Seoul", 400, "Kim Jong Un"},
		{"/path?from=Moscow&to=Kremlin", 400, "the same actor"},
		{"/path?from=Kim&to=Seoul&hop=3", 400, "has no option"},
		{"/path?from=Kim&to=Seoul&as-of=2019", 200, "no path"},
		{"/path?from=Kim&to=%zz", 400, "cannot be read"},
		{"/diff?old=%2Fetc%2Fpasswd&new=%2Fetc%2Fpasswd", 400, "on the command line"},
		{"/draw?keep=%2Fetc%2Fpasswd", 400, "no earlier figure can be read here"},
		{"/find?name=Ki", 303, ""},
		{"/find?name=zzzz", 200, "No actor goes by"},
		{"/nowhere", 404, "no page"},
		{"/show/Kim", 404, ""},
		{"/static/nothing.css", 404, ""},
		{"/events", 204, ""},
		{"/api/v1/path?from=Kim&to=Seoul&as-of=2019", 200, `"nearest"`},
		{"/api/v1/path?from=Kin&to=Seoul", 400, `"exit-code":2`},
		{"/api/v1/nothing", 400, "cannot be asked here"},
		{"/api/v1/overview", 200, `"totals"`},
		{"/api/v1/diff?old=a.yaml&new=b.yaml", 400, "on the command line"},
		{"/api/v1/complete?prefix=Ki", 200, "kim-jong-un"},
		{"/api/v1/complete?what=file", 400, "want actor"},
		{"/api/v1/complete?n=100000", 400, "whole number"},
		{"/figure/path.svg?from=Kim&to=Seoul&as-of=2019", 404, "no path"},
		{"/figure/claims.svg", 400, "there are figures of"},
		{"/figure/draw.bmp", 400, "bmp"},
		{"/figure/draw", 400, ""},
		{"/report/show.html?actor=Kim", 200, "<!DOCTYPE html>"},
		{"/report/show.docx?actor=Kim", 400, "docx"},
	}
	for _, tt := range tests {
		if w := get(x, tt.target); w.Code != tt.want || !strings.Contains(w.Body.String(), tt.says) {
			t.Errorf("%s: %d, want %d with %q:\n%.600s", tt.target, w.Code, tt.want, tt.says, w.Body)
		}
	}
}

var tag = regexp.MustCompile(`<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*/?>`)
var attribute = regexp.MustCompile(`([a-zA-Z:-]+)(?:="([^"]*)")?`)

// TestHostile shows dossiers whose every text wants to break out.
func TestHostile(t *testing.T) {
	texts := testkit.Hostile(90)
	for first := 0; first < len(texts); first += 30 {
		d := testkit.HostileDossier(6, texts, first)
		x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
			e, err := ask.Load(ctx, d, "1")
			return Dossier{Engine: e}, err
		}})
		for _, target := range []string{"/", "/draw", "/claims", "/show?actor=a3", "/path?from=a0&to=a2", "/find?name=", "/rank", "/path?from=%3Cscript%3Ecanary%28%29%3C%2Fscript%3E&to=a1", "/find?name=%22%3E%3Cscript%3Ecanary()"} {
			w := get(x, target)
			if w.Code == http.StatusSeeOther {
				continue // the one actor of that name is opened
			}
			if w.Code != 200 && w.Code != 400 {
				t.Errorf("%s: %d", target, w.Code)
			}
			checkInert(t, target, w.Body.String())
		}
	}
}

// checkInert looks at every element of a page: none but the one script of ours, no
// handler, no address that leads to anything but http, mailto or the explorer itself.
func checkInert(t *testing.T, target, page string) {
	t.Helper()
	scripts := 0
	for _, m := range tag.FindAllStringSubmatch(page, -1) {
		switch strings.ToLower(m[1]) {
		case "script":
			scripts++
		case "iframe", "object", "embed", "foreignobject", "base", "b", "use":
			t.Errorf("%s has an element %s", target, m[1])
		}
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			name, value := strings.ToLower(a[1]), strings.ToLower(a[2])
			switch {
			case strings.HasPrefix(name, "on"), name == "style", name == "srcdoc":
				t.Errorf("%s has an attribute %s", target, a[0])
			case (name == "href" || name == "src" || name == "action") && !regexp.MustCompile(`^(/([^/]|$)|#|https?://|mailto:|data:,$)`).MatchString(value):
				t.Errorf("%s leads to %s", target, a[0])
			}
		}
	}
	if scripts != 1 || strings.Count(strings.ToLower(page), "<script") != 1 {
		t.Errorf("%s has %d scripts", target, scripts)
	}
	for _, r := range "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00\x1b" {
		if strings.ContainsRune(page, r) {
			t.Errorf("%s has the character %U", target, r)
		}
	}
}

// TestAllAtOnce lets fifty clients ask, and counts what is left of them.
func TestAllAtOnce(t *testing.T) {
	x := exploring(t, Options{})
	before := runtime.NumGoroutine()
	server := httptest.NewServer(x)
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			client := &http.Client{Transport: &http.Transport{}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
			defer client.CloseIdleConnections()
			for k := range 6 {
				resp, err := client.Get(server.URL + questions[(i+k)%len(questions)])
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != 200 {
					t.Errorf("%s: %d, %v", questions[(i+k)%len(questions)], resp.StatusCode, err)
				}
				resp.Body.Close()
			}
		})
	}
	all.Wait()
	server.Close()
	for range 100 {
		if runtime.NumGoroutine() <= before+4 { // workers that stay have some
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// TestServe listens, tells of a change, bears clients that behave badly, and stops.
func TestServe(t *testing.T) {
	file := t.TempDir() + "/ties.csv"
	save := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save("from,relation,to\nAnna,supplies,Bert\n")
	x := exploring(t, Options{Watch: []string{file}, Open: func(ctx context.Context) (Dossier, error) {
		return opened(ctx, inputs.Inputs{Files: []string{file}})
	}})
	l, err := Listen(t.Context(), "127.0.0.1", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if other, err := Listen(t.Context(), "127.0.0.1", port, false); err != nil {
		t.Error(err)
	} else {
		other.Close()
	}
	if _, err := Listen(t.Context(), "127.0.0.1", port, true); err == nil {
		t.Error("two listen on one port")
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- x.Serve(ctx, l) }()

	bad := func(text string) string {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, text)
		c.SetDeadline(time.Now().Add(headTime + 5*time.Second)) //nolint:errcheck // the read would hang
		reply, _ := io.ReadAll(c)
		return string(reply)
	}
	for _, text := range []string{"GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX: slow"} {
		if reply := bad(text); strings.Contains(reply, " 200 ") {
			t.Errorf("%.40q is answered with %.80q", text, reply)
		}
	}
	resp, err := http.Get("http://" + l.Addr().String() + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	news := make([]byte, 200)
	n, _ := resp.Body.Read(news)
	if !strings.Contains(string(news[:n]), "data: 1\n") {
		t.Errorf("%q", news[:n])
	}
	save("from,relation,to\nAnna,supplies,Bert\nBert,warns,Carl\n")
	n, _ = resp.Body.Read(news)
	if !strings.Contains(string(news[:n]), "data: 2\n") {
		t.Errorf("%q", news[:n])
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(2 * grace):
		t.Fatal("it does not stop")
	}
}

// TestTrouble shows what is wrong with a dossier that has changed for the worse.
func TestTrouble(t *testing.T) {
	fails := false
	x := exploring(t, Options{Open: func(ctx context.Context) (Dossier, error) {
		if fails {
			return Dossier{}, &inputs.DataError{Problems: []data.Problem{{Severity: data.Error, Code: data.CodeBadValue, File: "case<b>.yaml", Line: 7, Message: "<script>canary()</script>", Hint: "mend it"}}}
		}
		return brief(ctx)
	}})
	fails = true
	if err := x.live.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := get(x, "/path?from=Kim&to=Seoul")
	for _, want := range []string{"last good edition", "case&lt;b&gt;.yaml:7", "mend it", "A path of 3 hops"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q does not stand on the page", want)
		}
	}
	checkInert(t, "trouble", w.Body.String())
}

// TestFirstPageIsSmall holds what a browser loads at first below 100 kB.
func TestFirstPageIsSmall(t *testing.T) {
	x := exploring(t, Options{})
	if n := get(x, "/").Body.Len(); n > 30_000 {
		t.Errorf("the first page has %d bytes", n)
	}
}
