package options

import (
	"strings"

	"dossier/internal/setting"
)

// notesWords are what --notes takes: "on" is another word for "below".
func notesWords() []string { return []string{"on", "below", string(NotesPage), string(NotesOff)} }

func notesSetting(n *Notes) setting.Value {
	parse := func(s string) (Notes, error) {
		switch s {
		case "on", "below":
			return NotesBelow, nil
		case string(NotesPage), string(NotesOff):
			return Notes(s), nil
		}
		return "", setting.NotOneOf(notesWords(), s)
	}
	return setting.One[Notes]{X: n, Parse: parse, Format: func(n Notes) string { return string(n) }, Kind: strings.Join(notesWords(), "|")}
}

// noNotes is the earlier spelling of --notes off.
type noNotes struct{ n *Notes }

// Set reads true or false.
func (v noNotes) Set(s string) error {
	off := *v.n == NotesOff
	if err := (setting.Switch{On: &off}).Set(s); err != nil {
		return err
	}
	switch {
	case off:
		*v.n = NotesOff
	case *v.n == NotesOff:
		*v.n = NotesBelow
	}
	return nil
}

// String writes "true" where there are no notes.
func (v noNotes) String() string {
	if *v.n == NotesOff {
		return "true"
	}
	return ""
}

// Type gives the word for a flag that needs no value.
func (v noNotes) Type() string { return setting.Switch{}.Type() }
