//go:build linux || darwin || freebsd

package enginecache

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const (
	variable = "TMPDIR"
	// nowhere is a path below which no folder can be made, so that the engine
	// keeps its code in memory.
	nowhere = "/dev/null"
	// needed is the free space, in bytes, without which the folder is not used:
	// the compiled code is 6 MB, and the engine dies if it cannot store it.
	needed = 64 << 20
)

// previous is what TMPDIR was while the engine starts, place the folder in use.
// They are written by init and by Done, before main runs, and never after.
var (
	previous string
	wasSet   bool
	place    string
)

func init() {
	previous, wasSet = os.LookupEnv(variable)
	dir, err := open()
	if err == nil {
		err = dropUnsealed(dir)
	}
	if err != nil {
		dir = ""
	}
	place = dir
	if dir == "" {
		dir = nowhere
	}
	// Without this the engine would use the shared folder, so failing is fatal;
	// it fails only for malformed names, of which TMPDIR is none.
	if err := os.Setenv(variable, dir); err != nil {
		panic("dossier: cannot set TMPDIR for the layout engine: " + err.Error())
	}
}

// Done puts TMPDIR back as it was and seals what the engine has stored. Package
// engine calls it from its init, right after the engine's.
func Done() {
	if wasSet {
		os.Setenv(variable, previous) //nolint:errcheck // it was set to this before
	} else {
		os.Unsetenv(variable) //nolint:errcheck // a valid name
	}
	if place != "" {
		seal(place)
	}
}

// Place is the folder in use, or empty when the code is kept in memory only.
func Place() string { return place }

// open makes and checks the private folder.
func open() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(base, 0o700); err != nil {
		return "", err
	}
	// The user may keep the cache elsewhere by a link of his own; what counts
	// is who can write to the real place.
	if base, err = filepath.EvalSymlinks(base); err != nil {
		return "", err
	}
	if base, err = filepath.Abs(base); err != nil {
		return "", err
	}
	for up := base; ; up = filepath.Dir(up) {
		if err := checkAbove(up); err != nil {
			return "", err
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	dir := base
	for _, name := range []string{"dossier", "engine"} {
		dir = filepath.Join(dir, name)
		if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
			return "", err
		}
		if err := checkOwn(dir); err != nil {
			return "", err
		}
	}
	return dir, checkSpace(dir)
}

// checkAbove tells whether nobody but the user and root can put another folder
// in the place of what lies in dir.
func checkAbove(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !ok || (owner.Uid != 0 && int(owner.Uid) != os.Getuid()) {
		return errors.New(dir + " belongs to somebody else")
	}
	if info.Mode().Perm()&0o022 != 0 && info.Mode()&os.ModeSticky == 0 {
		return errors.New(dir + " can be written by others")
	}
	return nil
}

// checkOwn tells whether dir is a real folder of the user's that nobody else
// can read or write.
func checkOwn(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.IsDir():
		return errors.New(dir + " is not a folder")
	case !ok || int(owner.Uid) != os.Getuid():
		return errors.New(dir + " belongs to somebody else")
	case info.Mode().Perm()&0o022 != 0:
		return errors.New(dir + " can be written by others")
	}
	return nil
}

func checkSpace(dir string) error {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		return err
	}
	if uint64(fs.Bavail)*uint64(fs.Bsize) < needed {
		return errors.New(dir + " is almost full")
	}
	return nil
}
