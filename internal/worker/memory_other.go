//go:build !linux

package worker

// maxMemory is what a worker may take, in bytes.
const maxMemory = 1 << 30

// limitMemory does nothing where the system bounds no process in a way that Go's
// memory obeys: the engine's own address space of four gigabytes is the bound.
func limitMemory(uint64) error { return nil }
