// Package edit changes the text of a YAML dossier and nothing else in it: it adds claims
// with their attributions and actors, adds decisions and takes them back.
//
// It works on the text, not on what was read from it, so that comments, spacing, line ends
// and the order of everything stay byte for byte. Then it reads the result and refuses it
// unless that says just what was meant. What cannot be changed safely, such as a list
// between brackets, is refused in words.
//
// It opens no file and does not judge what is written: whether a claim is sound, data/load
// says of the dossier as a whole. In the flow it stands between whoever decides (the desk
// of the explorer, the verb identities) and the file, which internal/safefile replaces.
package edit
