package stores

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"dossier/internal/store"
)

// Sample is the edition that is pushed by those that are killed.
func Sample() *Edition { return Random(1, "main", "one", 25) }

// PushAndTell pushes the sample: a batch for each line of in, and a line of out for each
// batch.
func PushAndTell(ctx context.Context, s store.Store, in io.Reader, out io.Writer) error {
	e := Sample()
	d, err := s.Begin(ctx, e.Head)
	if err != nil {
		return err
	}
	asked := bufio.NewScanner(in)
	for _, b := range e.Batches {
		if !asked.Scan() {
			return errors.New("nobody asks for more")
		}
		if _, err := d.Push(ctx, b); err != nil {
			return err
		}
		fmt.Fprintln(out, "pushed")
	}
	return d.Publish(ctx)
}
