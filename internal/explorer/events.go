package explorer

import (
	"fmt"
	"net/http"
	"time"
)

// beat is how often a line goes to an open page, so that one that has gone is noticed.
const beat = 30 * time.Second

// events tells an open page of each change, as server-sent events: the number of the
// edition, first the one at hand. Where nothing is watched or written nothing can change,
// and 204 tells the browser to ask no more.
func (x *Explorer) events(w http.ResponseWriter, r *http.Request) {
	if len(x.opt.Watch) == 0 && x.opt.Edit == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	send := http.NewResponseController(w)
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	state, changed := x.live.Changed()
	line := fmt.Sprintf("event: dossier\ndata: %d\n\n", state.Edition)
	for {
		_ = send.SetWriteDeadline(time.Now().Add(beat)) // a reader that takes nothing is let go
		if _, err := fmt.Fprint(w, line); err != nil || send.Flush() != nil {
			return
		}
		select {
		case <-changed:
			state, changed = x.live.Changed()
			line = fmt.Sprintf("event: dossier\ndata: %d\n\n", state.Edition)
		case <-ticker.C:
			line = ": still here\n\n"
		case <-r.Context().Done():
			return
		case <-x.live.Closed():
			return
		}
	}
}
