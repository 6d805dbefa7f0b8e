package live

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dossier/internal/inputs"
)

const sound = "from,relation,to\nAnna,supplies,Bert\n"

// holding returns a dossier in a file that is watched, and a function that lets two
// looks at it go by.
func holding(t *testing.T) (h *Holder, file string, look func()) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "ties.csv")
	write(t, file, sound)
	h, err := New(t.Context(), func(ctx context.Context) (Dossier, error) {
		e, err := inputs.Open(ctx, inputs.Inputs{Files: []string{file}})
		return Dossier{Engine: e}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	ticks := make(chan time.Time)
	go h.Watch(t.Context(), []string{file}, ticks) //nolint:errcheck // it ends with the test
	tick := func() {
		select {
		case ticks <- time.Time{}:
		case <-time.After(10 * time.Second):
			t.Fatal("nobody looks")
		}
	}
	return h, file, func() { tick(); tick(); tick() }
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	h, file, look := holding(t)
	first := h.Now()
	_, changed := h.Changed()
	look()
	if h.Now() != first {
		t.Error("another state though nothing has changed")
	}

	write(t, file, sound+"Bert,warns,Carl\n")
	look()
	select {
	case <-changed:
	default:
		t.Error("nobody was told")
	}
	second := h.Now()
	if second.Overview.Totals.Actors != 3 || second.Edition != 2 || second.Trouble != nil {
		t.Fatalf("%+v", second)
	}

	steps := []struct {
		name string
		do   func()
	}{
		{"garbage", func() { write(t, file, "\x00\x01\xff garbage \xfe\xfe") }},
		{"errors", func() { write(t, file, "from,relation,to,when\nAnna,supplies,Bert,never ever\n") }},
		{"gone", func() {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, step := range steps {
		step.do()
		look()
		now := h.Now()
		if now.Trouble == nil || now.Trouble.Words == "" || now.Overview.Totals.Actors != 3 {
			t.Errorf("%s: %+v", step.name, now.Trouble)
		}
	}
	write(t, file, sound)
	look()
	if now := h.Now(); now.Trouble != nil || now.Digest() != first.Digest() {
		t.Errorf("mended: %+v", now.Trouble)
	}
}

func TestFirstMustBeSound(t *testing.T) {
	broken := errors.New("broken")
	if _, err := New(t.Context(), func(context.Context) (Dossier, error) { return Dossier{}, broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestFingerprint(t *testing.T) {
	dir := t.TempDir()
	was := Fingerprint([]string{dir})
	changes := []func(){
		func() { write(t, filepath.Join(dir, "a.dossier.yaml"), "title: A\n") },
		func() { write(t, filepath.Join(dir, "a.dossier.yaml"), "title: AB\n") },
		func() { write(t, filepath.Join(dir, "text.txt"), "a stored text") },
		func() { os.Remove(filepath.Join(dir, "text.txt")) }, //nolint:errcheck // the test would fail
	}
	for i, change := range changes {
		change()
		now := Fingerprint([]string{dir})
		if now == was {
			t.Errorf("change %d is not seen", i)
		}
		was = now
	}
	write(t, filepath.Join(dir, ".swap"), "of an editor")
	if Fingerprint([]string{dir}) != was {
		t.Error("a file that begins with a dot counts")
	}
}

// TestReloadOfSeveral has several reload at once a dossier that is another one each time.
func TestReloadOfSeveral(t *testing.T) {
	file, n := filepath.Join(t.TempDir(), "ties.csv"), 0
	h, err := New(t.Context(), func(ctx context.Context) (Dossier, error) {
		n++ // which no two may do at once
		write(t, file, fmt.Sprintf("%sBert,warns,Number %d\n", sound, n))
		e, err := inputs.Open(ctx, inputs.Inputs{Files: []string{file}})
		return Dossier{Engine: e}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := h.Reload(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if s := h.Now(); s.Edition != 9 || n != 9 {
		t.Errorf("edition %d after %d looks", s.Edition, n)
	}
}
