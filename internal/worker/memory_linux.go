package worker

import "syscall"

// maxMemory is what a worker may take, in bytes. The largest figures take some
// 200 MB, and the engine's first compilation as much.
const maxMemory = 1 << 30

// limitMemory bounds the memory that this process can write to. What is beyond
// ends it with a message. (The bound of package debug does not do that, and one
// of the address space would count what Go merely reserves.)
func limitMemory(bytes uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
