package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/explorer/internal/inquiry"
)

// mostQuotes bounds the quotes of a source that programs are told.
const mostQuotes = 5_000

// source is a source as programs are told of it.
type source struct {
	Source  answer.Source `json:"source"`
	Text    *text         `json:"text"` // null where none can be read
	Problem string        `json:"problem"`
	Quotes  []quote       `json:"quotes"`
	More    int           `json:"more"`
}

type text struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Runes  int    `json:"runes"`
	Words  string `json:"words"`
}

type quote struct {
	Claim     string      `json:"claim"`
	By        []string    `json:"by"`
	Stance    data.Stance `json:"stance"`
	At        string      `json:"at"`
	Quote     string      `json:"quote"`
	Found     bool        `json:"found"`
	Paragraph int         `json:"paragraph"`
	Spans     []span      `json:"spans"`
}

// span is a part of the text in characters (runes): from start up to end.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Source serves /api/v1/source?id=&claim=: a source, its text, and where quotes stand.
func (a *API) Source(w http.ResponseWriter, r *http.Request) {
	at, err := inquiry.ParseSource(r.URL.RawQuery)
	if err != nil {
		fail(w, r, err)
		return
	}
	e, err := a.room.Evidence(r.Context(), a.live.Now(), at, mostQuotes)
	if err != nil {
		fail(w, r, err)
		return
	}
	body, err := json.Marshal(sourceOf(e))
	if err != nil {
		fail(w, r, err)
		return
	}
	sum := sha256.Sum256(body)
	if a.same(w, r, hex.EncodeToString(sum[:16])) {
		return
	}
	w.Header().Set("Content-Type", types["json"])
	_, _ = bytes.NewReader(append(body, '\n')).WriteTo(w) // whoever asked may have gone
}

func sourceOf(e *inquiry.Evidence) source {
	out := source{Source: e.Source, Problem: e.Changed, Quotes: make([]quote, len(e.Quotes)), More: e.More + len(e.Mentions)}
	ends := []int{len(e.Text)}
	for i := range e.Quotes {
		for _, s := range e.Quotes[i].Spans {
			ends = append(ends, s.Start, s.End)
		}
	}
	runes := e.Runes(ends)
	if e.NoText == "" {
		out.Text = &text{e.File, e.SHA256, runes[len(e.Text)], e.Text}
	} else {
		out.Problem = e.NoText
	}
	for i := range e.Quotes {
		q := &e.Quotes[i]
		out.Quotes[i] = quote{q.Claim, q.Said.By, q.Said.Stance, q.Said.At, q.Said.Quote, q.Found, q.Paragraph, make([]span, len(q.Spans))}
		for k, s := range q.Spans {
			out.Quotes[i].Spans[k] = span{runes[s.Start], runes[s.End]}
		}
	}
	return out
}

// sourceSchema describes a source for programs.
func sourceSchema() object {
	word, number := object{"type": "string"}, object{"type": "integer", "minimum": 0}
	// all is an object of which every property is there.
	all := func(properties object) object {
		return object{"type": "object", "required": slices.Sorted(maps.Keys(properties)), "properties": properties, "additionalProperties": false}
	}
	return all(object{
		"source":  object{"type": "object", "description": "as answers have it"},
		"text":    object{"anyOf": []object{{"type": "null"}, all(object{"file": word, "sha256": word, "runes": number, "words": word})}},
		"problem": object{"type": "string", "description": "why there is no text, or that it is another one than was stored; else empty"},
		"quotes": object{"type": "array", "items": all(object{"claim": word, "by": object{"type": "array", "items": word}, "stance": word, "at": word, "quote": word,
			"found": object{"type": "boolean"}, "paragraph": number,
			"spans": object{"type": "array", "description": "the parts between omissions, in characters of the text (Unicode code points)", "items": all(object{"start": number, "end": number})}})},
		"more": object{"type": "integer", "description": "voices that are left out, for their number or because they have no words"},
	})
}
