package guard

import (
	"net/http"
	"time"
)

// Options say who is let in and what a request may cost. The zero value of a bound
// is its default.
type Options struct {
	// Host is the name or the address that the explorer listens on; empty: loopback.
	Host string
	// Token is what requests must carry; empty: none is asked for.
	Token string
	// Log, where set, is told of each request that has ended.
	Log func(Entry)
	// Failed, where set, is told what a handler panicked with.
	Failed func(any)

	// Posts are the paths at which something may be changed, by forms of the explorer's own
	// that are sent with POST; none: nothing can be.
	Posts []string

	MostURL   int           // bytes of an address; 8 KiB
	MostForm  int           // bytes of a form; 256 KiB
	MostTime  time.Duration // of an answer; 30 s
	AtWork    int           // requests at once; 16
	Waiting   int           // requests that wait for their turn; 256
	Patience  time.Duration // how long they wait; 10 s
	MostOpen  int           // connections that stay open for news; 64
	WriteTime time.Duration // for a reader to take an answer; 2 min
}

func (o Options) settled() Options {
	count := func(n *int, usual int) {
		if *n == 0 {
			*n = usual
		}
	}
	span := func(d *time.Duration, usual time.Duration) {
		if *d == 0 {
			*d = usual
		}
	}
	count(&o.MostURL, 8<<10)
	count(&o.MostForm, 256<<10)
	count(&o.AtWork, 16)
	count(&o.Waiting, 256)
	count(&o.MostOpen, 64)
	span(&o.MostTime, 30*time.Second)
	span(&o.Patience, 10*time.Second)
	span(&o.WriteTime, 2*time.Minute)
	return o
}

// Refusal says why a request is not let in.
type Refusal struct {
	Status int
	Words  string
	Allow  string // the methods that are let in, where this one is not
}

// Guard lets requests in to handlers.
type Guard struct {
	opt    Options
	origin *http.CrossOriginProtection
	gate   *gate
	open   chan struct{}
}

// New returns a guard with such rules.
func New(opt Options) *Guard {
	opt = opt.settled()
	return &Guard{opt: opt, origin: http.NewCrossOriginProtection(), gate: newGate(opt.AtWork, opt.Waiting, opt.Patience),
		open: make(chan struct{}, opt.MostOpen)}
}

// Wrap puts the rules before a handler whose requests are answered and done with.
// Its context ends when the client goes away or the time is up.
func (g *Guard) Wrap(next http.Handler) http.Handler { return g.before(g.limited(next)) }

// WrapOpen puts them before one whose requests stay open: they are counted apart
// and have no bound of time.
func (g *Guard) WrapOpen(next http.Handler) http.Handler {
	return g.before(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case g.open <- struct{}{}:
			defer func() { <-g.open }()
			next.ServeHTTP(w, r)
		default:
			busy(w)
		}
	}))
}

// before checks the head of a request, in the order from what is cheapest and says least.
func (g *Guard) before(next http.Handler) http.Handler {
	checked := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		harden(w.Header())
		if len(g.opt.Posts) > 0 {
			originKept(w.Header())
		}
		for _, rule := range []func(*http.Request) *Refusal{g.host, g.size, g.crossOrigin, g.method, g.token} {
			if refused := rule(r); refused != nil {
				refuse(w, refused)
				return
			}
		}
		if g.enter(w, r) {
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, int64(g.opt.MostForm))
		next.ServeHTTP(w, r)
	})
	return g.logged(g.recovered(checked))
}

// refuse answers with a line of text, whatever was asked for.
func refuse(w http.ResponseWriter, r *Refusal) {
	switch r.Status {
	case http.StatusMethodNotAllowed:
		w.Header().Set("Allow", r.Allow)
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="dossier"`)
	}
	http.Error(w, "dossier: "+r.Words, r.Status)
}
