package servers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// ErrMissing says that the programs of a server are not installed.
var ErrMissing = errors.New("not installed")

// Users that a server lets in only in a certain way; all others need no password. They
// have to be created.
const (
	// Guarded needs its password.
	Guarded = "guarded"
	// Encrypted needs a connection that is encrypted.
	Encrypted = "encrypted"
)

const access = `local all all trust
host all ` + Guarded + ` 127.0.0.1/32 scram-sha-256
hostssl all ` + Encrypted + ` 127.0.0.1/32 trust
hostnossl all ` + Encrypted + ` 127.0.0.1/32 reject
host all all 127.0.0.1/32 trust
`

// Postgres is a PostgreSQL server. It does not wait for the disk, and so survives that its
// processes are killed, but not that the machine is.
type Postgres struct {
	Port      int
	Folder    string // of the data, of the socket and of the log
	bin       string
	as        []string // what goes before a command, so that it is not run by root
	guard     *guard
	databases atomic.Int64
}

// StartPostgres makes a server and starts it, in some three seconds. The error wraps
// [ErrMissing] where PostgreSQL is not installed.
func StartPostgres() (*Postgres, error) {
	bin, err := postgresPrograms()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "pg")
	if err != nil {
		return nil, err
	}
	p := &Postgres{Folder: folder, bin: bin}
	if err := p.make(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := p.Start(); err != nil {
		return nil, errors.Join(err, p.Remove())
	}
	return p, nil
}

// postgresPrograms finds the folder with initdb and pg_ctl, the newest where there are
// several.
func postgresPrograms() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // Debian keeps them out of the path
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	if ctl, err := exec.LookPath("pg_ctl"); err == nil {
		found = append(found, filepath.Dir(ctl))
	}
	for _, dir := range found {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			return dir, nil
		}
	}
	return "", fmt.Errorf("PostgreSQL (Debian: apt-get install postgresql) is %w", ErrMissing)
}

func version(bin string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	return n
}

// make makes the files of the server. PostgreSQL refuses to run as root: then everything
// is done as the user postgres.
func (p *Postgres) make() error {
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			return fmt.Errorf("the user postgres, as whom it would run, is %w", ErrMissing)
		}
		p.as = []string{"setpriv", "--reuid=" + u.Uid, "--regid=" + u.Gid, "--clear-groups"}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		if err := os.Chown(p.Folder, uid, gid); err != nil {
			return err
		}
	}
	if err := p.run("initdb", "-D", p.data(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(p.data(), "pg_hba.conf"), []byte(access), 0o644); err != nil {
		return err
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	p.Port = free.Addr().(*net.TCPAddr).Port
	if err := free.Close(); err != nil {
		return err
	}
	return p.watch()
}

func (p *Postgres) data() string { return filepath.Join(p.Folder, "data") }

// watch sees to it that the server is stopped and its folder removed at the end.
func (p *Postgres) watch() (err error) {
	args := append([]string{p.Folder}, p.as...)
	p.guard, err = watch(`"$@" -D "$0/data" -m immediate stop >/dev/null 2>&1; rm -rf "$0"`, append(args, filepath.Join(p.bin, "pg_ctl"))...)
	return err
}

// run runs a program of PostgreSQL, for at most a minute.
func (p *Postgres) run(program string, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	line := append(slices.Clone(p.as), filepath.Join(p.bin, program))
	line = append(line, args...)
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Dir = "/"
	// A file and no pipe: the server inherits it and would keep a pipe open.
	out, err := os.CreateTemp("", "pg")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", program, err, bytes.TrimSpace(said))
	}
	return nil
}

// Start starts the server and waits until it answers.
func (p *Postgres) Start() error {
	options := fmt.Sprintf("-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off -c full_page_writes=off", p.Port, p.Folder)
	return p.run("pg_ctl", "-D", p.data(), "-w", "-t", "50", "-l", filepath.Join(p.Folder, "log"), "-o", options, "start")
}

// Kill ends all processes of the server at once, as a crash does.
func (p *Postgres) Kill() error {
	return p.run("pg_ctl", "-D", p.data(), "-m", "immediate", "-w", "stop")
}

// Remove stops the server for good and removes its folder.
func (p *Postgres) Remove() error { return p.guard.end() }

// SQL runs statements in a database as the superuser and returns what they print, rows in
// lines and columns set apart by |.
func (p *Postgres) SQL(database, statements string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(p.bin, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
		"-h", "127.0.0.1", "-p", strconv.Itoa(p.Port), "-U", "postgres", "-d", database, "-f", "-")
	cmd.Stdin = strings.NewReader(statements)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("psql: %w: %s", err, out)
	}
	return strings.TrimSpace(string(out)), nil
}

// NewDatabase makes an empty database and returns its name.
func (p *Postgres) NewDatabase() (string, error) {
	name := fmt.Sprintf("test%d", p.databases.Add(1))
	_, err := p.SQL("postgres", "CREATE DATABASE "+name)
	return name, err
}

// Address is where a user finds a database of the server.
func (p *Postgres) Address(as, database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s", as, p.Port, database)
}

// Encrypt makes the server offer TLS, with a certificate and key in PEM.
func (p *Postgres) Encrypt(certificate, key []byte) error {
	for name, text := range map[string][]byte{"server.crt": certificate, "server.key": key} {
		file := filepath.Join(p.data(), name)
		if err := os.WriteFile(file, text, 0o600); err != nil {
			return err
		}
		if err := sameOwner(file, p.data()); err != nil {
			return err
		}
	}
	_, err := p.SQL("postgres", "ALTER SYSTEM SET ssl = on; SELECT pg_reload_conf()")
	return err
}
