package servers

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Graph is a server that speaks Bolt: Neo4j, or ArcadeDB. Both are programs in Java that
// fetch.sh has fetched.
type Graph struct {
	Name     string // "neo4j" or "arcadedb"
	Port     int
	Folder   string // of the data and of the log
	User     string
	Password string // empty: it lets in anybody
	HTTP     int    // a second port of ArcadeDB, by which it is told to make databases
	java     string // the program
	args     []string
	guard    *guard
	running  *exec.Cmd
}

// startWithin bounds the start of a server. Alone on a machine they take some 10 seconds.
const startWithin = 4 * time.Minute

// startGraph starts one of the servers. The error wraps [ErrMissing] where it is not there.
func startGraph(name string) (g *Graph, err error) {
	make := map[string]func(*Graph, string) error{"neo4j": neo4j, "arcadedb": arcadeDB}[name]
	if make == nil {
		return nil, fmt.Errorf("there is no server %q: there are neo4j and arcadedb", name)
	}
	g = &Graph{Name: name}
	if g.Folder, err = os.MkdirTemp("", name); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, g.Remove())
		}
	}()
	if g.Port, err = freePort(); err != nil {
		return g, err
	}
	if g.HTTP, err = freePort(); err != nil {
		return g, err
	}
	jars, err := fetched(name)
	if err != nil {
		return g, err
	}
	if err := make(g, jars); err != nil {
		return g, err
	}
	if err := g.watch(); err != nil {
		return g, err
	}
	return g, g.Start()
}

// fetched finds the programs that fetch.sh has fetched.
func fetched(name string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	found, _ := filepath.Glob(filepath.Join(cache, "dossier-stores", name+"-*"))
	if len(found) == 0 {
		return "", fmt.Errorf("%s (internal/testkit/servers/fetch.sh %s) is %w", name, name, ErrMissing)
	}
	return found[len(found)-1], nil
}

// neo4j writes the settings of a Neo4j that lets in anybody.
func neo4j(g *Graph, jars string) error {
	java, err := findJava(17, newest)
	if err != nil {
		return err
	}
	conf := filepath.Join(g.Folder, "conf")
	if err := os.Mkdir(conf, 0o755); err != nil {
		return err
	}
	settings := fmt.Sprintf(`server.directories.data=data
dbms.security.auth_enabled=false
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:%d
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
db.tx_log.rotation.retention_policy=keep_none
`, g.Port)
	if err := os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(settings), 0o644); err != nil {
		return err
	}
	g.java = java
	g.args = append(opens("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"),
		"-cp", jars+"/*", "org.neo4j.server.CommunityEntryPoint", "--home-dir="+g.Folder, "--config-dir="+conf)
	return nil
}

// arcadeDB says how ArcadeDB is started.
func arcadeDB(g *Graph, jars string) error {
	java, err := findJava(21, newest)
	if err != nil {
		return err
	}
	g.java, g.User, g.Password = java, "root", "playwithdata"
	g.args = append(opens("java.io", "java.nio", "java.util.concurrent.atomic"), "--add-modules", "jdk.incubator.vector",
		"-Darcadedb.server.rootPath="+g.Folder, "-Darcadedb.server.rootPassword="+g.Password,
		"-Darcadedb.server.plugins=Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
		"-Darcadedb.bolt.host=127.0.0.1", "-Darcadedb.bolt.port="+strconv.Itoa(g.Port),
		"-Darcadedb.server.httpIncomingHost=127.0.0.1", "-Darcadedb.server.httpIncomingPort="+strconv.Itoa(g.HTTP),
		"-cp", jars+"/*", "com.arcadedb.server.ArcadeDBServer")
	return nil
}

