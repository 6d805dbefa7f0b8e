//go:build unix

package worker

import (
	"os/exec"
	"syscall"
)

// separate makes a process the head of a group of its own: what a user types to
// stop the program does not reach it, and killGroup reaches all that it starts.
func separate(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// killGroup ends a process that was separated and has not been waited for.
func killGroup(cmd *exec.Cmd) {
	syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) //nolint:errcheck // it fails for a process that has ended, which is as well
}
