// Package desk makes claims of what somebody has typed beside a source, shows what would
// become of the dossier with them, and writes them into its YAML files.
//
// Check makes the claim, puts it into the text of the file (data/save/edit), loads the
// dossier as it would be then, and tells what changes. Write does the same anew and
// replaces the file where it is still the one that was checked. Undo takes a write back
// where the file is still what it left. One write is done at a time.
//
// It knows no HTTP: who may write is for package guard, and what a form looks like for
// package page. In the flow it stands beside package live, which shows the dossier as the
// files are, and knows nothing of it.
package desk
