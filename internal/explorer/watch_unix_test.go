//go:build unix

package explorer

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"dossier/internal/inputs"
)

const watchedTies = "from,relation,to\nAnna,supplies,Bert\n"

// watched serves a file or a folder as serve --watch does, and gives a function that lets
// the watcher look until it has seen a change.
func watched(t *testing.T, name string) (x *Explorer, look func()) {
	t.Helper()
	x = exploring(t, Options{Watch: []string{name}, Open: func(ctx context.Context) (Dossier, error) {
		return opened(ctx, inputs.Inputs{Files: []string{name}})
	}})
	ticks, ended := make(chan time.Time), make(chan struct{})
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		defer close(ended)
		x.live.Watch(ctx, []string{name}, ticks) //nolint:errcheck // it ends with its context
	}()
	t.Cleanup(func() {
		stop()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			t.Error("the watcher does not end with its context")
		}
	})
	look = func() {
		t.Helper()
		for range 3 { // it has changed, it has settled, it was opened
			select {
			case ticks <- time.Time{}:
			case <-time.After(30 * time.Second):
				t.Fatal("the watcher does not look any more")
			}
		}
	}
	look() // so that it knows how things were
	return x, look
}

// must fails the test where the file system does not do as it is told.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sparse makes a file of zeros that takes no room.
func sparse(t *testing.T, name string, size int64) {
	t.Helper()
	must(t, os.WriteFile(name, nil, 0o600))
	must(t, os.Truncate(name, size))
}

// TestFilesThatGoBad puts all sorts of things in the place of a file and of a folder that
// are watched. The last good edition stays, the page says what is wrong, memory is bounded,
// and a file that is whole again is shown.
func TestFilesThatGoBad(t *testing.T) {
	bad := map[string]func(t *testing.T, file string){
		"deleted":      func(*testing.T, string) {},
		"garbage":      func(t *testing.T, f string) { must(t, os.WriteFile(f, []byte("\x00\x01\xff garbage \xfe"), 0o600)) },
		"empty":        func(t *testing.T, f string) { must(t, os.WriteFile(f, nil, 0o600)) },
		"a gigabyte":   func(t *testing.T, f string) { sparse(t, f, 1<<30) },
		"a folder":     func(t *testing.T, f string) { must(t, os.Mkdir(f, 0o700)) },
		"a pipe":       func(t *testing.T, f string) { must(t, syscall.Mkfifo(f, 0o600)) },
		"a device":     func(t *testing.T, f string) { must(t, os.Symlink("/dev/zero", f)) },
		"a link round": func(t *testing.T, f string) { must(t, os.Symlink(f, f)) },
		"one long row": func(t *testing.T, f string) {
			must(t, os.WriteFile(f, []byte(watchedTies+strings.Repeat("x", 1<<24)), 0o600))
		},
	}
	const entries = "actors: [{id: anna, name: Anna}, {id: bert, name: Bert}]\nsources: [{id: s, title: S}]\nclaims: [{from: anna, relation: supplies, to: bert, said: [{stance: asserts, source: s}]}]\n"
	for _, kind := range []struct{ name, file, good string }{{"file", "ties.csv", watchedTies}, {"folder", "dossier.yaml", entries}} {
		for name, put := range bad {
			t.Run(kind.name+"/"+name, func(t *testing.T) {
				folder := t.TempDir()
				file := filepath.Join(folder, kind.file)
				must(t, os.WriteFile(file, []byte(kind.good), 0o600))
				served := file
				if kind.name == "folder" {
					served = folder
				}
				x, look := watched(t, served)
				must(t, os.Remove(file))
				put(t, file)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				look()
				runtime.ReadMemStats(&after)
				if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 400<<20 {
					t.Errorf("%d MB were taken to find out", grown>>20)
				}
				w := get(x, "/path?from=Anna&to=Bert")
				for _, want := range []string{"This is the last good edition", "A path of 1 hop"} {
					if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
						t.Errorf("%d, and %q does not stand on the page (trouble: %+v)", w.Code, want, x.live.Now().Trouble)
					}
				}
				must(t, os.RemoveAll(file))
				must(t, os.WriteFile(file, []byte(kind.good), 0o600))
				look()
				if w := get(x, "/path?from=Anna&to=Bert"); strings.Contains(w.Body.String(), "last good edition") {
					t.Error("a file that is whole again is not shown")
				}
			})
		}
	}
}
