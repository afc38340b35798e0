package lanes

import (
	"strings"
	"unicode"

	"simulate/report/document"
)

// ems is how wide a text is at most in the fonts that the style names, in hundredths of its size: the widest of them is taken.
func ems(text string) int {
	width := 0
	for _, r := range text {
		width += wide(r)
	}
	return width
}

func wide(r rune) int {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("ijlI.,:;'’| ", r):
		return 34
	case strings.ContainsRune("rtf()[]/-", r):
		return 42
	case strings.ContainsRune("mwMW@%—…", r):
		return 100
	case r >= 0x1100:
		return 105 // as wide as high
	case unicode.IsUpper(r) || r > unicode.MaxLatin1:
		return 80
	default:
		return 64
	}
}

// pixels is how wide a text of the picture's size is at most.
func pixels(text string) int { return (ems(text)*textSize + 99) / 100 }

// fit is a text that is no wider than so many pixels: one that is, is cut, and ends with an ellipsis.
func fit(text string, width int) string {
	text = document.Clean(text)
	if pixels(text) <= width {
		return text
	}
	room, kept := 100*width/textSize-wide('…'), 0
	for i, r := range text {
		if room -= wide(r); room < 0 {
			break
		}
		kept = i + len(string(r))
	}
	return strings.TrimRight(text[:kept], " ") + "…"
}

// fitName is a name that fits. The last word stays, if it is short: it is what tells car 4 from car 5.
func fitName(name string, width int) string {
	name = document.Clean(name)
	space := strings.LastIndex(name, " ")
	if tail := name[max(space, 0):]; space > 0 && len(tail) <= longestTail {
		return fit(name[:space], width-pixels(tail)) + tail
	}
	return fit(name, width)
}

// longestTail is how long a last word is at most that stays, with the space before it.
const longestTail = 4

// folded is a text in at most so many lines of a width, between its words; what does not fit is cut.
func folded(text string, width, most int) []string {
	var lines []string
	words := strings.Fields(document.Clean(text))
	for i, word := range words {
		last := len(lines) - 1
		switch {
		case last >= 0 && pixels(lines[last]+" "+word) <= width:
			lines[last] += " " + word
		case len(lines) == most:
			lines[last] = fit(lines[last]+" "+strings.Join(words[i:], " "), width)
			return lines
		default:
			lines = append(lines, fit(word, width))
		}
	}
	return lines
}
