// Package api answers programs: /api/v1/{verb} with the bytes that --format json
// writes on the command line, figures and reports as files, completion of names, and
// the OpenAPI document that describes all of that, made from the table of options.
//
// An answer that found nothing is an answer: status 200, and the header
// Dossier-Exit-Code says 1 as the command's exit code does. What could not be
// answered is a problem in JSON (RFC 9457) with the words of the command line.
package api
