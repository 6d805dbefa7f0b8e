"""Measures NetworkX."""

import itertools

from stopwatch import TOLERANCE, WATCHED, Stopwatch

s = Stopwatch("NetworkX", "networkx")
nx = s.module


def load():
    graph = nx.DiGraph()
    graph.add_edges_from((a, b, {"weight": weight, "relation": relation}) for a, b, relation, weight in s.rows())
    return graph


g = s.once("load", "csv.reader, add_edges_from", load, lambda g: [g.order(), g.size()])


def or_none(find):
    def ask(a, b):
        try:
            return find(a, b)
        except nx.NetworkXNoPath:
            return None

    return ask


def first(paths):
    return list(itertools.islice(paths, 10))


def hops(path):
    return [len(path) - 1] if path else []


def watch(scores):
    return {id: scores[id] for id in WATCHED if id in scores}


s.each("hops", "bidirectional_shortest_path", or_none(lambda a, b: nx.bidirectional_shortest_path(g, a, b)), hops, warm=True)
s.each("weight", "bidirectional_dijkstra", or_none(lambda a, b: nx.bidirectional_dijkstra(g, a, b)), lambda r: [r[0]] if r else [], warm=True)
# It stops when the sum of changes is below the tolerance times the number of nodes.
s.once("pagerank", "pagerank", lambda: nx.pagerank(g, tol=TOLERANCE / len(g), max_iter=500, weight=None), watch)
s.each("ten-hops", "shortest_simple_paths", or_none(lambda a, b: first(nx.shortest_simple_paths(g, a, b))), lambda r: [len(p) - 1 for p in r or []])
s.each(
    "ten-weight",
    "shortest_simple_paths",
    or_none(lambda a, b: first(nx.shortest_simple_paths(g, a, b, weight="weight"))),
    lambda r: [nx.path_weight(g, p, "weight") for p in r or []],
)
if s.with_betweenness():
    s.once("betweenness", "betweenness_centrality", lambda: nx.betweenness_centrality(g, normalized=False), watch)
