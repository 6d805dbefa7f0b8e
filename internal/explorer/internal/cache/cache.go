package cache

import (
	"container/list"
	"context"
	"sync"
)

// Entry is something that was made. It must not be changed.
type Entry struct {
	Body []byte
	// Words is what there is to say of it.
	Words []string
	// Beside is what goes with the body in a form of its own, and Extra the bytes that
	// it takes, roughly.
	Beside any
	Extra  int64
}

// overhead is what an entry takes beside its body, roughly.
const overhead = 512

func (e *Entry) size() int64 {
	n := int64(overhead+len(e.Body)) + e.Extra
	for _, w := range e.Words {
		n += int64(len(w))
	}
	return n
}

// Cache keeps entries. It may be used by several at once.
type Cache struct {
	most int64

	mu     sync.Mutex
	bytes  int64
	recent *list.List // of *kept, the latest first
	kept   map[string]*list.Element
	making map[string]chan struct{} // closed when it is made, or could not be
}

type kept struct {
	key   string
	entry *Entry
}

// New returns an empty cache that keeps at most so many bytes.
func New(most int64) *Cache {
	return &Cache{most: most, recent: list.New(), kept: map[string]*list.Element{}, making: map[string]chan struct{}{}}
}

// Get returns what is kept under a key, or makes it. While it is made, others who ask
// for it wait; if that fails, because whoever asked has gone away for one, the next of
// them makes it with its own context. An error is never kept.
func (c *Cache) Get(ctx context.Context, key string, produce func(context.Context) (*Entry, error)) (*Entry, error) {
	for {
		entry, wait := c.look(key)
		if entry != nil {
			return entry, nil
		}
		if wait == nil {
			return c.produce(ctx, key, produce)
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// look returns what is kept, or what to wait for; nothing where the caller is to make it.
func (c *Cache) look(key string) (*Entry, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.kept[key]; ok {
		c.recent.MoveToFront(e)
		return e.Value.(*kept).entry, nil
	}
	if wait, ok := c.making[key]; ok {
		return nil, wait
	}
	c.making[key] = make(chan struct{})
	return nil, nil
}

// produce makes an entry and lets those go on who wait for it, even where it panics.
func (c *Cache) produce(ctx context.Context, key string, produce func(context.Context) (*Entry, error)) (entry *Entry, err error) {
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if err == nil && entry != nil {
			c.keep(key, entry)
		}
		close(c.making[key])
		delete(c.making, key)
	}()
	return produce(ctx)
}

// keep puts an entry in and lets the oldest ones go. One that would take more than an
// eighth of the room is not kept: it would drive out everything else.
func (c *Cache) keep(key string, entry *Entry) {
	size := entry.size()
	if size > c.most/8 {
		return
	}
	c.kept[key] = c.recent.PushFront(&kept{key, entry})
	c.bytes += size
	for c.bytes > c.most {
		oldest := c.recent.Back()
		k := c.recent.Remove(oldest).(*kept)
		delete(c.kept, k.key)
		c.bytes -= k.entry.size()
	}
}

// Bytes is how much is kept.
func (c *Cache) Bytes() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}
