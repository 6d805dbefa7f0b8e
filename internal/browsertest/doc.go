// Package browsertest looks at figures, pages and reports where people will: in a
// real browser and in other renderers of SVG. It holds nothing but tests, and is
// a module of its own so that what they need stays out of the program's go.mod.
//
// The tests want Chromium (chromium, chromium-browser or google-chrome). Some
// want more: rsvg-convert and Inkscape, Java, and the packages that package.json
// names, which tools.sh fetches into a folder of the user's. Whatever is missing
// is skipped with a word about it. `make browser` runs all.
package browsertest
