//go:build linux

package main

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"time"
)

// questions is how often each question is put; the median counts.
const questions = 200

// huge asks a dossier of a million ties.
func huge(program, file string) error {
	pairs, err := pairsOf(file + ".pairs")
	if err != nil {
		return err
	}
	begun := time.Now()
	s, err := serve(program, file)
	if err != nil {
		return err
	}
	opened := time.Since(begun)
	hub := "a0" // the generator has most ties end there
	rows := []row{
		{"completion, three letters of a name", 30, func(i int) string { return "/api/v1/complete?prefix=" + pairs[i][0][:min(3, len(pairs[i][0]))] }},
		{"a path, as JSON", 50, func(i int) string { return "/api/v1/path?from=" + pairs[i][0] + "&to=" + pairs[i][1] }},
		{"the page of the largest hub", 300, func(i int) string { return "/show?actor=" + hub + fresh(i) }},
		{"its ties, all of them as JSON", 300, func(int) string { return "/api/v1/show?actor=" + hub }},
		{"the first page of claims", 300, func(i int) string { return "/claims?status=asserted" + fresh(i) }},
	}
	fmt.Printf("\nA dossier of 10^6 ties, opened in %.1f s; each asked %d times.\n\n| asked | goal, ms | median, ms | processor, ms |\n|---|--:|--:|--:|\n", opened.Seconds(), questions)
	for _, r := range rows {
		if err := r.print(s, questions); err != nil {
			return err
		}
	}
	return s.stop()
}

// row is a question that is put again and again, each time with a number.
type row struct {
	name string
	goal int // milliseconds
	path func(i int) string
}

// print asks, and prints how long one took and what processor time, on average.
func (r row) print(s *server, times int) error {
	took, processor, err := r.ask(s, times)
	if err == nil {
		fmt.Printf("| %s | %d | %s | %s |\n", r.name, r.goal, milliseconds(took), milliseconds(processor))
	}
	return err
}

func (r row) ask(s *server, n int) (median, processor time.Duration, err error) {
	before, err := s.processor()
	if err != nil {
		return 0, 0, err
	}
	var took times
	for i := range n {
		_, t, _, err := s.get(r.path(i))
		if err != nil {
			return 0, 0, err
		}
		took = append(took, t)
	}
	after, err := s.processor()
	return took.at(0.5), (after - before) / time.Duration(n), err
}

// fresh is a part of an address that makes its answer one that was not kept.
func fresh(i int) string { return fmt.Sprintf("&until=%d", 3000+i) }

func pairsOf(file string) (pairs [][2]string, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		from, to, _ := strings.Cut(lines.Text(), " ")
		pairs = append(pairs, [2]string{from, to})
	}
	if len(pairs) < questions {
		return nil, fmt.Errorf("%s has %d pairs, and %d are asked for", file, len(pairs), questions)
	}
	return pairs, lines.Err()
}

// starts is how often the explorer is started, and clicks how many new figures are asked for.
const starts, clicks = 9, 15

// quick measures what a single reader waits for, on the sample dossier and on a network of
// 50 actors.
func quick(program, fifty string) error {
	var first, processor times
	weight := 0
	for range starts {
		begun := time.Now()
		s, err := serve(program)
		if err != nil {
			return err
		}
		page, _, _, err := s.get("/")
		if err != nil {
			return err
		}
		figure := regexp.MustCompile(`/figure/draw\.svg[^"]*`).FindString(string(page))
		if _, _, _, err := s.get(strings.ReplaceAll(figure, "&amp;", "&")); err != nil {
			return err
		}
		first = append(first, time.Since(begun))
		spent, err := s.processor()
		if err != nil {
			return err
		}
		processor = append(processor, spent)
		if weight, err = s.weighs(string(page)); err != nil {
			return err
		}
		if err := s.stop(); err != nil {
			return err
		}
	}
	s, err := serve(program, fifty)
	if err != nil {
		return err
	}
	fmt.Printf("\n| a single reader | goal, ms | median, ms | processor, ms |\n|---|--:|--:|--:|\n")
	fmt.Printf("| from the start of the program to the first figure | 1000 | %s | %s |\n", milliseconds(first.at(0.5)), milliseconds(processor.at(0.5)))
	for _, r := range []row{
		{"a click to a page with a new figure of 51 actors", 150, func(i int) string { return fmt.Sprintf("/draw?title=%d", i) }},
		{"the same pages again", 10, func(i int) string { return fmt.Sprintf("/draw?title=%d", i) }},
	} {
		if err := r.print(s, clicks); err != nil {
			return err
		}
	}
	fmt.Printf("\nThe first page, with all that it loads but the figure: %.0f kB.\n", float64(weight)/1000)
	return s.stop()
}

var (
	loaded   = regexp.MustCompile(`(?:href|src)="(/static/[^"]*)"`)
	imported = regexp.MustCompile(`from "\./([a-z]+\.js)"`)
)

// weighs is how many bytes a page has with its style sheets and scripts.
func (s *server) weighs(page string) (int, error) {
	total := len(page)
	var left []string
	for _, m := range loaded.FindAllStringSubmatch(page, -1) {
		left = append(left, m[1])
	}
	met := map[string]bool{}
	for len(left) > 0 {
		at := left[0]
		left = left[1:]
		if met[at] {
			continue
		}
		met[at] = true
		body, _, _, err := s.get(at)
		if err != nil {
			return 0, err
		}
		total += len(body)
		for _, m := range imported.FindAllStringSubmatch(string(body), -1) {
			left = append(left, path.Dir(at)+"/"+m[1])
		}
	}
	return total, nil
}
