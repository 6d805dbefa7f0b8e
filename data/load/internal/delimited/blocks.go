package delimited

import "io"

// blockCutter reads an edge list in blocks that begin and end with a row, so that
// each can be taken apart without the others. Where a row ends is decided here,
// one block after the other, since a line end may stand in quotes.
type blockCutter struct {
	src   io.Reader
	comma byte
	size  int // bytes of a block, unless a row is longer
	limit int // bytes of a row
	rest  []byte
	ended error // what the source ended with; nil: not yet
}

// next fills a block, which may use the memory of one before. It holds whole rows
// only; one that is longer than the limit ends the last block, cut off behind it.
// With io.EOF, or another error of the source, there is no block.
func (c *blockCutter) next(block []byte) ([]byte, error) {
	block = append(block[:0], c.rest...)
	c.rest = c.rest[:0]
	for size := min(c.size, c.limit); ; size *= 2 {
		// One byte beyond the limit tells a row that is too long from one that just fits.
		block = c.fill(block, min(size, c.limit+1))
		switch {
		case c.ended == io.EOF && len(block) > 0:
			return block, nil
		case c.ended != nil:
			return nil, c.ended
		}
		if rows := wholeRows(block, c.comma); rows > 0 {
			c.rest = append(c.rest, block[rows:]...)
			return block[:rows], nil
		}
		if len(block) > c.limit {
			c.ended = io.EOF
			return block, nil
		}
	}
}

// fill reads until a block has so many bytes, or the source has ended.
func (c *blockCutter) fill(block []byte, size int) []byte {
	if cap(block) < size {
		block = append(make([]byte, 0, size), block...)
	}
	for len(block) < size && c.ended == nil {
		n, err := c.src.Read(block[len(block):size])
		block, c.ended = block[:len(block)+n], err
	}
	return block
}
