"""Measures rustworkx. Its k best are lengths of walks, which may meet an actor
twice, so they are no k best paths."""

from stopwatch import TOLERANCE, WATCHED, Stopwatch

s = Stopwatch("rustworkx", "rustworkx")
rx = s.module
index = {}


def load():
    graph, ties = rx.PyDiGraph(), []
    for a, b, relation, weight in s.rows():
        ties.append((index.setdefault(a, len(index)), index.setdefault(b, len(index)), (float(weight), relation)))
    graph.add_nodes_from(list(index))
    graph.add_edges_from(ties)
    return graph


g = s.once("load", "csv.reader, add_edges_from", load, lambda g: [g.num_nodes(), g.num_edges()])


def shortest(weight):
    def ask(a, b):
        to = index[b]
        found = rx.digraph_dijkstra_shortest_paths(g, index[a], target=to, weight_fn=weight)
        return found[to] if to in found else None

    return ask


def total(path):
    return sum(min(w for w, _ in g.get_all_edge_data(a, b)) for a, b in zip(path, path[1:]))


def watch(scores):
    return {id: scores[index[id]] for id in WATCHED if id in index}


s.each("hops", "digraph_dijkstra_shortest_paths, all weights 1", shortest(None), lambda p: [len(p) - 1] if p else [], warm=True)
s.each("weight", "digraph_dijkstra_shortest_paths", shortest(lambda tie: tie[0]), lambda p: [total(p)] if p else [], warm=True)
# It stops when the sum of changes is below the tolerance times the number of nodes.
s.once("pagerank", "pagerank", lambda: rx.pagerank(g, tol=TOLERANCE / len(index), max_iter=500), watch)
if s.with_betweenness():
    s.once("betweenness", "digraph_betweenness_centrality", lambda: rx.digraph_betweenness_centrality(g, normalized=False), watch)
