package browse

import (
	"context"
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
)

// Open opens an http address. It returns once the opener has been started; whether
// there is a browser is not known then. The opener is ended when ctx is.
func Open(ctx context.Context, address string) error {
	words, err := command(runtime.GOOS, address)
	if err != nil {
		return err
	}
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	if err := c.Start(); err != nil {
		return fmt.Errorf("cannot start %s: %w", words[0], err)
	}
	go c.Wait() //nolint:errcheck // nobody waits for a browser
	return nil
}

// command gives the words that open an address on a system.
func command(system, address string) ([]string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || u.Host == "" {
		return nil, fmt.Errorf("%q is no address of a page", address)
	}
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", u.String()}, nil
	case "darwin":
		return []string{"open", u.String()}, nil
	}
	return []string{"xdg-open", u.String()}, nil
}
