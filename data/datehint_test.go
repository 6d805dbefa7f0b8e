package data

import "testing"

func TestDateHint(t *testing.T) {
	for text, want := range map[string]string{
		"2010-00-00": "did you mean 2010?", "2010-05-00": "did you mean 2010-05?", "2010-00": "did you mean 2010?",
		"2010-13-01": "did you mean 2010-01-13?", "13.01.2010": "did you mean 2010-01-13?", "01/13/2010": "did you mean 2010-01-13?",
		"03/04/2010": "the year comes first, then the month: 2010-04-03 or 2010-03-04?", "04.04.2010": "did you mean 2010-04-04?",
		"2010/05/01": "did you mean 2010-05-01?", "2010.5": "did you mean 2010-05?", "2010-5-1": "did you mean 2010-05-01?", "20100501": "did you mean 2010-05-01?",
		"05/2010": "did you mean 2010-05?", "2010-2012": "did you mean 2010/2012?", "2010 – 2012": "did you mean 2010/2012?",
		"13 September 2010": "did you mean 2010-09-13?", "Sept. 13th, 2010": "did you mean 2010-09-13?", "May 2010": "did you mean 2010-05?",
		"2010-05-01T10:00": "did you mean 2010-05-01?", "2010-05-01 10:00:00": "did you mean 2010-05-01?", "~2010": "did you mean 2010~?", "ca. 2010": "did you mean 2010~?", "2010 ": "did you mean 2010?",
		"since 2010": "did you mean 2010/..?", "2010-present": "did you mean 2010/..?", "from May 2010 to today": "did you mean 2010-05/..?",
		"until 2010": "did you mean ../2010?", "since about 2010": "did you mean 2010~/..?", "from 2010 to 2012": "did you mean 2010/2012?",
		"1990s": "did you mean 1990/1999?", "the 1990s": "did you mean 1990/1999?", "1995s": "did you mean 1995?", "to": "write it like 2023, 2023-09 or 2023-09-13",
		"2010-13-40": "write it like 2023-09", "yesterday": "write it like 2023, 2023-09 or 2023-09-13", "1.2.3": "write it like 2023, 2023-09 or 2023-09-13",
	} {
		_, err := ParseDate(text)
		value, ok := err.(*ValueError)
		if !ok || value.Hint != want {
			t.Errorf("%q: got %v, want the hint %q", text, err, want)
		}
	}
}
