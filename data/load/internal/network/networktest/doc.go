// Package networktest helps the tests of readers of networks: it writes down what a
// reader hands over, and holds it to what handlers may rely on. Only tests import it.
package networktest
