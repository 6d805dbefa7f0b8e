package cassandra_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/cassandra"
	"dossier/internal/testkit/stores"
)

func TestOpenRefuses(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"postgres://h/d", "not the address of a Cassandra cluster"},
		{"cassandra://h/d-e", "a keyspace is named by"},
		{"cassandra://h/1d", "a keyspace is named by"},
		{"cassandra://h/d%22e", "a keyspace is named by"},
		{"cassandra://h/d?replication=0", "from 1 to 9"},
		{"cassandra://h/d?replication=x", "from 1 to 9"},
		{"cassandra://h:1,i:2/d", "answer on one port"},
		{"cassandra://h/d?sslmode=disable", "not encrypted is refused"},
		{"cassandra://127.0.0.1,h/d?sslmode=disable", "not encrypted is refused"},
		{"cassandra://h/d?sslmode=prefer", "verify-full or disable"},
		{"cassandra://h/d?sslrootcert=/nowhere", "sslrootcert: open /nowhere"},
		{"cassandra://h/d?sslrootcert=open_test.go", "no certificate in PEM"},
		{"cassandra://h/d?sslcert=/nowhere", "sslcert and sslkey: open /nowhere"},
	} {
		a, err := address.Parse(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := cassandra.Open(a, cassandra.Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.text, err, tt.want)
		}
	}
	for _, text := range []string{"cassandra://", "cassandra://h", "cassandra://h,i:9142/D_1?replication=3", "cassandra://127.0.0.1/d?sslmode=disable", "cassandra://u:p@[::1]/d"} {
		open(t, text, cassandra.Options{})
	}
	open(t, "cassandra://h/d?sslmode=disable", cassandra.Options{Insecure: true})
}

// Nobody answers, or somebody does who speaks another language or says nothing: the error
// says where and never the password, and who does not want to wait is not kept.
func TestNoCluster(t *testing.T) {
	listener := func(serve func(net.Conn)) string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		go func() {
			for {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				go serve(conn)
			}
		}()
		return l.Addr().String()
	}
	closed := listener(nil)
	for name, place := range map[string]string{
		"nobody": strings.Replace(closed, "127.0.0.1", "127.0.0.9", 1),
		"another language": listener(func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
			_ = c.Close()
		}),
		"a frame without end": listener(func(c net.Conn) {
			_, _ = c.Write([]byte{0x84, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff})
			_, _ = io.Copy(io.Discard, c)
		}),
	} {
		s := open(t, "cassandra://ann:Hunter2@"+place+"/d", cassandra.Options{})
		for range 2 { // the second tries again
			_, err := s.Open(t.Context(), "main", "")
			if err == nil || !errors.Is(err, store.ErrLost) || !strings.Contains(err.Error(), place) || strings.Contains(err.Error(), "Hunter2") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	silent := open(t, "cassandra://"+listener(func(c net.Conn) { _, _ = io.Copy(io.Discard, c) })+"/d", cassandra.Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := silent.Open(ctx, "main", ""); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 5*time.Second {
		t.Errorf("somebody who says nothing: %v after %s", err, time.Since(start))
	}
}

// A keyspace that is somebody else's, or of another version, or not there, is named as such.
func TestForeign(t *testing.T) {
	c := started(t)
	text := c.Address(1)
	space, _, _ := strings.Cut(text, "?")
	h := stores.Sample().Head
	_, err := open(t, space, cassandra.Options{}).Begin(t.Context(), h)
	if err == nil || !strings.Contains(err.Error(), "CREATE KEYSPACE") || !strings.Contains(err.Error(), "?replication=3") {
		t.Errorf("without a keyspace: %v", err)
	}
	if _, err := open(t, text, cassandra.Options{}).Begin(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, space, cassandra.Options{}).Begin(t.Context(), h); err != nil {
		t.Errorf("once it is there: %v", err)
	}
	for comment, want := range map[string]string{
		"whatever": "somebody else's", "dossier 99: x": "use a newer one", "dossier 0: x": "DROP KEYSPACE",
	} {
		cql(t, c, text, "ALTER TABLE hub WITH comment = '"+comment+"'")
		for _, call := range []func(s store.Store) error{
			func(s store.Store) error { _, err := s.Open(t.Context(), "main", ""); return err },
			func(s store.Store) error { _, err := s.Begin(t.Context(), h); return err },
			func(s store.Store) error { _, err := s.Editions(t.Context(), "main"); return err },
		} {
			if err := call(open(t, text, cassandra.Options{})); !errors.Is(err, store.ErrForeign) || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", comment, err)
			}
		}
	}
	// Tables that are missing are made again.
	cql(t, c, text, "DROP TABLE hub")
	s := open(t, text, cassandra.Options{})
	publish(t, s, stores.Sample())
	// Tables that vanish while they are asked are named.
	e := opened(t, s, "main")
	cql(t, c, text, "DROP TABLE record")
	err = e.Records(t.Context(), store.Actors, []string{"a"}, func(store.Record) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "tables are missing there") {
		t.Errorf("a table that vanished: %v", err)
	}
}
