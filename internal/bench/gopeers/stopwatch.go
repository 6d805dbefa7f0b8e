package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// pair is a question: two ids.
type pair struct{ from, to string }

func readPairs(name string) ([]pair, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for line := range strings.Lines(string(text)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			return nil, fmt.Errorf("%s: want two actors a line, not %q", name, line)
		}
		pairs = append(pairs, pair{from, to})
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s holds no pairs", name)
	}
	return pairs, nil
}

// line is one measurement, or the start of one.
type line struct {
	Peer    string    `json:"peer"`
	Version string    `json:"version"`
	Op      string    `json:"op"`
	Ties    int       `json:"ties"`
	Begin   bool      `json:"begin,omitempty"`
	How     string    `json:"how,omitempty"`
	Seconds float64   `json:"seconds,omitempty"`
	Each    []float64 `json:"each,omitempty"` // seconds of each pair: the median of the rounds
	Check   any       `json:"check,omitempty"`
	PeakMB  int       `json:"peak_mb,omitempty"`
}

// stopwatch measures and prints.
type stopwatch struct {
	peer    string
	version string
	ties    int
	box     time.Duration // how long a kind of question may take for all its rounds
	skipped []string      // what was measured already
	out     *json.Encoder
}

// fewest is the number of pairs that are asked however long they take.
const fewest = 3

func newStopwatch(peer, version string, ties int) *stopwatch {
	seconds, err := strconv.ParseFloat(os.Getenv("BOX"), 64)
	if err != nil || seconds <= 0 {
		seconds = 3
	}
	return &stopwatch{
		peer: peer, version: version, ties: ties, box: time.Duration(seconds * float64(time.Second)),
		skipped: strings.Split(os.Getenv("SKIP"), ","), out: json.NewEncoder(os.Stdout),
	}
}

func (s *stopwatch) print(l line) error {
	l.Peer, l.Version, l.Ties = s.peer, s.version, s.ties
	return s.out.Encode(l)
}

func (s *stopwatch) skips(op string) bool { return slices.Contains(s.skipped, op) }

// once measures work that is done once.
func (s *stopwatch) once(op, how string, work func() (any, error)) error {
	if s.skips(op) {
		if op != "load" {
			return nil
		}
		_, err := work() // what follows needs it
		return err
	}
	if err := s.print(line{Op: op, Begin: true}); err != nil {
		return err
	}
	start := time.Now()
	check, err := work()
	if err != nil {
		return err
	}
	seconds := time.Since(start).Seconds()
	return s.print(line{Op: op, How: how, Seconds: seconds, Check: check, PeakMB: peakMB()})
}

// each asks about every pair, round after round, until the time is up, after
// one untimed question if warm.
func (s *stopwatch) each(op, how string, pairs []pair, warm bool, ask func(pair) ([]float64, error)) error {
	if s.skips(op) {
		return nil
	}
	if err := s.print(line{Op: op, Begin: true}); err != nil {
		return err
	}
	if warm {
		if _, err := ask(pairs[0]); err != nil {
			return err
		}
	}
	spent := make([][]time.Duration, len(pairs)) // by pair and round
	var check [][]float64
	end := time.Now().Add(s.box)
	for i := 0; i < fewest || time.Now().Before(end); i++ {
		at := i % len(pairs)
		start := time.Now()
		costs, err := ask(pairs[at])
		spent[at] = append(spent[at], time.Since(start))
		if err != nil {
			return err
		}
		if i < len(pairs) {
			check = append(check, append([]float64{}, costs...))
		}
	}
	l := line{Op: op, How: how, Check: check, PeakMB: peakMB()}
	for i := range check {
		slices.Sort(spent[i])
		l.Each = append(l.Each, spent[i][len(spent[i])/2].Seconds())
		l.Seconds += l.Each[i] / float64(len(check))
	}
	if len(l.Each) == 0 {
		return errors.New("no pair was measured")
	}
	return s.print(l)
}

// peakMB is the most memory that this process has held, or 0 where the system
// does not tell.
func peakMB() int {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			if kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB")); err == nil {
				return kb >> 10
			}
		}
	}
	return 0
}
