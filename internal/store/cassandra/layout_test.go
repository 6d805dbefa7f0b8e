package cassandra

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"net"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/store"
)

// What was spread over partitions has to be found there by every later program.
func TestLayout(t *testing.T) {
	for _, tt := range []struct {
		arcs, ties, want int
	}{
		{0, 5, 1}, {400, math.MaxInt32, 1}, {20_000, 10_000, 1}, {20_000, 10_001, 2}, {20_000, 20_000, 3}, {20_000, -1, 1},
		{1_000_000, 1_000_000, 101}, {10_000_000_000, 900_000, 1}, {10_000_000_000, 2_000_000, 3}, {10_000_000_000, math.MaxInt32, 2148},
	} {
		l := layout{counts: store.Counts{Arcs: tt.arcs}}
		if got := l.arcBuckets(tt.ties); got != tt.want {
			t.Errorf("%d of %d arcs: %d partitions, want %d", tt.ties, tt.arcs, got, tt.want)
		}
	}
	l := layout{counts: store.Counts{Actors: 100_000, Claims: 1_000_000_000, Sources: 9_999}}
	for kind, want := range map[store.Kind]int{store.Actors: 11, store.Claims: mostBuckets, store.Sources: 1} {
		if got := l.records(kind); got != want {
			t.Errorf("records of %s: %d partitions, want %d", kind, got, want)
		}
	}
	for index, want := range map[store.Index]int{store.ActorNames: 3, store.Words: mostBuckets, store.Origins: 1} {
		if got := l.entries(index); got != want {
			t.Errorf("index %s: %d partitions, want %d", index, got, want)
		}
	}
	for key, want := range map[string]int{"": 61, "kim": 80, "김정은": 20} {
		if got := bucket(key, 100); got != want {
			t.Errorf("%q lies in partition %d, want %d", key, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("a", partSize), strings.Repeat("a", partSize+1), "a" + strings.Repeat("金", partSize), strings.Repeat("\U0001f469", partSize), strings.Repeat("\xbf", 3*partSize)} {
		parts := cut(text)
		if strings.Join(parts, "") != text {
			t.Errorf("%.10q… is not what its parts are", text)
		}
		for _, part := range parts {
			if len(part) > partSize || utf8.ValidString(text) && !utf8.ValidString(part) || len(part) == 0 && text != "" {
				t.Errorf("%.10q…: a part of %d bytes", text, len(part))
			}
		}
	}
}

// piecewise gives what is read in pieces of a few bytes.
type piecewise struct {
	net.Conn
	rest []byte
	size int
}

func (p *piecewise) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), p.size)], p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

func TestFramesAreBounded(t *testing.T) {
	frame := func(length uint32, body int) []byte {
		head := []byte{0x84, 0, 0, 1, 8, 0, 0, 0, 0}
		binary.BigEndian.PutUint32(head[5:], length)
		return append(head, make([]byte, body)...)
	}
	fine := bytes.Join([][]byte{frame(0, 0), frame(5, 5), frame(70_000, 70_000), frame(0, 0)}, nil)
	for _, size := range []int{1, 2, 8, 9, 10, 100_000} {
		got, err := io.ReadAll(&bounded{Conn: &piecewise{rest: fine, size: size}})
		if err != nil || !bytes.Equal(got, fine) {
			t.Errorf("pieces of %d: %d of %d bytes, %v", size, len(got), len(fine), err)
		}
		_, err = io.ReadAll(&bounded{Conn: &piecewise{rest: append(fine, frame(maxFrame+1, 5)...), size: size}})
		if !errors.Is(err, errFrame) {
			t.Errorf("pieces of %d: a frame that is too long: %v", size, err)
		}
	}
}
