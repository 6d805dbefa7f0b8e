package guard

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const secret = "a-token-of-some-length"

func TestRules(t *testing.T) {
	type head map[string]string
	tests := []struct {
		name, method, target, host string
		head                       head
		opt                        Options
		want                       int
	}{
		{name: "plain", want: 200},
		{name: "HEAD", method: "HEAD", want: 200},
		{name: "localhost with a port", host: "localhost:9000", want: 200},
		{name: "IPv6", host: "[::1]:8765", want: 200},
		{name: "capital letters", host: "LocalHost", want: 200},
		{name: "rebound name", host: "evil.example", want: 421},
		{name: "name that looks like loopback", host: "127.0.0.1.evil.example", want: 421},
		{name: "localhost of somebody", host: "localhost.evil.example:8765", want: 421},
		{name: "no host", host: "-", want: 421},
		{name: "another address", host: "192.0.2.7", want: 421},
		{name: "its own address", host: "192.0.2.7:8765", opt: Options{Host: "192.0.2.7"}, want: 200},
		{name: "its own name", host: "Dossier.example", opt: Options{Host: "dossier.example"}, want: 200},
		{name: "any address where it listens on all", host: "192.0.2.7:8765", opt: Options{Host: "0.0.0.0"}, want: 200},
		{name: "no name where it listens on all", host: "evil.example", opt: Options{Host: "0.0.0.0"}, want: 421},

		{name: "own origin", head: head{"Origin": "http://127.0.0.1:8765"}, want: 200},
		{name: "foreign origin", head: head{"Origin": "https://evil.example"}, want: 403},
		{name: "another port is another origin", head: head{"Origin": "http://127.0.0.1:9999"}, want: 403},
		{name: "origin of nobody", head: head{"Origin": "null"}, want: 403},
		{name: "embedded by a stranger", head: head{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, want: 403},
		{name: "framed by a stranger", head: head{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, want: 403},
		{name: "embedded by another port", head: head{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, want: 403},
		{name: "a link that is followed", head: head{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, want: 200},
		{name: "typed", head: head{"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, want: 200},

		{name: "POST", method: "POST", want: 405},
		{name: "PUT", method: "PUT", want: 405},
		{name: "TRACE", method: "TRACE", want: 405},
		{name: "a made-up method", method: "BREW", want: 405},
		{name: "cross-site POST", method: "POST", head: head{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, want: 403},
		{name: "preflight", method: "OPTIONS", head: head{"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}, want: 403},

		{name: "a form", method: "POST", target: "/write", opt: Options{Posts: []string{"/write"}}, head: head{"Origin": "http://127.0.0.1:8765", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, want: 200},
		{name: "a form elsewhere", method: "POST", target: "/write/x", opt: Options{Posts: []string{"/write"}}, head: head{"Origin": "http://127.0.0.1:8765", "Content-Type": "application/x-www-form-urlencoded"}, want: 405},
		{name: "a form from nowhere", method: "POST", target: "/write", opt: Options{Posts: []string{"/write"}}, head: head{"Content-Type": "application/x-www-form-urlencoded"}, want: 403},
		{name: "a form of a stranger", method: "POST", target: "/write", opt: Options{Posts: []string{"/write"}}, head: head{"Origin": "http://127.0.0.1:9999", "Content-Type": "application/x-www-form-urlencoded"}, want: 403},
		{name: "no form", method: "POST", target: "/write", opt: Options{Posts: []string{"/write"}}, head: head{"Origin": "http://127.0.0.1:8765", "Content-Type": "application/json"}, want: 415},
		{name: "a form by another method", method: "PUT", target: "/write", opt: Options{Posts: []string{"/write"}}, head: head{"Origin": "http://127.0.0.1:8765"}, want: 405},
		{name: "a form without the token", method: "POST", target: "/write", opt: Options{Posts: []string{"/write"}, Token: secret}, head: head{"Origin": "http://127.0.0.1:8765", "Content-Type": "application/x-www-form-urlencoded"}, want: 401},

		{name: "long address", target: "/show?actor=" + strings.Repeat("x", 9<<10), want: 414},
		{name: "traversal", target: "/static/../../etc/passwd", want: 400},
		{name: "hidden traversal", target: "/static/%2e%2e/%2e%2e/etc/passwd", want: 400},
		{name: "Windows traversal", target: `/static/..%5c..%5csecret`, want: 400},
		{name: "NUL", target: "/static/x%00.css", want: 400},

		{name: "no token", opt: Options{Token: secret}, want: 401},
		{name: "wrong token", opt: Options{Token: secret}, head: head{"Authorization": "Bearer wrong"}, want: 401},
		{name: "part of the token", opt: Options{Token: secret}, head: head{"Authorization": "Bearer " + secret[:10]}, want: 401},
		{name: "another scheme", opt: Options{Token: secret}, head: head{"Authorization": "Basic " + secret}, want: 401},
		{name: "token", opt: Options{Token: secret}, head: head{"Authorization": "Bearer " + secret}, want: 200},
		{name: "cookie", opt: Options{Token: secret}, head: head{"Cookie": cookieName + "=" + secret}, want: 200},
		{name: "wrong cookie", opt: Options{Token: secret}, head: head{"Cookie": cookieName + "=x"}, want: 401},
		{name: "token in any address", opt: Options{Token: secret}, target: "/?token=" + secret, want: 401},
		{name: "entering", opt: Options{Token: secret}, target: EnterPath + "?token=" + secret, want: 303},
		{name: "entering with a wrong one", opt: Options{Token: secret}, target: EnterPath + "?token=x", want: 401},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			method, target, host := tt.method, tt.target, tt.host
			if method == "" {
				method = "GET"
			}
			if target == "" {
				target = "/"
			}
			if host == "" {
				host = "127.0.0.1:8765"
			}
			r := httptest.NewRequest(method, target, nil)
			r.Host = strings.TrimPrefix(host, "-")
			for name, value := range tt.head {
				r.Header.Set(name, value)
			}
			w := httptest.NewRecorder()
			New(tt.opt).Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "in") })).ServeHTTP(w, r) //nolint:errcheck // a recorder
			if w.Code != tt.want {
				t.Errorf("%d, want %d: %s", w.Code, tt.want, w.Body)
			}
			if strings.Contains(w.Body.String(), secret) {
				t.Error("the token stands in the answer")
			}
			for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
				if w.Header().Get(name) == "" {
					t.Errorf("%s is missing", name)
				}
			}
		})
	}
}

func TestBody(t *testing.T) {
	r := httptest.NewRequest("GET", "http://127.0.0.1/", strings.NewReader("x"))
	w := httptest.NewRecorder()
	New(Options{}).Wrap(http.NotFoundHandler()).ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest {
		t.Errorf("%d for a GET with a body", w.Code)
	}
}

func TestForms(t *testing.T) {
	f, other := NewForms(), NewForms()
	token := f.Token("a")
	for _, tt := range []struct {
		forms       *Forms
		page, token string
		want        bool
	}{{f, "a", token, true}, {f, "b", token, false}, {other, "a", token, false}, {f, "a", "", false}, {f, "a", token + "A", false}} {
		if got := tt.forms.Fits(tt.page, tt.token); got != tt.want {
			t.Errorf("%q fits %q: %t", tt.token, tt.page, got)
		}
	}
}

// TestLongForm reads a form that does not say how long it is.
func TestLongForm(t *testing.T) {
	r := httptest.NewRequest("POST", "/write", io.MultiReader(strings.NewReader(strings.Repeat("x", 100))))
	r.Host = "127.0.0.1:8765"
	r.Header.Set("Origin", "http://127.0.0.1:8765")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.ContentLength = -1
	var err error
	New(Options{Posts: []string{"/write"}, MostForm: 50}).Wrap(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, err = io.ReadAll(r.Body) })).ServeHTTP(httptest.NewRecorder(), r)
	var tooLarge *http.MaxBytesError
	if !errors.As(err, &tooLarge) {
		t.Errorf("it was read: %v", err)
	}
}

func TestGate(t *testing.T) {
	begun, end := make(chan struct{}, 1), make(chan struct{})
	h := New(Options{AtWork: 1, Waiting: 1, Patience: 20 * time.Millisecond, MostOpen: 1})
	slow := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { begun <- struct{}{}; <-end })
	for name, wrapped := range map[string]http.Handler{"answered": h.Wrap(slow), "open": h.WrapOpen(slow)} {
		done := make(chan struct{})
		go func() {
			defer close(done)
			wrapped.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "http://localhost/", nil))
		}()
		<-begun
		w := httptest.NewRecorder()
		wrapped.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d %v while another is at work", name, w.Code, w.Header())
		}
		end <- struct{}{}
		<-done
	}
}

func TestTimeEnds(t *testing.T) {
	h := New(Options{MostTime: time.Millisecond}).Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
	if w.Code != http.StatusServiceUnavailable {
		t.Error(w.Code)
	}
}

func TestPanic(t *testing.T) {
	var fault any
	var logged Entry
	h := New(Options{Failed: func(p any) { fault = p }, Log: func(e Entry) { logged = e }}).Wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("secret words") }))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/show?actor=Kim", nil))
	if w.Code != 500 || fault != "secret words" || strings.Contains(w.Body.String(), "secret words") {
		t.Errorf("%d, %v, %s", w.Code, fault, w.Body)
	}
	if logged.Path != "/show" || logged.Status != 500 {
		t.Errorf("logged %+v", logged)
	}
}

func TestTokenFits(t *testing.T) {
	for token, want := range map[string]bool{secret: true, "short": false, "with a blank in it": false, "with;semicolon;xxxx": false, `with"quotes"xxxxxxx`: false, strings.Repeat("x", 600): false} {
		if TokenFits(token) != want {
			t.Errorf("%q: %v", token, !want)
		}
	}
}
