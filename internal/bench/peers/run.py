"""Runs every script here on generated files and prints what they measured, one
line of JSON each (stopwatch.py says what stands in them). peers.sh calls it.

An operation that takes too long or too much memory is ended, said in a line with
"over", and left out when the rest is measured. One that fails is a line with
"failed".
"""

import argparse
import json
import os
import re
import selectors
import signal
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--bin", required=True, help="folder of generate, own, gopeers and dossier")
    p.add_argument("--data", required=True, help="folder for the generated files")
    p.add_argument("--python", required=True, help="Python with the packages of pip")
    p.add_argument("--system-python", required=True, help="Python with the packages of the system")
    p.add_argument("--node", required=True, help="Node.js")
    p.add_argument("ties", nargs="+", type=lambda text: int(float(text)))
    a = p.parse_args()
    for ties in a.ties:
        file = os.path.join(a.data, "e%d.csv" % ties)
        program = lambda name: os.path.join(a.bin, name)  # noqa: E731
        script = lambda name: os.path.join(HERE, name)  # noqa: E731
        subprocess.run([program("generate"), str(ties // 10), str(ties), file], check=True)
        for peer, command in [
            ("dossier", [program("own")]),
            ("dominikbraun/graph", [program("gopeers"), "dominikbraun"]),
            ("gonum", [program("gopeers"), "gonum"]),
            ("NetworkX", [a.python, script("with_networkx.py")]),
            ("igraph", [a.python, script("with_igraph.py")]),
            ("rustworkx", [a.python, script("with_rustworkx.py")]),
            ("NetworKit", [a.python, script("with_networkit.py")]),
            ("graph-tool", [a.system_python, script("with_graphtool.py")]),
            ("graphology", [a.node, "--max-old-space-size=%d" % (max_mb() * 3 // 4), script("with_graphology.js")]),
            ("Ladybug", [a.python, script("with_ladybug.py")]),
        ]:
            note("%s, %d ties" % (peer, ties))
            measure(peer, command + [file, str(ties)], ties)
        note("the whole process, %d ties" % ties)
        whole(program("dossier"), file, ties)
        os.remove(file)


def note(text):
    print(text, file=sys.stderr, flush=True)


def say(line):
    print(json.dumps(line), flush=True)


def limit(ties):
    """Seconds for one operation."""
    return float(os.environ.get("LIMIT", 60 + ties / 50_000))


def max_mb():
    """Memory for one peer: of what the machine has, three fifths."""
    return int(os.environ.get("MAX_MB", os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 5 >> 20))


def measure(peer, command, ties):
    """Runs a script until each of its operations is done or has failed."""
    done = []
    while True:
        op, why = attempt(command, done, ties)
        if why is None:
            return
        note("  %s: %s" % (op or "between two operations", why))
        if op is None and done:
            return
        say({"peer": peer, "op": op or "load", "ties": ties, **why})
        if op in (None, "load"):
            return
        done.append(op)


def attempt(command, done, ties):
    """Runs a script but for what is done, to which it adds what it measured.
    It returns the operation that stopped it and why, or None twice."""
    env = {**os.environ, "SKIP": ",".join(done)}
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=env, start_new_session=True)
    except OSError:
        return None, {"missing": "not installed"}
    wait, op, pending = selectors.DefaultSelector(), None, b""
    wait.register(process.stdout, selectors.EVENT_READ)
    deadline = time.monotonic() + limit(ties)
    try:
        while True:
            if not wait.select(0.25):
                if time.monotonic() > deadline:
                    return op, {"over": "%.0f s" % limit(ties)}
                if resident_mb(process.pid) > max_mb():
                    return op, {"over": "%d GB" % (max_mb() >> 10)}
                continue
            piece = os.read(process.stdout.fileno(), 1 << 16)
            if not piece:
                break
            *lines, pending = (pending + piece).split(b"\n")
            for line in map(json.loads, lines):
                deadline = time.monotonic() + limit(ties)
                if line.get("begin"):
                    op = line["op"]
                    continue
                say(line)
                done.append(line.get("op"))
                op = None
    finally:
        if process.poll() is None:
            try:
                process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # the group that was made for it
                process.wait()
    if process.returncode != 0:
        return op, {"failed": "exit %d" % process.returncode}
    return None, None


def resident_mb(pid):
    try:
        with open("/proc/%d/statm" % pid) as f:
            return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except (OSError, IndexError):
        return 0


def whole(program, file, ties):
    """Measures the program from its start to the printed answer, for some pairs,
    after one run that is not counted."""
    with open(file + ".pairs") as lines:
        pairs = [line.split() for line in lines][:7]
    each, check, peak = [], [], 0
    for i, (a, b) in enumerate([pairs[0], *pairs]):
        with open(file + ".answer", "w+") as answer:
            start = time.perf_counter()
            process = subprocess.Popen([program, "path", a, b, "-f", file], stdout=answer)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1):
                say({"peer": "dossier", "op": "process", "ties": ties, "failed": "exit %d" % process.returncode})
                return
            if i == 0:
                continue
            answer.seek(0)
            # Exit code 1: there is none, and what is printed is the nearest.
            hops = process.returncode == 0 and re.search(r"^(\d+) hops?;", answer.read(), re.MULTILINE)
        each.append(seconds)
        check.append([int(hops[1])] if hops else [])
        peak = max(peak, usage.ru_maxrss >> 10)
    say({"peer": "dossier", "version": "this checkout", "op": "process", "ties": ties, "how": "dossier path A B -f FILE",
         "seconds": statistics.median(each), "check": check, "peak_mb": peak})


if __name__ == "__main__":
    main()
