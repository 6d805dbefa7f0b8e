package page

import (
	"net/url"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/desk"
)

// deskView is what the page of the desk shows.
type deskView struct {
	*source
	Style, DeskStyle string
	Source, Token    string
	// The addresses of the forms.
	CheckURL, WriteURL, UndoURL string
	Parts                       []link // of a long text; the one that is shown has no address
	Draft                       desk.Draft
	Alert                       string // what went wrong
	Files                       []desk.File
	Why                         string // nothing can be written
	Relations                   []ask.Match
	Checked                     *desk.Checked
	Diff                        []diffLine
	Writes                      []desk.Written
}

// inPart shows the part of the text that an address names.
func (v *deskView) inPart(place url.Values) {
	query := "?" + place.Encode()
	v.CheckURL, v.WriteURL, v.UndoURL = CheckPath+query+"#preview-title", WritePath+query+"#preview-title", UndoPath+query
	parts := v.Evidence.Parts()
	part, err := strconv.Atoi(place.Get("part"))
	if err != nil {
		part = 1
	}
	part = min(part, parts)
	v.Paragraphs, v.After = v.Part(part)
	for i := 1; i <= parts && parts > 1; i++ {
		l := link{Words: "Part " + strconv.Itoa(i)}
		if i != part {
			l.URL = DeskPath + "?" + url.Values{"source": {v.Source}, "part": {strconv.Itoa(i)}}.Encode()
		}
		v.Parts = append(v.Parts, l)
	}
}

// checked puts in what a check has found.
func (v *deskView) checked(c *desk.Checked) {
	v.Checked, v.Draft = c, c.Draft
	for line := range strings.Lines(c.Diff) {
		line = strings.TrimSuffix(line, "\n")
		d := diffLine{Text: line}
		switch {
		case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"), strings.HasPrefix(line, "@@"):
			d.Class = "soft"
		case strings.HasPrefix(line, "+"):
			d.Class = "put"
		case strings.HasPrefix(line, "-"):
			d.Class = "out"
		}
		v.Diff = append(v.Diff, d)
	}
}

// diffLine is a line of a diff.
type diffLine struct{ Class, Text string }

// Loose are the faults that belong to no field of the form.
func (v *deskView) Loose() (list []string) {
	if v.Checked == nil {
		return nil
	}
	for _, f := range v.Checked.Faults {
		if f.Field == "" || f.Field == "source" {
			list = append(list, f.Words)
		}
	}
	return list
}

// Unknown are the names that no actor has.
func (v *deskView) Unknown() []desk.Unknown {
	if v.Checked == nil {
		return nil
	}
	return v.Checked.Unknown
}

// deskField is a field of the form.
type deskField struct {
	Name, Label, Help, Value string
	Wrong                    string // what is wrong with it
	Names                    string // what it names, for completion
	Many                     bool
	List                     string // of proposals
	Long                     bool   // it takes several lines
	Required                 bool
	Choices                  []choice
}

type choice struct{ Value, Words string }

// Fields are those of the form, in the order in which they are filled in.
func (v *deskView) Fields() []deskField {
	d := &v.Draft
	list := []deskField{
		{Name: "quote", Label: "The words", Help: "Mark them in the text, or type them; [...] stands for what you leave out.", Value: d.Quote, Long: true},
		{Name: "at", Label: "Where they stand", Help: "Left empty, it is the paragraph in which the words stand.", Value: d.At},
		{Name: "said-on", Label: "Said on", Help: "The date on which it was said.", Value: d.SaidOn},
		{Name: "from", Label: "From", Help: "Who acts. Several have commas between them.", Value: d.From, Names: "actor", Many: true, List: "actors", Required: true},
		{Name: "relation", Label: "Relation", Help: "What it does: supplies, warns, leads.", Value: d.Relation, Names: "relation", List: "relations", Required: true},
		{Name: "to", Label: "To", Help: "Upon whom.", Value: d.To, Names: "actor", Many: true, List: "actors"},
		{Name: "what", Label: "What", Help: "What it is about, in a few words: rockets and missiles.", Value: d.What},
		{Name: "stance", Label: "Stance", Help: "How firmly the voice stands by it.", Value: d.Stance, Choices: choices(data.Stances(), "choose"), Required: true},
		{Name: "by", Label: "Voice", Help: "Whose word it is; left empty, the source speaks itself.", Value: d.By, Names: "actor", Many: true, List: "actors"},
		{Name: "modality", Label: "Modality", Help: "Whether it is so, is planned or may be.", Value: d.Modality, Choices: choices(data.Modalities(), "")},
		{Name: "when", Label: "When", Help: "When it holds: 2019, 2023-09, 2022-02-24/..", Value: d.When},
	}
	files := deskField{Name: "file", Label: "Into the file", Value: d.File}
	for _, f := range v.Files {
		if f.Why == "" {
			files.Choices = append(files.Choices, choice{f.Name, f.Name})
		}
	}
	list = append(list, files)
	if v.Checked != nil {
		for i := range list {
			for _, f := range v.Checked.Faults {
				if f.Field == list[i].Name && list[i].Wrong == "" {
					list[i].Wrong = f.Words
				}
			}
		}
	}
	return list
}

// Label is what a field of the form is called.
func (v *deskView) Label(name string) string {
	for _, f := range v.Fields() {
		if f.Name == name {
			return f.Label
		}
	}
	return name
}

// Kinds are those that a new actor may have.
func (v *deskView) Kinds() []choice {
	list := []choice{{"", "no new actor: the name has to be mended"}}
	for _, k := range data.Kinds() {
		list = append(list, choice{string(k), "a new actor: " + answer.KindWord(k)})
	}
	return list
}

// choices are words of a closed list, with words for none of them in front where there
// are such.
func choices[T ~string](values []T, none string) []choice {
	var list []choice
	if none != "" {
		list = append(list, choice{"", none})
	}
	for _, v := range values {
		list = append(list, choice{string(v), string(v)})
	}
	return list
}

// Paths is the address of the paths between the actors of a claim that was written; empty
// where it has no two.
func (v *deskView) Paths(w desk.Written) string {
	if w.To == "" {
		return ""
	}
	return of(answer.VerbPath, w.From, w.To).URL()
}

// Card is the address of an actor.
func (v *deskView) Card(id string) string { return of(answer.VerbShow, id).URL() }
