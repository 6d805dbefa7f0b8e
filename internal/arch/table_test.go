package arch

// row says what the non-test files of a package may import of this module.
// A name that ends in /... stands for that package and all below it, and "..."
// for all.
type row struct {
	pkg string
	may []string
}

// layers is the import table of docs/architecture.md. Data flows down it: no
// package imports one that is listed below it.
var layers = []row{
	{"data", nil},
	{"data/formats", nil},
	{"data/cells", nil},
	{"data/quotes", nil},
	{"data/load/internal/faults", []string{"data"}},
	{"data/load/internal/encodings", nil},
	{"data/load/internal/rows", []string{"data", "data/load/internal/encodings", "data/cells", "data/load/internal/faults"}},
	{"data/load/internal/tree", nil},
	{"data/load/internal/jsonlines", []string{"data", "data/load/internal/faults", "data/load/internal/tree"}},
	{"data/load/internal/yaml", []string{"data", "data/load/internal/faults", "data/load/internal/tree"}},
	{"data/load/internal/delimited", []string{"data", "data/load/internal/encodings", "data/load/internal/faults", "data/load/internal/rows"}},
	{"data/load/internal/xmltext", []string{"data"}},
	{"data/load/internal/network", []string{"data"}},
	{"data/load/internal/graphml", []string{"data", "data/load/internal/network", "data/load/internal/xmltext"}},
	{"data/load/internal/gexf", []string{"data", "data/load/internal/network", "data/load/internal/xmltext"}},
	{"data/load/internal/xlsx", []string{"data"}},
	{"data/load", []string{"data", "data/cells", "data/formats", "data/quotes", "data/load/internal/..."}},
	{"data/save/internal/flat", []string{"data", "data/cells"}},
	{"data/save/internal/entries", []string{"data"}},
	{"data/save/internal/yaml", []string{"data", "data/save/internal/entries"}},
	{"data/save/internal/jsonlines", []string{"data", "data/save/internal/entries"}},
	{"data/save/internal/delimited", []string{"data", "data/cells", "data/save/internal/flat"}},
	{"data/save/internal/xlsx", nil},
	{"data/save/internal/workbook", []string{"data", "data/cells", "data/save/internal/entries", "data/save/internal/xlsx"}},
	{"data/save/internal/network", []string{"data", "data/cells", "data/save/internal/flat"}},
	{"data/save/internal/graphml", []string{"data", "data/save/internal/flat", "data/save/internal/network"}},
	{"data/save/internal/gexf", []string{"data", "data/save/internal/flat", "data/save/internal/network"}},
	{"data/save", []string{"data", "data/formats", "data/save/internal/..."}},
	{"data/save/edit", []string{"data", "data/load", "data/save/internal/entries", "data/save/internal/yaml"}},
	{"data/save/template", []string{"data", "data/load", "data/save/internal/xlsx"}},
	{"data/identities", []string{"data"}},
	{"data/samples", []string{"data"}},
	{"data/answer", []string{"data", "data/cells"}},

	{"graph", []string{"data"}},
	{"graph/path", []string{"data", "graph"}},
	{"graph/measure", []string{"data", "graph"}},
	{"internal/setting", []string{"data"}},
	{"graph/ask", []string{"data", "data/answer", "graph", "graph/path", "graph/measure", "internal/setting"}},

	{"render", []string{"data", "data/answer"}},
	{"render/internal/text", nil},
	{"render/internal/geom", []string{"render"}},
	{"render/internal/grid", []string{"render"}},
	{"render/internal/steps", nil},
	{"render/internal/readability", []string{"data", "render", "render/internal/geom", "render/internal/grid", "render/internal/steps"}},
	{"render/internal/letters", []string{"render", "render/internal/text"}},
	{"render/internal/paint", []string{"data", "render", "render/internal/text", "render/internal/letters"}},
	{"internal/enginecache", nil},
	{"internal/engine", []string{"internal/enginecache"}},
	{"render/layout/internal/network", []string{"render", "render/internal/geom"}},
	{"render/layout/internal/draft", []string{"data", "render", "render/internal/text", "render/internal/geom", "render/internal/readability", "render/layout/internal/network"}},
	{"render/layout/internal/shapes", []string{"render", "render/internal/geom", "render/internal/steps", "render/layout/internal/network"}},
	{"render/layout/internal/stress", []string{"render", "render/internal/geom", "render/internal/steps", "render/layout/internal/network"}},
	// The rooms of the layout know what they hand on, and not one another.
	{"render/layout/internal/graphviz", []string{"render", "render/internal/geom", "render/internal/grid", "render/internal/steps", "render/layout/internal/draft", "internal/engine"}},
	{"render/layout/internal/edition", []string{"render", "render/internal/geom", "render/internal/steps", "render/layout/internal/draft"}},
	{"render/layout/internal/matrix", []string{"data", "data/answer", "render", "render/internal/text", "render/internal/geom", "render/internal/steps", "render/layout/internal/draft"}},
	{"render/layout/internal/route", []string{"render", "render/internal/geom", "render/internal/grid", "render/internal/steps", "render/internal/readability", "render/layout/internal/draft"}},
	{"render/layout/internal/page", []string{"render", "render/internal/text", "render/internal/geom", "render/internal/readability", "render/layout/internal/draft"}},
	{"render/layout", []string{"render", "render/internal/geom", "render/internal/steps", "render/internal/readability", "render/layout/internal/..."}},
	{"internal/worker", []string{"render/layout", "internal/engine"}},
	{"render/dot", encoder},
	{"render/mermaid", encoder},
	{"render/scenejson", encoder},
	{"render/stamp", []string{"render", "render/scenejson"}},
	{"render/svg", append(encoder, "render/stamp")},
	{"render/png", append(encoder, "render/internal/paint", "render/internal/letters", "render/stamp")},
	{"render/pdf", append(encoder, "render/internal/paint", "render/internal/letters", "render/stamp")},
	{"render/emf", append(encoder, "render/internal/paint", "render/stamp")},
	{"render/html", append(encoder, "render/svg", "render/stamp")},
	{"render/places", []string{"render", "render/stamp"}},

	{"internal/styles", nil},
	{"internal/document", []string{"data", "internal/styles"}},
	{"internal/describe", []string{"data", "data/answer", "data/identities", "internal/document"}},

	{"internal/safefile", nil},
	{"internal/store", []string{"data"}},
	{"internal/store/address", []string{"data"}},
	{"internal/store/edition", []string{"data", "data/answer", "graph", "graph/ask", "internal/store"}},
	{"internal/store/memory", []string{"internal/store"}},
	// The engine over a store knows stores by their interface alone.
	{"internal/fetch", []string{"data", "data/answer", "graph", "graph/ask", "graph/path", "internal/store"}},
	{"internal/store/remote", []string{"data", "internal/store"}},
	// Each driver of a database has a package of its own, and no other knows it.
	{"internal/store/postgres", []string{"data", "internal/store", "internal/store/address", "internal/store/remote"}},
	{"internal/store/cassandra", []string{"data", "internal/store", "internal/store/address", "internal/store/remote"}},
	{"internal/store/bolt", []string{"data", "internal/store", "internal/store/address", "internal/store/remote"}},
	{"internal/store/transfer", []string{"data", "internal/fetch", "internal/store", "internal/store/edition"}},
	{"internal/stores", []string{"data", "graph/ask", "internal/fetch", "internal/store", "internal/store/address"}},
	{"internal/options", []string{"data", "data/answer", "graph/ask", "graph/path", "render", "render/layout", "internal/setting"}},
	{"internal/inputs", []string{"data", "data/load", "data/samples", "data/answer", "graph/ask", "internal/store/address"}},
	{"internal/figure", []string{"data", "data/answer", "graph/ask", "internal/options", "render", "render/..."}},
	{"internal/report", []string{"data/answer", "graph/ask", "internal/describe", "internal/document", "internal/figure", "internal/options", "render", "render/layout"}},
	{"internal/embed", []string{"data"}},
	{"docs", nil}, // what the program serves of the documentation
	{"internal/browse", nil},
	// The rooms of the explorer: each knows those above it that it needs.
	{"internal/explorer/internal/guard", []string{"internal/styles"}},
	{"internal/explorer/internal/cache", nil},
	{"internal/explorer/internal/static", nil},
	{"internal/explorer/internal/live", []string{"data", "data/answer", "graph/ask", "internal/inputs"}},
	{"internal/explorer/internal/inquiry", []string{"data", "data/answer", "data/quotes", "graph/ask", "internal/describe", "internal/document", "internal/explorer/internal/cache", "internal/explorer/internal/live", "internal/figure", "internal/options", "internal/report", "render", "render/layout"}},
	{"internal/explorer/internal/api", []string{"data", "data/answer", "graph/ask", "internal/explorer/internal/cache", "internal/explorer/internal/guard", "internal/explorer/internal/inquiry", "internal/explorer/internal/live", "internal/figure", "internal/options", "internal/styles"}},
	{"internal/explorer/internal/desk", []string{"data", "data/answer", "data/load", "data/samples", "data/save/edit", "graph/ask", "internal/inputs", "internal/safefile"}},
	{"internal/explorer/internal/page", []string{"data", "data/answer", "graph/ask", "internal/explorer/internal/api", "internal/explorer/internal/desk", "internal/explorer/internal/guard", "internal/explorer/internal/inquiry", "internal/explorer/internal/live", "internal/explorer/internal/static", "internal/options", "internal/styles"}},
	{"internal/explorer", []string{"docs", "graph/ask", "internal/explorer/internal/...", "internal/inputs", "render/layout"}},
	// The command line asks engines and never sees how they keep a dossier.
	{"cmd/dossier", []string{"data", "data/answer", "data/cells", "data/formats", "data/identities", "data/load", "data/save", "data/save/edit", "data/save/template", "graph/ask", "render", "render/layout", "render/places", "render/stamp", "internal/..."}},

	// Beside the program: nothing but test files may import these (see testOnly).
	{"internal/testkit/servers", nil},
	{"internal/testkit/stores", []string{"data", "internal/store", "internal/testkit"}},
	{"internal/testkit", []string{"data", "internal/safefile"}},
	{"internal/testkit/engines", []string{"data", "data/answer", "graph/ask", "graph/path", "internal/testkit"}},
	{"internal/testkit/requests", []string{"data", "data/answer", "graph/ask", "internal/options", "internal/setting"}},
	{"internal/testkit/schemas", nil},
	{"internal/testkit/answers", []string{"data", "data/answer", "data/load", "data/samples", "graph/ask"}},
	{"internal/testkit/figures", []string{"data", "render"}},
	{"internal/testkit/networks", []string{"data", "data/answer", "data/load", "data/samples", "graph/ask", "render"}},
	{"internal/testkit/specimen", []string{"data", "data/answer", "render", "render/internal/text"}},
	{"data/load/internal/network/networktest", []string{"data", "data/load/internal/network"}},
	{"internal/bench/...", []string{"..."}}, // commands that measure
	{"internal/arch", nil},
}

