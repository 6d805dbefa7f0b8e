//go:build !unix

package worker

import "os/exec"

// separate does nothing where processes have no groups.
func separate(*exec.Cmd) {}

// killGroup ends a process.
func killGroup(cmd *exec.Cmd) {
	cmd.Process.Kill() //nolint:errcheck // it fails for a process that has ended, which is as well
}
