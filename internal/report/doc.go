// Package report answers several questions in one document: each request is asked,
// its answer told in words, and its figure drawn where one belongs. It writes no
// file; what it returns is written by package document.
package report
