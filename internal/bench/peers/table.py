"""Turns the lines of run.py, read from standard input, into the Markdown of
docs/benchmarks.md and puts it between the markers of the file that is named.

Answers are compared too. Where two systems disagree, the text says so, and so
does standard error; the exit code is then 1.
"""

import json
import re
import sys

PEERS = ["dossier", "dominikbraun/graph", "gonum", "NetworkX", "igraph", "graph-tool", "graphology", "rustworkx", "NetworKit", "Ladybug"]
OPS = [
    ("load", "Load from CSV", "From the file to a graph that is ready for every question, names and weights included."),
    ("hops", "Shortest path by hops", "Mean over the pairs."),
    ("weight", "Shortest path by weight", "Mean over the pairs."),
    ("ten-hops", "Ten shortest loopless paths by hops", "Mean over the pairs."),
    ("ten-weight", "Ten shortest loopless paths by weight", "Mean over the pairs."),
    ("pagerank", "PageRank", "Until the changes of all actors add up to less than 10^-6."),
    ("betweenness", "Exact betweenness", "From every actor, at one size only."),
]
NEAR = {"pagerank": 1e-3, "betweenness": 1e-6}  # how far scores may differ, relatively


class Results:
    def __init__(self, lines):
        self.at, self.missing, self.versions = {}, {}, {}
        self.sizes = sorted({line["ties"] for line in lines})
        for line in lines:
            if "missing" in line:
                self.missing[line["peer"]] = line["missing"]
                continue
            self.at[line["peer"], line.get("op"), line["ties"]] = line
            if "version" in line:
                self.versions[line["peer"]] = line["version"]

    def get(self, peer, op, ties):
        return self.at.get((peer, op, ties), {})

    def ratio(self, peer, op, ties):
        """How many times longer a peer takes than this project, over the pairs
        that both were asked about."""
        a, b = self.get(peer, op, ties), self.get("dossier", op, ties)
        if "seconds" not in a or "seconds" not in b:
            return None
        if "each" not in a:
            return a["seconds"] / b["seconds"]
        n = min(len(a["each"]), len(b["each"]))
        return sum(a["each"][:n]) / sum(b["each"][:n])


def main():
    r = Results([json.loads(line) for line in sys.stdin])
    agreement, disagreements = agree(r)
    text = "\n".join([*setting(r), *agreement, *process(r), *tables(r), *filters(r), *clients(r)])
    splice(sys.argv[1], text)
    print(text)
    for line in agreement:
        if "DISAGREE" in line:
            print(line, file=sys.stderr)
    sys.exit(1 if disagreements else 0)


def splice(name, text):
    with open(name, encoding="utf-8") as f:
        before, rest = f.read().split("<!-- peers -->", 1)
    after = rest.split("<!-- /peers -->", 1)[1]
    with open(name, "w", encoding="utf-8") as f:
        f.write(before + "<!-- peers -->\n" + text + "\n<!-- /peers -->" + after)


