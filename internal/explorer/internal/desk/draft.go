package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"dossier/data"
)

// Draft is a claim as somebody has typed it. All is text, as it came.
type Draft struct {
	Source, Quote, At, SaidOn string
	// From, To and By name actors, several with commas between them.
	From, Relation, To   string
	Stance, By           string
	Modality, When, What string
	File                 string
	New                  []NewActor
}

// NewActor is an actor that is not in the dossier and is to be added: a name in the draft,
// and a kind.
type NewActor struct{ Name, Kind string }

// longest bounds each text of a draft, in bytes.
const longest = 16 << 10

// texts are the texts of a draft but for the file, with the fields that they come from.
func (d *Draft) texts() map[string]*string {
	return map[string]*string{"source": &d.Source, "quote": &d.Quote, "at": &d.At, "said-on": &d.SaidOn, "from": &d.From, "relation": &d.Relation, "to": &d.To,
		"stance": &d.Stance, "by": &d.By, "modality": &d.Modality, "when": &d.When, "what": &d.What}
}

// clean makes a draft of one that anybody may have sent: whole characters, on one line
// each, and without blanks around them.
func (d Draft) clean() Draft {
	for _, s := range d.texts() {
		*s = oneLine(*s)
	}
	list := make([]NewActor, 0, len(d.New))
	for _, n := range d.New {
		if n = (NewActor{oneLine(n.Name), oneLine(n.Kind)}); n.Name != "" && n.Kind != "" {
			list = append(list, n)
		}
	}
	d.New = list
	return d
}

// oneLine puts blanks in the place of all white space.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", " ")), " ")
}

// sum tells drafts apart.
func (d Draft) sum() string {
	text, err := json.Marshal(d)
	if err != nil {
		panic("desk: " + err.Error()) // texts are always written
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// kind is the kind that was chosen for a new actor of a name.
func (d *Draft) kind(name string) (data.Kind, bool) {
	for _, n := range d.New {
		if data.Fold(n.Name) == data.Fold(name) {
			kind, err := data.ParseKind(n.Kind)
			return kind, err == nil && kind != data.KindNone
		}
	}
	return data.KindNone, false
}