// encoder is what turns a Figure or a Scene into bytes. It sees neither the
// graph nor the layout.
var encoder = []string{"data", "render", "render/internal/text"}

// testOnly lists the packages that no file of the program itself may import.
var testOnly = []string{"internal/testkit/...", "internal/bench/...", "internal/arch", "data/load/internal/network/networktest"}

// importers says which packages may import a module from elsewhere.
type importers struct {
	module string
	// by lists the packages whose non-test files may.
	by []string
	// tests says whether any test file may as well; otherwise only those of by.
	tests bool
}

// modules lists every module from elsewhere. One that is missing here has not
// been agreed on.
var modules = []importers{
	{"github.com/dominikbraun/graph", []string{"graph"}, true},
	{"github.com/goccy/go-graphviz", []string{"internal/engine"}, false},
	{"github.com/goccy/go-yaml", []string{"data/load/internal/yaml"}, false},
	{"go.yaml.in/yaml/v3", nil, true},
	{"github.com/spf13/cobra", []string{"cmd/dossier"}, false},
	{"github.com/spf13/pflag", []string{"cmd/dossier", "internal/options"}, false},
	{"golang.org/x/term", []string{"cmd/dossier"}, false},
	{"github.com/wlynxg/chardet", []string{"data/load/internal/encodings"}, false},
	{"golang.org/x/text", []string{"data/load/internal/encodings", "render", "render/internal/text", "render/internal/letters"}, true},
	{"golang.org/x/image", []string{"render/internal/text", "render/png"}, true}, // a generator; numbers in 1/64
	{"github.com/go-fonts/liberation", []string{"render/internal/text", "render/internal/letters", "render/pdf"}, true},
	{"github.com/go-text/typesetting", []string{"render/internal/letters"}, true},
	{"github.com/golang/freetype", []string{"render/png"}, false},
	{"codeberg.org/go-pdf/fpdf", []string{"render/pdf"}, false},
	{"github.com/yuin/goldmark", []string{"internal/embed", "internal/testkit"}, true},
	{"github.com/rivo/uniseg", []string{"render/internal/text", "render/internal/letters", "internal/document", "cmd/dossier"}, false},

	{"github.com/neo4j/neo4j-go-driver/v5", []string{"internal/store/bolt", "internal/bench/stores"}, false},
	{"github.com/jackc/pgx/v5", []string{"internal/store/postgres"}, false},
	{"github.com/gocql/gocql", []string{"internal/store/cassandra"}, false},
	{"github.com/jackc/puddle/v2", []string{"internal/store/postgres"}, false}, // the pool of pgx

	{"pgregory.net/rapid", []string{"internal/testkit/..."}, true},
	{"gonum.org/v1/gonum", nil, true},
	{"golang.org/x/net", nil, true}, // reads HTML of other tools
	{"github.com/xuri/excelize/v2", []string{"internal/bench/workbooks"}, true},
	{"github.com/rogpeppe/go-internal", nil, true},
	{"github.com/santhosh-tekuri/jsonschema/v6", nil, true},
}

// guarded lists packages of the standard library that only some may use in the
// program: those that reach the network, start processes, leave memory safety
// or make an answer differ between two runs.
var guarded = []importers{
	{"net", []string{"internal/explorer", "cmd/dossier", "internal/store/cassandra", "internal/testkit/servers"}, true}, // cmd/dossier: to split an address
	{"net/http", []string{"internal/explorer", "internal/explorer/internal/guard", "internal/explorer/internal/static", "internal/explorer/internal/api", "internal/explorer/internal/page", "internal/bench/..."}, true},
	{"os/exec", []string{"internal/worker", "internal/browse", "internal/bench/...", "internal/testkit/servers"}, true},
	{"plugin", nil, false},
	{"unsafe", nil, true},
	{"C", nil, false},
	{"math/rand", []string{"internal/testkit/figures"}, true},
	{"math/rand/v2", []string{"internal/testkit/...", "internal/bench/..."}, true},
}
