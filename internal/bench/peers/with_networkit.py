"""Measures NetworKit. It has no k best paths."""

from stopwatch import TOLERANCE, WATCHED, Stopwatch

s = Stopwatch("NetworKit", "networkit")
nk = s.module
import numpy as np  # comes with NetworKit  # noqa: E402

index = {}


def load():
    a, b, w = [], [], []
    for source, target, _, weight in s.rows():
        a.append(index.setdefault(source, len(index)))
        b.append(index.setdefault(target, len(index)))
        w.append(weight)
    data = (np.array(w, dtype=float), (np.array(a), np.array(b)))
    return nk.GraphFromCoo(data, n=len(index), weighted=True, directed=True)


g = s.once("load", "csv.reader, GraphFromCoo (without relations)", load, lambda g: [g.numberOfNodes(), g.numberOfEdges()])
bare = nk.graphtools.toUnweighted(g)


def shortest(algorithm, graph):
    def ask(a, b):
        search = algorithm(graph, index[a], index[b])
        search.run()
        if search.getDistance() > 1e300:
            return None
        return search.getPath(), search.getDistance()

    return ask


def scores(centrality):
    centrality.run()
    return centrality


def pagerank():
    p = nk.centrality.PageRank(bare, damp=0.85, tol=TOLERANCE, distributeSinks=nk.centrality.SinkHandling.DistributeSinks)
    p.norm = nk.centrality.Norm.L1_NORM
    return scores(p)


def watch(centrality):
    return {id: centrality.score(index[id]) for id in WATCHED if id in index}


def distance(r):
    return [r[1]] if r else []


s.each("hops", "BidirectionalBFS", shortest(nk.distance.BidirectionalBFS, bare), distance, warm=True)
s.each("weight", "BidirectionalDijkstra", shortest(nk.distance.BidirectionalDijkstra, g), distance, warm=True)
s.once("pagerank", "PageRank", pagerank, watch)
if s.with_betweenness():
    s.once("betweenness", "Betweenness", lambda: scores(nk.centrality.Betweenness(bare, normalized=False)), watch)
