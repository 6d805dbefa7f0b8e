"""Measures graph-tool. It has no k best paths."""

from stopwatch import TOLERANCE, WATCHED, Stopwatch

s = Stopwatch("graph-tool", "graph_tool.all")
gt = s.module


def load():
    return gt.load_graph_from_csv(
        s.file, directed=True, skip_first=True, hashed=True, ecols=(0, 2),
        eprop_names=["relation", "weight"], eprop_types=["string", "double"],
    )


g = s.once("load", "load_graph_from_csv", load, lambda g: [g.num_vertices(), g.num_edges()])
index = {name: i for i, name in enumerate(g.vp["name"])}
weight = g.ep["weight"]


def shortest(weights):
    def ask(a, b):
        return gt.shortest_path(g, g.vertex(index[a]), g.vertex(index[b]), weights=weights)[1]

    return ask


def watch(scores):
    return {id: scores[g.vertex(index[id])] for id in WATCHED if id in index}


s.each("hops", "shortest_path", shortest(None), lambda edges: [len(edges)] if edges else [], warm=True)
s.each("weight", "shortest_path", shortest(weight), lambda edges: [sum(weight[e] for e in edges)] if edges else [], warm=True)
s.once("pagerank", "pagerank", lambda: gt.pagerank(g, epsilon=TOLERANCE), watch)
if s.with_betweenness():
    s.once("betweenness", "betweenness", lambda: gt.betweenness(g, norm=False)[0], watch)
