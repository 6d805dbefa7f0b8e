package layout

import (
	"context"

	"dossier/render"
	"dossier/render/internal/readability"
)

// Count counts the faults of a scene, which may come from elsewhere. It fails only
// where ctx is done.
func Count(ctx context.Context, s *render.Scene) (Counts, error) {
	return readability.Measure(ctx, s)
}
