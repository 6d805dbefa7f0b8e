package worker

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"
)

// processorTick is the unit in which Linux tells processor time to programs, on
// every architecture.
const processorTick = time.Second / 100

// processorTime is the time that all threads of a process have run, and whether
// that is known. See proc_pid_stat(5), fields 14 and 15.
func processorTime(pid int) (time.Duration, bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	// The name of the program, in parentheses, may hold anything.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	const userTime, systemTime = 14 - 3, 15 - 3
	if len(fields) <= systemTime {
		return 0, false
	}
	user, err1 := strconv.ParseInt(string(fields[userTime]), 10, 64)
	system, err2 := strconv.ParseInt(string(fields[systemTime]), 10, 64)
	return time.Duration(user+system) * processorTick, err1 == nil && err2 == nil
}
