package figure

import (
	"bytes"
	"context"
	"io"
	"slices"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// stacked is how many ties of a pair a line of a figure may stand for, and boxed how
// many times as many actors a figure may have as are drawn, where boxes hold several.
const stacked, boxed = 5, 5

// Room is how large a network may be for its figure to be laid out, so that one
// which is larger is refused before it is gathered; none where the format needs no
// layout.
func (f Format) Room(look options.Look) ask.Size {
	if !f.LaidOut() {
		return ask.Size{}
	}
	actors, ties := layout.Room(look.MaxActors)
	return mayHold(look, actors, ties)
}

// mayHold is how large a network may be of which so many actors and ties can be drawn.
func mayHold(look options.Look, actors, ties int) ask.Size {
	size := ask.Size{Actors: actors, Ties: stacked * ties}
	if look.Fold {
		size = ask.Size{Actors: boxed * size.Actors, Ties: boxed * size.Ties}
	}
	return size
}

// Of makes the figure of an answer to a request. MaxNotes bounds its evidence
// notes; 0: as many as are usual.
func Of(ctx context.Context, a answer.Answer, r options.Request, maxNotes int) (*render.Figure, error) {
	return built(ctx, a, r, maxNotes, func(opt render.Options) (render.Figure, error) { return render.Build(ctx, a, opt) })
}

// built seals an answer, has its figure made as a request wants it, and stamps it.
func built(ctx context.Context, a answer.Answer, r options.Request, maxNotes int, build func(render.Options) (render.Figure, error)) (*render.Figure, error) {
	if err := answer.Seal(ctx, a); err != nil {
		return nil, err
	}
	look := &r.Look
	f, err := build(render.Options{Title: look.Title, NoNotes: look.WithoutNotes(), MaxNotes: maxNotes, Flow: look.Direction.Flow(),
		GroupBy: look.GroupBy, AllCaptions: look.AllCaptions, Fold: look.Fold})
	if err != nil {
		return nil, err
	}
	f.Stamp.Query = r.CommandLine() // with the looks, so that the figure can be drawn again
	return &f, nil
}

// Drawing is what is needed to draw beside the figure itself.
type Drawing struct {
	Look options.Look
	// Places are those of the actors in the earlier figure that Look.Keep names;
	// nil where none was read.
	Places *render.Places
	// Runner runs the layout engine; nil: the one in this process.
	Runner layout.Runner
}

// Told is what there is to say of a figure that was made.
type Told struct {
	// Words say what could not be drawn as it should, and what was chosen.
	Words []string
	// TooWide is set where the figure does not fit the width asked for: it is as narrow
	// as its type allows.
	TooWide *layout.WidthWarning
}

// Encode lays a figure out, where the format needs that, and writes it.
func (f Format) Encode(ctx context.Context, w io.Writer, figure *render.Figure, d Drawing) (Told, error) {
	if f.figure != nil {
		if len(figure.Slices) > 0 {
			return Told{}, ask.Usagef("%s needs a format in which actors have places; %s has none", d.Look.SideBySide(), f.Name)
		}
		if d.Look.Keep != "" {
			return Told{}, ask.Usagef("--keep needs a format in which actors have places; %s has none", f.Name)
		}
		return Told{}, f.figure(&lookingWriter{ctx, w}, figure)
	}
	scene, told, err := d.arrange(ctx, f, figure)
	if err != nil {
		return Told{}, err
	}
	more, err := f.write(ctx, w, scene, figure, d)
	told.Words = append(told.Words, more...)
	return told, err
}

// EncodePictures lays a figure out once and encodes it in each of the formats, which are
// pictures; see [ForText]. There is at least one.
func EncodePictures(ctx context.Context, figure *render.Figure, d Drawing, formats []Format) ([][]byte, Told, error) {
	scene, told, err := d.arrange(ctx, formats[0], figure)
	if err != nil {
		return nil, Told{}, err
	}
	var encoded [][]byte
	for _, f := range formats {
		var b bytes.Buffer
		more, err := f.write(ctx, &b, scene, figure, d)
		if err != nil {
			return nil, Told{}, err
		}
		encoded = append(encoded, b.Bytes())
		for _, word := range more { // two formats may lack the same letters
			if !slices.Contains(told.Words, word) {
				told.Words = append(told.Words, word)
			}
		}
	}
	return encoded, told, nil
}

// write encodes a scene, in a format with pages its notes as well.
func (f Format) write(ctx context.Context, w io.Writer, scene *render.Scene, figure *render.Figure, d Drawing) (warnings []string, err error) {
	if f.pages == nil {
		return f.scene(ctx, w, scene, d.Look)
	}
	pages := []*render.Scene{scene}
	notes, err := d.notes(f, figure)
	if err != nil {
		return nil, err
	}
	if notes != nil {
		pages = append(pages, notes)
	}
	return f.pages(ctx, w, pages, d.Look)
}

// layout says how the figure is laid out for a format.
func (d Drawing) layout(f Format) layout.Options {
	look := &d.Look
	sheet := look.Preset()
	return layout.Options{Engine: look.Layout, Width: float64(sheet.Width), Height: float64(sheet.Height), Points: sheet.Points, Whole: sheet.Whole, Keep: d.Places, MaxActors: look.MaxActors, Runner: d.Runner,
		NotesApart: look.Notes == options.NotesPage && !f.panel}
}

// arrange lays a figure out. What is told is which layout was taken, where that was
// not what was asked for or there was a choice, and whether the figure fits its column.
func (d Drawing) arrange(ctx context.Context, f Format, figure *render.Figure) (*render.Scene, Told, error) {
	look := &d.Look
	if err := d.agrees(figure); err != nil {
		return nil, Told{}, err
	}
	scene, report, err := fitted(ctx, figure, d.layout(f), look.Preset())
	if err != nil {
		return nil, Told{}, err
	}
	told := Told{TooWide: report.TooWide}
	if report.Kept != nil && len(d.Places.Actors) > 0 {
		told.Words = append(told.Words, keptWords(look, report.Kept))
	}
	if report.Instead != "" {
		told.Words = append(told.Words, report.Instead)
	}
	if report.Choice != "" {
		told.Words = append(told.Words, report.Choice)
	}
	if n := report.Counts.Vetoes(); n > 0 {
		told.Words = append(told.Words, misleadsWords(n))
	}
	if look.Notes == options.NotesBelow && !f.panel && longNotes(scene, report.Counts.DrawingHeight) {
		told.Words = append(told.Words, longNotesWords)
	}
	return scene, told, nil
}

// agrees refuses options that do not go together.
func (d Drawing) agrees(figure *render.Figure) error {
	look := &d.Look
	switch {
	case look.For != "" && look.Width != 0:
		return ask.Usagef("a figure is drawn with --for or with --width, not both: what it is made for has a width")
	case look.Keep != "" && d.Places == nil:
		return ask.Usagef("--keep %s: no earlier figure can be read here", ask.ShellWord(look.Keep))
	case look.Keep != "" && look.GroupBy != "":
		return ask.Usagef("a figure is drawn with --keep or with --group-by, not both: boxes of groups would move actors")
	case look.Fold && look.Layout == layout.Matrix:
		return ask.Usagef("a figure is drawn with --fold or with --layout matrix, not both: a matrix has a row for each actor")
	case look.Keep != "" && look.Layout == layout.Matrix:
		return ask.Usagef("a figure is drawn with --keep or with --layout matrix, not both: a matrix has rows and columns in place of the old places")
	case len(figure.Slices) > 0 && look.Layout == layout.Matrix:
		return ask.Usagef("a figure is drawn with %s or with --layout matrix, not both: a matrix is one drawing", look.SideBySide())
	}
	return nil
}

// misleadsWords says that a figure has marks that may be taken for something else, which
// its footer names.
func misleadsWords(n int) string {
	return answer.Counted(n, "place") + " in the figure can mislead, as its last lines say: draw a neighbourhood or a path, filter the ties, or draw a table with --layout matrix"
}

// lookingWriter looks at the context before it writes, for encoders that know of
// none and write a large figure piece by piece.
type lookingWriter struct {
	ctx context.Context
	w   io.Writer
}

func (l *lookingWriter) Write(p []byte) (int, error) {
	if err := l.ctx.Err(); err != nil {
		return 0, err
	}
	return l.w.Write(p)
}
