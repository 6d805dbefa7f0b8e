package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"
)

// freeMemory returns the bytes of memory that the program may still take, by
// what the machine says and what its container allows; 0 where nobody says.
func freeMemory() int64 {
	free := int64(0)
	if text, err := os.ReadFile("/proc/meminfo"); err == nil {
		free = availableMemory(text)
	}
	limit, used := cgroupNumber("memory.max"), cgroupNumber("memory.current")
	if left := limit - used; limit > 0 && left > 0 && (free == 0 || left < free) {
		free = left
	}
	return free
}

// availableMemory reads the line that says so in /proc/meminfo; 0: there is none.
func availableMemory(meminfo []byte) int64 {
	for line := range bytes.Lines(meminfo) {
		fields := strings.Fields(string(line))
		if len(fields) >= 2 && fields[0] == "MemAvailable:" {
			kilobytes, err := strconv.ParseInt(fields[1], 10, 64)
			if err != nil {
				return 0
			}
			return kilobytes << 10
		}
	}
	return 0
}

// cgroupNumber reads a number of the program's own cgroup (version 2); 0: there
// is none, or no limit.
func cgroupNumber(name string) int64 {
	text, err := os.ReadFile("/sys/fs/cgroup/" + name)
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