def setting(r):
    versions = ", ".join("%s %s" % (p, r.versions[p].lstrip("v")) for p in PEERS[1:] if p in r.versions)
    sizes = ", ".join("%s ties (%s actors)" % (power(n), power(n // 10)) for n in r.sizes)
    lines = ["Measured in one run of `make bench-peers`: %s. Beside this checkout: %s." % (sizes, versions)]
    gone = ["%s (%s)" % (p, r.missing[p]) for p in PEERS if p in r.missing]
    if gone:
        lines += ["", "Not measured: " + ", ".join(gone) + "."]
    return lines + [""]


def power(n):
    exponent = len(str(n)) - 1
    return "10^%d" % exponent if n == 10**exponent else "{:,}".format(n)


def seconds(s):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if s >= scale * 0.9995:
            break
    value = s / scale
    return ("%.0f" if value >= 100 else "%.1f" if value >= 10 else "%.2f") % value + " " + unit


def times(ratio):
    if ratio is None:
        return "–"
    return ("%.0f×" if ratio >= 10 else "%.1f×" if ratio >= 2 else "%.2f×") % ratio


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def tables(r):
    for op, title, what in OPS:
        sizes = [n for n in r.sizes if any((p, op, n) in r.at for p in PEERS)]
        if not sizes:
            continue
        head = ["", *("%s ties" % power(n) for n in sizes), "seconds, in the same order"]
        if op == "load":
            head.append("memory at the last size")
        rows, without = [], []
        for peer in PEERS:
            lines = [r.get(peer, op, n) for n in sizes]
            if not any(lines):
                without.append(peer)
                continue
            row = [("**%s**" if peer == "dossier" else "%s") % peer]
            row += [cell(r, peer, op, n) for n in sizes]
            row.append(" · ".join(seconds(x["seconds"]) + few(x) if "seconds" in x else "–" for x in lines))
            if op == "load":
                row.append("%d MB" % lines[-1]["peak_mb"] if lines[-1].get("peak_mb") else "–")
            rows.append(row)
        yield "### " + title
        yield ""
        yield what
        yield ""
        yield from table(head, rows)
        calls = ["%s: %s" % (p, how) for p in PEERS for how in [called(r, p, op, sizes)] if how]
        yield "Called: " + "; ".join(calls) + "."
        without = [p for p in without if p not in r.missing]
        if without:
            yield "Without such a call, or not within reach of it here: " + ", ".join(without) + "."
        yield ""


def cell(r, peer, op, ties):
    line = r.get(peer, op, ties)
    for reason, words in (("over", "over %s"), ("failed", "failed (%s)")):
        if reason in line:
            return words % line[reason]
    return "1" if peer == "dossier" and line else times(r.ratio(peer, op, ties))


def few(line):
    """Says so where not all pairs were asked about."""
    n = len(line.get("each", ()))
    return " (%d pairs)" % n if 0 < n < 200 else ""


def called(r, peer, op, sizes):
    for n in sizes:
        how = r.get(peer, op, n).get("how")
        if how:
            return "`%s`" % how if re.fullmatch(r"[\w.]+", how) else how
    return None


def process(r):
    sizes = [n for n in r.sizes if "seconds" in r.get("dossier", "process", n)]
    if not sizes:
        return
    yield "### The whole program"
    yield ""
    yield "`dossier path A B -f FILE`, from its start to the printed answer, and how many times longer others take for their load alone."
    yield ""
    rows = [["dossier path: time", *(seconds(r.get("dossier", "process", n)["seconds"]) for n in sizes)],
            ["dossier path: memory", *("%d MB" % r.get("dossier", "process", n)["peak_mb"] for n in sizes)]]
    for peer in PEERS:
        loads = [r.get(peer, "load", n) for n in sizes]
        if peer != "dossier" and any("seconds" in x for x in loads):
            rows.append([peer + ": load alone", *(
                times(x["seconds"] / r.get("dossier", "process", n)["seconds"]) if "seconds" in x else cell(r, peer, "load", n)
                for x, n in zip(loads, sizes))])
    yield from table(["", *("%s ties" % power(n) for n in sizes)], rows)


def filters(r):
    sizes = [n for n in r.sizes if r.get("dossier", "filter-wide.hops", n)]
    if not sizes:
        return
    yield "### Under a filter"
    yield ""
    yield ("A search by relation, status and date on the whole graph against the same search on a graph that was built of just the"
           " ties that pass: how many times longer it takes. The wide filter passes 45 of 100 ties, the narrow one 22.")
    yield ""
    rows = []
    for width in ("wide", "narrow"):
        for op, title, _ in OPS[1:5]:
            row = ["%s, %s" % (title, width)]
            for n in sizes:
                a, b = (r.get("dossier", "%s-%s.%s" % (side, width, op), n) for side in ("filter", "built"))
                if "each" not in a or "each" not in b:
                    row.append("–")
                    continue
                both = min(len(a["each"]), len(b["each"]))
                row.append("%s (%s)" % (times(sum(a["each"][:both]) / sum(b["each"][:both])), seconds(a["seconds"])))
            rows.append(row)
        rows.append(["laying the %s filter once" % width, *(seconds(r.get("dossier", "filter-%s.view" % width, n)["seconds"])
                                                           if r.get("dossier", "filter-%s.view" % width, n) else "–" for n in sizes)])
    yield from table(["", *("%s ties" % power(n) for n in sizes)], rows)


def clients(r):
    sizes = [n for n in r.sizes if r.get("dossier", "clients-2.hops", n)]
    if not sizes:
        return
    yield "### Two clients at once"
    yield ""
    yield "How many times as many answers two clients get in a second as one does alone, on one graph in one process."
    yield ""
    rows = [[title, *(times(r.get("dossier", "clients-1." + op, n)["seconds"] / r.get("dossier", "clients-2." + op, n)["seconds"]) for n in sizes)]
            for op, title, _ in OPS[1:3]]
    yield from table(["", *("%s ties" % power(n) for n in sizes)], rows)


def agree(r):
    """Compares all answers and returns what to say and how many disagree."""
    said, compared, bad = [], 0, 0
    for ties in r.sizes:
        for op, title, _ in OPS:
            answers = [(p, r.get(p, op, ties)["check"]) for p in PEERS if r.get(p, op, ties).get("check")]
            if op == "hops" and r.get("dossier", "process", ties).get("check"):
                answers.append(("dossier path", r.get("dossier", "process", ties)["check"]))
            for peer, check in answers[1:]:
                first, reference = answers[0]
                compared += 1
                wrong = differences(reference, check, op)
                if wrong:
                    bad += 1
                    said.append("- **DISAGREE** on %s at %s ties: %s and %s, in %d of %d answers; the first is %s against %s."
                                % (title.lower(), power(ties), first, peer, len(wrong), min(len(check), len(reference)), *wrong[0]))
        for width in ("wide", "narrow"):
            for op, title, _ in OPS[1:5]:
                a, b = (r.get("dossier", "%s-%s.%s" % (side, width, op), ties).get("check") for side in ("filter", "built"))
                if a and b:
                    compared += 1
                    wrong = differences(a, b, op)
                    if wrong:
                        bad += 1
                        said.append("- **DISAGREE** on %s under the %s filter at %s ties: %s against %s." % (title.lower(), width, power(ties), *wrong[0]))
    totals = []
    for ties in r.sizes:
        for op, words in (("hops", "hops"), ("weight", "of weight")):
            check = r.get("dossier", op, ties).get("check")
            if check:
                totals.append("%d %s over %d pairs of %s ties" % (sum(map(sum, check)), words, len(check), power(ties)))
    if bad:
        return ["Answers were compared pair by pair, %d times system against system; **%d comparisons DISAGREE**:" % (compared, bad), "", *said, ""], bad
    return ["Every answer was compared, pair by pair and path by path, and all agree (%d comparisons of two systems; %s)."
            % (compared, "; ".join(totals)), ""], 0


def differences(a, b, op):
    if isinstance(a, dict):
        return [("%s %.6g" % (k, a[k]), "%.6g" % b[k]) for k in sorted(a) if k in b and abs(a[k] - b[k]) > NEAR[op] * max(abs(a[k]), abs(b[k]))]
    return [(x, y) for x, y in zip(a, b) if x != y]


if __name__ == "__main__":
    main()
