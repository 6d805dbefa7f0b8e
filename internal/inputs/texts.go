package inputs

import (
	"context"
	"errors"
	"fmt"

	"dossier/data"
	"dossier/data/load"
	"dossier/graph/ask"
)

// Texts are the stored texts of the sources of a dossier. They are read when they are
// asked for, under the rules under which the dossier was checked. They may be used by
// several at once.
type Texts struct{ files map[string]load.TextFile }

// Text is a stored text as it is now.
type Text struct {
	File   string // below the folder of the file that names it
	SHA256 string // the digest that the dossier has of it, or empty
	Raw    []byte
}

// ErrNoText says that no text of a source can be read: none is stored, or the dossier
// is in no folder, as tables and standard input are.
var ErrNoText = errors.New("no text of the source is stored")

// OpenWithTexts is [Open] for whoever wants to read the stored texts later.
func OpenWithTexts(ctx context.Context, in Inputs) (ask.Engine, *Texts, error) {
	texts := &Texts{files: map[string]load.TextFile{}}
	in.Located = func(source string, file load.TextFile) { texts.files[source] = file }
	e, err := Open(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	return e, texts, nil
}

// Text reads the text of a source. It fails with [ErrNoText], or says which file cannot
// be read and why; the file is named in that case as well.
func (t *Texts) Text(source string) (Text, error) {
	file, stored := t.files[source]
	if !stored {
		return Text{}, ErrNoText
	}
	raw, err := file.Read()
	if err != nil {
		err = fmt.Errorf("the stored text %s cannot be read: %w", data.Quoted(file.Name), err)
	}
	return Text{File: file.Name, SHA256: file.SHA256, Raw: raw}, err
}
