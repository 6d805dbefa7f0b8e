package answer

import "context"

// digester works out the digest of a dossier.
type digester func(context.Context) (string, error)

// LazyDossier says what was asked, with a digest that is worked out when it is
// first needed.
func LazyDossier(title, version string, digest func(context.Context) (string, error)) Dossier {
	return Dossier{Title: title, Version: version, digest: digest}
}

// Seal sees to it that an answer names the digest of its dossier, and of both
// dossiers where it compares two. Whoever stamps an answer into something that
// lasts calls it first. It fails where the context ends before.
func Seal(ctx context.Context, a Answer) error {
	if err := a.Common().Dossier.seal(ctx); err != nil {
		return err
	}
	if c, ok := a.(*Comparison); ok && c.Before != nil {
		return c.Before.Dossier.seal(ctx)
	}
	return nil
}

func (d *Dossier) seal(ctx context.Context) (err error) {
	if d.Digest == "" && d.digest != nil {
		d.Digest, err = d.digest(ctx)
	}
	return err
}

// Digests names the content of what an answer was made from: one digest, or two
// with a space between where it compares two dossiers. The answer must be sealed.
func Digests(a Answer) string {
	digest := a.Common().Dossier.Digest
	if c, ok := a.(*Comparison); ok {
		old := digest
		if c.Before != nil {
			old = c.Before.Dossier.Digest
		}
		return old + " " + digest
	}
	return digest
}
