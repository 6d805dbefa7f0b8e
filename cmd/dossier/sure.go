package main

import "io"

// sureWriter remembers the first error of what it writes to, so that output which
// was lost is noticed whoever wrote it.
type sureWriter struct {
	w   io.Writer
	err error
}

func (s *sureWriter) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}
