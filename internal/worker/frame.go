package worker

import (
	"encoding/binary"
	"fmt"
	"io"
)

// The largest frames, in bytes. The largest figure that may be drawn, 1000 actors
// and 1500 ties, makes a drawing of 300 kB and positions of 2 MB.
const (
	maxRequest = 4 << 20
	maxAnswer  = 32 << 20
)

// sizeError says that a frame is larger than it may be.
type sizeError struct{ size, most int64 }

func (e *sizeError) Error() string {
	return fmt.Sprintf("a message of %d bytes, of at most %d", e.size, e.most)
}

func writeFrame(w io.Writer, parts ...string) error {
	frame := make([]byte, 4)
	for _, p := range parts {
		frame = append(frame, p...)
	}
	binary.BigEndian.PutUint32(frame, uint32(len(frame)-4))
	_, err := w.Write(frame)
	return err
}

// readFrame reads a frame of at most so many bytes. It makes room as bytes come,
// so that a length alone costs nothing. The error is io.EOF only where nothing
// came at all.
func readFrame(r io.Reader, most int64) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	size := int64(binary.BigEndian.Uint32(head[:]))
	if size > most {
		return nil, &sizeError{size, most}
	}
	body, err := io.ReadAll(io.LimitReader(r, size))
	if err == nil && int64(len(body)) < size {
		err = io.ErrUnexpectedEOF
	}
	return body, err
}
