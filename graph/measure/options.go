package measure

import "fmt"

// badOption says which option is out of its range.
func badOption(name string, got float64, want string) error {
	return fmt.Errorf("%s is %g; it must be %s", name, got, want)
}
