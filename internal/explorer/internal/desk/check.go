package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"

	"dossier/data"
	"dossier/data/save/edit"
)

// Checked is what would become of the dossier with a draft.
type Checked struct {
	Draft Draft // as it was understood
	// Faults are what is wrong with the draft itself, Unknown the names in it that no actor
	// has, and Problems what check says of the dossier with it and did not say before.
	Faults   []Fault
	Unknown  []Unknown
	Problems []data.Problem
	// Told is the claim in words, and what changes with it; nil where there is none.
	Told *Told
	// Diff is what would be written, as a unified diff.
	Diff string
	// Ticket names this draft and the text of the file that it was checked with.
	Ticket string

	sound  bool
	file   File
	was    []byte
	change *edit.Change
}

// Sound reports whether the claim can be written.
func (c *Checked) Sound() bool { return c.sound }

// refuse adds what keeps the draft from being written.
func (c *Checked) refuse(field, format string, args ...any) {
	c.Faults = append(c.Faults, Fault{field, fmt.Sprintf(format, args...)})
}

// Check makes the claim of a draft and tells what would become of the dossier with it. It
// writes nothing. What is wrong with the draft, the file or the dossier is in what it
// returns; the error is one of reading, or that of ctx. It loads the dossier twice.
func (k *Desk) Check(ctx context.Context, draft Draft) (*Checked, error) {
	c := &Checked{Draft: draft.clean()}
	if err := k.check(ctx, c); err != nil {
		return nil, err
	}
	c.sound = c.change != nil && len(c.Faults) == 0 && !data.HasErrors(c.Problems)
	return c, nil
}

func (k *Desk) check(ctx context.Context, c *Checked) error {
	file, err := k.file(ctx, c.Draft.File)
	if err != nil {
		if ctx.Err() == nil {
			c.refuse("file", "%v", err)
		}
		return ctx.Err()
	}
	c.file = file
	if c.was, err = os.ReadFile(file.path); err != nil {
		c.refuse("file", "%s cannot be read: %v", file.Name, reason(err))
		return nil
	}
	sum := sha256.Sum256(c.was)
	c.Ticket = hex.EncodeToString(sum[:]) + "." + c.Draft.sum()
	before, err := k.read(ctx, map[string][]byte{file.Name: c.was})
	if err != nil {
		return err
	}
	if data.HasErrors(before.problems) {
		c.Problems = before.problems
		c.refuse("", "the dossier has errors as it is now: mend these first")
		return nil
	}
	made, err := compose(ctx, before.d, &c.Draft)
	if err != nil {
		return err
	}
	c.Faults, c.Unknown = made.faults, made.unknown
	if len(made.faults) > 0 {
		return nil
	}
	return k.tryOut(ctx, c, before, made)
}

// tryOut puts the claim into the text of the file and loads the dossier with that.
func (k *Desk) tryOut(ctx context.Context, c *Checked, before *reading, made *composed) error {
	id, err := idOf(ctx, before.d, &made.claim)
	if err != nil {
		return err
	}
	if at, known := data.NewIndex(before.d).Claim(id); known && saysAlready(before.d, at, &made.claim.Said[0]) {
		c.refuse("", "this very word stands in the dossier already: %s", before.d.ClaimID(at))
		return nil
	}
	if c.change, err = added(ctx, before.d, c.was, made, id); err != nil {
		if ctx.Err() == nil {
			c.refuse("file", "%s: %v", c.file.Name, err)
		}
		return ctx.Err()
	}
	c.Diff = c.change.Diff(c.file.Name, c.was)
	after, err := k.read(ctx, map[string][]byte{c.file.Name: c.change.After()})
	if err != nil {
		return err
	}
	c.Problems = since(before.problems, after.problems)
	if data.HasErrors(after.problems) {
		return nil
	}
	if err := onlyAdded(ctx, before.d, after.d, made); err != nil {
		c.change = nil
		if ctx.Err() == nil {
			c.refuse("file", "%v", err)
		}
		return ctx.Err()
	}
	if c.Told, err = tell(ctx, before.d, after.d, id, &made.claim.Said[0]); err == nil && c.Told == nil {
		c.refuse("to", "name whom the claim ties, on this side or several on the other")
	}
	return err
}

// onlyAdded reports whether a dossier is another one with what was made and nothing else.
func onlyAdded(ctx context.Context, before, after *data.Dossier, made *composed) error {
	plus := *before.Written()
	plus.Actors = slices.Concat(plus.Actors, made.actors)
	plus.Claims.Append(made.claim)
	want, err := plus.Digest(ctx)
	if err != nil {
		return err
	}
	got, err := after.Digest(ctx)
	if err == nil && got != want {
		err = errors.New("what would be written does not say just what was meant, so nothing is: change the file by hand")
	}
	return err
}

// idOf makes the id of a claim of what it says. Claims that say the same have the same.
func idOf(ctx context.Context, d *data.Dossier, c *data.Claim) (string, error) {
	bare := *c
	bare.ID, bare.Said = "", nil
	alone := &data.Dossier{Relations: d.Relations}
	alone.Claims.Append(bare)
	united, err := data.Unite(ctx, alone)
	if err != nil {
		return "", err
	}
	return united.ClaimID(0), nil
}

// saysAlready reports whether a claim has an attribution in every field.
func saysAlready(d *data.Dossier, at int, a *data.Attribution) bool {
	c := d.Claim(at)
	return slices.ContainsFunc(c.Said, func(other data.Attribution) bool { return other.Compare(a) == 0 })
}

// added puts what was made into the text of a file, the claim with its made id to the one
// that says the same where the file has such.
func added(ctx context.Context, d *data.Dossier, raw []byte, made *composed, id string) (*edit.Change, error) {
	text, err := edit.Read(ctx, raw)
	if err != nil {
		return nil, err
	}
	to, err := sameIn(ctx, d, text.Claims, id, made.claim.Relation)
	if err != nil {
		return nil, err
	}
	return text.Add(edit.Addition{Claim: made.claim, Actors: made.actors, To: to})
}

// sameIn finds the first of some claims that says what the claim with a made id and a
// relation does; -1: none.
func sameIn(ctx context.Context, d *data.Dossier, claims []data.Claim, id, relation string) (int, error) {
	index := data.NewIndex(d)
	one := func(ids []string) []string { // actors that decisions have made one
		out := slices.Clone(ids)
		for i := range out {
			if at, known := index.Actor(out[i]); known {
				out[i] = d.Actors[at].ID
			}
		}
		return out
	}
	for i := range claims {
		c := claims[i]
		if c.Relation != relation || c.About != "" || c.Occasion != "" { // a draft has neither of the two
			continue
		}
		c.From, c.To = one(c.From), one(c.To)
		if other, err := idOf(ctx, d, &c); err != nil || other == id {
			return i, err
		}
	}
	return -1, nil
}

// since lists the problems that are new. Lines move, so problems are told apart by what
// they say.
func since(before, after []data.Problem) (list []data.Problem) {
	type said struct{ file, code, message string }
	known := map[said]int{}
	for _, p := range before {
		known[said{p.File, p.Code, p.Message}]++
	}
	for _, p := range after {
		key := said{p.File, p.Code, p.Message}
		if known[key]--; known[key] < 0 {
			list = append(list, p)
		}
	}
	return list
}

// reason is an error of a file without its path.
func reason(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
