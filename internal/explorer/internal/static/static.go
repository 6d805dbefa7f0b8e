package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
)

//go:embed files
var files embed.FS

// Files are the embedded files by their addresses.
type Files struct {
	text  map[string][]byte // by address, digest included
	names map[string]string // from the plain name to the address
}

// Prefix begins the addresses of the files.
const Prefix = "/static/"

// New reads the embedded files.
func New() *Files {
	f := &Files{text: map[string][]byte{}, names: map[string]string{}}
	entries, err := files.ReadDir("files")
	if err != nil {
		panic(err) // it is embedded
	}
	all, texts := sha256.New(), map[string][]byte{}
	for _, e := range entries {
		text, err := files.ReadFile("files/" + e.Name())
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(all, "%s %d\n%s", e.Name(), len(text), text)
		texts[e.Name()] = text
	}
	folder := Prefix + hex.EncodeToString(all.Sum(nil)[:6]) + "/"
	for name, text := range texts {
		f.text[folder+name], f.names[name] = text, folder+name
	}
	return f
}

// Address is where a file is served.
func (f *Files) Address(name string) string { return f.names[name] }

var types = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// ServeHTTP serves a file under its address, and nothing else.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := f.text[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", types[path.Ext(r.URL.Path)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(text)
}
