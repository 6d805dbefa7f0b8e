package document

import (
	"context"
	"io"
)

// HTMLBody writes what [HTML] has between the head of a page and its end, with
// headings and ids, for a page that has a head of its own and nothing else of this
// kind. Its style sheet names the classes that begin with "dossier-"; the policy of
// that page has to name the styles of the figures in it.
func HTMLBody(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: newPage(ctx, out, false)}
	return w.document(d)
}
