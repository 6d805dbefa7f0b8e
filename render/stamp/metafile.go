package stamp

import (
	"bytes"
	"encoding/binary"
	"encoding/json"

	"dossier/render"
)

// EMFSignature begins the data of the comment that is the second record of a metafile.
// An object in JSON, in UTF-8, follows: generator (which is "dossier"), version, query,
// digest, title and description. Blanks or zeros may follow that.
const EMFSignature = "dossier-figure/1\n"

// isEMF reports whether a file begins with the header of a metafile ([MS-EMF], 2.3.4.2).
func isEMF(file []byte) bool {
	const atSignature, headerRecord = 40, 1
	return len(file) >= atSignature+4 && binary.LittleEndian.Uint32(file) == headerRecord && string(file[atSignature:atSignature+4]) == " EMF"
}

// fromEMF reads the comment behind the header of a metafile.
func fromEMF(file []byte) (Figure, bool) {
	f := Figure{Format: "emf"}
	const commentRecord, before = 70, 12 // type, size of the record and of its data
	header := uint64(binary.LittleEndian.Uint32(file[4:]))
	if header+before > uint64(len(file)) {
		return f, false
	}
	record := file[header:]
	length := uint64(binary.LittleEndian.Uint32(record[8:]))
	if binary.LittleEndian.Uint32(record) != commentRecord || length > uint64(len(record)-before) {
		return f, false
	}
	made, ours := bytes.CutPrefix(record[before:before+length], []byte(EMFSignature))
	if !ours {
		return f, false
	}
	f.Stamp, ours = fromJSON(bytes.TrimRight(made, "\x00 "))
	return f, ours
}

// fromJSON reads a stamp as an object of JSON, and whether the program wrote it.
func fromJSON(text []byte) (render.Stamp, bool) {
	var said struct{ Generator, Version, Query, Digest string }
	if json.Unmarshal(text, &said) != nil || said.Generator != "dossier" {
		return render.Stamp{}, false
	}
	return render.Stamp{Query: said.Query, Digest: said.Digest, Version: said.Version}, true
}
