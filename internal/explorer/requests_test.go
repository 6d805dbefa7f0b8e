package explorer

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// listening serves over a socket, as the program does, and gives its address.
func listening(t *testing.T, opt Options) string {
	t.Helper()
	x := exploring(t, opt)
	l, err := Listen(t.Context(), "127.0.0.1", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- x.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// raw sends bytes and gives what comes back, to the end of the connection or of patience.
func raw(t *testing.T, address, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(headTime + 10*time.Second)) //nolint:errcheck // the read would hang
	go io.WriteString(c, text)                               //nolint:errcheck // the server may close before the end
	reply, _ := io.ReadAll(c)                                // as far as it comes
	return string(reply)
}

// TestHostileRequests sends what no browser of a reader would. Each is refused, says
// nothing of the machine, and leaves the explorer at work.
func TestHostileRequests(t *testing.T) {
	address := listening(t, Options{})
	head := func(line string, rest ...string) string {
		return line + "\r\nHost: " + address + "\r\nConnection: close\r\n" + strings.Join(append(rest, "\r\n"), "\r\n")
	}
	tests := []struct {
		name, text string
		want       string // statuses that will do
	}{
		{"plain", head("GET / HTTP/1.1"), "200"},
		{"garbage", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "400"},
		{"no version", "GET /\r\n\r\n", "400"},
		{"a version that there is not", head("GET / HTTP/9.9"), "505"},
		{"no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400"},
		{"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
		{"a foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "421"},
		{"a foreign host in the line", "GET http://evil.example/ HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n", "421"},
		{"a host with a user", "GET / HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\nConnection: close\r\n\r\n", "400 421"},
		{"a foreign origin", head("GET /api/v1/overview HTTP/1.1", "Origin: https://evil.example"), "403"},
		{"embedded elsewhere", head("GET /figure/draw.svg HTTP/1.1", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"), "403"},
		{"posted from elsewhere", head("POST / HTTP/1.1", "Origin: https://evil.example", "Content-Length: 3", "\r\na=b"), "403"},
		{"posted from here", head("POST /path HTTP/1.1", "Origin: http://"+address, "Content-Length: 3", "\r\na=b"), "405"},
		{"deleted", head("DELETE /source?id=x HTTP/1.1"), "405"},
		{"a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", "400 421"},
		{"a method in other letters", head("get / HTTP/1.1"), "405"},
		{"a long line", head("GET /show?actor=" + strings.Repeat("x", 12<<10) + " HTTP/1.1"), "414"},
		{"a longer line", head("GET /show?actor=" + strings.Repeat("x", 1<<20) + " HTTP/1.1"), "431 414"},
		{"a long head", head("GET / HTTP/1.1", "X: "+strings.Repeat("x", 1<<20)), "431"},
		{"many heads", head("GET / HTTP/1.1", strings.TrimSuffix(strings.Repeat("X: y\r\n", 100_000), "\r\n")), "431"},
		{"up", head("GET /../../etc/passwd HTTP/1.1"), "400"},
		{"up in disguise", head("GET /static/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1"), "400"},
		{"up on Windows", head("GET /static/..%5c..%5csecret HTTP/1.1"), "400"},
		{"a file by its name", head("GET /source?id=%2Fetc%2Fpasswd HTTP/1.1"), "400"},
		{"a body with GET", head("GET / HTTP/1.1", "Content-Length: 5", "\r\nhello"), "400"},
		{"two lengths", head("GET / HTTP/1.1", "Content-Length: 5", "Content-Length: 6", "\r\nhello"), "400"},
		{"a length and pieces", head("GET / HTTP/1.1", "Content-Length: 5", "Transfer-Encoding: chunked", "\r\n0\r\n"), "400"},
		{"a head with a NUL", head("GET / HTTP/1.1", "X: a\x00b"), "400"},
		{"a request behind a request", head("GET / HTTP/1.1", "X: a\r\n\r\nGET /etc/passwd HTTP/1.1"), "200"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply := raw(t, address, tt.text)
			status := ""
			if words := strings.Fields(reply); len(words) > 1 {
				status = words[1]
			}
			if status == "" || !strings.Contains(tt.want, status) {
				t.Errorf("%q, want %s", head200(reply), tt.want)
			}
			if strings.Contains(reply, "root:") || strings.Contains(reply, "goroutine") || strings.Contains(reply, ".go:") {
				t.Errorf("it tells of the machine: %q", head200(reply))
			}
		})
	}
}

func head200(s string) string { return s[:min(len(s), 200)] }

// TestSlowClients opens many connections that send a head byte by byte and never end.
// Meanwhile others are answered, and the slow ones are let go.
func TestSlowClients(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a time limit")
	}
	address := listening(t, Options{})
	var slow []net.Conn
	for range 200 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
		slow = append(slow, c)
	}
	for range 8 {
		resp, err := http.Get("http://" + address + "/path?from=Kim&to=Seoul")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%d while others are slow", resp.StatusCode)
		}
		for _, c := range slow {
			c.Write([]byte("x")) //nolint:errcheck // it may have been let go
		}
		time.Sleep(headTime / 8)
	}
	for _, c := range slow {
		c.SetReadDeadline(time.Now().Add(headTime)) //nolint:errcheck // the read would hang
		if line, _ := bufio.NewReader(c).ReadString('\n'); strings.Contains(line, " 200 ") {
			t.Fatalf("half a request is answered with %q", line)
		}
		if _, err := io.Copy(io.Discard, c); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Fatal("a slow connection is kept")
		}
	}
}
