package live

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossier/data"
)

// Watch opens the dossier again when its files have changed, until the context ends.
// It looks at each tick: files that differ from what was shown, and are as they were
// at the tick before, have been written to the end. Looking costs the names and
// sizes of the files, not what is in them; there is nothing to install, and it works
// where a folder lies on another machine.
func (h *Holder) Watch(ctx context.Context, files []string, ticks <-chan time.Time) error {
	shown := Fingerprint(files)
	last := shown
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case _, ok := <-ticks:
			if !ok {
				return nil
			}
		}
		now := Fingerprint(files)
		settled := now == last
		last = now
		if !settled || now == shown {
			continue
		}
		if err := readable(files); err != nil {
			h.loading.Lock()
			h.stay(err)
			h.loading.Unlock()
		} else if err := h.Reload(ctx); err != nil {
			return err
		}
		shown = now
	}
}

// readable refuses a pipe or a device that has taken the place of a file: to open one may
// mean to wait for ever. What else is wrong with a file, reading it says.
func readable(files []string) error {
	for _, name := range files {
		if info, err := os.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
			return fmt.Errorf("%s is no regular file any more: put a file or a folder in its place", data.Quoted(name))
		}
	}
	return nil
}

// Print tells one state of files from another.
type Print [sha256.Size]byte

// mostWatched bounds the files that are looked at in a folder: a home folder named by
// mistake is not walked for minutes.
const mostWatched = 50_000

// Fingerprint sums up which files there are under some names, with their sizes and
// times. Within folders it looks at everything but what begins with a dot, stored
// texts included, and follows no links, as the reader of folders does.
func Fingerprint(names []string) Print {
	sum := sha256.New()
	add := func(name string, info fs.FileInfo) {
		sum.Write([]byte(name))
		var b [18]byte
		binary.BigEndian.PutUint64(b[1:], uint64(info.Size()))               //nolint:gosec // any bits will do
		binary.BigEndian.PutUint64(b[9:], uint64(info.ModTime().UnixNano())) //nolint:gosec // any bits will do
		sum.Write(b[:])
	}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			sum.Write([]byte("gone " + name + "\x00"))
		case !info.IsDir():
			add(name, info)
		default:
			walk(name, add)
		}
	}
	return Print(sum.Sum(nil))
}

func walk(folder string, add func(string, fs.FileInfo)) {
	met := 0
	// What cannot be read is not seen here; opening the dossier says why.
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // see above
		}
		if name != folder && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if met++; met > mostWatched {
			return filepath.SkipAll
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			add(name, info)
		}
		return nil
	})
}