// opens are the settings of Java: quick to start rather than quick in the long run, with
// some packages open.
func opens(packages ...string) []string {
	args := []string{"-Xms256m", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"}
	for _, p := range packages {
		args = append(args, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	return args
}

// newest is a version of Java beyond any.
const newest = math.MaxInt

// findJava finds a Java of a version from least to most.
func findJava(least, most int) (string, error) {
	found, _ := filepath.Glob("/usr/lib/jvm/*/bin/java")
	if path, err := exec.LookPath("java"); err == nil {
		found = append([]string{path}, found...)
	}
	if home := os.Getenv("JAVA_HOME"); home != "" {
		found = append([]string{filepath.Join(home, "bin", "java")}, found...)
	}
	for _, path := range found {
		if real, err := filepath.EvalSymlinks(path); err == nil && javaVersion(real) >= least && javaVersion(real) <= most {
			return real, nil
		}
	}
	if most < newest {
		return "", fmt.Errorf("a Java of version %d to %d is %w", least, most, ErrMissing)
	}
	return "", fmt.Errorf("a Java of version %d or later is %w", least, ErrMissing)
}

// javaVersion reads the version of a Java from the file that every one has beside it.
func javaVersion(program string) int {
	text, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.Dir(program)), "release"))
	if err != nil {
		return 0
	}
	_, version, _ := strings.Cut(string(text), `JAVA_VERSION="`)
	major, _, _ := strings.Cut(version, ".")
	n, _ := strconv.Atoi(strings.TrimRight(major, "\"\n"))
	return n
}

func freePort() (int, error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return free.Addr().(*net.TCPAddr).Port, free.Close()
}

// watch sees to it that the server is stopped and its folder removed at the end.
func (g *Graph) watch() (err error) {
	g.guard, err = watch(`[ ! -s "$0/pid" ] || kill -9 "$(cat "$0/pid")" 2>/dev/null; rm -rf "$0"; sleep 1; rm -rf "$0"`, g.Folder)
	return err
}

// Start starts the server and waits until it answers.
func (g *Graph) Start() error {
	log, err := os.Create(filepath.Join(g.Folder, "said"))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(g.java, g.args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = g.Folder, log, log
	ownGroup(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	g.running = cmd
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	if err := os.WriteFile(filepath.Join(g.Folder, "pid"), []byte(strconv.Itoa(cmd.Process.Pid)), 0o644); err != nil {
		return err
	}
	late := time.After(startWithin)
	for {
		if g.answers() {
			return nil
		}
		select {
		case <-time.After(100 * time.Millisecond):
			continue
		case <-ended:
			err = fmt.Errorf("%s ended", g.Name)
		case <-late:
			err = fmt.Errorf("%s is not up after %v", g.Name, startWithin)
		}
		said, _ := os.ReadFile(log.Name())
		return fmt.Errorf("%w: %s", err, said)
	}
}

// answers reports whether the server takes a version of Bolt, and ArcadeDB its orders too.
func (g *Graph) answers() bool {
	c, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(g.Port)), time.Second)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(time.Second))
	hello := []byte{0x60, 0x60, 0xb0, 0x17, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	var version [4]byte
	if _, err := c.Write(hello); err != nil {
		return false
	}
	if _, err := io.ReadFull(c, version[:]); err != nil || version == [4]byte{} {
		return false
	}
	if g.Name == "neo4j" {
		return true
	}
	orders, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(g.HTTP)), time.Second)
	return err == nil && orders.Close() == nil
}

// Kill ends the server at once, as a crash does.
func (g *Graph) Kill() error {
	if err := g.running.Process.Kill(); err != nil {
		return err
	}
	for range 100 { // until its port is free
		c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(g.Port)))
		if err != nil {
			return nil
		}
		_ = c.Close()
		time.Sleep(50 * time.Millisecond)
	}
	return errors.New("it answers after it was killed")
}

// Remove stops the server for good and removes its folder.
func (g *Graph) Remove() error {
	if g.guard == nil {
		return os.RemoveAll(g.Folder)
	}
	return g.guard.end()
}

// Address is where a database of the server is found, with the password.
func (g *Graph) Address(database string) string {
	u := url.URL{Scheme: "bolt", Host: "127.0.0.1:" + strconv.Itoa(g.Port), Path: "/" + database}
	if g.User != "" {
		u.User = url.UserPassword(g.User, g.Password)
	}
	return strings.TrimSuffix(u.String(), "/")
}
