package servers

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Cassandra is a cluster of nodes at 127.0.0.1, 127.0.0.2 and so on. What a node has said
// to have written it has when it is started again, as it is not by itself with Cassandra.
type Cassandra struct {
	Port    int // at which every node answers
	Folder  string
	java    string
	jars    string
	storage int // the port at which nodes talk to each other
	nodes   []*node
	guard   *guard
	spaces  atomic.Int64
}

type node struct {
	address string
	folder  string
	cmd     *exec.Cmd
	ended   chan struct{}
}

// StartCassandra starts a cluster, in half a minute or, where the machine is busy, some
// more. The error wraps [ErrMissing] where what it needs is not installed.
func StartCassandra(nodes int) (*Cassandra, error) {
	jars, err := fetched("cassandra")
	if err != nil {
		return nil, err
	}
	java, err := findJava(11, 17)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "cassandra")
	if err != nil {
		return nil, err
	}
	c := &Cassandra{Folder: folder, java: java, jars: jars}
	c.Port, c.storage, err = freePorts(nodes)
	if err == nil {
		c.guard, err = watch(`for pid in "$0"/*/pid; do kill -9 "$(cat "$pid")"; done 2>/dev/null; sleep 0.2; rm -rf "$0"`, folder)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	for i := range nodes {
		c.nodes = append(c.nodes, &node{address: nodeAddress(i), folder: filepath.Join(folder, strconv.Itoa(i+1))})
		if err := c.Start(i); err != nil {
			return nil, errors.Join(err, c.Remove())
		}
	}
	return c, nil
}

func nodeAddress(i int) string { return fmt.Sprintf("127.0.0.%d", i+1) }

// freePorts finds two ports that are free at all addresses.
func freePorts(nodes int) (one, other int, err error) {
	var ports []int
	for try := 0; len(ports) < 2 && try < 20; try++ {
		l, err := net.Listen("tcp", nodeAddress(0)+":0")
		if err != nil {
			return 0, 0, err
		}
		port, free := l.Addr().(*net.TCPAddr).Port, true
		for i := 1; i < nodes; i++ {
			more, err := net.Listen("tcp", net.JoinHostPort(nodeAddress(i), strconv.Itoa(port)))
			if err != nil {
				free = false
				continue
			}
			defer more.Close()
		}
		defer l.Close()
		if free {
			ports = append(ports, port)
		}
	}
	if len(ports) < 2 {
		return 0, 0, errors.New("no port is free at all addresses")
	}
	return ports[0], ports[1], nil
}

// lastLines gives the end of what a program said.
func lastLines(said []byte) []byte {
	said = bytes.TrimSpace(said)
	return said[max(0, len(said)-1500):]
}

// cassandraSettings are those of a node. Nodes do not copy what others have when they
// start, since all start with nothing; time is given generously, for busy machines.
const cassandraSettings = `cluster_name: dossier
num_tokens: 4
auto_bootstrap: false
auto_snapshot: false
partitioner: org.apache.cassandra.dht.Murmur3Partitioner
data_file_directories: [%[1]s/data]
commitlog_directory: %[1]s/commitlog
hints_directory: %[1]s/hints
saved_caches_directory: %[1]s/caches
cdc_raw_directory: %[1]s/cdc
commitlog_sync: group
commitlog_sync_group_window: 5ms
endpoint_snitch: SimpleSnitch
listen_address: %[2]s
storage_port: %[3]d
rpc_address: %[2]s
native_transport_port: %[4]d
start_native_transport: true
read_request_timeout: 25s
range_request_timeout: 25s
write_request_timeout: 25s
cas_contention_timeout: 25s
request_timeout: 25s
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters: [{seeds: "127.0.0.1:%[3]d"}]
`

