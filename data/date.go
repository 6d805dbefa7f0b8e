package data

// Date is a time in a subset of EDTF (see ParseDate). The zero Date is unknown.
type Date struct{ x int }

// Day counts days of the proleptic Gregorian calendar from 1970-01-01.
type Day int32
