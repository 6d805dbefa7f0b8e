package guard

import (
	"net/http"
	"time"
)

// Entry is what a log tells of a request. It has no query, no address of a client
// and no header: what somebody asks is their own affair.
type Entry struct {
	Method, Path string
	Status       int
	Took         time.Duration
}

// logged tells of each request once it is answered.
func (g *Guard) logged(next http.Handler) http.Handler {
	if g.opt.Log == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		s := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() { g.opt.Log(Entry{r.Method, r.URL.Path, s.status, time.Since(began)}) }()
		next.ServeHTTP(s, r)
	})
}

// recovered answers for a handler that panicked, so that one request that finds a
// fault takes no other down. [http.ErrAbortHandler] goes on to the server: it cuts
// an answer off that has begun.
func (g *Guard) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler { //nolint:errorlint // it is the very value that net/http compares with
				panic(p)
			}
			if g.opt.Failed != nil {
				g.opt.Failed(p)
			}
			if s.begun {
				panic(http.ErrAbortHandler)
			}
			refuse(w, &Refusal{Status: http.StatusInternalServerError, Words: "the explorer has a fault and could not answer this"})
		}()
		next.ServeHTTP(s, r)
	})
}

// statusWriter remembers whether an answer has begun, and how.
type statusWriter struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (s *statusWriter) WriteHeader(status int) {
	if !s.begun {
		s.status, s.begun = status, true
	}
	s.ResponseWriter.WriteHeader(status)
}

func (s *statusWriter) Write(p []byte) (int, error) {
	s.begun = true
	return s.ResponseWriter.Write(p)
}

// Unwrap lets [http.ResponseController] reach the writer below.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }
