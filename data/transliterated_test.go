package data

import "testing"

func TestTransliterated(t *testing.T) {
	for _, c := range []struct {
		name, other string
		want        bool
	}{
		{"Зеленський", "Zelensky", true}, {"Zelenskyy", "Зеленский", true}, {"Київ", "Kyiv", true}, {"Юлия", "Julia", true}, {"Хрущёв", "Khrushchev", true},
		{"Τσίπρας", "Tsipras", true}, {"Володимир Зеленський", "Volodymyr Zelenskyi", true},
		{"Жуков", "Sukov", false}, {"Зеленський", "Selenskyj", false}, {"Zelensky", "Zelenskyy", false}, {"Зеленський", "Зеленский", false}, {"", "", false}, {"", "ъ", false},
		{"Москва 1", "Moskva 11", false},
	} {
		if is, across := NewTransliterated(c.name).Is(c.other); (is && across) != c.want {
			t.Errorf("%s is %s: %v, in another script: %v", c.name, c.other, is, across)
		}
	}
}
