package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/save/edit"
	"dossier/internal/safefile"
)

// Written is a claim that was written and can be taken back.
type Written struct {
	Number   int
	File     string
	Sentence string
	From, To string // as in Told
}

// write is a Written with what it takes to take it back.
type write struct {
	Written
	path   string
	change *edit.Change
}

// mostWrites is how many writes can be taken back.
const mostWrites = 100

// Refusals of Write. With each of them comes the draft checked anew.
var (
	// ErrChanged says that the file is not the one that was checked.
	ErrChanged = errors.New("the file has been changed since the check, so nothing was written: look at it anew")
	// ErrEdited says that the draft is not the one that was checked.
	ErrEdited = errors.New("you have changed the claim since the check, so nothing was written: look at it anew")
	// ErrUnsound says that the claim cannot be written.
	ErrUnsound = errors.New("the claim cannot be written as it is, so nothing was")
)

// Write writes the claim of a draft that was checked, where neither the draft nor the file
// has changed since: the ticket says what was checked. It checks anew, and returns what it
// found where it refuses: with [ErrChanged], [ErrEdited] or [ErrUnsound].
func (k *Desk) Write(ctx context.Context, draft Draft, ticket string) (*Checked, error) {
	k.writing.Lock()
	defer k.writing.Unlock()
	c, err := k.Check(ctx, draft)
	switch {
	case err != nil:
		return nil, err
	case ticket != c.Ticket && strings.HasSuffix(ticket, "."+c.Draft.sum()):
		return c, ErrChanged
	case ticket != c.Ticket:
		return c, ErrEdited
	case !c.sound:
		return c, ErrUnsound
	}
	if err := safefile.Replace(c.file.path, c.was, c.change.After()); err != nil {
		return c, k.failed(c.file.Name, err)
	}
	c.change.Forget()
	k.number++
	k.writes = append(k.writes, &write{Written{k.number, c.file.Name, c.Told.Sentence, c.Told.From, c.Told.To}, c.file.path, c.change})
	if len(k.writes) > mostWrites {
		k.writes = slices.Delete(k.writes, 0, 1)
	}
	return c, nil
}

// failed says why a file could not be written.
func (k *Desk) failed(name string, err error) error {
	if errors.Is(err, safefile.ErrChanged) {
		return ErrChanged
	}
	return fmt.Errorf("%s cannot be written, and is as it was: %w", name, reason(err))
}

// Writes lists what was written and can be taken back, the last first.
func (k *Desk) Writes() []Written {
	k.writing.Lock()
	defer k.writing.Unlock()
	list := make([]Written, len(k.writes))
	for i, w := range k.writes {
		list[len(list)-1-i] = w.Written
	}
	return list
}

// Undo takes the write with a number back, where its file is still what it left and the
// dossier is sound without it. The error says what stands in the way.
func (k *Desk) Undo(ctx context.Context, number int) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	i := slices.IndexFunc(k.writes, func(w *write) bool { return w.Number == number })
	if i < 0 {
		return errors.New("this was taken back before, or written before the program was started")
	}
	w := k.writes[i]
	if why := unwritable(w.path); why != "" {
		return fmt.Errorf("%s %s", w.File, why)
	}
	now, err := os.ReadFile(w.path)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", w.File, reason(err))
	}
	back, err := w.change.Back(now)
	if errors.Is(err, edit.ErrOther) {
		return fmt.Errorf("%s has been changed since this was written: take back what was written later, or change the file by hand", w.File)
	}
	if err != nil {
		return err
	}
	if err := k.without(ctx, w.File, now, back); err != nil {
		return err
	}
	if err := safefile.Replace(w.path, now, back); err != nil {
		return k.failed(w.File, err)
	}
	k.writes = slices.Delete(k.writes, i, i+1)
	return nil
}

// without looks whether the dossier is sound with an earlier text of a file, as far as it
// is now.
func (k *Desk) without(ctx context.Context, name string, now, back []byte) error {
	if len(back) > load.MaxOutlined {
		return fmt.Errorf("%s is too large", name)
	}
	before, err := k.read(ctx, map[string][]byte{name: now})
	if err != nil {
		return err
	}
	after, err := k.read(ctx, map[string][]byte{name: back})
	if err != nil {
		return err
	}
	for _, p := range since(before.problems, after.problems) {
		if p.Severity == data.Error {
			return fmt.Errorf("something else relies on it: %s", p.String())
		}
	}
	return nil
}
