package draft

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// slug is an id made of a log's word: what stands instead where nothing of it can be in one.
func slug(word, otherwise string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(word) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-")
	if len(id) > longest {
		id = strings.Trim(id[:longest], "-")
	}
	switch {
	case id == "":
		return otherwise
	case id[0] >= '0' && id[0] <= '9':
		return otherwise + "-" + id
	case taken[id]:
		return id + "-" + otherwise
	}
	return id
}

// kindID is an id of a kind, which none of the units of another can have: those are numbered.
func kindID(word string) string {
	id := slug(word, "unit")
	if at := strings.LastIndexByte(id, '-'); at >= 0 && strings.Trim(id[at+1:], "0123456789") == "" {
		id += "-unit"
	}
	return id
}

// longest is how long an id may become.
const longest = 30

// taken are words that mean something in plans or in YAML, and the steps that every plan has.
var taken = map[string]bool{
	"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true,
	"all": true, "any": true, "approved": true, "asked": true, "begins": true, "en-route": true, "ended": true, "failed": true, "first": true,
	"gave-up": true, "skipped": true, "start": true, "stopped": true, "condition": true, "entry": true, "notify": true, "first-on-scene": true,
	"scene": true, "done": true, "nobody": true, "carried": true, "treated": true,
}

// ids makes each id once.
type ids map[string]bool

func (used ids) of(id string) string {
	made := id
	for c := 'b'; used[made]; c++ {
		made = fmt.Sprintf("%s-%c", id, c)
	}
	used[made] = true
	return made
}

// quoted is a text as YAML reads it back.
func quoted(text string) string {
	if text != "" && plain(text) {
		return text
	}
	return strconv.Quote(strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(text, "?")))
}

// plain reports whether a text means itself without quotation marks, in braces too.
func plain(text string) bool {
	for i, c := range text {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || i == len(text)-1 && c == ' ' || !strings.ContainsRune(" 0123456789-/.()", c)) {
			return false
		}
	}
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n":
		return false
	}
	return true
}

// amount writes milliseconds to three digits or more, whole seconds from a minute on.
func amount(ms float64) string {
	switch {
	case ms >= 60_000:
		return clockwise(int64(ms/1000 + 0.5))
	case ms >= 10_000:
		return trimmed(ms/1000, 1) + "s"
	case ms >= 1000:
		return trimmed(ms/1000, 2) + "s"
	default:
		return trimmed(ms, 0) + "ms"
	}
}

// grain is the smallest part of what amount writes, in milliseconds.
func grain(ms float64) float64 {
	switch {
	case ms >= 60_000:
		return 1000
	case ms >= 10_000:
		return 100
	case ms >= 1000:
		return 10
	default:
		return 1
	}
}

func clockwise(seconds int64) string {
	var b strings.Builder
	for _, u := range []struct {
		name   string
		length int64
	}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}} {
		if n := seconds / u.length; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, u.name)
			seconds %= u.length
		}
	}
	if b.Len() == 0 {
		return "0s"
	}
	return b.String()
}

// trimmed is a number with at most so many decimals.
func trimmed(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// within is the range of a duration, rounded outwards, with the figure itself inside; empty where that is no range.
func within(low, at, high float64) string {
	low = math.Floor(min(low, float64(at*0.998))/grain(low)) * grain(low)
	high = math.Ceil(max(high, float64(at*1.002))/grain(high)) * grain(high)
	if low < 0 || amount(low) == amount(high) {
		return ""
	}
	return amount(low) + ".." + amount(high)
}

// shares are parts of a hundred with one decimal that add up to 100.
func shares(parts []float64) []string {
	units, sum, greatest := make([]int, len(parts)), 0, 0
	for i, p := range parts {
		units[i] = int(float64(p*1000) + 0.5)
		sum += units[i]
		if units[i] > units[greatest] {
			greatest = i
		}
	}
	units[greatest] += 1000 - sum
	list := make([]string, len(parts))
	for i, n := range units {
		list[i] = trimmed(float64(n)/10, 1) + "%"
	}
	return list
}
