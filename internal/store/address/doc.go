// Package address reads the address of a store, such as
// postgres://host/database?dossier=NAME, and writes it as it may be shown. It connects to
// nothing and knows no driver; what an address means to a database is its driver's to say.
//
// The command line tells an address from a file by [Is]. A password within an address is
// accepted, and appears in nothing that this package writes, errors included.
package address
