package data

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
)

// sortSums sorts hashes, whose bytes are as good as random: they are dealt into
// buckets by their first bits, twice, so few at a time that their ends stay in the
// processor's cache, until a bucket holds a handful (a radix sort from the top;
// McIlroy, Bostic and McIlroy, "Engineering radix sort", Computing Systems 6(1),
// 1993). Linear time; hashes that somebody made to share their first bits fall
// back to comparing. It takes as much memory again.
func sortSums(ctx context.Context, hashes sums) (sums, error) {
	if len(hashes) < 1<<10 {
		slices.SortFunc(hashes, compareSums)
		return hashes, nil
	}
	const first = 8 // bits
	second := 0
	for second < 16 && len(hashes)>>(first+second) > 2 {
		second++
	}
	dealt := make(sums, len(hashes))
	var ends [1 << first]int
	deal(hashes, dealt, ends[:], func(h *[32]byte) int { return int(h[0]) })
	inner := make([]int, 1<<second)
	start := 0
	for i, end := range ends {
		if i%16 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if end > start {
			back := hashes[start:end]
			deal(dealt[start:end], back, inner, func(h *[32]byte) int {
				return int(binary.BigEndian.Uint32(h[1:]) >> (32 - second))
			})
			low := 0
			for _, high := range inner {
				sortFew(back[low:high])
				low = high
			}
		}
		start = end
	}
	return hashes, nil
}

// deal writes hashes bucket by bucket into another list, and into ends where each
// bucket ends.
func deal(from, to sums, ends []int, bucket func(h *[32]byte) int) {
	clear(ends)
	for i := range from {
		ends[bucket(&from[i])]++
	}
	sum := 0
	for i, count := range ends {
		ends[i] = sum
		sum += count
	}
	for i := range from {
		at := &ends[bucket(&from[i])]
		to[*at] = from[i]
		*at++
	}
}

func sortFew(list sums) {
	if len(list) > 32 {
		slices.SortFunc(list, compareSums)
		return
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && compareSums(list[j], list[j-1]) < 0; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

func compareSums(a, b [32]byte) int {
	x, y := binary.BigEndian.Uint64(a[:]), binary.BigEndian.Uint64(b[:])
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return bytes.Compare(a[8:], b[8:])
}