// cassandraModules are parts of Java that are opened to Cassandra.
func cassandraModules() (list []string) {
	for flag, names := range map[string]string{
		"--add-exports": "java.base/jdk.internal.misc java.base/jdk.internal.ref java.base/sun.nio.ch java.base/java.lang.ref java.management.rmi/com.sun.jmx.remote.internal.rmi java.rmi/sun.rmi.registry java.rmi/sun.rmi.server java.sql/java.sql jdk.unsupported/sun.misc",
		"--add-opens":   "java.base/java.lang.module java.base/jdk.internal.loader java.base/jdk.internal.ref java.base/jdk.internal.reflect java.base/jdk.internal.math java.base/jdk.internal.module java.base/jdk.internal.util.jar java.base/sun.nio.ch java.base/java.io java.base/java.lang java.base/java.util java.base/java.nio java.base/java.util.concurrent java.base/java.util.concurrent.atomic java.base/java.net jdk.management/com.sun.management.internal",
	} {
		for name := range strings.FieldsSeq(names) {
			list = append(list, flag, name+"=ALL-UNNAMED")
		}
	}
	return list
}

// Start starts a node, counted from 0, and waits until it answers.
func (c *Cassandra) Start(i int) error {
	n := c.nodes[i]
	settings := filepath.Join(n.folder, "conf", "cassandra.yaml")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(settings, fmt.Appendf(nil, cassandraSettings, n.folder, n.address, c.storage, c.Port), 0o644); err != nil {
		return err
	}
	log, err := os.Create(filepath.Join(n.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	// The short ways of a compiler and of memory.
	args := append(cassandraModules(), "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djdk.attach.allowAttachSelf=true",
		"-Dcassandra.config=file://"+settings, "-Dcassandra.storagedir="+n.folder, "-Dcassandra-foreground=yes",
		"-Dcassandra.skip_wait_for_gossip_to_settle=0", "-Dcassandra.ring_delay_ms=1000", "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
		"-cp", filepath.Join(c.jars, "*")+":"+filepath.Dir(settings), "org.apache.cassandra.service.CassandraDaemon")
	n.cmd = exec.Command(c.java, args...)
	n.cmd.Stdout, n.cmd.Stderr = log, log
	ownGroup(n.cmd)
	if err := n.cmd.Start(); err != nil {
		return err
	}
	if err := os.WriteFile(n.pid(), []byte(strconv.Itoa(n.cmd.Process.Pid)), 0o644); err != nil {
		return errors.Join(err, n.cmd.Process.Kill())
	}
	n.ended = make(chan struct{})
	go func(cmd *exec.Cmd, ended chan struct{}) {
		_ = cmd.Wait() // it is killed in the end
		close(ended)
	}(n.cmd, n.ended)
	return c.await(n)
}

func (n *node) pid() string { return filepath.Join(n.folder, "pid") }

// await waits until a node answers.
func (c *Cassandra) await(n *node) error {
	failed := "has not answered for five minutes"
	for start := time.Now(); time.Since(start) < 5*time.Minute; {
		conn, err := net.DialTimeout("tcp", net.JoinHostPort(n.address, strconv.Itoa(c.Port)), time.Second)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-n.ended:
			failed, start = "has ended", time.Time{}
		case <-time.After(100 * time.Millisecond):
		}
	}
	said, _ := os.ReadFile(filepath.Join(n.folder, "log"))
	return fmt.Errorf("the node at %s %s: %s", n.address, failed, lastLines(said))
}

// Kill ends the process of a node at once, as a crash does.
func (c *Cassandra) Kill(i int) error {
	n := c.nodes[i]
	if err := n.cmd.Process.Kill(); err != nil {
		return err
	}
	<-n.ended
	return os.Remove(n.pid())
}

// Remove ends all nodes for good and removes their folder.
func (c *Cassandra) Remove() error { return c.guard.end() }

// Address is where a new keyspace with so many copies is found, once something is pushed.
func (c *Cassandra) Address(copies int) string {
	hosts := make([]string, len(c.nodes))
	for i, n := range c.nodes {
		hosts[i] = n.address
	}
	return fmt.Sprintf("cassandra://%s:%d/test%d?replication=%d", strings.Join(hosts, ","), c.Port, c.spaces.Add(1), copies)
}
