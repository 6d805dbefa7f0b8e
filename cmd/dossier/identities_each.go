package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"dossier/data"
	"dossier/data/identities"
	"dossier/graph/ask"
	"dossier/internal/describe"
)

// runDecideEach shows one proposal after the other and asks for a verdict.
func (a *app) runDecideEach(ctx context.Context, f decideFlags) error {
	for _, v := range data.Verdicts() {
		if *f.verdicts[v] || f.keep != "" || f.signed.why != "" {
			return &flagError{errors.New("name the two actors that the verdict is about")}
		}
	}
	if !a.asks {
		return &flagError{errors.New("name the two actors; without them decide asks, and that needs a terminal")}
	}
	on, err := f.signed.check(false)
	if err != nil {
		return err
	}
	if f.signed.file == "" {
		return &flagError{errors.New("name the file for the decisions: -o FILE")}
	}
	d, err := a.readSound(ctx)
	if err != nil {
		return err
	}
	s := &session{a: a, ctx: ctx, lines: linesOf(a.in), skipped: map[[2]string]bool{}}
	for {
		found, err := identities.Find(ctx, d, identities.Options{Again: f.again, Most: len(s.skipped) + 1})
		if err != nil {
			return err
		}
		p, ok := s.next(found)
		if !ok {
			fmt.Fprintln(a.err, "No more proposals.")
			return nil
		}
		decision := data.Decision{Actors: s.pair(found, p), By: f.signed.by, On: on}
		if decision.Verdict, decision.Why, err = s.ask(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		s.skipped[[2]string(decision.Actors)] = true
		if decision.Verdict == "" {
			continue
		}
		after, err := a.mayDecide(ctx, d, decision)
		if ask.IsUsage(err) {
			a.complain(err)
			continue
		}
		if err == nil {
			err = a.note(ctx, f.signed.file, decision)
		}
		if err != nil {
			return err
		}
		d = after
	}
}

// session is a row of questions to somebody at a terminal.
type session struct {
	a       *app
	ctx     context.Context
	lines   <-chan string
	skipped map[[2]string]bool
}

// linesOf reads lines aside, so that an interrupt need not wait for one.
func linesOf(in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(in); s.Scan(); {
			lines <- s.Text()
		}
	}()
	return lines
}

// read returns the next line without the blanks around it; io.EOF ends the questions.
func (s *session) read() (string, error) {
	select {
	case line, ok := <-s.lines:
		if !ok {
			fmt.Fprintln(s.a.err)
			return "", io.EOF
		}
		return strings.TrimSpace(line), nil
	case <-s.ctx.Done():
		return "", s.ctx.Err()
	}
}

func (s *session) pair(found *identities.Found, p *identities.Proposal) []string {
	return []string{found.Dossier.Actors[p.A].ID, found.Dossier.Actors[p.B].ID}
}

// next shows the likeliest proposal that nobody has skipped.
func (s *session) next(found *identities.Found) (*identities.Proposal, bool) {
	for i := range found.Proposals {
		p := &found.Proposals[i]
		if s.skipped[[2]string(s.pair(found, p))] {
			continue
		}
		out := bufio.NewWriter(s.a.err)
		fmt.Fprintln(out)
		describe.Proposal(out, found, p, s.a.errStyle())
		return p, out.Flush() == nil
	}
	return nil, false
}

// ask asks for a verdict and its reason; an empty verdict skips the pair.
func (s *session) ask() (data.Verdict, string, error) {
	for {
		fmt.Fprint(s.a.err, "[s]ame, [d]ifferent, [u]nsure, Enter to skip, [q]uit? ")
		line, err := s.read()
		if err != nil {
			return "", "", err
		}
		var verdict data.Verdict
		switch strings.ToLower(line) {
		case "s", "same":
			verdict = data.Same
		case "d", "different":
			verdict = data.Different
		case "u", "unsure":
			verdict = data.Unsure
		case "", "skip":
			return "", "", nil
		case "q", "quit":
			return "", "", io.EOF
		default:
			continue
		}
		fmt.Fprint(s.a.err, "Why? ")
		why, err := s.read()
		if err != nil {
			return "", "", err
		}
		if why != "" {
			return verdict, strings.ToValidUTF8(why, "\ufffd"), nil
		}
		fmt.Fprintln(s.a.err, "A decision needs a reason.")
	}
}
