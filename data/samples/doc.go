// Package samples embeds dossiers: the one that the program opens when it is
// given no other, and those that README, examples and tests share.
//
// It hands out files and knows nothing of how they are read: a caller loads a
// sample with data/load, as it would load a folder on disk. How the default is
// coded, and why so, is told in README.md beside this file.
package samples
