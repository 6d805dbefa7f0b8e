package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/yaml"
)

// The functions below change the decisions in the text of a YAML dossier and nothing
// else in it. They work on the text, not on what was read from it, so that comments,
// spacing and the order of everything stay byte for byte; then they read the result and
// refuse it unless it says just what was meant.

// errEdit says that a text is written in a way that cannot be changed safely.
var errEdit = errors.New("its decisions are written in a way that cannot be changed safely, such as between brackets: write each on lines of its own behind a dash, or change them by hand")

// AddDecision returns the text of a YAML dossier with a decision behind those that are
// in it. The text may be empty; otherwise decisions has to be its last key or to be
// missing. The error says what stands in the way.
func AddDecision(raw []byte, d data.Decision) ([]byte, error) {
	root, old, err := readEditable(raw)
	if err != nil {
		return nil, err
	}
	indent := "  "
	lead := "decisions:" + newline(raw)
	if root != nil {
		if decisions := root.Get("decisions"); decisions != nil {
			if last := root.Fields[len(root.Fields)-1]; last.Key != "decisions" {
				return nil, fmt.Errorf("decisions is not its last key: move %q up, or name another file", last.Key)
			}
			lead = ""
			if decisions.Shape == tree.List {
				indent = strings.Repeat(" ", decisions.Col-1)
			}
		}
	}
	edited := slices.Clip(raw)
	if len(raw) > 0 && !bytes.HasSuffix(raw, []byte("\n")) {
		edited = append(edited, newline(raw)...)
	}
	edited = append(edited, lead...)
	for line := range strings.Lines(DecisionText(&d)) {
		edited = append(edited, indent+strings.TrimSuffix(line, "\n")+newline(raw)...)
	}
	want := *old
	want.Decisions = append(slices.Clip(old.Decisions), entryOf(&d))
	if !says(edited, &want) {
		return nil, errEdit
	}
	return edited, nil
}

// DecisionText writes a decision as the item of a list in YAML.
func DecisionText(d *data.Decision) string {
	ids := make([]string, len(d.Actors))
	for i, id := range d.Actors {
		ids[i] = yamlID(id)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "- actors: [%s]\n  verdict: %s\n", strings.Join(ids, ", "), d.Verdict)
	for _, f := range [...]struct{ key, value string }{
		{"keep", yamlID(d.Keep)}, {"by", yamlText(d.By)}, {"on", d.On.String()}, {"why", yamlText(d.Why)},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "  %s: %s\n", f.key, f.value)
		}
	}
	if d.TakenBack != nil {
		fmt.Fprintf(&b, "  taken-back: %s\n", takenBackText(d.TakenBack))
	}
	return b.String()
}

