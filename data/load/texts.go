package load

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/quotes"
)

// quotation is a quote somewhere in the dossier.
type quotation struct {
	quote string
	place data.Place
}

// checkTexts reads the stored text of every source once, compares it with its
// digest and looks up in it every quote that is said to stand there.
func (s *session) checkTexts(m *merger) error {
	order := make([]int, 0, len(m.dossier.Sources))
	stored := make(map[string]bool)
	for i := range m.dossier.Sources {
		if m.dossier.Sources[i].File != "" && i < len(m.folders) {
			s.located(&m.dossier.Sources[i], m.folders[i])
			order = append(order, i)
			stored[m.dossier.Sources[i].ID] = true
		}
	}
	if len(order) == 0 {
		return nil
	}
	said := quotesOf(m.dossier.Written(), stored)
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(m.dossier.Sources[a].File, m.dossier.Sources[b].File)
	})
	t := textChecker{m: m, opened: s.opt.Opened, limit: s.limits.Text, hints: s.limits.Problems, problems: make(map[string]*faults.List)}
	for _, i := range order {
		if err := t.source(i, said[m.dossier.Sources[i].ID]); err != nil {
			return err
		}
	}
	for file, problems := range t.problems {
		s.take(file, problems.All())
	}
	return nil
}

// quotesOf lists the quotes of a dossier from some sources, by the id of the source.
// Few sources have a stored text, and tables may hold millions of quotes.
func quotesOf(d *data.Dossier, sources map[string]bool) map[string][]quotation {
	said := make(map[string][]quotation)
	written := d.Claims.Written()
	for i := range written {
		for j := range written[i].Said {
			if a := &written[i].Said[j]; a.Quote != "" && sources[a.Source] {
				said[a.Source] = append(said[a.Source], quotation{a.Quote,
					data.Place{List: "claims", Index: i, Field: fmt.Sprintf("said.%d.quote", j), Item: -1}})
			}
		}
	}
	first := len(written)
	for _, t := range d.Claims.Tables() {
		for row := range t.Quote {
			if source := t.SourceAt(row); sources[source] && t.Quote[row] != 0 {
				said[source] = append(said[source], quotation{t.QuoteAt(row),
					data.Place{List: "claims", Index: first + row, Field: "quote", Item: -1}})
			}
		}
		first += t.Len()
	}
	return said
}

// textChecker compares sources with their stored texts. It keeps the last text
// read, since several sources may share one.
type textChecker struct {
	m        *merger
	opened   func(fs.FileInfo)
	limit    int64
	hints    int // quotes that may still be searched for their beginning
	problems map[string]*faults.List

	folder *textFolder
	file   string
	raw    []byte
	text   *quotes.Text
}

func (t *textChecker) fail(severity data.Severity, place data.Place, code, message, hint string) {
	o := t.m.entryAt(place)
	list := t.problems[o.file]
	if list == nil {
		list = faults.NewList(t.m.session.limits.Problems)
		t.problems[o.file] = list
	}
	if list.Keeps(code) { // the place costs more than the rest
		o = o.at(place.Field, place.Item)
	}
	list.Add(data.Problem{Severity: severity, Code: code, Place: place, Message: message, Hint: hint, Line: o.line, Column: o.col})
}

func (t *textChecker) source(i int, said []quotation) error {
	source := &t.m.dossier.Sources[i]
	at := data.Place{List: "sources", Index: i, Field: "file", Item: -1}
	if !fs.ValidPath(path.Clean(source.File)) {
		return nil // data.Check has said so
	}
	if t.m.folders[i] == nil {
		t.fail(data.Warning, at, data.CodeUnreadable, "the stored text "+data.Quoted(source.File)+" is not checked: standard input has no folder",
			"load the dossier as a file or folder")
		return nil
	}
	if t.folder != t.m.folders[i] || t.file != source.File {
		raw, code, err := readText(t.m.folders[i], source.File, t.limit, t.opened)
		if err != nil {
			t.fail(data.Error, at, code, fmt.Sprintf("the stored text %s cannot be read: %v", data.Quoted(source.File), err), fileHints[code])
			return nil
		}
		if stored := t.m.session.opt.Stored; stored != nil {
			stored(source.File, raw)
		}
		t.folder, t.file, t.raw, t.text = t.m.folders[i], source.File, raw, nil
	}
	sum := sha256.Sum256(t.raw)
	if digest := hex.EncodeToString(sum[:]); source.SHA256 != "" && source.SHA256 != digest {
		t.fail(data.Error, data.Place{List: "sources", Index: i, Field: "sha256", Item: -1}, data.CodeDigestChanged,
			"the stored text "+data.Quoted(source.File)+" is not the one that was stored: its digest differs",
			"if the change is meant, write sha256: "+digest)
	}
	if !utf8.Valid(t.raw) {
		if len(said) > 0 {
			t.fail(data.Warning, at, data.CodeEncoding, "the stored text "+data.Quoted(source.File)+" is not UTF-8 text, so no quote is checked against it",
				"store the text itself beside the original")
		}
		return nil
	}
	for n, q := range said {
		if n%64 == 0 {
			if err := t.m.session.ctx.Err(); err != nil {
				return err
			}
		}
		t.quote(source.File, q)
	}
	return nil
}

func (t *textChecker) quote(file string, q quotation) {
	if t.text == nil { // most texts are read for quotes, and some for their digest alone
		t.text = quotes.New(string(t.raw))
	}
	if _, ok := t.text.Find(q.quote, 0); ok {
		return
	}
	hint := "copy the words as they stand; mark what is left out with " + quotes.Omission
	if t.hints--; t.hints >= 0 {
		if words := t.text.Nearest(q.quote); words != "" {
			hint = "the text has " + data.Quoted(words) + "; " + hint
		}
	}
	t.fail(data.Error, q.place, data.CodeQuoteNotFound, "the quote "+data.Quoted(q.quote)+" does not stand in "+data.Quoted(file), hint)
}

var fileHints = map[string]string{
	data.CodeFileMissing:   "put the text there, or take the file: line out",
	data.CodeOutsideFolder: "name a file inside the dossier's folder, with forward slashes",
	data.CodeTooLarge:      "store the text of the article alone",
	data.CodeUnreadable:    "name a readable text file",
}

// readText reads a stored text, confined to its folder. On failure it returns
// the code of the problem. Opened, where set, is told of a file that is read.
func readText(folder fs.FS, name string, limit int64, opened func(fs.FileInfo)) (raw []byte, code string, err error) {
	name, info, code, err := within(folder, name)
	switch {
	case err != nil:
		return nil, code, err
	case info.Size() > limit:
		return nil, data.CodeTooLarge, fmt.Errorf("it is bigger than %s", faults.ByteSize(limit))
	}
	if opened != nil {
		opened(info)
	}
	file, err := folder.Open(name)
	if err != nil {
		return nil, data.CodeUnreadable, reason(err)
	}
	defer func() { _ = file.Close() }() // only read
	raw, err = io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, data.CodeUnreadable, reason(err)
	}
	if int64(len(raw)) > limit {
		return nil, data.CodeTooLarge, fmt.Errorf("it is bigger than %s", faults.ByteSize(limit))
	}
	return raw, "", nil
}
