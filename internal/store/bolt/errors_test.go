package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/store"
	"dossier/internal/store/bolt"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// What an address may not ask for is refused before anything is sent.
func TestRefusedAddresses(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "roots.pem")
	if err := os.WriteFile(empty, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text     string
		insecure bool
		want     string // "": it is taken
	}{
		{"bolt://", false, ""}, {"bolt://127.0.0.1:7", false, ""}, {"neo4j://[::1]", false, ""}, {"bolt+s://h.example.org/db", false, ""}, {"neo4j+s://a,b:7688/db", false, ""},
		{"bolt://h.example.org", true, ""}, {"neo4j://a,b", true, ""},
		{"bolt://h.example.org", false, "write bolt+s://"}, {"neo4j://10.0.0.1", false, "DOSSIER_STORE_INSECURE=1"}, {"neo4j://localhost,h", false, "not encrypted is refused"},
		{"bolt+s://a,b", false, "several hosts"}, {"bolt://localhost,127.0.0.1", false, "several hosts"}, {"bolt://%2Frun%2Fbolt", false, "a socket"},
		{"postgres://h/d", false, "not the address of a server that speaks Bolt"},
		{"bolt+s://h?sslrootcert=" + empty, false, "holds no certificate"}, {"bolt+s://h?sslrootcert=/nowhere", false, "sslrootcert"},
	} {
		s, err := opened(tt.text, bolt.Options{Insecure: tt.insecure})
		if tt.want != "" {
			says(t, err, tt.want)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		_ = s.Close()
	}
}

func TestCannotConnect(t *testing.T) {
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("bolt://ann:Hunter2@%s/claims", nobody.Addr())
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = open(t, text).Open(t.Context(), "main", "")
	says(t, err, "cannot connect to bolt://ann@127.0.0.1:", "/claims", "refused", "whether the server runs")
	if strings.Contains(err.Error(), "Hunter2") || strings.Contains(err.Error(), "\n") || !errors.Is(err, store.ErrLost) {
		t.Errorf("%v", err)
	}
}

// Servers that are something else, that hang up and that say nothing.
func TestOtherServers(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer func(net.Conn)
	}{
		{"another protocol", func(c net.Conn) { _, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n") }},
		{"hangs up", func(net.Conn) {}},
		{"knows no version", func(c net.Conn) { _, _ = c.Write(make([]byte, 4)) }},
		{"nonsense", func(c net.Conn) { _, _ = c.Write(append([]byte{0, 0, 4, 4, 0, 9}, "nonsense!"...)) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, "bolt://ann:Hunter2@"+listen(t, tt.answer))
			_, err := s.Open(t.Context(), "main", "")
			says(t, err, "opening bolt://ann@127.0.0.1:")
			t.Log(err)
			if err == nil || strings.Contains(err.Error(), "Hunter2") || strings.Contains(err.Error(), "\n") || len(err.Error()) > 900 {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("says nothing", func(t *testing.T) {
		s := open(t, "bolt://"+listen(t, func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }))
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		begin := time.Now()
		_, err := s.Open(ctx, "main", "")
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 5*time.Second {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
	})
}

// listen answers every connection once, after something was said.
func listen(t *testing.T, answer func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }()
				_, _ = c.Read(make([]byte, 1024))
				answer(c)
			}()
		}
	}()
	return l.Addr().String()
}

// A password is taken from the address or beside it, and is in no error.
func TestPasswords(t *testing.T) {
	g := shared.Start(t, "arcadedb") // Neo4j lets in anybody here
	text := database(t, g)
	publish(t, open(t, text), stores.Sample())
	without := strings.Replace(text, ":"+g.Password+"@", "@", 1)
	wrong := strings.Replace(text, ":"+g.Password+"@", ":Hunter3@", 1)
	for _, tt := range []struct {
		text, password string
		works          bool
	}{
		{text, "", true}, {without, g.Password, true}, {wrong, g.Password, true},
		{without, "", false}, {wrong, "", false}, {text, "Hunter2", false},
	} {
		s, err := opened(tt.text, bolt.Options{Password: tt.password})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Open(t.Context(), "main", "")
		switch {
		case tt.works && err != nil:
			t.Errorf("%s and %q: %v", tt.text, tt.password, err)
		case !tt.works:
			says(t, err, "does not let the user in", "DOSSIER_STORE_PASSWORD", without)
			if strings.Contains(err.Error(), "Hunter") || strings.Contains(err.Error(), g.Password) {
				t.Errorf("%v", err)
			}
		}
		_ = s.Close()
	}
}

func TestNoDatabase(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		_, err := open(t, g.Address("nowhere")).Open(t.Context(), "main", "")
		says(t, err, "there is no such database", "nowhere")
	})
}

// A question that is not wanted any more ends at once, also while the server works at it.
func TestCancelled(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		e := stores.Sample()
		s := open(t, database(t, g))
		publish(t, s, e)
		got, err := s.Open(t.Context(), "main", "")
		if err != nil {
			t.Fatal(err)
		}
		pairs, _ := ends(e)
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		begin := time.Now()
		err = got.Between(ctx, pairs, func(store.Arc) error {
			if n++; n == 3 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || time.Since(begin) > 30*time.Second {
			t.Errorf("after %v and %d arcs: %v", time.Since(begin), n, err)
		}
		if err := got.Check(t.Context()); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}
