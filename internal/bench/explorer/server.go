//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// server is the program at work.
type server struct {
	cmd     *exec.Cmd
	address string
	client  *http.Client
}

// serve starts the explorer over some files, none for those that come with the program,
// and returns when it says where it is.
func serve(program string, files ...string) (*server, error) {
	var args []string
	for _, f := range files {
		args = append(args, "-f", f)
	}
	cmd := exec.Command(program, append(args, "serve", "--no-open", "--listen", "127.0.0.1:0")...)
	says, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(says)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), "exploring at "); ok {
			address, _, _ := strings.Cut(rest, " ")
			go func() { _, _ = io.Copy(os.Stderr, says) }() // faults, if there are any
			keep := &http.Transport{MaxIdleConnsPerHost: clients}
			return &server{cmd, strings.TrimSuffix(address, "/"), &http.Client{Transport: keep}}, nil
		}
	}
	_ = cmd.Process.Kill()
	return nil, errors.Join(errors.New("the explorer does not say where it is"), cmd.Wait())
}

func (s *server) stop() error {
	s.client.CloseIdleConnections()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	return s.cmd.Wait()
}

// get asks once and reads the answer to its end. Whoever is told to come again later does,
// as often as the explorer says so; busy counts that.
func (s *server) get(path string) (body []byte, took time.Duration, busy int, err error) {
	begun := time.Now()
	for {
		resp, err := s.client.Get(s.address + path)
		if err != nil {
			return nil, 0, busy, err
		}
		body, err = io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		switch {
		case err != nil:
			return nil, 0, busy, err
		case resp.StatusCode == http.StatusServiceUnavailable && resp.Header.Get("Retry-After") != "":
			busy++
			time.Sleep(200 * time.Millisecond)
		case resp.StatusCode != http.StatusOK:
			return nil, 0, busy, fmt.Errorf("%s: %s", path, resp.Status)
		default:
			return body, time.Since(begun), busy, nil
		}
	}
}

// processor is the processor time that the explorer has taken so far, without its workers:
// what a busy machine does not change.
func (s *server) processor() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ") // behind the name, which may hold anything
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, fmt.Errorf("/proc says %q", text)
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / 100, nil // in hundredths, on all of Linux
}

// state is what the explorer and its workers take.
type state struct {
	memory  int // megabytes of memory that is resident, of all of them
	workers int
}

func (s *server) state() (now state, err error) {
	pid := strconv.Itoa(s.cmd.Process.Pid)
	status, err := filepath.Glob("/proc/[0-9]*/status")
	if err != nil {
		return state{}, err
	}
	for _, name := range status {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended meanwhile
		}
		fields := map[string]string{}
		for line := range strings.Lines(string(text)) {
			if key, value, ok := strings.Cut(line, ":"); ok {
				fields[key] = strings.TrimSpace(value)
			}
		}
		if fields["Pid"] != pid && fields["PPid"] != pid {
			continue
		}
		if fields["PPid"] == pid {
			now.workers++
		}
		kilobytes, _ := strconv.Atoi(strings.TrimSuffix(fields["VmRSS"], " kB"))
		now.memory += kilobytes >> 10
	}
	return now, nil
}
