package servers

import (
	"errors"
	"io"
	"os/exec"
)

// guard is a small process that ends a server when this process ends, however it does.
type guard struct {
	pipe io.Closer
	done func() error
}

// watch starts a guard that runs a script of sh, with arguments from $0 on, once this
// process has ended or the guard is ended.
func watch(script string, args ...string) (*guard, error) {
	cmd := exec.Command("sh", append([]string{"-c", "read -r _; " + script}, args...)...)
	ownGroup(cmd) // an interrupt from the terminal is for the tests
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	return &guard{pipe, cmd.Wait}, cmd.Start()
}

// end runs the script now.
func (g *guard) end() error { return errors.Join(g.pipe.Close(), g.done()) }
