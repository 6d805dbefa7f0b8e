//go:build unix

// Package timing measures whole processes: how long they took, how much processor time
// and how much memory at most. It works where a process says how much memory it took at most (Linux,
// in kilobytes).
package timing

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Sample is what a process took.
type Sample struct {
	Wall, Processor time.Duration
	Memory          int64 // kilobytes at most
}

// String gives a sample as tables have it: "0.44 s, 141 MB".
func (s Sample) String() string {
	return fmt.Sprintf("%.2f s, %d MB", s.Processor.Seconds(), s.Memory>>10)
}

// Over returns how many times as much a sample is as another one.
func (s Sample) Over(o Sample) (processor, memory float64) {
	return s.Processor.Seconds() / o.Processor.Seconds(), float64(s.Memory) / float64(o.Memory)
}

// Run runs a program, whose output nobody reads. It may exit with 1, which says that
// nothing was found.
func Run(program string, args ...string) (Sample, error) {
	c := exec.Command(program, args...)
	start := time.Now()
	if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 1 {
		return Sample{}, err
	}
	wall := time.Since(start)
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return Sample{}, fmt.Errorf("this system does not say what a process took")
	}
	return Sample{wall, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), int64(usage.Maxrss)}, nil
}

// InTurn runs commands, each a program and its arguments, so many times in turn, so that
// a busy moment of the machine meets all, and returns the medians of each.
func InTurn(runs int, commands [][]string) ([]Sample, error) {
	samples := make([][]Sample, len(commands))
	for range runs {
		for i, c := range commands {
			s, err := Run(c[0], c[1:]...)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", strings.Join(c, " "), err)
			}
			samples[i] = append(samples[i], s)
		}
	}
	medians := make([]Sample, len(commands))
	for i := range samples {
		medians[i] = median(samples[i])
	}
	return medians, nil
}

// median takes that of each measure by itself.
func median(samples []Sample) Sample {
	var wall, processor []time.Duration
	var memory []int64
	for _, s := range samples {
		wall, processor, memory = append(wall, s.Wall), append(processor, s.Processor), append(memory, s.Memory)
	}
	slices.Sort(wall)
	slices.Sort(processor)
	slices.Sort(memory)
	middle := len(samples) / 2
	return Sample{wall[middle], processor[middle], memory[middle]}
}
