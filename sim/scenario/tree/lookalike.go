package tree

import (
	"fmt"
	"strings"
)

// lookalikes are letters of other scripts that look like Latin ones, each before the one that it looks like.
var lookalikes = map[string]string{
	"Cyrillic": "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХX",
	"Greek":    "οoαaνvρpιiκkυuΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧX",
}

// Mistyped is the remedy for a name that holds a character which is not the one it looks like; empty when none does.
func Mistyped(name string) string {
	for _, r := range name {
		if what, meant := meantBy(r); what != "" {
			return fmt.Sprintf("it holds %s (%U): %s", what, r, meant)
		}
	}
	return ""
}

// meantBy says what a character is that looks like another one or like nothing, and what to do; nothing of any other.
func meantBy(r rune) (what, remedy string) {
	const plain = '！' - '!' // from a full-width character to the usual one
	switch {
	case r < 0x80:
		return "", ""
	case r == '\u00a0' || r == '\u202f' || r == '\u2007':
		return "a non-breaking space", "type a space"
	case r == '\u3000' || '\u2000' <= r && r <= '\u200a':
		return "a space of another width", "type a space"
	case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u00ad':
		return "a character that cannot be seen", "delete it and type the word anew"
	case r == '：':
		return "a full-width colon", "type : and a space"
	case r == '…':
		return "an ellipsis in one character", "type .. for a range"
	case r == '\u2212':
		return "a minus sign of typesetters", "type a hyphen (-)"
	case '！' <= r && r <= '～':
		return "the full-width " + string(r), "type " + string(r-plain)
	case '\u2010' <= r && r <= '\u2015':
		return "a dash", "type a hyphen (-)"
	case r == '“' || r == '”' || r == '„':
		return "a curly quote", `type "`
	case r == '‘' || r == '’':
		return "a curly quote", "type '"
	}
	for _, script := range []string{"Cyrillic", "Greek"} {
		if _, after, found := strings.Cut(lookalikes[script], string(r)); found {
			return "the " + script + " letter " + string(r), "type the Latin " + after[:1]
		}
	}
	return "", ""
}
