package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// typedInBash are lines as they are typed, with tabs, and the words that bash gives to
// the program. HOME stands for the folder.
var typedInBash = []struct{ typed, want string }{
	{"dossier pat\tKi\t", "path|Kim Jong Un"},
	{"dossier path putin sou\t", "path|putin|south-korea"},
	{"dossier path \"Kim J\t", "path|Kim Jong Un"},
	{"dossier path 'Kim J\t", "path|Kim Jong Un"},
	{"dossier path Kim\\ J\t", "path|Kim Jong Un"},
	{"dossier draw --path kim-jong-un,sou\t", "draw|--path|kim-jong-un,south-korea"},
	{"dossier claims --status asserted,al\t", "claims|--status|asserted,alleged"},
	{"dossier claims --relation=supplies,pre\t", "claims|--relation=supplies,pressures"},
	{"dossier claims --relation sup\tlies,pre\t", "claims|--relation|supplies,pressures"}, // supplies and supports
	{"dossier -f sample:fl\tshow Med\t", "-f|sample:florentine|show|Medici"},
	{"dossier -f sam\tk\tshow Pol\t", "-f|sample:kim-putin-2023|show|Poland"},
	{"dossier -f ow\t", "-f|own/"},
	{"dossier -f ~/own show Ber\t", "-f|HOME/own|show|Berg "}, // as far as both go
	{"dossier -f ~/own show Łó\t", "-f|HOME/own|show|Łódź"},
	{"dossier -f ~/own claims --according-to \"Roe, J\t", "-f|HOME/own|claims|--according-to|Roe, Jane"},
	{"dossier embed no\t", "embed|notes.md"},
	{"dossier rank betw\t--eith\t", "rank|betweenness|--either-way"},
	{"dossier show $(touch ran)Pol\t\x15dossier help", "help"}, // taken back before it runs
}

// standIn answers completions and prints the words that it is given otherwise.
const standIn = `#!/bin/sh
case $1 in complete-line | completion) exec "$HOME/program/dossier" "$@" ;; esac
printf 'MARK'
printf '|%s' "$@"
echo '|'
`

// TestBashCompletes types into a real bash, without the bash-completion package and
// without any start-up file, and reads what bash makes of it.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip(err)
	}
	home := folder(t, map[string]string{"notes.md": "", "own/dossier.yaml": twoBergs, "dossier": standIn, "program/x": ""})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Chmod(filepath.Join(home, "dossier"), 0o700))
	must(os.Symlink(program(t).Path, filepath.Join(home, "program", "dossier")))
	terminal, line := openTerminal(t)
	cmd := exec.Command(bash, "--norc", "--noprofile", "-i")
	cmd.Dir = home
	cmd.Env = []string{"PATH=" + home + ":" + os.Getenv("PATH"), "HOME=" + home, "TERM=dumb", "PS1=ready> ", "INPUTRC=/dev/null", "LC_ALL=C.UTF-8"}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = line, line, line
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	must(cmd.Start())
	line.Close()
	hangs := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() }) //nolint:errcheck // it may have ended
	defer hangs.Stop()

	screen := bufio.NewReader(terminal)
	enter := func(typed, answer string) string {
		_, err := terminal.WriteString(typed + "\n")
		must(err)
		said := readUntil(t, screen, answer)
		readUntil(t, screen, "ready> ")
		return said
	}
	readUntil(t, screen, "ready> ")
	enter("source <(dossier completion bash); dossier", "MARK||")
	for _, c := range typedInBash {
		said := enter(c.typed, "|\r\n")
		_, said, _ = strings.Cut(said, "MARK|")
		if got := strings.TrimSuffix(said, "|\r\n"); got != strings.ReplaceAll(c.want, "HOME", home) {
			t.Errorf("%q: the program gets %q, want %q", c.typed, got, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(home, "ran")); err == nil {
		t.Error("completion ran what was typed")
	}
	_, err = terminal.WriteString("exit\n")
	must(err)
	cmd.Wait() //nolint:errcheck // its exit code says nothing
}

// readUntil reads what a terminal shows until it shows a text.
func readUntil(t *testing.T, screen *bufio.Reader, text string) string {
	t.Helper()
	var b strings.Builder
	for !strings.HasSuffix(b.String(), text) {
		c, err := screen.ReadByte()
		if err != nil {
			t.Fatalf("%v; the terminal shows %q", err, b.String())
		}
		b.WriteByte(c)
	}
	return b.String()
}

// twoBergs has two actors whose names begin alike.
const twoBergs = `
actors:
  - {id: a, name: Berg One, kind: person}
  - {id: b, name: Berg Two, kind: person}
  - {id: comma, name: "Roe, Jane", kind: person}
  - {id: city, name: Łódź, kind: place}
claims:
  - {id: c, from: a, relation: warns, to: b, said: [{stance: asserts, by: comma}]}
  - {id: d, from: a, relation: visits, to: city, said: [{stance: asserts, by: comma}]}
`

// openTerminal makes a pseudo-terminal: what a person sits at, and its line.
func openTerminal(t *testing.T) (terminal, line *os.File) {
	t.Helper()
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { terminal.Close() })
	var unlocked, number int32
	for request, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &unlocked, syscall.TIOCGPTN: &number} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, terminal.Fd(), request, uintptr(unsafe.Pointer(value))); errno != 0 {
			t.Skip(errno)
		}
	}
	line, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	return terminal, line
}
