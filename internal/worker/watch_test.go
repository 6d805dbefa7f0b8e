package worker

import (
	"testing"
	"time"
)

// reading is a clock of processor time that the test turns; every look at it comes
// over the channel.
func reading(known bool, values ...time.Duration) (used func() (time.Duration, bool), looks chan struct{}) {
	looks = make(chan struct{}, 100)
	i := 0
	return func() (time.Duration, bool) {
		v := values[min(i, len(values)-1)]
		i++
		looks <- struct{}{}
		return v, known
	}, looks
}

// Only what is used counts, and only from when the figure began.
func TestWatchCountsWhatIsUsed(t *testing.T) {
	used, looks := reading(true, time.Hour, time.Hour, time.Hour+2, time.Hour+2, time.Hour+3)
	tooMuch := make(chan int, 1)
	defer watch(used, 2, func() { tooMuch <- len(looks) })()
	if n := <-tooMuch; n != 5 {
		t.Errorf("too much at look %d, not 5", n)
	}
}

func TestWatchEnds(t *testing.T) {
	used, looks := reading(true, 0)
	stop := watch(used, 1, func() { t.Error("nothing was used") })
	for range 3 {
		<-looks
	}
	stop()
	used, _ = reading(false, 0, time.Hour)
	watch(used, 1, func() { t.Error("nobody knows what was used") })()
}
