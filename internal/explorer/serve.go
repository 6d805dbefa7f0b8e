package explorer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"dossier/internal/explorer/internal/guard"
)

// Bounds of a connection: the head of a request and a connection that does nothing
// may take so long, and a head be so large.
const (
	headTime = 5 * time.Second
	bodyTime = 10 * time.Second
	idleTime = 60 * time.Second
	headSize = 16 << 10
	// grace is how long requests may take to end when the program is stopped.
	grace = 3 * time.Second
	// lookEvery is how often files are looked at.
	lookEvery = time.Second
)

// Listen listens on an address. Where its port is taken and another one would do, a
// free one is found.
func Listen(ctx context.Context, host string, port int, exactly bool) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil && !exactly && errors.Is(err, syscall.EADDRINUSE) {
		l, err = lc.Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s, port %d: %w", host, port, err)
	}
	return l, nil
}

// Loopback reports whether a host to listen on is this machine alone.
func Loopback(host string) bool { return guard.Loopback(host) }

// Serve answers what comes to a listener until the context ends. What is being
// answered then has a few seconds to be finished.
func (x *Explorer) Serve(ctx context.Context, l net.Listener) error {
	requests, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	server := &http.Server{Handler: x, ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, IdleTimeout: idleTime, MaxHeaderBytes: headSize,
		BaseContext: func(net.Listener) context.Context { return requests },
		ErrorLog:    log.New(io.Discard, "", 0)} // it tells of clients that behave badly; faults of ours go to Failed
	watched := make(chan struct{})
	watching, unwatch := context.WithCancel(ctx)
	go func() {
		defer close(watched)
		x.watch(watching)
	}()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	x.live.Close()
	unwatch()
	<-watched
	ending, cancel := context.WithTimeout(requests, grace)
	defer cancel()
	if server.Shutdown(ending) != nil {
		stop()
		_ = server.Close() // what is left has had its time
	}
	return err
}

// watch keeps the dossier as its files are.
func (x *Explorer) watch(ctx context.Context) {
	if len(x.opt.Watch) == 0 {
		return
	}
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	_ = x.live.Watch(ctx, x.opt.Watch, ticker.C) // it ends with its context
}
