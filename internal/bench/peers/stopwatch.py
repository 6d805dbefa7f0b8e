"""What every script here measures with.

A script is called with FILE.csv and the number of its ties and prints lines of
JSON. Before each operation {"peer", "version", "op", "ties", "begin": true}, so
that run.py can see what hangs; after it the same with

    how      the call that was measured
    seconds  the mean of the pairs, or the time of what is done once
    each     seconds of each pair, the median of the rounds, where pairs were asked about
    check    the answers: for a pair the costs of its paths, best first; for a
             measure some actors' scores; for load actors and ties
    peak_mb  the most memory the process has held so far

BOX bounds the seconds of each kind of question, all rounds over the pairs
together; SKIP names operations that are done already. A library that is not
installed is one line with "missing".
"""

import csv
import importlib
import json
import os
import statistics
import sys
import time

TOLERANCE = 1e-6  # of PageRank: the sum of changes
WATCHED = ["a%d" % i for i in range(20)]  # actors whose scores are compared
FEWEST = 3  # pairs that are asked however long they take


class Stopwatch:
    def __init__(self, peer, module):
        self.peer = peer
        self.file, self.ties = sys.argv[1], int(sys.argv[2])
        try:
            self.module = importlib.import_module(module)
        except ImportError:
            print(json.dumps({"peer": peer, "ties": self.ties, "missing": "not installed"}))
            sys.exit(0)
        self.version = self.module.__version__.split(" ")[0]
        self.box = float(os.environ.get("BOX", "3"))
        self.skip = os.environ.get("SKIP", "").split(",")
        with open(self.file + ".pairs") as lines:
            self.pairs = [tuple(line.split()) for line in lines]

    def rows(self):
        """Yields from, to, relation and weight of each row."""
        with open(self.file, newline="") as f:
            reader = csv.reader(f)
            next(reader)
            for source, relation, target, weight in reader:
                yield source, target, relation, int(weight)

    def say(self, op, **more):
        line = {"peer": self.peer, "version": self.version, "op": op, "ties": self.ties, **more}
        print(json.dumps(line), flush=True)

    def once(self, op, how, work, check=lambda result: None):
        """Measures work that is done once and returns its result."""
        if op in self.skip:
            return work() if op == "load" else None
        self.say(op, begin=True)
        start = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - start
        self.say(op, how=how, seconds=seconds, check=check(result), peak_mb=peak_mb())
        return result

    def each(self, op, how, ask, costs, warm=False):
        """Asks about every pair, round after round, until the time is up, after
        one untimed question if warm. costs turns an answer into the costs of its
        paths and is not timed."""
        if op in self.skip:
            return
        self.say(op, begin=True)
        if warm:
            ask(*self.pairs[0])
        spent, check = [[] for _ in self.pairs], []
        end, i = time.perf_counter() + self.box, 0
        while i < FEWEST or time.perf_counter() < end:
            at = i % len(self.pairs)
            start = time.perf_counter()
            answer = ask(*self.pairs[at])
            spent[at].append(time.perf_counter() - start)
            if i < len(self.pairs):
                check.append(costs(answer))
            i += 1
        each = [statistics.median(rounds) for rounds in spent[: len(check)]]
        self.say(op, how=how, seconds=sum(each) / len(each), each=each, check=check, peak_mb=peak_mb())

    def with_betweenness(self):
        """Whether exact betweenness is asked for at this size."""
        return self.ties == 100_000


def peak_mb():
    try:
        with open("/proc/self/status") as lines:
            for line in lines:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0
