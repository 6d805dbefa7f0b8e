"""Measures Ladybug, the embedded graph database that was Kuzu, in memory. It has
no k best paths; its measures are an extension that is fetched at run time."""

from stopwatch import Stopwatch

s = Stopwatch("Ladybug", "ladybug")
lb = s.module
connection = lb.Connection(lb.Database(":memory:"))


def rows(text, **values):
    result = connection.execute(text, values)
    found = []
    while result.has_next():
        found.append(result.get_next())
    return found


def load():
    file = "LOAD FROM '%s' (header=true) RETURN " % s.file.replace("'", "\\'")
    rows("CREATE NODE TABLE Actor(id STRING PRIMARY KEY)")
    rows("CREATE REL TABLE Tie(FROM Actor TO Actor, relation STRING, weight DOUBLE)")
    rows("COPY Actor FROM (" + file + "`from` AS id UNION " + file + "`to` AS id)")
    rows("COPY Tie FROM (" + file + "`from`, `to`, relation, CAST(weight AS DOUBLE))")


def size(_):
    return [rows("MATCH (a:Actor) RETURN count(*)")[0][0], rows("MATCH ()-[t:Tie]->() RETURN count(*)")[0][0]]


def shortest(kind, cost):
    text = "MATCH p = (a:Actor {id: $a})-[t:Tie* %s]->(b:Actor {id: $b}) RETURN %s, properties(nodes(p), 'id')" % (kind, cost)

    def ask(a, b):
        return rows(text, a=a, b=b)

    return ask


def first(found):
    return [found[0][0]] if found else []


s.once("load", "COPY", load, size)
s.each("hops", "SHORTEST 1..30", shortest("SHORTEST 1..30", "length(t)"), first, warm=True)
s.each("weight", "WSHORTEST(weight)", shortest("WSHORTEST(weight) 1..30", "cost(t)"), first, warm=True)
