"""Writes the files of this folder as openpyxl, NetworkX and igraph write them.

Run it here, with these three modules; TestFilesOfOthers reads what it writes.
"""
import datetime

import igraph
import networkx
import openpyxl

NODES = {"kim": ("Kim Jong Un", "person"), "seoul": ('"Seoul" <&> Société', "state"), "moscow": ("Москва", "state")}
EDGES = [
    ("kim", "seoul", "warns", 2.5, "2023-09-13", "denies"),
    ("kim", "seoul", "warns", 2.5, "2023-09-13", "asserts"),
    ("moscow", "kim", "supplies", 1, "2023", "alleges"),
]

graph = networkx.MultiDiGraph()
for node, (name, kind) in NODES.items():
    graph.add_node(node, label=name, kind=kind)
for source, target, relation, weight, when, stance in EDGES:
    graph.add_edge(source, target, relation=relation, weight=weight, when=when, stance=stance)
networkx.write_graphml(graph, "networkx.graphml")
networkx.write_gexf(graph, "networkx.gexf", version="1.2draft")

network = igraph.Graph(directed=True)
numbers = {node: i for i, node in enumerate(NODES)}
network.add_vertices(len(NODES), {"id": list(NODES), "label": [n for n, _ in NODES.values()], "kind": [k for _, k in NODES.values()]})
columns = list(zip(*EDGES))
network.add_edges([(numbers[s], numbers[t]) for s, t in zip(*columns[:2])], dict(zip(["relation", "weight", "when", "stance"], columns[2:])))
network.write_graphml("igraph.graphml")

book = openpyxl.Workbook()
claims = book.active
claims.title = "claims"
claims.append(["from", "to", "relation", "weight", "when", "stance"])
for source, target, relation, weight, when, stance in EDGES:
    # Days as spreadsheets have them: numbers that a format shows as dates.
    day = datetime.date.fromisoformat(when) if len(when) > 4 else when
    claims.append([source, NODES[target][0], relation, weight, day, stance])
actors = book.create_sheet("actors")
actors.append(["id", "name", "kind"])
for node, (name, kind) in NODES.items():
    actors.append([node, name, kind])
notes = book.create_sheet("notes")
notes.append(["to do", "who"])
notes.append(["ask", "Ann"])
book.save("openpyxl.xlsx")
