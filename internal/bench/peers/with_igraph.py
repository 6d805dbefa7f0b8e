"""Measures igraph, by its Python interface."""

import warnings

from stopwatch import WATCHED, Stopwatch

warnings.simplefilter("ignore")  # it warns of pairs without a path
s = Stopwatch("igraph", "igraph")


def load():
    rows = ((a, b, weight, relation) for a, b, relation, weight in s.rows())
    return s.module.Graph.TupleList(rows, directed=True, edge_attrs=["weight", "relation"])


g = s.once("load", "csv.reader, Graph.TupleList", load, lambda g: [g.vcount(), g.ecount()])
index = {name: i for i, name in enumerate(g.vs["name"])}
weights = g.es["weight"]


def shortest(weight):
    def ask(a, b):
        return g.get_shortest_paths(index[a], index[b], weights=weight, output="epath")[0]

    return ask


def ten(weight):
    def ask(a, b):
        return g.get_k_shortest_paths(index[a], index[b], k=10, weights=weight, output="epath")

    return ask


def total(edges):
    return sum(weights[e] for e in edges)


def watch(scores):
    return {id: scores[index[id]] for id in WATCHED if id in index}


def each_hops(paths):
    return sorted(len(p) for p in paths if p)


s.each("hops", "get_shortest_paths", shortest(None), lambda p: [len(p)] if p else [], warm=True)
s.each("weight", "get_shortest_paths", shortest("weight"), lambda p: [total(p)] if p else [], warm=True)
s.once("pagerank", "pagerank (PRPACK, which is set to no tolerance but its own)", lambda: g.pagerank(), watch)
s.each("ten-hops", "get_k_shortest_paths", ten(None), each_hops)
s.each("ten-weight", "get_k_shortest_paths", ten("weight"), lambda paths: sorted(total(p) for p in paths if p))
if s.with_betweenness():
    s.once("betweenness", "betweenness", lambda: g.betweenness(), watch)
