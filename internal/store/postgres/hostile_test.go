package postgres

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"dossier/internal/store/address"
)

// liar is a server that lets everybody in and then answers each question with some bytes.
func liar(t *testing.T, answer []byte) *Store {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			context.AfterFunc(t.Context(), func() { _ = conn.Close() }) // before the store is closed, which would wait
			go lie(conn, answer)
		}
	}()
	a, err := address.Parse("postgres://ann@" + listener.Addr().String() + "/d?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(a, Options{Password: "Hunter2"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	s.quiet = 300 * time.Millisecond
	return s
}

// message frames a message of the protocol.
func message(kind byte, body string) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(body)+4)), body...)
}

func lie(conn net.Conn, answer []byte) {
	defer conn.Close()
	var length [4]byte
	if _, err := io.ReadFull(conn, length[:]); err != nil {
		return
	}
	if _, err := io.CopyN(io.Discard, conn, int64(binary.BigEndian.Uint32(length[:]))-4); err != nil {
		return
	}
	welcome := append(message('R', "\x00\x00\x00\x00"), message('Z', "I")...)
	if _, err := conn.Write(welcome); err != nil {
		return
	}
	first := make([]byte, 4096)
	if _, err := conn.Read(first); err != nil { // the question
		return
	}
	if _, err := conn.Write(answer); err != nil {
		return
	}
	_, _ = io.Copy(io.Discard, conn)
}

// Whatever a server sends, the answer is an error, soon and in little memory.
func TestHostileServer(t *testing.T) {
	described := append(message('1', ""), message('2', "")...)
	described = append(described, message('T', "\x00\x01schema\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x17\x00\x04\xff\xff\xff\xff\x00\x00")...)
	with := func(more ...[]byte) []byte {
		answer := append([]byte{}, described...)
		for _, m := range more {
			answer = append(answer, m...)
		}
		return answer
	}
	done := append(message('C', "SELECT 1\x00"), message('Z', "I")...)
	row := message('D', "\x00\x01\x00\x00\x00\x011")
	failed := func(fields string) []byte { return append(message('E', fields+"\x00"), message('Z', "I")...) }
	for _, tt := range []struct {
		name   string
		answer []byte
		want   string
	}{
		{"silence", nil, "has not answered"},
		{"silence after a row", with(row), "has not answered"},
		{"a row of 2 GB", with([]byte("D\x7f\xff\xff\xff")), "more than 16 MB"},
		{"a row of 17 MB", with([]byte("D\x01\x10\x00\x00")), "more than 16 MB"},
		{"an answer of 2 GB", []byte("T\x7f\xff\xff\xff"), "more than 16 MB"},
		{"a length below zero", with([]byte("D\xff\xff\xff\xff")), "the connection was lost or the answer cannot be read"},
		{"garbage", []byte(strings.Repeat("garbage", 1000)), ""},
		{"an unknown message", message('?', "?"), "cannot be read"},
		{"a cell longer than its row", with(message('D', "\x00\x01\x7f\xff\xff\xff1")), "cannot be read"},
		{"no cells", with(message('D', "\x00\x00"), done), "cannot be read"},
		{"more cells than columns", with(message('D', "\x00\x02\x00\x00\x00\x011\x00\x00\x00\x011"), done), "cannot be read"},
		{"NULL", with(message('D', "\x00\x01\xff\xff\xff\xff"), done), "cannot be read"},
		{"no number", with(message('D', "\x00\x01\x00\x00\x00\x01x"), done), "cannot be read"},
		{"two rows", with(row, row, done), "does not say of which version"},
		{"an error that drives the terminal", failed("SERROR\x00C99999\x00M\x1b[2J\u202eabc\nHunter\x00"), `the server says "\x1b[2J\u202eabc Hunter" (99999)`},
		{"a long error", failed("SERROR\x00C99999\x00M" + strings.Repeat("x", 1<<20) + "\x00"), "xxx…"},
		{"an error without anything", failed(""), "the server says"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := liar(t, tt.answer).Open(t.Context(), "main", "")
			if err == nil || !strings.Contains(err.Error(), tt.want) || len(err.Error()) > 2000 || strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), "Hunter2") {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}
