package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/transfer"
)

// pushAnswer is what a push did, or would do.
type pushAnswer struct {
	at      address.Address
	head    *store.Head
	dryRun  bool
	prune   bool
	changes transfer.Changes // of a dry run
	pushed  transfer.Pushed
	removed []store.Listed
}

// kindsInOrder are the kinds of records as they are told, with their words.
var kindsInOrder = []struct {
	kind store.Kind
	word string
}{{store.Actors, "actor"}, {store.Claims, "claim"}, {store.Sources, "source"}}

// state says in a word what the edition is to the store: before a dry run, or by now.
func (p *pushAnswer) state() string {
	switch {
	case !p.dryRun:
		return "current"
	case p.changes.Current == p.head.Edition:
		return "current"
	case p.changes.Published:
		return "published"
	case p.changes.Begun:
		return "begun"
	}
	return "new"
}

func (p *pushAnswer) text(w io.Writer, _ document.TextStyle) error {
	var b strings.Builder
	if p.dryRun {
		p.tellChanges(&b)
	} else {
		p.tellPushed(&b)
	}
	for _, l := range p.removed {
		verb := "removed"
		if p.dryRun {
			verb = "would remove"
		}
		what := "edition"
		if !l.Published {
			what = "unfinished edition"
		}
		fmt.Fprintf(&b, "%s the %s %s\n", verb, what, data.Printable(l.Edition))
	}
	if p.prune && len(p.removed) == 0 {
		fmt.Fprintln(&b, "no other edition to remove")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (p *pushAnswer) tellPushed(b *strings.Builder) {
	c := p.head.Counts
	fmt.Fprintf(b, "%s: %s, %s, %s, %s\n", data.Printable(titled(p.head.Title)), answer.Counted(c.Actors, "actor"),
		answer.Counted(c.Claims, "claim"), answer.Counted(c.Sources, "source"), answer.Counted(c.Ties, "tie"))
	where := data.Printable(p.at.String())
	switch {
	case p.pushed.Current:
		fmt.Fprintf(b, "was the current edition of %s already: nothing was written\n", where)
	case p.pushed.Known:
		fmt.Fprintf(b, "stood in %s already, and is the current edition again\n", where)
	default:
		fmt.Fprintf(b, "is the current edition of %s: %d of %d batches written\n", where, p.pushed.Written, p.pushed.Batches)
	}
	fmt.Fprintf(b, "edition %s\n", data.Printable(p.head.Edition))
}

func (p *pushAnswer) tellChanges(b *strings.Builder) {
	where := data.Printable(p.at.String())
	switch p.state() {
	case "current":
		fmt.Fprintf(b, "nothing would change: this is the current edition of %s\n", where)
		return
	case "published":
		fmt.Fprintf(b, "the edition stands in %s already and would be the current one again\n", where)
	case "begun":
		fmt.Fprintf(b, "a push of this edition to %s was begun and not ended: it would go on\n", where)
	}
	if p.changes.Current == "" {
		fmt.Fprintf(b, "there is no current edition of %s\n", where)
	} else {
		fmt.Fprintf(b, "against the current edition %s:\n", data.Printable(shortEdition(p.changes.Current)))
	}
	for _, k := range kindsInOrder {
		c := p.changes.Counts[k.kind]
		fmt.Fprintf(b, "  %-8s %d added, %d gone, %d altered\n", k.word+"s", c.Added, c.Gone, c.Altered)
	}
}

func (p *pushAnswer) json() any {
	c := p.head.Counts
	out := map[string]any{
		"address": p.at.String(), "dossier": p.at.Dossier, "edition": p.head.Edition, "digest": p.head.Digest, "dry-run": p.dryRun, "state": p.state(),
		"actors": c.Actors, "claims": c.Claims, "sources": c.Sources, "ties": c.Ties,
	}
	if p.dryRun {
		changes := map[string]any{}
		for _, k := range kindsInOrder {
			n := p.changes.Counts[k.kind]
			changes[k.word+"s"] = map[string]int{"added": n.Added, "gone": n.Gone, "altered": n.Altered}
		}
		out["against"], out["changes"] = p.changes.Current, changes
	} else {
		out["batches"], out["written"] = p.pushed.Batches, p.pushed.Written
	}
	removed := []map[string]any{}
	for _, l := range p.removed {
		removed = append(removed, map[string]any{"edition": l.Edition, "published": l.Published})
	}
	out["removed"] = removed
	return out
}

func (p *pushAnswer) rows() [][]string {
	c := p.head.Counts
	rows := [][]string{{"what", "value"}, {"address", p.at.String()}, {"edition", p.head.Edition}, {"digest", p.head.Digest}, {"state", p.state()},
		{"actors", strconv.Itoa(c.Actors)}, {"claims", strconv.Itoa(c.Claims)}, {"sources", strconv.Itoa(c.Sources)}, {"ties", strconv.Itoa(c.Ties)}}
	if p.dryRun {
		for _, k := range kindsInOrder {
			n := p.changes.Counts[k.kind]
			rows = append(rows, []string{k.word + "s added", strconv.Itoa(n.Added)}, []string{k.word + "s gone", strconv.Itoa(n.Gone)}, []string{k.word + "s altered", strconv.Itoa(n.Altered)})
		}
	} else {
		rows = append(rows, []string{"batches", strconv.Itoa(p.pushed.Batches)}, []string{"written", strconv.Itoa(p.pushed.Written)})
	}
	for _, l := range p.removed {
		rows = append(rows, []string{"removed", l.Edition})
	}
	return rows
}
