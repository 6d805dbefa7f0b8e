package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/guard"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/figure"
	"dossier/internal/styles"
)

// problem is what could not be answered (RFC 9457), with the exit code of the command.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Exit   int    `json:"exit-code"`
}

// Status says what an error is called in HTTP, and which exit code the command line
// has for it.
func Status(err error) (status, exit int, title string) {
	var nothing *inquiry.NothingToDraw
	var large *figure.TooLargeError
	switch {
	case ask.IsUsage(err):
		return http.StatusBadRequest, 2, "wrong usage"
	case ask.IsBadData(err):
		return http.StatusUnprocessableEntity, 3, "the data has problems"
	case errors.As(err, &nothing):
		return http.StatusNotFound, 1, "nothing found"
	case errors.As(err, &large):
		return http.StatusUnprocessableEntity, 4, "too large to draw"
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, 4, "it takes too long"
	}
	return http.StatusInternalServerError, 4, "could not do it"
}

// Detail is what went wrong, in words for people.
func Detail(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "the answer takes longer than the explorer gives it: narrow the question, or ask it on the command line"
	}
	return data.Printable(err.Error())
}

// fail answers with a problem; nobody is told where the client has gone away.
func fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		panic(http.ErrAbortHandler)
	}
	status, exit, title := Status(err)
	for _, name := range []string{"ETag", "Content-Disposition", "Content-Length"} {
		w.Header().Del(name)
	}
	w.Header().Set("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "10")
	}
	writeJSON(w, status, "application/problem+json", problem{"about:blank", title, status, Detail(err), exit})
}

func writeJSON(w http.ResponseWriter, status int, kind string, x any) {
	text, err := json.Marshal(x)
	if err != nil {
		panic(err) // a value of ours that cannot be written
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(append(text, '\n'))
}

// types are the media types of answers and reports, by the name of the format. Those of
// figures stand in the table of their formats.
var types = map[string]string{
	"json": "application/json", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8",
}

// content says what is sent, and under which name it is kept. What a browser would
// run as a page of the explorer is never shown by it, only saved.
func content(w http.ResponseWriter, kind, verb, format string) {
	w.Header().Set("Content-Type", kind)
	if verb == "" {
		verb = overviewName
	}
	if format == "mermaid" {
		format = "mmd"
	}
	place := "attachment"
	if format == "svg" || format == "png" || format == "json" {
		place = "inline"
	}
	w.Header().Set("Content-Disposition", place+`; filename="`+verb+"."+format+`"`)
}

// figurePolicy is that of a figure that is opened by itself.
func figurePolicy(svg string) string {
	return guard.Policy(styles.Of(svg)) + "; sandbox"
}