func takenBackText(back *data.TakingBack) string {
	var parts []string
	for _, f := range [...]struct{ key, value string }{{"by", yamlText(back.By)}, {"on", back.On.String()}, {"why", yamlText(back.Why)}} {
		if f.value != "" {
			parts = append(parts, f.key+": "+f.value)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// yamlID writes an id: bare where no reader of YAML takes it for anything but a text.
func yamlID(id string) string {
	words := []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
	if id == "" || data.ValidID(id) && id[0] >= 'a' && !slices.Contains(words, id) {
		return id
	}
	return yamlText(id)
}

// yamlText writes a text between quotation marks. What JSON makes of it YAML reads.
func yamlText(s string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("load: " + err.Error()) // a text is always written
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ErrNoDecision says that no decision about two actors stands in a file.
var ErrNoDecision = errors.New("no standing decision about these two actors is in it")

// TakeBack returns the text of a YAML dossier in which the standing decisions about two
// actors are taken back. The error is [ErrNoDecision] where there is none, or says what
// stands in the way.
func TakeBack(raw []byte, a, b string, back data.TakingBack) ([]byte, error) {
	root, entry, err := readEditable(raw)
	if err != nil {
		return nil, err
	}
	found := false
	if root != nil {
		for i := len(entry.Decisions) - 1; i >= 0; i-- { // from the end, so that places before it stay
			d := entry.Decisions[i]
			if d.TakenBack != nil || !slices.Equal(d.Actors, []string{a, b}) && !slices.Equal(d.Actors, []string{b, a}) {
				continue
			}
			found = true
			if raw, entry, err = takeBackOne(raw, root, entry, i, back); err != nil {
				return nil, err
			}
		}
	}
	if !found {
		return nil, ErrNoDecision
	}
	return raw, nil
}

// takeBackOne takes one decision back: it tries the places where that may be written
// and takes the first at which the text then says so and nothing else.
func takeBackOne(raw []byte, root *tree.Node, entry *dossierEntry, i int, back data.TakingBack) ([]byte, *dossierEntry, error) {
	want := *entry
	want.Decisions = slices.Clone(entry.Decisions)
	want.Decisions[i].TakenBack = &takingBackPart{By: back.By, On: back.On, Why: back.Why}
	item := root.Get("decisions").Items[i]
	start, end := offsetOf(raw, item.Line, item.Col), len(raw)
	for _, n := range following(root, i) {
		end = min(end, offsetOf(raw, n.Line, n.Col))
	}
	text := "taken-back: " + takenBackText(&back)
	for _, at := range placesWithin(raw, start, end) {
		insert := ", " + text
		if raw[at-1] == '\n' {
			insert = strings.Repeat(" ", item.Col-1) + text + newline(raw)
		}
		edited := slices.Concat(raw[:at], []byte(insert), raw[at:])
		if says(edited, &want) {
			return edited, &want, nil
		}
	}
	return nil, nil, errEdit
}

// following lists what stands behind the decision at a position: the next one, or the
// first key behind them all.
func following(root *tree.Node, i int) []*tree.Node {
	items := root.Get("decisions").Items
	if i+1 < len(items) {
		return items[i+1 : i+2]
	}
	for k, f := range root.Fields {
		if f.Key == "decisions" && k+1 < len(root.Fields) {
			next := root.Fields[k+1]
			return []*tree.Node{{Line: next.Line, Col: next.Col}}
		}
	}
	return nil
}

// mostPlaces is how many places are tried.
const mostPlaces = 16

// placesWithin lists the places in a piece of text where a field may be added to the
// decision in it: before a closing brace, or before the line that follows it, without
// the comments and blank lines that lead to what comes next.
func placesWithin(raw []byte, start, end int) (places []int) {
	if before := bytes.TrimRight(raw[:start], " \t\r\n"); bytes.HasSuffix(before, []byte("{")) {
		for at := end - 1; at > start && len(places) < mostPlaces; at-- {
			if raw[at] == '}' {
				places = append(places, at)
			}
		}
		return places
	}
	if end < len(raw) {
		end = bytes.LastIndexByte(raw[:end], '\n') + 1 // before the dash of the next one
	}
	if end <= start || raw[end-1] != '\n' {
		return nil
	}
	places = []int{end}
	for len(places) < mostPlaces {
		line := bytes.LastIndexByte(raw[:end-1], '\n') + 1
		text := bytes.TrimSpace(raw[line:end])
		if line <= start || len(text) > 0 && text[0] != '#' && string(text) != "-" {
			break
		}
		end = line
		places = append(places, end)
	}
	slices.Reverse(places)
	return places
}

// offsetOf returns the place of a line and a column, in bytes.
func offsetOf(raw []byte, line, col int) int {
	at := 0
	for ; line > 1; line-- {
		next := bytes.IndexByte(raw[at:], '\n')
		if next < 0 {
			return len(raw)
		}
		at += next + 1
	}
	for ; col > 1 && at < len(raw); col-- {
		_, width := utf8.DecodeRune(raw[at:])
		at += width
	}
	return at
}

// maxEditable is the size in bytes of a text that is changed: it is parsed as a whole.
const maxEditable = 8 << 20

// readEditable reads a text that is to be changed; no tree is there where it holds
// nothing.
func readEditable(raw []byte) (*tree.Node, *dossierEntry, error) {
	var entry dossierEntry
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, &entry, nil
	}
	if len(raw) > maxEditable {
		return nil, nil, fmt.Errorf("it is larger than %s: name another file", faults.ByteSize(maxEditable))
	}
	root, problem := yaml.Parse(raw)
	if problem != nil && problem.Code == data.CodeEmpty {
		return nil, &entry, nil
	}
	if problem == nil {
		d := newDecoder(func(p data.Problem) {
			if problem == nil {
				problem = &p
			}
		})
		entry = d.decodeDossier(root)
	}
	if problem == nil {
		return root, &entry, nil
	}
	return nil, nil, fmt.Errorf("it has an error in line %d: %s", problem.Line, problem.Message)
}

// says reports whether a text can be read and says what is meant.
func says(raw []byte, want *dossierEntry) bool {
	_, got, err := readEditable(raw)
	return err == nil && reflect.DeepEqual(got, want)
}

func entryOf(d *data.Decision) decisionEntry {
	return decisionEntry{Actors: d.Actors, Verdict: d.Verdict, Keep: d.Keep, By: d.By, On: d.On, Why: d.Why}
}

// newline is how lines of a text end.
func newline(raw []byte) string {
	if first := bytes.IndexByte(raw, '\n'); first > 0 && raw[first-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
