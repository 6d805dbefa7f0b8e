package cache

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

func TestOnce(t *testing.T) {
	c := New(1 << 20)
	var made atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			e, err := c.Get(t.Context(), "a", func(context.Context) (*Entry, error) {
				made.Add(1)
				return &Entry{Body: []byte("x")}, nil
			})
			if err != nil || string(e.Body) != "x" {
				t.Error(e, err)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func TestFailureIsNotKept(t *testing.T) {
	c := New(1 << 20)
	broken := errors.New("broken")
	if _, err := c.Get(t.Context(), "a", func(context.Context) (*Entry, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = c.Get(t.Context(), "a", func(context.Context) (*Entry, error) { panic("a fault") })
	}()
	e, err := c.Get(t.Context(), "a", func(context.Context) (*Entry, error) { return &Entry{}, nil })
	if err != nil || e == nil {
		t.Fatal(e, err)
	}
}

func TestWhoeverWaitsGoesOn(t *testing.T) {
	c := New(1 << 20)
	gone, leave := context.WithCancel(t.Context())
	begun := make(chan struct{})
	go c.Get(gone, "a", func(ctx context.Context) (*Entry, error) { //nolint:errcheck // it fails
		close(begun)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	<-begun
	done := make(chan error)
	go func() {
		_, err := c.Get(t.Context(), "a", func(context.Context) (*Entry, error) { return &Entry{}, nil })
		done <- err
	}()
	leave()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestBounded(t *testing.T) {
	c := New(20_000)
	for i := range 100 {
		if _, err := c.Get(t.Context(), strconv.Itoa(i), func(context.Context) (*Entry, error) { return &Entry{Body: make([]byte, 1000)}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	if n := c.Bytes(); n > 20_000 || n < 15_000 {
		t.Errorf("%d bytes are kept", n)
	}
	before := c.Bytes()
	if _, err := c.Get(t.Context(), "large", func(context.Context) (*Entry, error) { return &Entry{Body: make([]byte, 10_000)}, nil }); err != nil {
		t.Fatal(err)
	}
	if c.Bytes() != before {
		t.Error("one large entry drove others out")
	}
}
