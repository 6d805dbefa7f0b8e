package servers_test

import (
	"errors"
	"net"
	"os"
	"strconv"
	"testing"

	"dossier/internal/testkit/servers"
)

// A server that is killed answers again with all that was committed, and nothing of it
// is left at the end.
func TestPostgres(t *testing.T) {
	server, err := servers.StartPostgres()
	if errors.Is(err, servers.ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	sql := func(statements, want string) {
		t.Helper()
		if got, err := server.SQL("postgres", statements); err != nil || got != want {
			t.Errorf("%s: %q, %v", statements, got, err)
		}
	}
	sql("CREATE TABLE x (a int, b text); INSERT INTO x VALUES (1, 'é'), (2, NULL)", "")
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := server.SQL("postgres", "SELECT 1"); err == nil {
		t.Error("it answers after it was killed")
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	sql("SELECT * FROM x ORDER BY a", "1|é\n2|")
	if err := server.Remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(server.Folder); !os.IsNotExist(err) {
		t.Errorf("its folder is left: %v", err)
	}
}

// A node that is killed answers no more, answers again once it is started, and nothing of
// the cluster is left at the end.
func TestCassandra(t *testing.T) {
	servers.Wanted(t, "cassandra")
	cluster, err := servers.StartCassandra(1)
	if errors.Is(err, servers.ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	answers := func() bool {
		conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(cluster.Port)))
		return err == nil && conn.Close() == nil
	}
	if !answers() {
		t.Error("it does not answer")
	}
	if err := cluster.Kill(0); err != nil {
		t.Fatal(err)
	}
	if answers() {
		t.Error("it answers after it was killed")
	}
	if err := cluster.Start(0); err != nil {
		t.Fatal(err)
	}
	if !answers() {
		t.Error("it does not answer again")
	}
	if err := cluster.Remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(cluster.Folder); !os.IsNotExist(err) {
		t.Errorf("its folder is left: %v", err)
	}
}
