package layout

import (
	"dossier/render"
	"dossier/render/layout/internal/page"
)

// Notes sets the evidence notes of a figure on a page of their own, as wide as
// [Options.Width], or as what is printed on a page of paper. A figure without notes has
// no such page: nil. It fails with the options that [Arrange] refuses.
func Notes(f *render.Figure, opt Options) (*render.Scene, error) {
	opt, err := opt.withDefaults()
	if err != nil || len(f.Notes) == 0 {
		return nil, err
	}
	if opt.Width == 0 {
		return page.Notes(f, page.Paper), nil
	}
	s := page.Notes(f, opt.sheet().MinWidth())
	page.Trim(s)
	return s, nil
}
